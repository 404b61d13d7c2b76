using Bpm.Server.Features.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Reports;

/// <summary>What came in during a period and what became of it, by competent authority.</summary>
internal static class GetMonthlyReport
{
    public static async Task<Results<Ok<MonthlyReportView>, ProblemHttpResult>> Handle(
        Caller caller,
        MonthlyReports reports,
        CancellationToken cancellation,
        string? from = null,
        string? to = null,
        string? unit = null
    )
    {
        var (report, problem) = await reports.Of(from, to, unit, caller, cancellation);
        return report is null ? problem! : TypedResults.Ok(report);
    }
}
