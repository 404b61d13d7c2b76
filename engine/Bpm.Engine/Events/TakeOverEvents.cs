using System.Collections.Immutable;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Engine.Events;

/// <summary>The dossier came from another system, where it had been received: it goes on here under its own code and dates.</summary>
/// <param name="From">Name of the other system.</param>
/// <param name="Unit">Who has it now.</param>
/// <param name="Statutory">Null also where the old promise is later than the law as it stands here: the promise is kept.</param>
/// <param name="Committed">Ends at the old promise.</param>
/// <param name="Promised">As printed there; never changed.</param>
/// <param name="StatutoryDue">After the pauses, and so <paramref name="CommittedDue"/>.</param>
public sealed record DossierTakenOver(
    string From,
    string Code,
    string AuthorityUnit,
    string Unit,
    string Calendar,
    int CalendarVersion,
    LocalDateTime Received,
    ClockStart? Statutory,
    ClockStart? Committed,
    LocalDateTime? Promised,
    LocalDateTime? StatutoryDue,
    LocalDateTime? CommittedDue,
    ImmutableArray<TakenPause> Pauses
) : DossierEvent;

/// <summary>A pause that was over when the dossier was taken over.</summary>
public sealed record TakenPause(
    string Ground,
    string Basis,
    LocalDateTime From,
    LocalDateTime To,
    bool StopsStatutory,
    bool StopsCommitted,
    PauseEffect Effect,
    string Holder
);
