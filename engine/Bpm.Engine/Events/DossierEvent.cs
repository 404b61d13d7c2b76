using System.Collections.Immutable;
using Bpm.Procedures;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Engine.Events;

/// <summary>
/// Something that happened to a dossier: the legal record. Append-only; everything that <c>Apply</c> needs (due moments,
/// assignees, results of rules) stands in the event. No personal data: applicant and form rows are referenced by digest.
/// <see cref="EventTypes"/> names each type and its version.
/// </summary>
public abstract record DossierEvent;

/// <summary>The application came in; nobody has accepted it yet (national status 1).</summary>
/// <param name="PersonalDigest">Salted digest over the applicant and form rows of this version.</param>
public sealed record DossierSubmitted(
    string Procedure,
    int ProcedureVersion,
    string Publication,
    string? Case,
    Channel Channel,
    string ReceptionUnit,
    string PersonalDigest
) : DossierEvent;

/// <summary>Receipt and appointment (giấy tiếp nhận và hẹn trả): the clocks start.</summary>
/// <param name="Code">Public dossier code, unique for ever.</param>
/// <param name="Promised">The earlier of both due moments; printed on the slip and never changed.</param>
public sealed record DossierReceived(
    string Code,
    string AuthorityUnit,
    string Calendar,
    int CalendarVersion,
    ClockStart? Statutory,
    ClockStart? Committed,
    LocalDateTime? Promised,
    bool ProvisionalDate,
    bool Clamped,
    ImmutableArray<ReceivedPaper> Papers,
    ImmutableArray<FeeDue> Fees
) : DossierEvent;

/// <param name="Extra">Lawful extra time by id and policy, already in <paramref name="Term"/> when units agree.</param>
public sealed record ClockStart(
    Term Term,
    StartRule Rule,
    LocalTime? CutOff,
    LocalDateTime Due,
    ImmutableArray<ExtraGranted> Extra
);

public sealed record ExtraGranted(string Id, string Policy, Term Term, string Basis, bool Confirmed);

public sealed record ReceivedPaper(string Paper, int Originals, int Copies);

/// <summary>A fee computed at reception; <paramref name="Inputs"/> is the automatic decision in plain words.</summary>
public sealed record FeeDue(string Fee, long Amount, string When, string? Rule, string? Inputs);

public sealed record DossierRefused(string Reason) : DossierEvent;

/// <summary>A step waits for a person.</summary>
/// <param name="Task"><c>step.visit</c>, unique in the dossier.</param>
/// <param name="Due">Null for a step without a term.</param>
public sealed record TaskOpened(
    string Task,
    string Step,
    int Visit,
    string? Branch,
    string Unit,
    string Role,
    string? Assignee,
    Term? Term,
    LocalDateTime? Due,
    string? SetBy,
    string Calendar
) : DossierEvent;

/// <param name="For">The person whose delegation was used; null when By holds the role.</param>
public sealed record TaskClaimed(string Task, string By, string? For = null) : DossierEvent;

public sealed record TaskReleased(string Task) : DossierEvent;

/// <param name="By">Who assigned it, when not the holder.</param>
public sealed record TaskAssigned(string Task, string To, string? From, string? Reason = null, string? By = null)
    : DossierEvent;

/// <param name="By">Who did it.</param>
/// <param name="Action">One of the step's actions.</param>
/// <param name="Outcome">What the action decides about the dossier, or null when it decides nothing.</param>
/// <param name="UndoesOutcome">A leader sent the draft back: what had been proposed no longer stands.</param>
/// <param name="For">The person whose delegation was used; null when By holds the role.</param>
public sealed record TaskCompleted(
    string Task,
    string By,
    string Action,
    string? Reason,
    string? Outcome,
    bool UndoesOutcome,
    string? For = null
) : DossierEvent;

/// <summary>Nobody needs to do it any more (join reached, dossier withdrawn).</summary>
public sealed record TaskCancelled(string Task, string Why) : DossierEvent;

public sealed record TaskPaused(string Task, string Ground) : DossierEvent;

public sealed record TaskResumed(string Task, LocalDateTime? Due) : DossierEvent;

public sealed record StepPassedOver(string Step, string Rule, string Inputs) : DossierEvent;

public sealed record WayChosen(string Step, string To, string? Rule, string Inputs) : DossierEvent;

/// <param name="Branch">The branch of an outer parallel step that splits here; null at the top.</param>
/// <param name="Term">The term that the steps of a stage share; null for a parallel step or a group.</param>
public sealed record ParallelOpened(
    string Step,
    int Visit,
    ImmutableArray<string> Branches,
    int Needed,
    Term? Term = null,
    string? Branch = null
) : DossierEvent;

public sealed record BranchFinished(string Parallel, string Branch) : DossierEvent;

public sealed record ParallelJoined(string Parallel) : DossierEvent;

/// <summary>Another unit holds the dossier (or that branch of it) from now on.</summary>
public sealed record CustodyMoved(string? Branch, string From, string To) : DossierEvent;

/// <summary>Waiting for someone outside, with an owner and an end.</summary>
/// <param name="Owner">Unit that answers for the wait.</param>
/// <param name="ReviewBy">When someone must look again; null only when the policy that says so is unset.</param>
public sealed record WaitOpened(
    string Wait,
    string Step,
    string? Branch,
    string? Task,
    string Ground,
    string For,
    string Until,
    string Owner,
    LocalDateTime? ReviewBy,
    ImmutableArray<string> Papers,
    string? Reason
) : DossierEvent;

public sealed record WaitEnded(string Wait, string? Proof) : DossierEvent;

/// <summary>The dossier's clocks stand still.</summary>
/// <param name="Holder">Who the ledger debits meanwhile: <c>applicant</c> or <c>lawful-pause</c>.</param>
/// <param name="NationalStatus">What the national portal shows meanwhile: 5 supplement, 6 financial obligation.</param>
public sealed record ClockPaused(
    string Ground,
    string Basis,
    bool StopsStatutory,
    bool StopsCommitted,
    PauseEffect Effect,
    string Holder,
    int NationalStatus
) : DossierEvent;

public sealed record ClockResumed(string Ground, LocalDateTime? StatutoryDue, LocalDateTime? CommittedDue)
    : DossierEvent;

public sealed record PapersReceived(ImmutableArray<ReceivedPaper> Papers, string PersonalDigest) : DossierEvent;

public sealed record FeePaid(string Fee, long Amount, string Proof) : DossierEvent;

/// <summary>A leader signed the result or the refusal.</summary>
/// <param name="Signature">By a key, over <see cref="ResultText"/>; null where no signer is set up.</param>
public sealed record ResultSigned(
    string Step,
    string By,
    string Outcome,
    string? For = null,
    ResultSignature? Signature = null
) : DossierEvent;

public sealed record ResultIssued(string Number) : DossierEvent;

/// <summary>The result is at the desk: the clocks end and the verdicts stand (national status 9).</summary>
public sealed record DossierFinished(string Outcome, Verdict? Statutory, Verdict? Committed) : DossierEvent;

public sealed record ResultDelivered(string By) : DossierEvent;

public sealed record DossierWithdrawn(string Reason) : DossierEvent;

public sealed record NoteAdded(string NoteId) : DossierEvent;

/// <summary>A rule failed or an office could not be found: a person must mend it; the dossier is not lost.</summary>
public sealed record IncidentRaised(string Incident, string Step, string Code, string Message) : DossierEvent;

public sealed record IncidentResolved(string Incident) : DossierEvent;

/// <summary>Something became due or true and was said, once: see <see cref="Alarms"/>.</summary>
/// <param name="Subject">Task or wait; empty for the dossier itself.</param>
/// <param name="DueAt">When it became so; the event itself may be later, after a time in which nobody asked.</param>
public sealed record AlarmRaised(AlarmKind Kind, string Subject, string Threshold, LocalDateTime DueAt, string? ToRole)
    : DossierEvent;
