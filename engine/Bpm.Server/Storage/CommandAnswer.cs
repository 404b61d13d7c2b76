using System.Collections.Immutable;
using Bpm.Engine;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;

namespace Bpm.Server.Storage;

/// <summary>What came of a command. <see cref="Accepted"/> is given only once it is durable.</summary>
internal abstract record CommandAnswer
{
    private CommandAnswer() { }

    /// <param name="Code">The public code, once received.</param>
    /// <param name="After">The state after this command; of a repeated one, the state that its first answer told.</param>
    /// <param name="Repeated">The command had been answered before; nothing was written now.</param>
    internal sealed record Accepted(
        string DossierId,
        string? Code,
        Dossier After,
        ImmutableArray<DossierEvent> Events,
        bool Repeated
    ) : CommandAnswer;

    internal sealed record Refused(Refusal Refusal) : CommandAnswer;
}
