using Bpm.Procedures.Steps;
using Bpm.Procedures.Workflows;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Procedures.Templates;

/// <summary>
/// When a dossier received as a day's desks open would be done, step by step in the order of the file, each using its
/// whole term, and what it would be promised. To compare two publications, not to date a dossier.
/// </summary>
internal static class PlannedDates
{
    public const string Promise = "promise";

    /// <summary>Empty when no calendar knows the day.</summary>
    public static IReadOnlyList<(string What, LocalDateTime At)> Of(
        Publication publication,
        Catalogue catalogue,
        LocalDate day
    )
    {
        var dates = new List<(string, LocalDateTime)>();
        if (catalogue.ProvinceCalendar is not { } calendar)
        {
            return dates;
        }

        try
        {
            var received = calendar.OpenOf(day);
            Walk(publication, publication.Procedure.Steps, calendar, received, dates);
            var cutOff = publication.Procedure.Limit.CutOff ?? calendar.CutOff;
            var limits = publication.LimitsFor(null, Channel.Counter);
            var promises = new[] { limits.Statutory, limits.Committed }
                .OfType<Term>()
                .Select(term => calendar.Add(received, term, StartRule.NextWorkingDay, cutOff))
                .ToList();
            if (promises.Count > 0)
            {
                dates.Add((Promise, promises.Min()));
            }
        }
        catch (CalendarRangeException)
        {
            dates.Clear();
        }

        return dates;
    }

    // Branches run at once, and the last to finish ends their step.
    private static LocalDateTime Walk(
        Publication publication,
        IReadOnlyList<Step> steps,
        WorkingCalendar calendar,
        LocalDateTime at,
        List<(string, LocalDateTime)> dates
    )
    {
        foreach (var step in steps)
        {
            var done = publication.TermOf(step.Id, null, Channel.Counter) is { } term
                ? calendar.Add(at, term, StartRule.Moment)
                : at;
            foreach (var branch in WorkflowCompiler.BranchesOf(step))
            {
                done = LocalDateTime.Max(done, Walk(publication, branch.Steps, calendar, at, dates));
            }

            if (done != at)
            {
                dates.Add((step.Id, done));
            }

            at = done;
        }

        return at;
    }
}
