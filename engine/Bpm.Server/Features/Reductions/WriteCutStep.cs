using Bpm.Procedures.Reductions;
using Bpm.Server.Features.Http;
using Bpm.Server.Reductions;
using Bpm.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Reductions;

/// <summary>Writes the term of one step by hand, or gives the step back its share.</summary>
internal static class WriteCutStep
{
    public static async Task<Results<Ok<CutStepsView>, ProblemHttpResult>> Handle(
        string draft,
        SetCutStep body,
        HttpContext http,
        Caller caller,
        ReductionDesk desk,
        CutRooms rooms,
        CancellationToken cancellation
    )
    {
        var (found, problem) = await desk.FindToChange(draft, cancellation);
        if (found is null)
        {
            return problem!;
        }

        if (
            !found.Cuts.TryGetValue(body.Procedure, out var cut)
            || rooms.Of(body.Procedure, desk.Today, found.Channel) is not { } room
        )
        {
            return Problems.Of("procedure-unknown", caller);
        }

        Term? term = null;
        if (body.Term is { } text && (term = ReductionDesk.Parse(text, TermUnit.WorkingDays)) is null)
        {
            return Refused(CutProblem.StepTerm(body.Step), caller);
        }

        var after = cut with
        {
            Steps = term is { } written ? cut.Steps.SetItem(body.Step, written) : cut.Steps.Remove(body.Step),
        };
        if (room.Spread(after.Committed, after.Steps).Problem is { } wrong)
        {
            return Refused(wrong, caller);
        }

        if (await desk.Save(found, found.Cuts.SetItem(body.Procedure, after), cancellation) is not { } version)
        {
            return Problems.Of("draft-changed", caller);
        }

        http.Response.Headers.ETag = $"\"{version}\"";
        return TypedResults.Ok(GetCutSteps.View(room, after, caller.Language));
    }

    private static ProblemHttpResult Refused(CutProblem problem, Caller caller) =>
        new Bpm.Engine.Refusal(
            problem.Code,
            Bpm.Engine.RefusalKind.Input,
            problem.Vietnamese,
            problem.English
        ).ToProblem(caller);
}
