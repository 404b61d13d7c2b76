using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Bpm.Procedures.Workflows;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Reductions;

/// <summary>
/// Rebuilds a decision of which only the totals are known: so many procedures, so many days. It names no number, date or
/// signer, and is never applied; it gives the tuning screens and the reports something of the true size.
/// </summary>
/// <remarks>
/// The rule. Candidates: published limits of two working days or more, offered online, with no term that another agency
/// sets. Of these the longest limits, ties by code. Each loses the same share of its limit, cut down to half days, at
/// least a half; the halves left over go one each to those whose share was cut down most, ties by code. At least one
/// working day stays. Whole limits are cut, not cases: a procedure counts once, by its largest cut.
/// </remarks>
public static class Reconstruction
{
    private const int FewestHalves = 4;
    private const int MustStay = 2;

    /// <summary>The file's text, or why the totals can't be met.</summary>
    /// <param name="days">In steps of one half.</param>
    public static (string? Text, string? Problem) Build(
        Catalogue catalogue,
        int procedures,
        decimal days,
        string source
    )
    {
        var halves = decimal.ToInt32(days * 2);
        var chosen = Candidates(catalogue).Take(procedures).ToList();
        if (chosen.Count < procedures)
        {
            return (null, $"only {chosen.Count} procedures can be cut, not {procedures}");
        }

        var cuts = Spread([.. chosen.Select(c => c.Halves)], halves);
        return cuts is null
            ? (null, $"{procedures} procedures have no {days.ToString(CultureInfo.InvariantCulture)} days to lose")
            : (
                Text(
                    [
                        .. chosen
                            .Zip(cuts, (c, cut) => (c.Code, Left: c.Halves - cut))
                            .OrderBy(i => i.Code, StringComparer.Ordinal),
                    ],
                    procedures,
                    days,
                    source
                ),
                null
            );
    }

    /// <summary>Procedures and days of a decision, each procedure once, by its largest cut over cases and channels.</summary>
    public static (int Procedures, decimal WorkingDays, int Others) Totals(Catalogue catalogue, Reduction reduction)
    {
        var byCode = catalogue.Publications.ToLookup(p => p.Procedure.Code, StringComparer.Ordinal);
        var cuts = reduction
            .Items.GroupBy(i => i.Procedure, StringComparer.Ordinal)
            .Select(g => g.Max(i => Cut(byCode[i.Procedure].MaxBy(p => p.Procedure.Version), i)))
            .ToList();
        return (cuts.Count(c => c is not null), cuts.Sum(c => c ?? 0), cuts.Count(c => c is null));
    }

    // In working days; null where the two terms don't compare.
    private static decimal? Cut(Publication? publication, ReductionItem item)
    {
        if (publication is null)
        {
            return null;
        }

        var law = TermLookup.Statutory(publication.Procedure, item.Case, item.Channel);
        return law is { Unit: TermUnit.WorkingDays } && item.Committed.Unit == TermUnit.WorkingDays
            ? (law.Value.Amount - item.Committed.Amount) / 2m
            : null;
    }

    private static IEnumerable<(string Code, int Halves)> Candidates(Catalogue catalogue) =>
        catalogue
            .Publications.GroupBy(p => p.Procedure.Code, StringComparer.Ordinal)
            .Select(g => g.MaxBy(p => p.Procedure.Version)!)
            .Where(p =>
                p.Procedure
                    is {
                        Source.Kind: ProvenanceKind.Published,
                        Online: not OnlineOffer.NotOffered,
                        Limit.Statutory: { Unit: TermUnit.WorkingDays, Amount: >= FewestHalves },
                    }
            )
            .Where(p => p.Workflow.Nodes.All(n => n.Step.Within?.SetBy is null))
            .Select(p => (p.Procedure.Code, p.Procedure.Limit.Statutory!.Value.Amount))
            .OrderByDescending(c => c.Amount)
            .ThenBy(c => c.Code, StringComparer.Ordinal);

    /// <summary>Halves that each loses, summing up to the whole; null when there isn't so much.</summary>
    private static int[]? Spread(ImmutableArray<int> limits, int halves)
    {
        long sum = limits.Sum();
        var cuts = limits.Select(l => Math.Clamp((int)((long)l * halves / sum), 1, l - MustStay)).ToArray();
        var order = Enumerable
            .Range(0, limits.Length)
            .OrderByDescending(i => (long)limits[i] * halves - (cuts[i] * sum))
            .ToList();
        var left = halves - cuts.Sum();
        while (left > 0)
        {
            var before = left;
            foreach (var i in order.Where(i => cuts[i] < limits[i] - MustStay).Take(left))
            {
                cuts[i]++;
                left--;
            }

            if (left == before)
            {
                return null;
            }
        }

        return left == 0 ? cuts : null;
    }

    private static string Text(List<(string Code, int Left)> items, int procedures, decimal days, string source)
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $$"""
            # RECONSTRUCTED, not a decision: made by 'bpm reductions reconstruct' from two published totals, {{procedures}} procedures and {{days:0.#}} days.
            # Which procedures were cut, and by how much, was not published. The rule: published limits of two working days or more, offered
            # online, no term of another agency; the longest first; each loses the same share, in half days. It is listed and never applied.
            # The report says "days"; all cuts here are working days, and cuts in calendar days are none.
            reduction: { kind: reconstructed, source: {{Formatting.YamlText.Quoted(source)}} }
            items:

            """
        );
        foreach (var (code, left) in items)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"  - {{ procedure: \"{code}\", channel: online, committed: {Term.OfHalfWorkingDays(left)} }}\n"
            );
        }

        return text.ToString();
    }
}
