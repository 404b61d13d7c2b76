using NodaTime;

namespace Bpm.Engine.Events;

/// <summary>An event of a dossier with when it happened and by whom.</summary>
/// <param name="Actor">Account, or the system's name.</param>
public sealed record Happened(Instant At, string Actor, DossierEvent Event);
