using System.Globalization;
using Bpm.Engine.Reports;
using Bpm.WorkingTime;

namespace Bpm.Server.Content;

/// <summary>The words of reports.</summary>
internal static class ReportTexts
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-US");

    public static string NoDate(Language language) =>
        language.Pick("Hãy ghi một ngày, ví dụ 2026-11-14.", "Write a date, such as 2026-11-14.");

    public static string EndsBeforeItBegins(Language language) =>
        language.Pick("Kỳ kết thúc trước ngày bắt đầu.", "The period ends before it begins.");

    public static string NotBegun(Language language) =>
        language.Pick("Kỳ này chưa bắt đầu.", "This period has not begun yet.");

    public static string UnknownFigure(Language language) =>
        language.Pick("Báo cáo không có chỉ tiêu này.", "The report has no such figure.");

    public static string AllUnits(Language language) => language.Pick("Tất cả đơn vị", "All units");

    public static string DemoData(Language language) =>
        language.Pick(
            "Dữ liệu mẫu: hồ sơ, người và thời gian là hư cấu, không phải số liệu của tỉnh.",
            "Demo data: dossiers, people and times are invented and say nothing about the province."
        );

    public static string NotComplete(string until, Language language) =>
        language.Pick(
            $"Kỳ chưa kết thúc: số liệu tính đến {until}.",
            $"The period is not over: counted up to {until}."
        );

    public static string Name(ReportFigure figure, Language language) => language.Pick(figure.Name, figure.NameEn);

    public static string Name(ReportPeriod period, bool month, Language language) =>
        month
            ? language.Pick(
                string.Create(Vietnamese, $"Tháng {period.To.Month}/{period.To.Year}"),
                string.Create(English, $"Month {period.To.Month}/{period.To.Year}")
            )
            : string.Create(
                Vietnamese,
                $"{period.From.Day:00}/{period.From.Month:00} – {period.To.Day:00}/{period.To.Month:00}/{period.To.Year}"
            );

    public static string Rate(ReportRate rate, Language language) =>
        rate.Percent is not { } percent
            ? "–"
            : language.Pick(string.Create(Vietnamese, $"{percent:0.00} %"), string.Create(English, $"{percent:0.00}%"));
}
