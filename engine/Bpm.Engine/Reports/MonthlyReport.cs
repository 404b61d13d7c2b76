using System.Collections.Immutable;

namespace Bpm.Engine.Reports;

/// <summary>
/// The monthly report (báo cáo tháng): what came in, what became of it, by competent authority. Every dossier stands in
/// one place, so the books balance; a report whose parts don't add up is never made.
/// </summary>
/// <param name="Units">By unit code; every unit with at least one dossier.</param>
public sealed record MonthlyReport(ReportPeriod Period, ReportRow Total, ImmutableArray<ReportRow> Units)
{
    /// <exception cref="InvalidOperationException">The parts don't add up: a bug, and nothing is printed.</exception>
    public static MonthlyReport Of(IEnumerable<ReportedDossier> dossiers, ReportPeriod period)
    {
        var counts = new SortedDictionary<string, long[]>(StringComparer.Ordinal);
        var total = new long[ReportFigure.All.Length];
        foreach (var dossier in dossiers)
        {
            if (ReportedState.Of(dossier, period) is not { } state)
            {
                continue;
            }

            if (!counts.TryGetValue(dossier.Unit, out var row))
            {
                counts[dossier.Unit] = row = new long[ReportFigure.All.Length];
            }

            for (var i = 0; i < row.Length; i++)
            {
                if (ReportFigure.All[i].Counts(state))
                {
                    row[i]++;
                    total[i]++;
                }
            }
        }

        return new MonthlyReport(
            period,
            new ReportRow("", total).Balanced(),
            [.. counts.Select(c => new ReportRow(c.Key, c.Value).Balanced())]
        );
    }

    /// <summary>The dossiers that a figure counts, in a unit or (empty) in all of them.</summary>
    public static IEnumerable<ReportedDossier> Behind(
        ReportFigure figure,
        string unit,
        IEnumerable<ReportedDossier> dossiers,
        ReportPeriod period
    ) =>
        dossiers.Where(d =>
            (unit.Length == 0 || d.Unit == unit) && ReportedState.Of(d, period) is { } state && figure.Counts(state)
        );
}

/// <param name="Unit">Unit code; empty for the total.</param>
public sealed record ReportRow(string Unit, IReadOnlyList<long> Counts)
{
    internal static readonly ImmutableArray<string> Places =
    [
        "resolved",
        "in-process",
        "awaiting-supplement",
        "awaiting-payment",
        "awaiting-other",
        "returned",
        "stopped",
    ];

    public long this[string figure] =>
        Counts[ReportFigure.All.IndexOf(ReportFigure.Of(figure) ?? throw new KeyNotFoundException(figure))];

    /// <summary>On time or early, of the resolved ones that had a limit; half rounds away from zero.</summary>
    public ReportRate OnTimeRate => new(this["kept"], this["with-limit"]);

    public ReportRate OnlineRate => new(this["new-online"], this["new"]);

    /// <summary>The line under the table: <c>received = resolved + in process + …</c>, with its numbers.</summary>
    public ImmutableArray<(string Figure, long Count)> Partition => [.. Places.Select(p => (p, this[p]))];

    internal ReportRow Balanced()
    {
        var holds =
            this["received"] == this["new"] + this["carried"]
            && this["received"] == Partition.Sum(p => p.Count)
            && this["new"] == this["new-online"] + this["new-counter"] + this["new-post"]
            && this["resolved"] == this["with-limit"] + this["without-limit"]
            && this["with-limit"] == this["kept"] + this["late"]
            && this["kept"] == this["early"] + this["on-time"];
        return holds ? this : throw new InvalidOperationException($"The figures of '{Unit}' do not add up.");
    }
}

/// <summary>A share with both its numbers; a share of nothing is no number.</summary>
public sealed record ReportRate(long Part, long Whole)
{
    private const int Decimals = 2;

    public decimal? Percent => Whole == 0 ? null : PrintedNumber.Rounded(Part * 100m / Whole, Decimals);
}
