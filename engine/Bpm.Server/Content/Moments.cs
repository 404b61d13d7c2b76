using System.Globalization;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Server.Content;

/// <summary>Dates and moments as text: for programs, and for people in both languages.</summary>
internal static class Moments
{
    /// <summary>Within this many days a moment is told with its weekday and without its year.</summary>
    private const int NearDays = 14;

    private static readonly string[] ShortVietnamese = ["", "T2", "T3", "T4", "T5", "T6", "T7", "CN"];
    private static readonly string[] ShortEnglish = ["", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    /// <summary><c>2026-11-20T15:00</c>: the province's wall clock, to the minute.</summary>
    public static string Iso(this LocalDateTime moment) =>
        moment.ToString("uuuu-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    public static string? Iso(this LocalDateTime? moment) => moment?.Iso();

    public static string Iso(this Instant at) => ProvinceTime.ToLocal(at).Iso();

    public static string? Iso(this Instant? at) => at?.Iso();

    /// <summary>"Thứ Hai 23/11/2026 11:10".</summary>
    public static string Long(this LocalDateTime moment, Language language) => DurationText.Moment(moment, language);

    /// <summary>"Thứ Hai 23/11 11:10" when near, else "23/11/2026 11:10".</summary>
    public static string Near(this LocalDateTime moment, LocalDateTime now, Language language) =>
        Math.Abs(Period.DaysBetween(now.Date, moment.Date)) <= NearDays
            ? $"{Weekday(moment.Date, language)} {DayMonth(moment.Date)} {Time(moment)}"
            : $"{Date(moment.Date)} {Time(moment)}";

    /// <summary>"15:00" for today, else "12/11 09:10", with the year when it is another one.</summary>
    public static string Past(this LocalDateTime moment, LocalDateTime now) =>
        moment.Date == now.Date ? Time(moment)
        : moment.Year == now.Year ? $"{DayMonth(moment.Date)} {Time(moment)}"
        : $"{Date(moment.Date)} {Time(moment)}";

    public static string Time(LocalDateTime moment) => moment.ToString("HH:mm", CultureInfo.InvariantCulture);

    public static string Time(LocalTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>"23/11/2026".</summary>
    public static string Date(LocalDate date) => date.ToString("dd/MM/uuuu", CultureInfo.InvariantCulture);

    /// <summary>"23/11".</summary>
    public static string DayMonth(LocalDate date) => date.ToString("dd/MM", CultureInfo.InvariantCulture);

    /// <summary>"Thứ Hai", "Monday".</summary>
    public static string Weekday(LocalDate date, Language language)
    {
        var text = DurationText.Moment(date.AtMidnight(), language);
        return text[..text.LastIndexOf(' ', text.LastIndexOf(' ') - 1)];
    }

    /// <summary>"T5", "Thu".</summary>
    public static string WeekdayShort(LocalDate date, Language language) =>
        (language == Language.English ? ShortEnglish : ShortVietnamese)[(int)date.DayOfWeek];

    /// <summary>"09 giờ 10, Thứ Năm 12/11/2026": the way of printed papers.</summary>
    public static string Legal(this LocalDateTime moment, Language language) =>
        language == Language.English
            ? $"{Time(moment)}, {Weekday(moment.Date, language)} {Date(moment.Date)}"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{moment.Hour:00} giờ {moment.Minute:00}, {Weekday(moment.Date, language)} {Date(moment.Date)}"
            );
}
