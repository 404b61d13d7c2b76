using System.Globalization;
using Bpm.Procedures.Reductions;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Server.Content;

/// <summary>The words and numbers of cuts.</summary>
internal static class CutTexts
{
    private static readonly CultureInfo s_vietnamese = CultureInfo.GetCultureInfo("vi-VN");
    private static readonly CultureInfo s_english = CultureInfo.GetCultureInfo("en-US");

    /// <summary>"2.117,5": a fraction only where there is one.</summary>
    public static string Number(decimal number, Language language) =>
        number.ToString("#,##0.##", language == Language.English ? s_english : s_vietnamese);

    /// <summary>"15 ngày 5 giờ" of working time.</summary>
    public static string DaysAndHours(long days, long hours, Language language) =>
        language.Pick($"{days} ngày", days == 1 ? "1 day" : $"{days} days")
        + (hours == 0 ? "" : language.Pick($" {hours} giờ", hours == 1 ? " 1 hour" : $" {hours} hours"));

    /// <summary>"812 thủ tục · 2.117,5 ngày làm việc · 12 giờ làm việc": each unit by itself, those with nothing left out.</summary>
    public static string Total(CutTotals totals, Language language)
    {
        var parts = new List<string>
        {
            language.Pick(
                $"{Number(totals.Procedures, language)} thủ tục",
                totals.Procedures == 1 ? "1 procedure" : $"{Number(totals.Procedures, language)} procedures"
            ),
        };
        Add(totals.WorkingDays, "ngày làm việc", "working days");
        Add(totals.WorkingHours, "giờ làm việc", "working hours");
        Add(totals.CalendarDays, "ngày", "calendar days");
        Add(totals.Months, "tháng", "months");
        return string.Join(" · ", parts);

        void Add(decimal number, string vietnamese, string english)
        {
            if (number > 0)
            {
                parts.Add($"{Number(number, language)} {language.Pick(vietnamese, english)}");
            }
        }
    }

    /// <summary>What a number of a row means.</summary>
    public static string Unit(TermUnit? unit, Language language) =>
        unit switch
        {
            TermUnit.WorkingDays => language.Pick("ngày làm việc", "working days"),
            TermUnit.WorkingHours => language.Pick("giờ làm việc", "working hours"),
            TermUnit.WorkingMinutes => language.Pick("phút làm việc", "working minutes"),
            TermUnit.CalendarDays => language.Pick("ngày", "calendar days"),
            TermUnit.Months => language.Pick("tháng", "months"),
            TermUnit.SameDay => language.Pick("trong ngày", "same day"),
            _ => "",
        };

    public static string Rounding(Language language) =>
        language.Pick(
            "Phần cắt làm tròn xuống: nửa ngày làm việc, một giờ hoặc một ngày.",
            "Cuts are rounded down to half a working day, an hour or a calendar day."
        );

    public static string History(LocalDate from, LocalDate to, bool demo, Language language)
    {
        var window = language.Pick(
            $"Hồ sơ giải quyết từ {Moments.Date(from)} đến {Moments.Date(to)}, thời gian ròng (không tính tạm dừng).",
            $"Dossiers finished from {Moments.Date(from)} to {Moments.Date(to)}, net time (pauses left out)."
        );
        return demo ? window + " " + ReportTexts.DemoData(language) : window;
    }

    /// <summary>"41 / 45 = 91,11 %".</summary>
    public static string OnTime(int late, int count, Language language)
    {
        var kept = count - late;
        var percent = Math.Round(100m * kept / count, 2, MidpointRounding.AwayFromZero);
        var shown = percent.ToString("0.00", language == Language.English ? s_english : s_vietnamese);
        return $"{kept} / {count} = {shown}{language.Pick(" %", "%")}";
    }

    public static string Percent(Term cut, Term law, int dayLength, Language language)
    {
        var isSame = cut.Unit == law.Unit;
        decimal part = isSame ? cut.Amount : cut.WorkingMinutes(dayLength) ?? 0;
        decimal whole = isSame ? law.Amount : law.WorkingMinutes(dayLength) ?? 1;
        var percent = Math.Round(100m * part / whole, 1, MidpointRounding.AwayFromZero);
        return Number(percent, language) + language.Pick(" %", "%");
    }

    public static string BelowP90(Language language) =>
        language.Pick("Thấp hơn p90 nên bỏ qua theo lựa chọn của bạn.", "Below p90, so it was left out as you chose.");

    public static string NotInForce(Language language) =>
        language.Pick("Thủ tục không còn hiệu lực.", "The procedure is not in force.");

    public static string NoNumber(string unit, Language language) =>
        language.Pick($"Hãy ghi một số ({unit}), ví dụ 2,5.", $"Write a number ({unit}), such as 2.5.");

    public static string LevelName(string office, Language language) => OfficeTexts.Kind(office, language);
}
