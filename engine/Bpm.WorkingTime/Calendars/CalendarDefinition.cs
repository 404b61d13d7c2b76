using NodaTime;

namespace Bpm.WorkingTime;

/// <summary>What a calendar file says, before it is checked: plain data for <see cref="WorkingCalendar.Create"/>.</summary>
public sealed record CalendarDefinition
{
    /// <summary>The name by which procedures and units refer to the calendar, such as <c>vn-office</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Counts up by one with each change; open dossiers are dated again when it changes.</summary>
    public required int Version { get; init; }

    /// <summary>A name for people, in Vietnamese.</summary>
    public string? Title { get; init; }

    /// <summary>The sessions of each weekday, in order; a weekday without an entry has none.</summary>
    public required IReadOnlyDictionary<IsoDayOfWeek, IReadOnlyList<Session>> Week { get; init; }

    /// <summary>The years that the calendar covers, without a gap; every other year is absent.</summary>
    public required IReadOnlyList<CalendarYear> Years { get; init; }

    /// <summary>Dates without sessions, each with its reason.</summary>
    public IReadOnlyList<DayOff> DaysOff { get; init; } = [];

    /// <summary>Dates that are worked although their weekday isn't, such as a Saturday swapped for a Friday.</summary>
    public IReadOnlyList<WorkedDay> WorkedDays { get; init; } = [];

    /// <summary>Date ranges with hours of their own.</summary>
    public IReadOnlyList<Season> Seasons { get; init; } = [];

    /// <summary>Times that don't count although the calendar would: storms, moves, local festivals.</summary>
    public IReadOnlyList<Closure> Closures { get; init; } = [];

    /// <summary>Dates on which a decision is awaited; they count until it comes, and every result that spans one is provisional.</summary>
    public IReadOnlyList<UndecidedDate> Undecided { get; init; } = [];

    /// <summary>Minutes in one working day of a term; null takes the sum of an ordinary weekday's sessions.</summary>
    public int? DayLengthMinutes { get; init; }

    /// <summary>From this time of day on, a receipt counts as received on the next counted date; null for no such rule.</summary>
    public LocalTime? CutOff { get; init; }
}

/// <summary>One covered year.</summary>
/// <param name="Year">The year, such as 2026.</param>
/// <param name="Status">Decided or provisional; <see cref="YearStatus.Absent"/> is the same as leaving the year out.</param>
/// <param name="Decision">The decision that set the days off, for decided years.</param>
/// <param name="Source">How well the decision is known, in the words of the calendar file.</param>
public sealed record CalendarYear(int Year, YearStatus Status, string? Decision = null, string? Source = null);

/// <summary>A date without sessions.</summary>
public sealed record DayOff(LocalDate Date, string Reason);

/// <summary>A date that is worked although its weekday isn't; without sessions of its own it has those of an ordinary weekday.</summary>
public sealed record WorkedDay(LocalDate Date, string Reason, IReadOnlyList<Session>? Sessions = null);

/// <summary>Hours of their own from <paramref name="From"/> to <paramref name="To"/>, both dates included.</summary>
/// <param name="From">First date.</param>
/// <param name="To">Last date.</param>
/// <param name="Week">The sessions of each weekday in the season; a weekday without an entry has none.</param>
/// <param name="Reason">Why, with the decision.</param>
public sealed record Season(
    LocalDate From,
    LocalDate To,
    IReadOnlyDictionary<IsoDayOfWeek, IReadOnlyList<Session>> Week,
    string Reason
);

/// <summary>Time that doesn't count, over [<paramref name="From"/>, <paramref name="To"/>).</summary>
public sealed record Closure(LocalDateTime From, LocalDateTime To, string Reason)
{
    /// <summary>A closure of whole dates, both included.</summary>
    public static Closure OfDates(LocalDate first, LocalDate last, string reason) =>
        new(first.AtMidnight(), last.PlusDays(1).AtMidnight(), reason);
}

/// <summary>A date on which a decision is awaited.</summary>
public sealed record UndecidedDate(LocalDate Date, string Note);
