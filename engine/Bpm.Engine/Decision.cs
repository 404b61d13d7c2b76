using System.Collections.Immutable;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;

namespace Bpm.Engine;

/// <summary>The answer to a command: what happens, or why nothing does.</summary>
public abstract record Decision
{
    private Decision() { }

    /// <param name="Events">In order; at least one.</param>
    /// <param name="After">The state once they are applied.</param>
    public sealed record Accepted(ImmutableArray<DossierEvent> Events, Dossier After) : Decision;

    public sealed record Refused(Refusal Refusal) : Decision;
}
