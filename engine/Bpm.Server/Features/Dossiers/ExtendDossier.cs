using Bpm.Engine.Commands;
using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Features.Tasks;
using Bpm.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Dossiers;

/// <param name="Extension">Which of the procedure's extensions, such as verification.</param>
/// <param name="By">A term in words: <c>3 working days</c>.</param>
/// <param name="Paper">Number of the paper that grants it.</param>
internal sealed record ExtendRequest(string Extension, string By, string Reason, string? Paper = null);

/// <summary>Lawful extra time that the procedure foresees, granted once.</summary>
internal static class ExtendDossier
{
    public static async Task<Results<Ok<TaskResult>, ProblemHttpResult>> Handle(
        string code,
        ExtendRequest body,
        Caller caller,
        DossierActs acts,
        CancellationToken cancellation
    )
    {
        if (!Term.TryParse(body.By, out var term, out _))
        {
            return Problems.Input(caller, [new FieldProblem("by", InputTexts.Term(caller.Language))]);
        }

        var command = new ExtendDue(
            body.Extension,
            term,
            TextCheck.Clean(body.Paper),
            TextCheck.Clean(body.Reason) ?? ""
        );
        return await acts.Run(code, caller, command, cancellation, ("reason", body.Reason), ("paper", body.Paper));
    }
}
