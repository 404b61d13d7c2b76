using Bpm.Engine.Reports;
using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Features.Inbox;
using Bpm.Server.Hosting;
using Bpm.WorkingTime;

namespace Bpm.Server.Features.Reports;

/// <summary>A report as people read it.</summary>
internal static class MonthlyReportViewing
{
    public static MonthlyReportView Of(
        MonthlyReport report,
        Caller caller,
        Publications publications,
        ServerOptions options
    )
    {
        var language = caller.Language;
        var period = report.Period;
        var until = period.Complete ? period.End : caller.LocalNow;
        var notes = new List<string>();
        if (options.DemoMode)
        {
            notes.Add(ReportTexts.DemoData(language));
        }

        if (!period.Complete)
        {
            notes.Add(ReportTexts.NotComplete(until.Long(language), language));
        }

        return new MonthlyReportView(
            Date(period.From.AtMidnight()),
            Date(period.To.AtMidnight()),
            until.Iso(),
            period.Complete,
            ReportPeriods.Choices(caller.LocalNow.Date, language),
            notes,
            [.. ReportFigure.All.Select(f => new Named(f.Id, ReportTexts.Name(f, language)))],
            Row(report.Total, ReportTexts.AllUnits(language), language),
            [
                .. report
                    .Units.Select(row => Row(row, publications.UnitName(row.Unit), language))
                    .OrderBy(row => row.Name, Folding.VietnameseOrder),
            ]
        );
    }

    private static ReportRowView Row(ReportRow row, string name, Language language) =>
        new(
            row.Unit,
            name,
            ReportFigure.All.ToDictionary(f => f.Id, f => row[f.Id]),
            Rate(row.OnTimeRate, language),
            Rate(row.OnlineRate, language),
            [
                .. row.Partition.Select(p => new ReportPart(
                    p.Figure,
                    ReportTexts.Name(ReportFigure.Of(p.Figure)!, language),
                    p.Count
                )),
            ]
        );

    private static ReportRateView Rate(ReportRate rate, Language language) =>
        new(rate.Part, rate.Whole, ReportTexts.Rate(rate, language));

    internal static string Date(NodaTime.LocalDateTime day) => day.Iso()[..10];
}
