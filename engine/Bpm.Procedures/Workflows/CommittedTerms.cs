using System.Collections.Immutable;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Workflows;

/// <summary>Committed limits of one procedure: reduction(case, channel) before reduction(case).</summary>
public sealed record CommittedTerms(ImmutableArray<CommittedTerm> Terms)
{
    public static readonly CommittedTerms None = new([]);

    public Term? For(string? caseId, Channel channel) =>
        Find(t => t.Case == caseId && t.Channel == channel) ?? Find(t => t.Case == caseId && t.Channel is null);

    private Term? Find(Func<CommittedTerm, bool> match)
    {
        foreach (var term in Terms)
        {
            if (match(term))
            {
                return term.Term;
            }
        }

        return null;
    }
}

/// <param name="Decision">Number of the decision that made the reduction.</param>
public sealed record CommittedTerm(string? Case, Channel? Channel, Term Term, string Decision);
