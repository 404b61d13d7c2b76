using Bpm.Engine.Reports;
using Bpm.Server.Content;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Server.Features.Reports;

/// <summary>The periods that people report on, up to the current ones.</summary>
internal static class ReportPeriods
{
    /// <summary>A year and the month that runs.</summary>
    private const int Months = 13;

    /// <summary>The reporting month that a day is in.</summary>
    public static ReportPeriod Current(LocalDate today)
    {
        var period = ReportPeriod.FifteenthToFourteenth(today.Year, today.Month);
        var next = today.PlusMonths(1);
        return today <= period.To ? period : ReportPeriod.FifteenthToFourteenth(next.Year, next.Month);
    }

    public static IReadOnlyList<ReportPeriodView> Choices(LocalDate today, Language language)
    {
        var last = Current(today).To;
        var back = Enumerable.Range(0, Months).ToList();
        return
        [
            .. back.Select(n => last.PlusMonths(-n))
                .Select(m => View(ReportPeriod.FifteenthToFourteenth(m.Year, m.Month), "15-14", language)),
            .. back.Select(n => today.PlusMonths(-n))
                .Select(m => View(ReportPeriod.Month(m.Year, m.Month), "month", language)),
        ];
    }

    private static ReportPeriodView View(ReportPeriod period, string preset, Language language) =>
        new(
            MonthlyReportViewing.Date(period.From.AtMidnight()),
            MonthlyReportViewing.Date(period.To.AtMidnight()),
            preset,
            ReportTexts.Name(period, preset == "month", language)
        );
}
