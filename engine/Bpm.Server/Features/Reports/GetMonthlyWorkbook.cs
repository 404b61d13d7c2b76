using Bpm.Engine.Reports;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Reports;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Reports;

/// <summary>The monthly report as a spreadsheet, with the same figures and notes.</summary>
internal static class GetMonthlyWorkbook
{
    public static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Handle(
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
        var view = MonthlyReportViewing.Of(MonthlyReport.Of(dossiers, ask.Period), caller, publications, options);
        return TypedResults.File(
            Workbook.Write(MonthlySheet.Rows(view, caller.Language)),
            Workbook.MediaType,
            $"bao-cao-{view.From}-{view.To}.xlsx"
        );
    }
}
