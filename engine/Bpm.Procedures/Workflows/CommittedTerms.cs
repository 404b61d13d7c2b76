using System.Collections.Immutable;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Workflows;

/// <summary>Committed limits of one procedure: reduction(case, channel) before reduction(case).</summary>
public sealed record CommittedTerms(ImmutableArray<CommittedTerm> Terms)
{
    public static readonly CommittedTerms None = new([]);

    public Term? For(string? caseId, Channel channel) => Entry(caseId, channel)?.Term;

    /// <summary>The entry that applies, with its decision; null when no reduction does.</summary>
    public CommittedTerm? Entry(string? caseId, Channel? channel) =>
        Find(caseId, channel) ?? Find(caseId, channel: null);

    private CommittedTerm? Find(string? caseId, Channel? channel)
    {
        foreach (var term in Terms)
        {
            if (term.Case == caseId && term.Channel == channel)
            {
                return term;
            }
        }

        return null;
    }
}

/// <param name="Decision">Number of the decision that made the reduction.</param>
public sealed record CommittedTerm(string? Case, Channel? Channel, Term Term, string Decision)
{
    /// <summary>Step terms that the decision sets too, by step id.</summary>
    public ImmutableDictionary<string, Term> Steps { get; init; } = ImmutableDictionary<string, Term>.Empty;
}
