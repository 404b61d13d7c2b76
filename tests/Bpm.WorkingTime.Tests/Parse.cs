using NodaTime;
using NodaTime.Text;

namespace Bpm.WorkingTime.Tests;

/// <summary>Dates and times as they stand in tables.</summary>
internal static class Parse
{
    private static readonly LocalDateTimePattern s_minute = LocalDateTimePattern.CreateWithInvariantCulture(
        "uuuu-MM-dd'T'HH:mm"
    );
    private static readonly LocalDateTimePattern s_second = LocalDateTimePattern.CreateWithInvariantCulture(
        "uuuu-MM-dd'T'HH:mm:ss"
    );
    private static readonly LocalTimePattern s_time = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public static LocalDateTime Moment(string text) =>
        (text.Length > 16 ? s_second : s_minute).Parse(text).GetValueOrThrow();

    public static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).GetValueOrThrow();

    public static LocalTime Time(string text) => s_time.Parse(text).GetValueOrThrow();

    public static string Text(LocalDateTime moment) => s_minute.Format(moment);

    public static StartRule Rule(string text) =>
        text switch
        {
            "moment" => StartRule.Moment,
            "next-working-day" => StartRule.NextWorkingDay,
            _ => throw new FormatException($"There is no start rule '{text}'."),
        };
}
