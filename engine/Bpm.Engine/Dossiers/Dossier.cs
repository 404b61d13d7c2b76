using System.Collections.Immutable;
using Bpm.Engine.Events;
using Bpm.Procedures;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Engine.Dossiers;

/// <summary>Business status inside; <see cref="NationalStatus"/> maps it to the portal's 1..10.</summary>
public enum BusinessStatus
{
    None,
    Submitted,
    RefusedAtReception,
    InProcess,
    AwaitingSupplement,
    AwaitingPayment,
    AwaitingOther,
    Finished,
    Delivered,
    Withdrawn,
    Stopped,
}

/// <summary>The state of one dossier: what its events add up to. Immutable; <see cref="Applying"/> makes the next.</summary>
public sealed record Dossier
{
    public static readonly Dossier None = new();

    /// <summary>Number of events applied; the version that callers guard with.</summary>
    public int Version { get; init; }

    public Instant LastAt { get; init; }
    public BusinessStatus Status { get; init; }
    public string? Code { get; init; }
    public string Procedure { get; init; } = "";
    public int ProcedureVersion { get; init; }
    public string Publication { get; init; } = "";
    public string? Case { get; init; }
    public Channel Channel { get; init; }
    public string ReceptionUnit { get; init; } = "";
    public string AuthorityUnit { get; init; } = "";
    public string PersonalDigest { get; init; } = "";
    public Instant? SubmittedAt { get; init; }
    public Instant? ReceivedAt { get; init; }
    public Instant? FinishedAt { get; init; }
    public Instant? DeliveredAt { get; init; }
    public string? Outcome { get; init; }
    public string Calendar { get; init; } = "";
    public ClockStart? Statutory { get; init; }
    public ClockStart? Committed { get; init; }

    /// <summary>As printed on the slip; never changes.</summary>
    public LocalDateTime? Promised { get; init; }

    /// <summary>Due now, after pauses; null while a pause is open (then it is only provisional).</summary>
    public LocalDateTime? StatutoryDue { get; init; }

    public LocalDateTime? CommittedDue { get; init; }
    public Verdict? StatutoryVerdict { get; init; }
    public Verdict? CommittedVerdict { get; init; }

    /// <summary>Stops of the dossier's clocks, in order; the last may be open.</summary>
    public ImmutableArray<DossierPause> Pauses { get; init; } = [];

    /// <summary>Who holds it: the unit at the top under the empty key, and each branch that has left it.</summary>
    public ImmutableSortedDictionary<string, string> Custody { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Who held it when, for the ledger; while branches run, only they stand open.</summary>
    public ImmutableArray<Held> Holdings { get; init; } = [];

    /// <summary>Every task ever opened, in order.</summary>
    public ImmutableArray<OfficerTask> Tasks { get; init; } = [];

    public ImmutableArray<Wait> Waits { get; init; } = [];
    public ImmutableArray<OpenParallel> Parallels { get; init; } = [];
    public ImmutableArray<ReceivedPaper> Papers { get; init; } = [];
    public ImmutableArray<FeeState> Fees { get; init; } = [];
    public ImmutableArray<Incident> Incidents { get; init; } = [];
    public string? ResultNumber { get; init; }

    /// <summary>Alarms raised so far, in order; each at most once.</summary>
    public ImmutableArray<RaisedAlarm> Alarms { get; init; } = [];

    /// <summary>The new date of an apology; the verdict stays with <see cref="LawfulDue"/>.</summary>
    public LocalDateTime? Reappointment { get; init; }

    /// <summary>The earlier of both due moments as they stand; null before reception or without limits.</summary>
    public LocalDateTime? LawfulDue =>
        (CommittedDue, StatutoryDue) switch
        {
            ({ } committed, { } statutory) => committed < statutory ? committed : statutory,
            ({ } committed, null) => committed,
            (null, { } statutory) => statutory,
            _ => null,
        };

    public bool Ended =>
        Status
            is BusinessStatus.Delivered
                or BusinessStatus.Withdrawn
                or BusinessStatus.Stopped
                or BusinessStatus.RefusedAtReception;

    public bool Paused => !Pauses.IsEmpty && Pauses[^1].To is null;

    public IEnumerable<OfficerTask> OpenTasks => Tasks.Where(t => t.Open);

    public OfficerTask? Task(string id) => Tasks.FirstOrDefault(t => t.Id == id);
}

public enum TaskState
{
    Open,
    Paused,
    Done,
    Cancelled,
}

/// <summary>A step waiting for a person (việc của cán bộ).</summary>
public sealed record OfficerTask(
    string Id,
    string Step,
    int Visit,
    string? Branch,
    string Unit,
    string Role,
    string Calendar,
    Instant OpenedAt,
    Term? Term,
    string? SetBy
)
{
    public string? Assignee { get; init; }
    public LocalDateTime? OriginalDue { get; init; }

    /// <summary>Due now; while paused, the due moment that stood when the pause began.</summary>
    public LocalDateTime? Due { get; init; }

    public TaskState State { get; init; }
    public ImmutableArray<TaskPause> Pauses { get; init; } = [];
    public string? DoneBy { get; init; }
    public string? Action { get; init; }
    public Instant? EndedAt { get; init; }
    public bool Open => State is TaskState.Open or TaskState.Paused;
}

public sealed record TaskPause(string Ground, Instant From, Instant? To);

public sealed record DossierPause(
    string Ground,
    string Basis,
    Instant From,
    Instant? To,
    bool StopsStatutory,
    bool StopsCommitted,
    PauseEffect Effect,
    string Holder
);

/// <summary>A stretch during which a unit held the dossier, or one branch of it.</summary>
public sealed record Held(string Unit, string? Branch, Instant From, Instant? To);

/// <param name="Branch">The branch that waits, or null.</param>
/// <param name="Task">The paused task that goes on after it; null when the wait is a step of its own.</param>
public sealed record Wait(
    string Id,
    string Step,
    string? Branch,
    string? Task,
    string Ground,
    string For,
    string Until,
    string Owner,
    Instant From,
    LocalDateTime? ReviewBy,
    ImmutableArray<string> Papers,
    string? Reason
)
{
    public Instant? EndedAt { get; init; }
    public string? Proof { get; init; }
    public bool Open => EndedAt is null;
}

public sealed record OpenParallel(string Step, int Visit, int Needed, ImmutableSortedDictionary<string, bool> Branches)
{
    public int Finished => Branches.Values.Count(done => done);
}

public sealed record FeeState(string Id, long Amount, string When, long Paid);

/// <summary>An alarm that was said; <paramref name="DueAt"/> is when it became true.</summary>
public sealed record RaisedAlarm(AlarmKind Kind, string Subject, string Threshold, LocalDateTime DueAt);

public sealed record Incident(string Id, string Step, string Code, string Message, Instant At, bool Open);
