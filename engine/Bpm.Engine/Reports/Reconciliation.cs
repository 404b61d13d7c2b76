using System.Collections.Immutable;
using System.Globalization;

namespace Bpm.Engine.Reports;

public enum ReconciliationKind
{
    /// <summary>The printed figures can't all be right.</summary>
    Gap,

    /// <summary>Nothing is wrong, but something isn't said.</summary>
    Notice,
}

/// <param name="Code">gap | rate | rate-without-base | fewer-decimals | average-without-weight | average.</param>
public sealed record ReconciliationFinding(ReconciliationKind Kind, string Code, string Section, string Message);

/// <summary>Whether printed figures fit each other. Names each gap; never guesses why.</summary>
/// <param name="Accepted">What was checked and holds, in words.</param>
public sealed record Reconciliation(ImmutableArray<ReconciliationFinding> Findings, ImmutableArray<string> Accepted)
{
    /// <summary>Decimals in which a computed share is told.</summary>
    private const int ToldDecimals = 2;

    public bool HasGaps => Findings.Any(f => f.Kind == ReconciliationKind.Gap);

    public static Reconciliation Of(PublishedReport report)
    {
        var findings = ImmutableArray.CreateBuilder<ReconciliationFinding>();
        var accepted = ImmutableArray.CreateBuilder<string>();
        foreach (var section in report.Sections)
        {
            void Tell(ReconciliationKind kind, string code, string message) =>
                findings.Add(new ReconciliationFinding(kind, code, section.Title, message));

            foreach (var identity in Figures.Identities.Concat(section.Identities))
            {
                Sum(section, identity, Tell, accepted.Add);
            }

            foreach (var rate in section.Rates)
            {
                Rate(section, rate, Tell, accepted.Add);
            }

            foreach (var average in section.Averages)
            {
                Average(average, Tell, accepted.Add);
            }
        }

        return new Reconciliation(findings.ToImmutable(), accepted.ToImmutable());
    }

    private static void Sum(
        PublishedSection section,
        Identity identity,
        Action<ReconciliationKind, string, string> tell,
        Action<string> accept
    )
    {
        var figures = section.Figures;
        var wholeName = identity.Wholes.FirstOrDefault(figures.ContainsKey);
        if (wholeName is null || !identity.Required.All(figures.ContainsKey))
        {
            return;
        }

        var whole = figures[wholeName];
        ImmutableArray<string> parts = [.. identity.Required, .. identity.Others.Where(figures.ContainsKey)];
        var sum = parts.Sum(p => figures[p]);
        var words = $"{string.Join(" + ", parts.Select(p => Whole(figures[p])))} = {Whole(sum)}";
        if (sum == whole)
        {
            accept($"{wholeName}: {words}");
            return;
        }

        tell(
            ReconciliationKind.Gap,
            "gap",
            $"{wholeName}: printed {Whole(whole)}, but {string.Join(" + ", parts)} is {words}; "
                + $"{Whole(Math.Abs(whole - sum))} between {Whole(whole)} and {Whole(sum)} not explained by the published parts"
        );
    }

    private static void Rate(
        PublishedSection section,
        PrintedRate rate,
        Action<ReconciliationKind, string, string> tell,
        Action<string> accept
    )
    {
        var part = section.Figures[rate.Part];
        var bases = rate.Whole is { } named
            ? [named]
            : Figures.Bases.Where(b => section.Figures.GetValueOrDefault(b) > 0).ToImmutableArray();
        var shares = bases.Select(b => (Base: b, Share: Share(part, section.Figures[b]))).ToList();
        var words = string.Join(
            ", ",
            shares.Select(s => $"{Percent(s.Share)} of {s.Base} {Whole(section.Figures[s.Base])}")
        );
        var fits = shares.Where(s => rate.Printed.Fits(s.Share)).ToList();
        if (fits.Count == 0)
        {
            tell(
                ReconciliationKind.Gap,
                rate.Whole is null ? "rate-without-base" : "rate",
                rate.Whole is null
                    ? $"{rate.Part}: printed {rate.Printed.Text}, which fits no stated base: {Whole(part)} is {words}"
                    : $"{rate.Part}: printed {rate.Printed.Text}, but {Whole(part)} is {words}"
            );
            return;
        }

        accept($"{rate.Part}: {Whole(part)} is {rate.Printed.Text} ({words})");
        var most = section.Rates.Max(r => r.Printed.Decimals);
        if (rate.Printed.Decimals < most)
        {
            var finer = PrintedNumber.Rounded(fits[0].Share, most);
            tell(
                ReconciliationKind.Notice,
                "fewer-decimals",
                $"{rate.Part}: printed {rate.Printed.Text} with fewer decimals than its neighbours; it is {Text(finer)}"
            );
        }
    }

    private static void Average(
        PrintedAverage average,
        Action<ReconciliationKind, string, string> tell,
        Action<string> accept
    )
    {
        var values = string.Join(", ", average.Values.Select(Text));
        if (average.Weights.IsEmpty)
        {
            var mean = average.Values.Sum() / average.Values.Length;
            if (average.Printed.Fits(mean))
            {
                accept($"{average.Name}: plain mean of {values} is {average.Printed.Text}");
                return;
            }

            tell(
                ReconciliationKind.Notice,
                "average-without-weight",
                $"{average.Name}: printed {average.Printed.Text}, but the plain mean of {values} is "
                    + $"{Text(PrintedNumber.Rounded(mean, ToldDecimals))}: state the weight"
            );
            return;
        }

        var weighted = average.Values.Zip(average.Weights, (v, w) => v * w).Sum() / average.Weights.Sum();
        if (average.Printed.Fits(weighted))
        {
            accept($"{average.Name}: weighted mean of {values} is {average.Printed.Text}");
            return;
        }

        tell(
            ReconciliationKind.Gap,
            "average",
            $"{average.Name}: printed {average.Printed.Text}, but the weighted mean of {values} is "
                + Text(PrintedNumber.Rounded(weighted, ToldDecimals))
        );
    }

    private static decimal Share(long part, long whole) => part * 100m / whole;

    private static string Percent(decimal share) => Text(PrintedNumber.Rounded(share, ToldDecimals)) + "%";

    private static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Whole(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
