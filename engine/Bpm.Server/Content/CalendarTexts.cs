using Bpm.WorkingTime;

namespace Bpm.Server.Content;

/// <summary>The words of calendars.</summary>
internal static class CalendarTexts
{
    public static string Status(YearStatus status, Language language) =>
        status == YearStatus.Decided
            ? language.Pick("Theo văn bản", "By a decision")
            : language.Pick("Tạm tính, chờ văn bản", "Computed, awaiting a decision");

    /// <summary>"8 giờ", "7 giờ 30 phút".</summary>
    public static string DayLength(int minutes, Language language) =>
        (minutes / 60, minutes % 60) switch
        {
            (var hours, 0) => language.Pick($"{hours} giờ", hours == 1 ? "1 hour" : $"{hours} hours"),
            var (hours, rest) => language.Pick($"{hours} giờ {rest} phút", $"{hours} h {rest} min"),
        };

    /// <param name="kind">As calendars are shown: off, swapped, hours or undecided.</param>
    public static string Kind(string kind, Language language) =>
        kind switch
        {
            "off" => language.Pick("Nghỉ", "Off"),
            "swapped" => language.Pick("Làm bù", "Worked instead"),
            "hours" => language.Pick("Giờ khác", "Other hours"),
            "undecided" => language.Pick("Chờ quyết định", "Awaits a decision"),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
        };
}
