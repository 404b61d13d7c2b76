using NodaTime;

namespace Bpm.WorkingTime.Tests;

/// <summary>Small calendars with fixed, meaningful hours.</summary>
internal static class TestCalendars
{
    public static IReadOnlyList<Session> OfficeHours { get; } = Hours("07:30-11:30", "13:30-17:30");

    /// <summary>The office calendar of <c>procedures/calendars</c>.</summary>
    public static WorkingCalendar VnOffice { get; } = CalendarFile.Load("vn-office");

    /// <summary>Four hours in the morning and three and a half in the afternoon.</summary>
    public static WorkingCalendar SevenAndAHalf { get; } =
        WorkingCalendar.Create(Plain("seven-and-a-half", Hours("07:30-11:30", "13:30-17:00")));

    /// <summary>Four and a half hours in the morning and three and a half in the afternoon.</summary>
    public static WorkingCalendar LongMorning { get; } =
        WorkingCalendar.Create(Plain("long-morning", Hours("07:00-11:30", "13:30-17:00")));

    public static CalendarDefinition Plain(
        string name,
        IReadOnlyList<Session> hours,
        int first = 2024,
        int last = 2027
    ) =>
        new()
        {
            Name = name,
            Version = 1,
            Week = Weekdays(hours),
            Years =
            [
                .. Enumerable
                    .Range(first, last - first + 1)
                    .Select(year => new CalendarYear(year, YearStatus.Decided, "test")),
            ],
        };

    public static WorkingCalendar With(Func<CalendarDefinition, CalendarDefinition> change) =>
        WorkingCalendar.Create(change(VnOffice.Definition));

    public static Dictionary<IsoDayOfWeek, IReadOnlyList<Session>> Weekdays(IReadOnlyList<Session> hours) =>
        Enumerable.Range(1, 5).ToDictionary(day => (IsoDayOfWeek)day, _ => hours);

    public static IReadOnlyList<Session> Hours(params string[] sessions) =>
        [.. sessions.Select(text => new Session(Parse.Time(text[..5]), Parse.Time(text[6..])))];
}
