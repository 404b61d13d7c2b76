using Bpm.Server.Features.Http;
using Bpm.Server.Reports;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Reports;

/// <summary>The monthly report as a spreadsheet, with the same figures and notes.</summary>
internal static class GetMonthlyWorkbook
{
    public static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Handle(
        Caller caller,
        MonthlyReports reports,
        CancellationToken cancellation,
        string? from = null,
        string? to = null,
        string? unit = null
    )
    {
        var (report, problem) = await reports.Of(from, to, unit, caller, cancellation);
        return report is null
            ? problem!
            : TypedResults.File(
                Workbook.Write(MonthlySheet.Rows(report, caller.Language)),
                Workbook.MediaType,
                $"bao-cao-{report.From}-{report.To}.xlsx"
            );
    }
}
