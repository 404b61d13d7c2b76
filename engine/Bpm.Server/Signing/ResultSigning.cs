using System.Collections.Immutable;
using Bpm.Engine;
using Bpm.Engine.Commands;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using Bpm.Procedures;
using Bpm.Procedures.Steps;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Server.Signing;

/// <summary>What signing a result made ready for the command that records it.</summary>
/// <param name="Version">Version of the dossier that was signed; null when nothing had to be.</param>
internal sealed record PreparedSignature(int? Version, ResultSignature? Signature)
{
    public static readonly PreparedSignature Nothing = new(null, null);

    /// <summary>What is signed must be what is recorded.</summary>
    public Refusal? Guard(Dossier state) =>
        Version is { } version && state.Version != version
            ? StorageRefusals.VersionStale(version, state.Version)
            : null;

    public Facts Among(Facts facts) => facts with { Signature = Signature };
}

/// <summary>
/// Has a result signed before the act is recorded, so that a signer which fails or is slow holds nothing up and leaves
/// nothing half done. Without a signer the act alone is recorded, and nothing looks like a signature.
/// </summary>
internal sealed class ResultSigning(
    DossierReader reader,
    Publications publications,
    WorldFacts world,
    IResultSigner? signer = null
)
{
    /// <exception cref="SigningFailedException">There is no signature; nothing was written.</exception>
    public async Task<PreparedSignature> Prepare(
        string dossier,
        Complete command,
        Actor actor,
        Instant now,
        CancellationToken cancellation
    )
    {
        if (
            signer is null
            || await reader.ById(dossier, cancellation) is not { State: var state }
            || state.Task(command.Task) is not { } task
            || publications[state.Publication] is not { } publication
            || !publication.Workflow.Has(task.Step)
            || publication.Workflow[task.Step].Step is not SignStep
        )
        {
            return PreparedSignature.Nothing;
        }

        var form = (await reader.Personal(dossier, cancellation))?.Data?.Form;
        var facts = world.For(publication, actor) with
        {
            Form = form ?? ImmutableDictionary<string, FactValue>.Empty,
            NewCode = "—",
            NewResultNumber = "—",
        };
        if (
            Decide.Command(state, command, facts, now) is not Decision.Accepted accepted
            || accepted.Events.OfType<ResultSigned>().FirstOrDefault() is not { } signed
        )
        {
            // The command will be refused in the same words, or answered as before.
            return new PreparedSignature(task.Open ? state.Version : null, null);
        }

        var unsigned = new ResultSignature(
            ProvinceTime.ToLocal(Instant.Max(now, state.LastAt)).With(TimeAdjusters.TruncateToMinute),
            $"{state.Procedure}@{state.ProcedureVersion}",
            state.Publication,
            state.PersonalDigest,
            "",
            "",
            "",
            ""
        );
        var made = await signer.Sign(
            new SigningRequest(signed.By, task.Unit, ResultText.HashOf(state.Code!, signed, unsigned)),
            cancellation
        );
        var signature = unsigned with
        {
            Algorithm = made.Algorithm,
            KeyId = made.KeyId,
            PublicKey = Convert.ToBase64String(made.PublicKey),
            Value = Convert.ToBase64String(made.Value),
        };
        return SignatureCheck.Of(state.Code!, signed with { Signature = signature }) == SignatureState.Invalid
            ? throw new SigningFailedException(
                $"What the signer gave for key '{made.KeyId}' is no signature of the text."
            )
            : new PreparedSignature(state.Version, signature);
    }
}
