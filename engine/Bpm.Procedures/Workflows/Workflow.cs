using System.Collections.Immutable;
using Bpm.Procedures.Steps;

namespace Bpm.Procedures.Workflows;

/// <summary>
/// A procedure compiled for the engine: every step by its id, with what comes after it. Immutable; the same text
/// always compiles to the same graph.
/// </summary>
public sealed record Workflow
{
    public required string First { get; init; }

    /// <summary>In the order of the file.</summary>
    public required ImmutableArray<Node> Nodes { get; init; }

    /// <summary>The node of a step id; throws for an id that the compiler did not emit.</summary>
    public Node this[string stepId] => Nodes[PlaceOf(stepId)];

    /// <summary>Whether the first step stands before the second (or is it): going there is a return.</summary>
    public bool IsBefore(string stepId, string other) => PlaceOf(stepId) <= PlaceOf(other);

    public bool Has(string stepId) => places.ContainsKey(stepId);

    /// <summary>Place of a step in the file, from 0; throws for an id that the compiler did not emit.</summary>
    internal int PlaceOf(string stepId) =>
        places.TryGetValue(stepId, out var place)
            ? place
            : throw new KeyNotFoundException($"Step '{stepId}' is not in this workflow.");

    private Dictionary<string, int> places => cache ??= Places();
    private Dictionary<string, int>? cache;

    private Dictionary<string, int> Places()
    {
        var found = new Dictionary<string, int>(Nodes.Length, StringComparer.Ordinal);
        foreach (var node in Nodes)
        {
            found.Add(node.Step.Id, found.Count);
        }

        return found;
    }
}

/// <param name="Next">What follows when an action names no other step.</param>
/// <param name="Parallel">The enclosing parallel (or stage, group) step's id, or null at the top.</param>
/// <param name="Branch">The branch of it that this step stands in, or null.</param>
/// <param name="Entries">First step of each branch, for a parallel step; empty else.</param>
public sealed record Node(
    Step Step,
    Target Next,
    string? Parallel,
    string? Branch,
    ImmutableArray<BranchEntry> Entries
);

public sealed record BranchEntry(string BranchId, string? Name, string FirstStep, string? OnlyWhen);

/// <summary>Where a dossier goes next.</summary>
public abstract record Target
{
    private Target() { }

    public sealed record ToStep(string StepId) : Target;

    /// <summary>The branch is done; the join of the parallel step decides what follows.</summary>
    public sealed record ToJoin(string ParallelId, string BranchId) : Target;

    public sealed record End : Target;
}
