using Bpm.Engine.Reports;
using Bpm.Procedures.Organisation;
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
        var own = caller.Actor.Grants.Select(g => g.Unit).ToHashSet();
        var known = new Dictionary<string, bool>();
        return facts.Of(Period, Sees, cancellation);

        bool Sees(string unit)
        {
            if (!known.TryGetValue(unit, out var sees))
            {
                var province = publications.Province;
                known[unit] = sees = (Unit.Length == 0 || Unit == unit) && (all || IsBelow(unit, own, province));
            }

            return sees;
        }
    }

    private static bool IsBelow(string unit, HashSet<string> own, Province province)
    {
        for (string? code = unit; code is not null; code = province.Unit(code)?.Parent)
        {
            if (own.Contains(code))
            {
                return true;
            }
        }

        return false;
    }
}
