using Bpm.Engine.Reports;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Reports;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Reports;

/// <summary>Makes the monthly report of a period for somebody, whatever shape it is then given.</summary>
internal sealed class MonthlyReports(DossierFacts facts, Publications publications, ServerOptions options)
{
    public async Task<(MonthlyReportView? Report, ProblemHttpResult? Problem)> Of(
        string? from,
        string? to,
        string? unit,
        Caller caller,
        CancellationToken cancellation
    )
    {
        var (ask, problems) = ReportAsk.Read(from, to, unit, caller);
        if (ask is null)
        {
            return (null, Problems.Input(caller, problems));
        }

        var dossiers = await ask.Dossiers(facts, caller, publications, cancellation);
        return (MonthlyReportViewing.Of(MonthlyReport.Of(dossiers, ask.Period), caller, publications, options), null);
    }
}
