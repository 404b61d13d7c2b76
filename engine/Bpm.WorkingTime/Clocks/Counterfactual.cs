using NodaTime;

namespace Bpm.WorkingTime;

/// <summary>One date on which two calendars differ.</summary>
/// <param name="Date">The date.</param>
/// <param name="Before">What the first calendar says of it.</param>
/// <param name="After">What the second calendar says of it.</param>
public sealed record CalendarDifference(LocalDate Date, CalendarDay Before, CalendarDay After)
{
    /// <summary>Counted minutes that the second calendar has more, or less when negative.</summary>
    public int Minutes => After.Minutes - Before.Minutes;
}

/// <summary>The same facts under two calendars: what moves, by how much and why.</summary>
/// <param name="Before">Under the first.</param>
/// <param name="After">Under the second.</param>
/// <param name="MovedMinutes">Counted minutes of the second calendar between the two dues; negative when the due comes earlier.</param>
/// <param name="MovedDates">Dates on the wall between the two dues; negative when the due comes earlier.</param>
/// <param name="Why">The dates between the start and the later due on which the calendars differ, in order.</param>
public sealed record CounterfactualReading(
    ClockReading Before,
    ClockReading After,
    long MovedMinutes,
    int MovedDates,
    IReadOnlyList<CalendarDifference> Why
)
{
    /// <summary>Whether the due moves at all.</summary>
    public bool Moves => Before.Due != After.Due;

    /// <summary>Whether the due comes later, which needs a named approver when it is applied.</summary>
    public bool IsLater => After.Due > Before.Due;
}

/// <summary>Answers "what if the calendar were another", for late decisions and for re-dating open dossiers.</summary>
public static class Counterfactual
{
    /// <summary>Reads the same clock under both calendars.</summary>
    /// <exception cref="CalendarRangeException">The facts or a due reach beyond either calendar.</exception>
    public static CounterfactualReading Compare(
        ClockFacts facts,
        WorkingCalendar calendar,
        WorkingCalendar other,
        LocalDateTime now
    )
    {
        var before = Clock.Read(facts, calendar, now);
        var after = Clock.Read(facts, other, now);
        var isLater = after.Due >= before.Due;
        var moved = isLater ? other.Count(before.Due, after.Due) : -other.Count(after.Due, before.Due);
        var last = LocalDate.Max(before.Due.Date, after.Due.Date);
        return new(
            before,
            after,
            moved,
            Period.DaysBetween(before.Due.Date, after.Due.Date),
            Differences(calendar, other, LocalDate.Min(facts.Start.Date, last), last)
        );
    }

    /// <summary>The dates of a range, both ends included, on which two calendars count different minutes.</summary>
    /// <exception cref="CalendarRangeException">The range reaches beyond either calendar.</exception>
    public static IReadOnlyList<CalendarDifference> Differences(
        WorkingCalendar calendar,
        WorkingCalendar other,
        LocalDate from,
        LocalDate to
    )
    {
        var differences = new List<CalendarDifference>();
        for (var date = from; date <= to; date = date.PlusDays(1))
        {
            var (before, after) = (calendar.Day(date), other.Day(date));
            if (!before.Sessions.SequenceEqual(after.Sessions))
            {
                differences.Add(new(date, before, after));
            }
        }

        return differences;
    }
}
