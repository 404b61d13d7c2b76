using Bpm.Procedures.Reductions;
using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Reductions;
using Bpm.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Reductions;

/// <summary>What a cut does to the steps of one procedure.</summary>
internal static class GetCutSteps
{
    public static async Task<Results<Ok<CutStepsView>, ProblemHttpResult>> Handle(
        string draft,
        string code,
        Caller caller,
        ReductionDesk desk,
        CutRooms rooms,
        CancellationToken cancellation
    )
    {
        var (found, problem) = await desk.Find(draft, cancellation);
        if (found is null)
        {
            return problem!;
        }

        return rooms.Of(code, desk.Today, found.Channel) is { Law: not null } room
            ? TypedResults.Ok(
                View(room, found.Cuts.GetValueOrDefault(code) ?? DraftCut.Of(room.Now!.Value), caller.Language)
            )
            : Problems.Of("procedure-unknown", caller);
    }

    public static CutStepsView View(CutRoom room, DraftCut cut, Language language)
    {
        var (steps, problem) = room.Spread(cut.Committed, cut.Steps);
        return new CutStepsView(
            room.Publication.Procedure.Code,
            room.Publication.Procedure.Name,
            room.Law?.ToText(language),
            room.Now?.ToText(language),
            cut.Committed.ToText(language),
            [
                .. room.Steps.Select(s =>
                {
                    var proposed = steps.TryGetValue(s.Id, out var term) ? term : s.Term;
                    return new CutStepRow(
                        s.Id,
                        s.Name,
                        s.Term.ToText(language),
                        proposed.ToText(language),
                        InDays(proposed, room.DayLength, language),
                        s.SetBy,
                        cut.Steps.ContainsKey(s.Id)
                    );
                }),
            ],
            problem?.Text(language)
        );
    }

    private static string? InDays(Term term, int dayLength, Language language) =>
        term.Unit is TermUnit.WorkingHours or TermUnit.WorkingMinutes
        && term.WorkingMinutes(dayLength) is { } minutes
        && minutes > dayLength
        && minutes % 60 == 0
            ? CutTexts.DaysAndHours(minutes / dayLength, minutes % dayLength / 60, language)
            : null;
}
