using Bpm.Engine;
using Bpm.Engine.Commands;
using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Features.Tasks;
using Bpm.Server.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Dossiers;

/// <param name="Target">Hash of the publication to move to.</param>
/// <param name="LegalGround">Needed when the statutory date comes later.</param>
/// <param name="DryRun">Only says what would come of it.</param>
internal sealed record MigrateRequest(string Target, string Reason, string? LegalGround = null, bool DryRun = false);

/// <param name="Missing">Open steps that the target lacks; the move is refused unless empty.</param>
/// <param name="Moved">Null for a dry run.</param>
internal sealed record MigrationView(
    string? DueBefore,
    string? DueAfter,
    string? StatutoryBefore,
    string? StatutoryAfter,
    IReadOnlyList<string> Missing,
    bool NeedsLegalGround,
    TaskResult? Moved
);

/// <summary>A dossier moves to another publication of its procedure: first on trial, with its dates before and after.</summary>
internal static class MigrateDossier
{
    public static async Task<Results<Ok<MigrationView>, ProblemHttpResult>> Handle(
        string code,
        MigrateRequest body,
        Caller caller,
        FindDossier find,
        CommandDesk desk,
        Publications publications,
        CancellationToken cancellation
    )
    {
        if (TextCheck.TooLong(caller, ("reason", body.Reason), ("legalGround", body.LegalGround)) is { } tooLong)
        {
            return tooLong;
        }

        var (dossier, problem) = await find.ByCode(code, caller, cancellation);
        if (dossier is null)
        {
            return problem!;
        }

        if (publications.Find(body.Target) is not { } target || target.Procedure.Code != dossier.State.Procedure)
        {
            return Refusals.MigrationTargetWrong(dossier.State.Procedure).ToProblem(caller);
        }

        var facts = desk.FactsOf(dossier, caller) with { Target = target };
        var preview = Migration.Preview(dossier.State, facts, caller.Now);
        if (body.DryRun)
        {
            return TypedResults.Ok(View(preview, moved: null));
        }

        await publications.Keep(target, cancellation);
        var answer = await desk.Run(
            caller,
            dossier.Id,
            _ => new Migrate(TextCheck.Clean(body.Reason) ?? "", TextCheck.Clean(body.LegalGround)),
            cancellation,
            more: known => known with { Target = target }
        );
        return answer.ToResult(caller, publications).Result switch
        {
            Ok<TaskResult> moved => TypedResults.Ok(View(preview, moved.Value)),
            ProblemHttpResult refused => refused,
            _ => throw new InvalidOperationException("An answer is a result or a problem."),
        };
    }

    private static MigrationView View(MigrationPreview preview, TaskResult? moved) =>
        new(
            preview.Before?.Iso(),
            preview.After?.Iso(),
            preview.StatutoryBefore?.Iso(),
            preview.StatutoryAfter?.Iso(),
            [.. preview.Missing],
            preview.IsLaterByLaw,
            moved
        );
}
