using Bpm.Procedures;
using Bpm.Procedures.Editing;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Steps;
using Bpm.Procedures.Workflows;
using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Features.Inbox;
using Bpm.Server.Features.Reductions;
using Bpm.Server.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Procedures;

/// <summary>Every procedure in force with what one finds it by, and how far the catalogue is to be relied on.</summary>
/// <param name="Published">How many rest on a published decision; so with the others.</param>
/// <param name="WithFindings">With a warning or an error of <c>bpm check</c>.</param>
internal sealed record CoverageView(
    int Total,
    int Published,
    int Derived,
    int Unconfirmed,
    int WithFindings,
    IReadOnlyList<Named> Fields,
    IReadOnlyList<Named> Agencies,
    IReadOnlyList<Named> Levels,
    IReadOnlyList<Named> Provenances,
    IReadOnlyList<Named> Problems,
    IReadOnlyList<CoverageRow> Rows
);

/// <param name="Field">Id; its name and those of the others stand in the view's lists.</param>
/// <param name="Template"><c>id@version</c>; empty when the steps are written out.</param>
/// <param name="Problems">Ids of what is wrong: errors, warnings, no-limit, unconfirmed, no-example.</param>
/// <param name="Locked">Why it can't be confirmed; null where it can.</param>
internal sealed record CoverageRow(
    string Code,
    int Version,
    string Name,
    string Field,
    string Agency,
    string Level,
    string Template,
    string Provenance,
    string LimitText,
    bool Confirmed,
    IReadOnlyList<string> Problems,
    string? Locked
);

/// <summary>The list of procedures for those who answer for it.</summary>
internal static class GetCoverage
{
    public static Ok<CoverageView> Handle(Caller caller, Publications publications, CutViewing viewing)
    {
        var catalogue = publications.Catalogue;
        var worst = catalogue
            .Diagnostics.Where(d => d.Severity != Severity.Notice)
            .GroupBy(d => d.Position.File, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Min(d => d.Severity), StringComparer.Ordinal);
        var locked = catalogue.Locked.Select(l => (l.Code, l.Version)).ToHashSet();
        List<CoverageRow> rows =
        [
            .. publications
                .InForceOn(caller.LocalNow.Date)
                .Select(p => Row(p, worst, locked, viewing, caller))
                .OrderBy(r => r.Name, Folding.VietnameseOrder),
        ];
        var (fields, agencies, levels) = viewing.Names([.. rows.Select(r => (r.Field, r.Agency, r.Level))]);
        return TypedResults.Ok(
            new CoverageView(
                rows.Count,
                rows.Count(r => r.Provenance == "published"),
                rows.Count(r => r.Provenance == "derived"),
                rows.Count(r => !r.Confirmed),
                rows.Count(r => r.Problems.Contains("errors") || r.Problems.Contains("warnings")),
                fields,
                agencies,
                levels,
                [
                    .. rows.Select(r => r.Provenance)
                        .Distinct(StringComparer.Ordinal)
                        .Select(id => new Named(
                            id,
                            StatusTexts.Provenance(Enum.Parse<ProvenanceKind>(id, ignoreCase: true), caller.Language)
                        )),
                ],
                [
                    .. rows.SelectMany(r => r.Problems)
                        .Distinct(StringComparer.Ordinal)
                        .Order(StringComparer.Ordinal)
                        .Select(id => new Named(id, CoverageTexts.Problem(id, caller.Language))),
                ],
                rows
            )
        );
    }

    private static CoverageRow Row(
        Publication publication,
        Dictionary<string, Severity> worst,
        HashSet<(string, int)> locked,
        CutViewing viewing,
        Caller caller
    )
    {
        var procedure = publication.Procedure;
        var problems = new List<string>();
        if (worst.TryGetValue(procedure.Position.File, out var severity))
        {
            problems.Add(severity == Severity.Error ? "errors" : "warnings");
        }

        Add(procedure.Limit.Statutory is null, "no-limit");
        Add(procedure.Confirmed is null, "unconfirmed");
        Add(procedure.Examples.IsEmpty, "no-example");
        return new CoverageRow(
            procedure.Code,
            procedure.Version,
            procedure.Name,
            procedure.Field,
            CutViewing.AgencyOf(procedure.Authority),
            viewing.LevelOf(procedure.Authority),
            procedure.Template?.Reference ?? "",
            procedure.Source.Kind.ToString().ToLowerInvariant(),
            ProcedureViewing.LimitText(publication, caller.Language),
            procedure.Confirmed is not null,
            problems,
            locked.Contains((procedure.Code, procedure.Version))
                ? CoverageTexts.Locked(caller.Language)
                : Confirming.Problem(procedure, force: null, caller.Language)
        );

        void Add(bool isSo, string problem)
        {
            if (isSo)
            {
                problems.Add(problem);
            }
        }
    }
}
