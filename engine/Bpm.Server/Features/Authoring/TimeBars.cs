using System.Globalization;
using Bpm.Procedures.Authoring;
using Bpm.Procedures.Organisation;
using Bpm.Server.Content;
using Bpm.WorkingTime;

namespace Bpm.Server.Features.Authoring;

/// <summary>What the steps take beside what is promised and what the law allows, ready to be drawn.</summary>
/// <param name="Steps">"Các bước 17,5 ngày".</param>
/// <param name="Verdict">fits, over, or unknown where the limit is not in working time or not published.</param>
/// <param name="Parts">In the order of the longest way; their shares are of the whole bar.</param>
/// <param name="CommittedShare">Where the mark of the commitment stands, 0 to 1; null when it has no place on the bar.</param>
internal sealed record TimeBarView(
    string Steps,
    string? Committed,
    string? Statutory,
    string Verdict,
    string VerdictText,
    IReadOnlyList<TimeBarPart> Parts,
    double? CommittedShare,
    double? StatutoryShare
);

/// <param name="Others">Another agency's law sets this term.</param>
internal sealed record TimeBarPart(string Step, string Name, string Text, double Share, bool Others);

/// <summary>Puts the times of the steps into words and shares.</summary>
internal static class TimeBars
{
    public static TimeBarView Of(StepTimes times, Language language)
    {
        var committed = times.Committed?.WorkingMinutes(times.DayLength);
        var statutory = times.Statutory?.WorkingMinutes(times.DayLength);
        var whole = new[] { times.WithOthers, committed ?? 0, statutory ?? 0, 1 }.Max();
        var (verdict, text) = VerdictOf(times, committed, statutory, language);
        return new TimeBarView(
            Days(times.WithOthers, times.DayLength, language),
            times.Committed?.ToText(language),
            times.Statutory?.ToText(language),
            verdict,
            text,
            [
                .. times.Steps.Select(s => new TimeBarPart(
                    s.Step,
                    s.Name,
                    Days(s.Minutes, times.DayLength, language)
                        + (s.SetBy is { } by ? $" · {OfficeKinds.Name(by, language)}" : ""),
                    Share(s.Minutes),
                    s.SetBy is not null
                )),
            ],
            committed is { } mark ? Share(mark) : null,
            statutory is { } law ? Share(law) : null
        );

        double Share(long minutes) => minutes / (double)whole;
    }

    private static (string Code, string Text) VerdictOf(
        StepTimes times,
        long? committed,
        long? statutory,
        Language language
    )
    {
        if (times.Statutory is null)
        {
            return ("unknown", language.Pick("Chưa có thời hạn luật định", "No statutory limit is published"));
        }

        if (committed is not { } allowed)
        {
            return (
                "unknown",
                language.Pick("Thời hạn không tính bằng ngày làm việc", "The limit is not in working time")
            );
        }

        if (times.Own > allowed)
        {
            var over = Days(times.Own - allowed, times.DayLength, language);
            return ("over", language.Pick($"Vượt {over}", $"{over} too long"));
        }

        if (statutory is { } law && law > allowed)
        {
            var cut = Days(law - allowed, times.DayLength, language);
            return ("fits", language.Pick($"Khớp · cắt {cut} so với luật", $"Fits · {cut} less than the law"));
        }

        var room = allowed - times.Own;
        return room == 0
            ? ("fits", language.Pick("Khớp", "Fits"))
            : (
                "fits",
                language.Pick(
                    $"Còn dư {Days(room, times.DayLength, language)}",
                    $"{Days(room, times.DayLength, language)} to spare"
                )
            );
    }

    /// <summary>Exact: "17,5 ngày", and hours under a day.</summary>
    private static string Days(long minutes, int dayLength, Language language) =>
        minutes < dayLength
            ? DurationText.Minutes(minutes, dayLength, language)
            : string.Create(
                CultureInfo.GetCultureInfo(language == Language.Vietnamese ? "vi-VN" : "en-GB"),
                $"{minutes / (decimal)dayLength:0.###} {language.Pick("ngày", minutes == dayLength ? "day" : "days")}"
            );
}
