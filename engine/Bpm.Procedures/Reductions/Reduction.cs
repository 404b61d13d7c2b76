using System.Collections.Immutable;
using Bpm.Procedures.Reading;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Procedures.Reductions;

/// <summary>A decision that cuts processing times (quyết định cắt giảm thời gian giải quyết).</summary>
public sealed record Reduction
{
    /// <summary>The decision's number; for a reconstructed one, which has none, the name of its file.</summary>
    public required string Number { get; init; }

    /// <summary>Date of signature; null only for a reconstructed one.</summary>
    public LocalDate? Date { get; init; }

    /// <summary>In force for dossiers received from this date on, inclusive; null only for a reconstructed one.</summary>
    public LocalDate? Effect { get; init; }

    public string? Signer { get; init; }
    public required ReductionKind Kind { get; init; }
    public required ImmutableArray<ReductionItem> Items { get; init; }
    public required Position Position { get; init; }
}

public enum ReductionKind
{
    /// <summary>A real decision.</summary>
    Decision,

    /// <summary>Invented for trying out; applied like a decision, and everything it touches is a demo.</summary>
    Demo,

    /// <summary>Put together from reports; never applied.</summary>
    Reconstructed,
}

/// <summary>What the decision says about one procedure.</summary>
/// <param name="Case">Null: for every case that has no item of its own.</param>
/// <param name="Channel">Null: for every channel that has no item of its own.</param>
/// <param name="Committed">The committed limit.</param>
/// <param name="Steps">New terms of steps, by step id.</param>
public sealed record ReductionItem(
    string Procedure,
    string? Case,
    Channel? Channel,
    Term Committed,
    ImmutableDictionary<string, Term> Steps,
    Position Position
);
