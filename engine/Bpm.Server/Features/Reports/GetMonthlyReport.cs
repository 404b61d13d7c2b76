using Bpm.Engine.Reports;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Reports;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Reports;

/// <summary>What came in during a period and what became of it, by competent authority.</summary>
internal static class GetMonthlyReport
{
    public static async Task<Results<Ok<MonthlyReportView>, ProblemHttpResult>> Handle(
        Caller caller,
        DossierFacts facts,
        Publications publications,
        ServerOptions options,
        CancellationToken cancellation,
        string? from = null,
        string? to = null,
        string? unit = null
    )
    {
        var (ask, problems) = ReportAsk.Read(from, to, unit, caller);
        if (ask is null)
        {
            return Problems.Input(caller, problems);
        }

        var dossiers = await ask.Dossiers(facts, caller, publications, cancellation);
        var report = MonthlyReport.Of(dossiers, ask.Period);
        return TypedResults.Ok(MonthlyReportViewing.Of(report, caller, publications, options));
    }
}
