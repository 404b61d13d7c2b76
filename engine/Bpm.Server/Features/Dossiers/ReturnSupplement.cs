using System.Collections.Immutable;
using Bpm.Engine.Commands;
using Bpm.Engine.Events;
using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Features.Tasks;
using Bpm.Server.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Dossiers;

/// <param name="Papers">Papers that the applicant brought.</param>
internal sealed record SupplementRequest(IReadOnlyList<string> Papers, string? Note = null);

/// <summary>The desk records that the applicant has brought what was asked for; the clock goes on.</summary>
internal static class ReturnSupplement
{
    public static async Task<Results<Ok<TaskResult>, ProblemHttpResult>> Handle(
        string code,
        SupplementRequest body,
        Caller caller,
        FindDossier find,
        CommandDesk desk,
        Publications publications,
        CancellationToken cancellation
    )
    {
        if (TextCheck.TooLong(caller, ("note", body.Note)) is { } tooLong)
        {
            return tooLong;
        }

        var (dossier, problem) = await find.ByCode(code, caller, cancellation);
        if (dossier is null)
        {
            return problem!;
        }

        // Prefer the open one; with none open the engine says whether it ended already.
        var wait =
            dossier.State.Waits.FirstOrDefault(w => w.Open && w.Task is not null)
            ?? dossier.State.Waits.LastOrDefault(w => w.Task is not null);
        if (wait is null)
        {
            return Problems.Input(caller, [new FieldProblem("", InputTexts.NoSupplement(caller.Language))]);
        }

        var procedure = publications[dossier.State.Publication].Procedure;
        ImmutableArray<ReceivedPaper> papers =
        [
            .. body
                .Papers.Distinct(StringComparer.Ordinal)
                .Select(id => procedure.Papers.FirstOrDefault(p => p.Id == id) is { } paper
                    ? new ReceivedPaper(id, Math.Max(paper.Originals, paper.Copies == 0 ? 1 : 0), paper.Copies)
                    : new ReceivedPaper(id, 1, 0)
                ),
        ];
        var answer = await desk.Run(
            caller,
            dossier.Id,
            _ => new EndWait(wait.Id, TextCheck.Clean(body.Note), papers, PersonalDigest: null),
            cancellation
        );
        return answer.ToResult(caller, publications);
    }
}
