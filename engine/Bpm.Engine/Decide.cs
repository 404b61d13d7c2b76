using Bpm.Engine.Commands;
using Bpm.Engine.Dossiers;
using NodaTime;

namespace Bpm.Engine;

/// <summary>Decides what a command does to a dossier. Pure: the same arguments give the same decision.</summary>
public static class Decide
{
    /// <param name="dossier">The state before; <see cref="Dossier.None"/> for a new one.</param>
    /// <param name="now">The clock's moment; an earlier one than the last event's is lifted to that.</param>
    public static Decision Command(Dossier dossier, Command command, Facts facts, Instant now) =>
        throw new NotSupportedException("Not written yet.");
}
