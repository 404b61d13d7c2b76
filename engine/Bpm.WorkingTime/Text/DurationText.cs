using System.Globalization;
using NodaTime;

namespace Bpm.WorkingTime;

/// <summary>Working time in words, at most two units: the one formatter for server and app. What is left over is cut off, never rounded up.</summary>
public static class DurationText
{
    /// <summary>From this many working days on, a length is shown in days with one decimal.</summary>
    private const int DaysShownWithHours = 5;

    private static readonly string[] s_vietnameseDays =
    [
        "",
        "Thứ Hai",
        "Thứ Ba",
        "Thứ Tư",
        "Thứ Năm",
        "Thứ Sáu",
        "Thứ Bảy",
        "Chủ Nhật",
    ];

    private static readonly string[] s_englishDays =
    [
        "",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ];

    /// <summary>
    /// Under one working day hours and minutes ("6 giờ 10 phút", "6 h 10 min"); up to five days and hours ("2 ngày 3 giờ"); beyond
    /// that days with one decimal ("5,5 ngày").
    /// </summary>
    /// <param name="minutes">Counted minutes, not negative.</param>
    /// <param name="dayLengthMinutes">The calendar's day length.</param>
    /// <param name="language">The language of the words.</param>
    public static string Minutes(long minutes, int dayLengthMinutes, Language language)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(minutes);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dayLengthMinutes);
        if (minutes < dayLengthMinutes)
        {
            return HoursAndMinutes(minutes, language);
        }

        var days = minutes / dayLengthMinutes;
        var rest = minutes % dayLengthMinutes;
        if (minutes > (long)dayLengthMinutes * DaysShownWithHours)
        {
            var tenths = rest * 10 / dayLengthMinutes;
            var point = language == Language.Vietnamese ? "," : ".";
            return Days(tenths == 0 ? Number(days) : $"{Number(days)}{point}{Number(tenths)}", language);
        }

        var hours = rest / 60;
        return hours == 0 ? Days(Number(days), language) : $"{Days(Number(days), language)} {Hours(hours, language)}";
    }

    /// <summary>"Còn 6 giờ 10 phút" or "Quá 3 giờ 20 phút"; "6 h 10 min left" or "3 h 20 min over".</summary>
    /// <param name="remaining">A clock's remaining minutes; negative once over.</param>
    /// <param name="dayLengthMinutes">The calendar's day length.</param>
    /// <param name="language">The language of the words.</param>
    public static string Remaining(long remaining, int dayLengthMinutes, Language language)
    {
        var length = Minutes(Math.Abs(remaining), dayLengthMinutes, language);
        return (language, remaining < 0) switch
        {
            (Language.Vietnamese, false) => $"Còn {length}",
            (Language.Vietnamese, true) => $"Quá {length}",
            (_, false) => $"{length} left",
            (_, true) => $"{length} over",
        };
    }

    /// <summary>"Dừng: chờ bổ sung · 2 ngày"; "Paused: awaiting papers · 2 days".</summary>
    /// <param name="ground">The ground's name in the same language.</param>
    /// <param name="minutes">Counted minutes since the pause began.</param>
    /// <param name="dayLengthMinutes">The calendar's day length.</param>
    /// <param name="language">The language of the words.</param>
    public static string Paused(string ground, long minutes, int dayLengthMinutes, Language language)
    {
        var word = language == Language.Vietnamese ? "Dừng" : "Paused";
        return $"{word}: {ground} · {Minutes(minutes, dayLengthMinutes, language)}";
    }

    /// <summary>A moment with its weekday: "Thứ Hai 23/11/2026 11:10"; "Monday 23/11/2026 11:10".</summary>
    public static string Moment(LocalDateTime moment, Language language) =>
        $"{Weekday(moment.Date, language)} {moment.ToString("dd/MM/uuuu HH:mm", CultureInfo.InvariantCulture)}";

    /// <summary>"tính tiếp 07:30 thứ Hai"; "counts again 07:30 Monday"; with the date when it is a week or more away.</summary>
    public static string CountsAgain(LocalDateTime next, LocalDateTime now, Language language)
    {
        var time = next.ToString("HH:mm", CultureInfo.InvariantCulture);
        var date =
            Period.DaysBetween(now.Date, next.Date) < 7
                ? ""
                : $" {next.Date.ToString("dd/MM", CultureInfo.InvariantCulture)}";
        var weekday = Weekday(next.Date, language);
        return language == Language.Vietnamese
            ? $"tính tiếp {time} {char.ToLowerInvariant(weekday[0])}{weekday[1..]}{date}"
            : $"counts again {time} {weekday}{date}";
    }

    /// <summary>"Thứ Hai"; "Monday".</summary>
    public static string Weekday(IsoDayOfWeek day, Language language) =>
        (language == Language.Vietnamese ? s_vietnameseDays : s_englishDays)[(int)day];

    private static string Weekday(LocalDate date, Language language) => Weekday(date.DayOfWeek, language);

    private static string HoursAndMinutes(long minutes, Language language)
    {
        var (hours, rest) = (minutes / 60, minutes % 60);
        var unit = language == Language.Vietnamese ? "phút" : "min";
        if (hours == 0)
        {
            return $"{Number(rest)} {unit}";
        }

        return rest == 0
            ? Hours(hours, language)
            : $"{Hours(hours, language)} {rest.ToString("00", CultureInfo.InvariantCulture)} {unit}";
    }

    private static string Hours(long hours, Language language) =>
        language == Language.Vietnamese ? $"{Number(hours)} giờ" : $"{Number(hours)} h";

    private static string Days(string number, Language language)
    {
        if (language == Language.Vietnamese)
        {
            return $"{number} ngày";
        }

        return string.Equals(number, "1", StringComparison.Ordinal) ? "1 day" : $"{number} days";
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
