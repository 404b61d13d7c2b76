using System.Collections.Immutable;
using NodaTime;

namespace Bpm.Engine.Commands;

/// <summary>
/// A dossier that already runs in another system goes on here: its code, its dates and its place stay as they were. What
/// happened there before is not known, and is not made up.
/// </summary>
/// <param name="Submission">Procedure, case, channel and desk.</param>
/// <param name="From">Name of the other system.</param>
/// <param name="Code">The public code that it gave.</param>
/// <param name="Received">When the receipt was issued there.</param>
/// <param name="Promised">As printed there; null: what this procedure promises for that receipt.</param>
/// <param name="Unit">Where it is now; null: wherever the step is done.</param>
/// <param name="Step">The step that is next.</param>
/// <param name="Pauses">When its clocks stood still, in order; the last one may go on.</param>
public sealed record TakeOver(
    Submit Submission,
    string From,
    string Code,
    LocalDateTime Received,
    LocalDateTime? Promised,
    string? Unit,
    string Step,
    ImmutableArray<PauseBefore> Pauses
) : Command;

/// <param name="Ground">Of <c>policies/</c>; it must stop the clocks.</param>
/// <param name="To">Null for the one that goes on.</param>
public sealed record PauseBefore(string Ground, LocalDateTime From, LocalDateTime? To);
