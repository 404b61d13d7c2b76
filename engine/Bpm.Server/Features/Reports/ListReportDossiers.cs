using Bpm.Engine.Reports;
using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Features.Inbox;
using Bpm.Server.Hosting;
using Bpm.Server.Reports;
using Bpm.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Reports;

/// <summary>The dossiers that a figure of the monthly report counts, by code: the report's own question, asked again.</summary>
internal static class ListReportDossiers
{
    public static async Task<Results<Ok<ReportDossierList>, ProblemHttpResult>> Handle(
        Caller caller,
        DossierFacts facts,
        Publications publications,
        CancellationToken cancellation,
        string? from = null,
        string? to = null,
        string? unit = null,
        string? figure = null,
        string? after = null,
        int take = Limits.DefaultPage
    )
    {
        var (ask, problems) = ReportAsk.Read(from, to, unit, caller);
        if (ask is null)
        {
            return Problems.Input(caller, problems);
        }

        if (ReportFigure.Of(figure ?? "") is not { } asked)
        {
            return Problems.Input(caller, [new FieldProblem("figure", ReportTexts.UnknownFigure(caller.Language))]);
        }

        var dossiers = await ask.Dossiers(facts, caller, publications, cancellation);
        var behind = MonthlyReport
            .Behind(asked, ask.Unit, dossiers, ask.Period)
            .OrderBy(d => d.Code, StringComparer.Ordinal)
            .ToList();
        var size = Math.Clamp(take, 1, Limits.MaxPage);
        var page = behind.Where(d => string.CompareOrdinal(d.Code, after ?? "") > 0).Take(size + 1).ToList();
        var more = page.Count > size;
        return TypedResults.Ok(
            new ReportDossierList(
                new Named(asked.Id, ReportTexts.Name(asked, caller.Language)),
                MonthlyReportViewing.Date(ask.Period.From.AtMidnight()),
                MonthlyReportViewing.Date(ask.Period.To.AtMidnight()),
                ask.Unit.Length == 0 ? null : publications.UnitName(ask.Unit),
                behind.Count,
                [.. page.Take(size).Select(d => Row(d, ask.Period, publications, caller.Language))],
                more ? page[size - 1].Code : null
            )
        );
    }

    private static ReportDossierRow Row(
        ReportedDossier dossier,
        ReportPeriod period,
        Publications publications,
        Language language
    )
    {
        var state = ReportedState.Of(dossier, period)!.Value;
        var place = ReportFigure.PlaceOf(state);
        return new ReportDossierRow(
            dossier.Code,
            new Coded(dossier.Procedure, publications.Newest(dossier.Procedure)?.Procedure.Name ?? dossier.Procedure),
            new Coded(dossier.Unit, publications.UnitName(dossier.Unit)),
            dossier.Received.Iso(),
            dossier.Due.Iso(),
            dossier.Ended < period.End ? dossier.Ended.Iso() : null,
            ReportTexts.Name(place, language)
        );
    }
}
