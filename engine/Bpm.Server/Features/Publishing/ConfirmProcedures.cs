using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Publishing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Publishing;

/// <summary>Says that the caller has compared procedures with their decisions: one or many, as <c>bpm confirm</c> does.</summary>
internal static class ConfirmProcedures
{
    public static async Task<Results<Ok<ConfirmResult>, ProblemHttpResult>> Handle(
        ConfirmAsk body,
        Caller caller,
        Publisher publisher,
        CancellationToken cancellation
    )
    {
        if (!caller.Actor.MayDesign())
        {
            return Problems.Of("not-allowed", caller);
        }

        var errors = new List<FieldProblem>();
        var why = AskedDates.Text(body.Why, "why", errors, caller);
        var procedures = body.Procedures.OfType<string>().ToList();
        if (procedures.Count == 0 || body.Procedures.Count > Limits.MaxList)
        {
            errors.Add(new FieldProblem("procedures", Content.InputTexts.Missing(caller.Language)));
        }

        if (errors.Count > 0)
        {
            return Problems.Input(caller, errors);
        }

        var (results, refusal) = await publisher.Confirm(
            procedures,
            caller.Actor,
            caller.Name,
            why!,
            TextCheck.Clean(body.Force),
            caller.Language,
            cancellation
        );
        return refusal is not null
            ? refusal.ToProblem(caller)
            : TypedResults.Ok(
                new ConfirmResult(
                    results.Count(r => r.Problem is null),
                    [.. results.Where(r => r.Problem is not null).Select(r => new ConfirmLeft(r.Code, r.Problem!))]
                )
            );
    }
}
