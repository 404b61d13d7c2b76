using Bpm.Engine;
using Bpm.Server.Content;
using Bpm.Server.Features.Dossiers.View;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Dossiers;

/// <param name="Minutes">Counted minutes.</param>
/// <param name="Allowance">What the steps allowed; null where nothing is allowed or forbidden.</param>
internal sealed record LatenessShare(
    string Holder,
    string Kind,
    long Minutes,
    string MinutesText,
    long? Allowance,
    string? AllowanceText,
    long Over,
    string? OverText
);

/// <param name="Saving">Minutes by which the dossier would have been earlier.</param>
internal sealed record LatenessChange(
    string Task,
    string Step,
    string StepName,
    string UnitName,
    long Over,
    string OverText,
    long Saving,
    string SavingText
);

/// <param name="Text">One paragraph for people.</param>
/// <param name="OneChange">The one visit that, kept to its term, would have saved the date; null when no single one would.</param>
/// <param name="Apology">Draft of the letter; null while lateness is not certain.</param>
internal sealed record LatenessView(
    bool Late,
    bool Certain,
    string Due,
    long LateMinutes,
    string Text,
    IReadOnlyList<LatenessShare> Holders,
    IReadOnlyList<LatenessChange> Overruns,
    LatenessChange? OneChange,
    string? Apology
);

/// <summary>Why this dossier is late: minutes by holder against what was allowed, and the one change that would have saved it.</summary>
internal static class GetLateness
{
    public static async Task<Results<Ok<LatenessView>, ProblemHttpResult>> Handle(
        string code,
        Caller caller,
        FindDossier find,
        CommandDesk desk,
        Publications publications,
        CancellationToken cancellation
    )
    {
        var (dossier, problem) = await find.ByCode(code, caller, cancellation);
        if (dossier is null)
        {
            return problem!;
        }

        var facts = desk.FactsOf(dossier, caller);
        if (Lateness.Of(dossier.State, facts, caller.Now) is not { } lateness)
        {
            return Refusals.NotReceived().ToProblem(caller);
        }

        var state = dossier.State;
        var certain =
            lateness.IsLate
            || Alarms.Due(state, facts, caller.Now).Any(a => a.Kind == AlarmKind.CertainLate)
            || state.Alarms.Any(a => a.Kind == AlarmKind.CertainLate);
        var calendar = facts.Calendars[state.Calendar];
        return TypedResults.Ok(
            new LatenessView(
                lateness.IsLate,
                certain,
                lateness.Due.Iso(),
                lateness.LateMinutes,
                LatenessText.Why(lateness, facts, calendar, caller.Language),
                [.. lateness.Holders.Select(Share)],
                [.. lateness.Overruns.Select(Change)],
                lateness.OneChange is { } change ? Change(change) : null,
                certain ? LatenessText.Apology(state, lateness, facts, caller.Language) : null
            )
        );

        LatenessShare Share(HolderShare share) =>
            new(
                share.Holder.Kind == Holder.AgencyKind
                    ? publications.UnitName(share.Holder.Unit!)
                    : DossierTexts.Holder(share.Holder.Kind, caller.Language),
                share.Holder.Kind,
                share.Minutes,
                Hours(share.Minutes),
                share.Allowance,
                share.Allowance is { } allowed ? Hours(allowed) : null,
                share.Over,
                share.Over > 0 ? Hours(share.Over) : null
            );

        LatenessChange Change(Overrun over) =>
            new(
                $"{dossier.Id}.{over.Task}",
                over.Step,
                DossierTexts.StepName(over.Step, facts.Publication.Workflow, caller.Language),
                publications.UnitName(over.Unit),
                over.Over,
                Hours(over.Over),
                over.Saving,
                Hours(over.Saving)
            );

        string Hours(long minutes) => TimeWords.TableHours(minutes, caller.Language);
    }
}
