namespace Bpm.Engine.Events;

/// <summary>A leader let the whole dossier rest, on a lawful ground.</summary>
/// <param name="Wait">The wait that the resumption ends.</param>
/// <param name="Paper">Number of the paper that says so.</param>
public sealed record ProcessingPaused(string Wait, string Ground, string Reason, string? Paper, string By)
    : DossierEvent;

public sealed record ProcessingResumed(string Wait, string Reason, string By) : DossierEvent;

/// <summary>Processing was stopped for good (thông báo dừng giải quyết).</summary>
public sealed record DossierStopped(string Reason, string? Paper, string By) : DossierEvent;

/// <summary>The receiving unit confirms that it has what was handed over, at this moment.</summary>
public sealed record CustodyAccepted(string Task, string By) : DossierEvent;

/// <summary>A task was sent back to the step that led to it.</summary>
public sealed record TaskReturned(
    string Task,
    string To,
    string Reason,
    string By,
    bool UndoesOutcome,
    string? For = null
) : DossierEvent;

/// <summary>A task passed to the unit that took over an abolished one.</summary>
public sealed record TaskMoved(string Task, string From, string To, string Calendar) : DossierEvent;

/// <summary>The dossier's desk or authority was abolished; its successor takes its place.</summary>
/// <param name="Place">reception or authority.</param>
public sealed record UnitSucceeded(string Place, string From, string To) : DossierEvent;

/// <summary>A person may not act on this dossier (a relative, the applicant); beats every grant.</summary>
public sealed record PersonExcluded(string User, string Reason, string By) : DossierEvent;

/// <summary>An issued result is put right: it is signed and issued again under its number.</summary>
public sealed record CorrectionOpened(string Reason, string By) : DossierEvent;

public sealed record CorrectionClosed : DossierEvent;

/// <summary>The applicant owes money that was not known at reception, or another amount.</summary>
public sealed record PaymentRequired(string Fee, long Amount, string When, string Reason, string By) : DossierEvent;

/// <summary>The treasury or the gateway confirms that the money has come: success at the counter is not yet that.</summary>
public sealed record PaymentConfirmed(string Fee, long Amount, string Proof, string By) : DossierEvent;

/// <summary>The national portal was told a status, or could not be.</summary>
/// <param name="NationalStatus">1..10.</param>
public sealed record StatusSynchronised(int NationalStatus, bool Done, string? Problem) : DossierEvent;
