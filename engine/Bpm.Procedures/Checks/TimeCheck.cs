using System.Collections.Immutable;
using System.Globalization;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Steps;
using Bpm.Procedures.Workflows;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Procedures.Checks;

/// <summary>
/// Steps along the longest lawful path ≤ committed ≤ statutory, by plain sums in the unit of the limit: the longest
/// branch of a parallel step, each loop once, waits left out, terms that other agencies set apart. For every case and
/// channel that has a limit of its own.
/// </summary>
internal static class TimeCheck
{
    public static void Run(CheckContext context)
    {
        if (context.Workflow is not { } workflow)
        {
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var caseId in context.Procedure.Cases.Select(c => (string?)c.Id).Prepend(null))
        {
            foreach (var channel in ChannelWords.All.Select(c => (Channel?)c.Channel).Prepend(null))
            {
                CheckOne(context, workflow, caseId, channel, seen);
            }
        }

        foreach (var place in context.Procedure.Limit.Places)
        {
            CheckPlace(context, workflow, place);
        }
    }

    // A place has the base's steps; only its limit is another.
    private static void CheckPlace(CheckContext context, Workflow workflow, PlaceLimit place)
    {
        if (
            context.Committed.Entry(null, null) is { } entry
            && entry.Term.CompareTo(place.Statutory, context.DayLength) > 0
        )
        {
            context.At(
                Codes.CommittedOverStatutory,
                place.Position,
                ["statutory"],
                $"decision {entry.Decision} commits {entry.Term}, more than the law's {place.Statutory} in '{place.Id}'",
                "a committed limit may only be shorter"
            );
        }

        var path = new LongestPath(
            context.Procedure,
            workflow,
            s => TermLookup.Step(context.Procedure, s, context.Committed, null, null),
            context.DayLength
        );
        if (place.Statutory.WorkingMinutes(context.DayLength) is { } allowed && path.Own > allowed)
        {
            context.At(
                Codes.StepsOverLimit,
                place.Position,
                ["statutory"],
                $"the steps take longer than the limit in '{place.Id}': {path.Describe(withOthers: false)} > {Days(allowed, context.DayLength)}",
                "shorten a step, or accept the finding with a reason"
            );
        }
    }

    private static void CheckOne(
        CheckContext context,
        Workflow workflow,
        string? caseId,
        Channel? channel,
        HashSet<string> seen
    )
    {
        var statutory = TermLookup.Statutory(context.Procedure, caseId, channel);
        var entry = context.Committed.Entry(caseId, channel);
        if (
            channel is not null
            && entry == context.Committed.Entry(caseId, null)
            && statutory == TermLookup.Statutory(context.Procedure, caseId, null)
        )
        {
            // Nothing differs from the other channels, which are checked once, together.
            return;
        }

        if (entry is { Term: var promised } && statutory is { } law && promised.CompareTo(law, context.DayLength) > 0)
        {
            Once(
                Codes.CommittedOverStatutory,
                $"decision {entry.Decision} commits {promised}{In(caseId, channel)}, more than the law's {law}",
                "a committed limit may only be shorter"
            );
        }

        if ((entry?.Term ?? statutory) is not { } limit || limit.Unit == TermUnit.SameDay)
        {
            return;
        }

        var path = new LongestPath(
            context.Procedure,
            workflow,
            s => TermLookup.Step(context.Procedure, s, context.Committed, caseId, channel),
            context.DayLength
        );
        var name = entry is null ? "statutory" : $"committed (decision {entry.Decision})";
        if (path.Incomparable is { } step)
        {
            context.Findings.Add(
                Codes.TermsDoNotCompare,
                step.Position,
                $"the term of '{step.Id}' ({step.Within?.Term}) does not add to working time, so the sum leaves it out",
                "write it in working days or hours"
            );
        }

        if (limit.WorkingMinutes(context.DayLength) is { } allowed)
        {
            if (path.Own > allowed)
            {
                Once(
                    Codes.StepsOverLimit,
                    $"the steps take longer than the {name} limit{In(caseId, channel)}: {path.Describe(withOthers: false)} > {Days(allowed, context.DayLength)}",
                    "shorten a step, or accept the finding with a reason"
                );
            }
            else if (path.WithOthers > allowed)
            {
                Once(
                    Codes.StepsAndOthersOverLimit,
                    $"with the terms that others set, the steps take longer than the {name} limit{In(caseId, channel)}: {path.Describe(withOthers: true)} > {Days(allowed, context.DayLength)}",
                    "a hand-off should start earlier, or the limit be longer"
                );
            }
        }
        else
        {
            CheckCalendarLimit(limit, path.Own);
        }

        void Once(DiagnosticCode code, string message, string hint)
        {
            if (seen.Add(message))
            {
                ReadOnlySpan<string> keys = caseId is null ? ["limit", "statutory"] : ["statutory"];
                var record = caseId is null
                    ? context.Procedure.Position
                    : context.Procedure.Cases.First(c => c.Id == caseId).Position;
                context.At(code, record, keys, message, hint);
            }
        }

        void CheckCalendarLimit(Term term, long minutes)
        {
            if (
                term.Unit == TermUnit.CalendarDays
                && CalendarLimit.OrdinaryWeek(term.Amount) is var (day, dates)
                && dates * (long)context.DayLength < minutes
            )
            {
                Once(
                    Codes.WorkingUnderCalendar,
                    $"{path.Describe(withOthers: false)} of work do not fit {term}{In(caseId, channel)}: received on a {day}, an ordinary week leaves {dates} working days",
                    "shorten the steps"
                );
            }
            else if (CalendarLimit.Worst(context.World, term, minutes) is { } worst)
            {
                Once(
                    Codes.WorkingUnderCalendarHoliday,
                    $"{path.Describe(withOthers: false)} of work do not fit {term}{In(caseId, channel)} around holidays: received on {worst.Received:uuuu-MM-dd}, {worst.Dates} working days are left",
                    "nobody can keep the limit on such days; warn the applicant, or shorten the steps"
                );
            }
        }
    }

    public static string Days(long minutes, int dayLength) =>
        string.Create(CultureInfo.InvariantCulture, $"{minutes / (decimal)dayLength:0.###} d");

    private static string In(string? caseId, Channel? channel) =>
        (caseId, channel) switch
        {
            (null, null) => "",
            (null, _) => $" ({channel.ToString()!.ToLowerInvariant()})",
            (_, null) => $" in the case '{caseId}'",
            _ => $" in the case '{caseId}' ({channel.ToString()!.ToLowerInvariant()})",
        };
}
