namespace Bpm.Server.Features.Calendars;

/// <summary>A calendar by its name and how far it reaches.</summary>
/// <param name="Version">Each change raises it; open dossiers are dated again then.</param>
/// <param name="Province">It is the one that promises rest on where a unit has none of its own.</param>
/// <param name="Units">Units that name it for counting terms, by name; those below them inherit it.</param>
/// <param name="Desks">Units that name it for the hours of their desks.</param>
internal sealed record CalendarRow(
    string Id,
    string Title,
    int Version,
    bool Province,
    IReadOnlyList<string> Units,
    IReadOnlyList<string> Desks,
    IReadOnlyList<CalendarYearRow> Years
);

/// <summary>How sure a calendar is of one year.</summary>
/// <param name="Status">decided or provisional.</param>
/// <param name="Decision">What decided its days off; null while nothing did.</param>
/// <param name="Source">How well that is known, in the words of the calendar's file.</param>
internal sealed record CalendarYearRow(int Year, string Status, string StatusText, string? Decision, string? Source);

/// <summary>One year of a calendar, day by day and by what is out of the ordinary.</summary>
/// <param name="WorkingDays">Dates on which time counts.</param>
/// <param name="DayLength">What one working day of a term is: "8 giờ".</param>
/// <param name="CutOff">From then on a receipt counts as the next working day's; null for no such rule.</param>
/// <param name="Week">Ordinary hours, Monday first.</param>
internal sealed record CalendarYearView(
    string Id,
    string Title,
    int Version,
    CalendarYearRow Year,
    IReadOnlyList<int> Years,
    int WorkingDays,
    string DayLength,
    string? CutOff,
    IReadOnlyList<WeekdayHours> Week,
    IReadOnlyList<CalendarMonth> Months,
    IReadOnlyList<SpecialDay> Special,
    IReadOnlyList<CalendarRange> Seasons,
    IReadOnlyList<CalendarRange> Closures
);

/// <param name="Hours">"07:30–11:30, 13:30–17:30"; null when the weekday is off.</param>
internal sealed record WeekdayHours(string Weekday, string? Hours);

/// <param name="Month">1 to 12.</param>
/// <param name="WorkingDays">Of the month.</param>
/// <param name="Days">Every date of it, in order.</param>
internal sealed record CalendarMonth(int Month, int WorkingDays, IReadOnlyList<CalendarDate> Days);

/// <param name="Weekday">1 Monday to 7 Sunday.</param>
/// <param name="Kind">work, weekend, off, swapped (worked although its weekday is not), hours (other hours than usual), undecided.</param>
internal sealed record CalendarDate(int Day, int Weekday, string Kind);

/// <summary>A date that is not as its weekday usually is.</summary>
/// <param name="Date"><c>2026-02-17</c>.</param>
/// <param name="Text">"Thứ Ba 17/02/2026".</param>
/// <param name="Kind">As in <see cref="CalendarDate"/>.</param>
/// <param name="Hours">Null when the date is off.</param>
internal sealed record SpecialDay(string Date, string Text, string Kind, string KindText, string? Hours, string Reason);

/// <param name="Text">"01/06/2026 – 31/08/2026".</param>
/// <param name="Week">Hours in it, Monday first; none when nothing counts.</param>
internal sealed record CalendarRange(string Text, string Reason, IReadOnlyList<WeekdayHours> Week);
