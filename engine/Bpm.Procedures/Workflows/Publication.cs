using Bpm.Procedures.Policies;
using Bpm.Procedures.Rules;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Workflows;

/// <summary>
/// A procedure as it binds dossiers: file, template, reductions and policies together, under one hash. A dossier pins
/// the publication it was received under.
/// </summary>
public sealed record Publication
{
    /// <summary>SHA-256 over the parts, lower-case hex.</summary>
    public required string Hash { get; init; }

    public required Procedure Procedure { get; init; }
    public required Workflow Workflow { get; init; }
    public required RuleProgram Rules { get; init; }
    public required PolicySet Policies { get; init; }

    /// <summary>Committed terms by (case, channel), from the reductions in force.</summary>
    public required CommittedTerms Committed { get; init; }

    /// <summary>Limits of one dossier, by the order of <see cref="TermLookup"/>.</summary>
    /// <param name="commune">The commune that the competent authority is looked up by; null when it isn't known.</param>
    public Limits LimitsFor(string? caseId, Channel channel, string? commune = null)
    {
        var statutory = TermLookup.Statutory(Procedure, caseId, channel, commune);
        return new Limits(statutory, Committed.For(caseId, channel) ?? statutory);
    }

    /// <summary>
    /// The term of a step: by the reduction for the case and channel, then the case's own, then the step's; null when
    /// the step has none.
    /// </summary>
    public Term? TermOf(string stepId, string? caseId, Channel? channel = null) =>
        TermLookup.Step(Procedure, Workflow[stepId].Step, Committed, caseId, channel);
}

/// <param name="Statutory">By law; null where none is published.</param>
/// <param name="Committed">After local reductions; never longer than the statutory limit.</param>
public sealed record Limits(Term? Statutory, Term? Committed);
