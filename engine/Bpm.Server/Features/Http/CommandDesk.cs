using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Bpm.Engine;
using Bpm.Engine.Commands;
using Bpm.Engine.Dossiers;
using Bpm.Procedures;
using Bpm.Procedures.Workflows;
using Bpm.Server.Hosting;
using Bpm.Server.Links;
using Bpm.Server.Storage;
using NodaTime;

namespace Bpm.Server.Features.Http;

/// <summary>Hands a person's command to the writer, with what the world knows at that moment.</summary>
internal sealed class CommandDesk(CommandWriter writer, Publications publications, WorldFacts world, LinkPump links)
{
    /// <summary>A command for a dossier that exists.</summary>
    /// <param name="guard">A last word before the engine's, on the state inside the transaction.</param>
    /// <param name="more">What else the command must know: candidates, the publication to move to.</param>
    /// <param name="personal">New applicant and form data; null when they stay.</param>
    public Task<CommandAnswer> Run(
        Caller caller,
        string dossier,
        Func<Dossier, Command> command,
        CancellationToken cancellation,
        Actor? other = null,
        string? note = null,
        Func<Dossier, Refusal?>? guard = null,
        Func<Facts, Facts>? more = null,
        PersonalData? personal = null
    ) =>
        Execute(
            new CommandRequest(
                caller.CommandId,
                dossier,
                caller.BodyHash,
                caller.ExpectedVersion,
                state =>
                    guard?.Invoke(state) is { } refusal
                        ? refusal
                        : (more ?? (facts => facts))(
                            world.For(publications[state.Publication], caller.Actor) with
                            {
                                Other = other,
                            }
                        ),
                (state, _) => command(state),
                personal,
                note
            ),
            cancellation
        );

    /// <summary>A reception: makes a new dossier.</summary>
    public async Task<CommandAnswer> Open(
        Caller caller,
        Publication publication,
        PersonalData personal,
        Command command,
        CancellationToken cancellation
    )
    {
        await publications.Keep(publication, cancellation);
        return await Execute(
            new CommandRequest(
                caller.CommandId,
                DossierId: null,
                caller.BodyHash,
                ExpectedVersion: null,
                _ => world.For(publication, caller.Actor),
                (_, _) => command,
                personal
            ),
            cancellation
        );
    }

    private async Task<CommandAnswer> Execute(CommandRequest request, CancellationToken cancellation)
    {
        var answer = await writer.Execute(request, cancellation);
        if (answer is CommandAnswer.Accepted accepted)
        {
            links.Notice(accepted);
        }

        return answer;
    }

    /// <summary>What would come of it; nothing is stored.</summary>
    public Decision Try(
        Caller caller,
        Publication publication,
        ImmutableDictionary<string, FactValue> form,
        Command command
    ) =>
        Decide.Command(
            Dossier.None,
            command,
            world.For(publication, caller.Actor) with
            {
                Form = form,
                NewCode = "—",
                NewResultNumber = "—",
            },
            caller.Now
        );

    /// <summary>What the world knows about a dossier for somebody who asks; nothing comes of it.</summary>
    public Facts FactsOf(StoredDossier dossier, Caller caller) =>
        world.For(publications[dossier.State.Publication], caller.Actor);

    /// <summary>Id of a second command that belongs to a first one: the same again when that is repeated.</summary>
    public static string FollowUp(string commandId, string what) =>
        new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{commandId}/{what}")).AsSpan(0, 16)).ToString("D");
}
