using Bpm.Server.Content;
using Bpm.WorkingTime;
using NodaTime;
using NodaTime.Text;

namespace Bpm.Server.Features.Calendars;

/// <summary>Makes the views of calendars out of what the calendar itself says of each date.</summary>
internal static class CalendarViewing
{
    public static CalendarYearRow Year(CalendarYear year, Language language) =>
        new(
            year.Year,
            year.Status == YearStatus.Decided ? "decided" : "provisional",
            CalendarTexts.Status(year.Status, language),
            year.Decision,
            year.Source
        );

    public static CalendarYearView Of(WorkingCalendar calendar, CalendarYear year, Language language)
    {
        var definition = calendar.Definition;
        var worked = definition.WorkedDays.Select(d => d.Date).ToHashSet();
        var first = new LocalDate(year.Year, 1, 1);
        var days = Enumerable
            .Range(0, Period.DaysBetween(first, first.PlusYears(1)))
            .Select(i => calendar.Day(first.PlusDays(i)))
            .ToList();
        return new CalendarYearView(
            calendar.Name,
            definition.Title ?? calendar.Name,
            calendar.Version,
            Year(year, language),
            [.. definition.Years.Select(y => y.Year)],
            days.Count(d => d.IsCounted),
            CalendarTexts.DayLength(calendar.DayLengthMinutes, language),
            calendar.CutOff is { } cutOff ? Moments.Time(cutOff) : null,
            Week(definition.Week, language),
            [.. days.GroupBy(d => d.Date.Month).Select(month => Month(month, worked))],
            [
                .. days.Select(day => (Day: day, Kind: KindOf(day, worked)))
                    .Where(d => d.Kind is not ("work" or "weekend"))
                    .Select(d => Special(d.Day, d.Kind, definition, language)),
            ],
            [
                .. definition
                    .Seasons.Where(s => s.From.Year <= year.Year && year.Year <= s.To.Year)
                    .Select(s => new CalendarRange(
                        $"{Moments.Date(s.From)} – {Moments.Date(s.To)}",
                        s.Reason,
                        Week(s.Week, language)
                    )),
            ],
            [
                .. definition
                    .Closures.Where(c => c.From.Year <= year.Year && year.Year <= c.To.Year)
                    .Select(c => new CalendarRange(
                        $"{Moments.Date(c.From.Date)} {Moments.Time(c.From)} – {Moments.Date(c.To.Date)} {Moments.Time(c.To)}",
                        c.Reason,
                        []
                    )),
            ]
        );
    }

    private static CalendarMonth Month(IGrouping<int, CalendarDay> month, HashSet<LocalDate> worked) =>
        new(
            month.Key,
            month.Count(d => d.IsCounted),
            [.. month.Select(d => new CalendarDate(d.Date.Day, (int)d.Date.DayOfWeek, KindOf(d, worked)))]
        );

    private static string KindOf(CalendarDay day, HashSet<LocalDate> worked) =>
        day.OffReason == CalendarDay.Weekend ? "weekend"
        : !day.IsCounted ? "off"
        : day.IsUndecided ? "undecided"
        : worked.Contains(day.Date) ? "swapped"
        : day.Note is not null ? "hours"
        : "work";

    private static SpecialDay Special(CalendarDay day, string kind, CalendarDefinition definition, Language language) =>
        new(
            LocalDatePattern.Iso.Format(day.Date),
            $"{Moments.Weekday(day.Date, language)} {Moments.Date(day.Date)}",
            kind,
            CalendarTexts.Kind(kind, language),
            Hours(day.Sessions),
            day.OffReason ?? definition.Undecided.FirstOrDefault(u => u.Date == day.Date)?.Note ?? day.Note ?? ""
        );

    private static IReadOnlyList<WeekdayHours> Week(
        IReadOnlyDictionary<IsoDayOfWeek, IReadOnlyList<WorkingTime.Session>> week,
        Language language
    ) =>
        [
            .. Enumerable
                .Range(1, 7)
                .Select(day => new WeekdayHours(
                    DurationText.Weekday((IsoDayOfWeek)day, language),
                    Hours(week.GetValueOrDefault((IsoDayOfWeek)day) ?? [])
                )),
        ];

    private static string? Hours(IReadOnlyList<WorkingTime.Session> sessions) =>
        sessions.Count == 0
            ? null
            : string.Join(", ", sessions.Select(s => $"{Moments.Time(s.Start)}–{Moments.Time(s.End)}"));
}
