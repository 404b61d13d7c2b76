using System.Collections.Immutable;

namespace Bpm.Engine.Reports;

/// <summary>Figures as an authority printed them, under our names: what <see cref="Reconciliation"/> checks.</summary>
public sealed record PublishedReport(string Name, ImmutableArray<PublishedSection> Sections);

/// <summary>Figures that belong together: one table or one paragraph, of one unit and period.</summary>
public sealed record PublishedSection(string Title)
{
    /// <summary>Whole numbers by name; <see cref="Figures"/> lists the names that have an identity.</summary>
    public ImmutableSortedDictionary<string, long> Figures { get; init; } =
        ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal);

    /// <summary>Sums that hold in this report alone, beside <see cref="Reports.Figures.Identities"/>.</summary>
    public ImmutableArray<Identity> Identities { get; init; } = [];

    public ImmutableArray<PrintedRate> Rates { get; init; } = [];
    public ImmutableArray<PrintedAverage> Averages { get; init; } = [];
}

/// <summary>A percentage as printed.</summary>
/// <param name="Whole">Name of the figure it is a share of; null when the report doesn't say.</param>
public sealed record PrintedRate(string Part, string? Whole, PrintedNumber Printed);

/// <summary>A mean as printed, over values printed beside it.</summary>
/// <param name="Weights">As many as values; empty when the report states none.</param>
public sealed record PrintedAverage(
    string Name,
    ImmutableArray<decimal> Values,
    ImmutableArray<decimal> Weights,
    PrintedNumber Printed
);

/// <summary>A sum that must hold: the whole is the required parts and those of the others that are printed.</summary>
/// <param name="Wholes">The first of these that is printed is the whole.</param>
public sealed record Identity(
    ImmutableArray<string> Wholes,
    ImmutableArray<string> Required,
    ImmutableArray<string> Others
);
