using Bpm.Engine.Reports;
using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Reports;
using Bpm.WorkingTime;
using NodaTime;
using NodaTime.Text;

namespace Bpm.Server.Features.Reports;

/// <summary>A question about a period, read and bounded by what the reader may see.</summary>
/// <param name="Period">As far as it is over by now.</param>
internal sealed record ReportAsk(ReportPeriod Period, string Unit)
{
    private static readonly string[] ReadersOfAll = ["inspector", "administrator"];

    /// <summary>The question, or what is wrong with it: never both. Without dates it is the current reporting month.</summary>
    public static (ReportAsk? Ask, IReadOnlyList<FieldProblem> Problems) Read(
        string? from,
        string? to,
        string? unit,
        Caller caller
    )
    {
        if (string.IsNullOrEmpty(from) && string.IsNullOrEmpty(to))
        {
            return (new ReportAsk(ReportPeriods.Current(caller.LocalNow.Date).SeenAt(caller.LocalNow), unit ?? ""), []);
        }

        var problems = new List<FieldProblem>();
        var first = DateOf("from", from);
        var last = DateOf("to", to);
        if (first is not { } begin || last is not { } end)
        {
            return (null, problems);
        }

        if (end < begin)
        {
            problems.Add(new("to", ReportTexts.EndsBeforeItBegins(caller.Language)));
        }
        else if (begin > caller.LocalNow.Date)
        {
            problems.Add(new("from", ReportTexts.NotBegun(caller.Language)));
        }
        else
        {
            return (new ReportAsk(new ReportPeriod(begin, end).SeenAt(caller.LocalNow), unit ?? ""), []);
        }

        return (null, problems);

        LocalDate? DateOf(string field, string? text)
        {
            if (LocalDatePattern.Iso.Parse(text ?? "") is { Success: true, Value: var date })
            {
                return date;
            }

            problems.Add(new(field, ReportTexts.NoDate(caller.Language)));
            return null;
        }
    }

    /// <summary>
    /// Inspectors and administrators count all; everybody else the units that they belong to and those below. Counts
    /// and codes only: no report names an applicant.
    /// </summary>
    public Task<List<ReportedDossier>> Dossiers(
        DossierFacts facts,
        Caller caller,
        Publications publications,
        CancellationToken cancellation
    )
    {
        var all = caller.Actor.Grants.Any(g => ReadersOfAll.Contains(g.Role));
        var own = publications.Province.WithBelow(caller.Actor.Grants.Select(g => g.Unit));
        return facts.Of(
            Period,
            unit => (Unit.Length == 0 || Unit == unit) && (all || own.Contains(unit)),
            cancellation
        );
    }
}
