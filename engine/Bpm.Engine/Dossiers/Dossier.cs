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

    /// <summary>The desk asked to complete the submission; nothing was received yet.</summary>
    AwaitingCompletion,
    RefusedAtReception,
    InProcess,
    AwaitingSupplement,
    AwaitingPayment,
    AwaitingOther,
    Finished,
    Delivered,
    Withdrawn,

    /// <summary>Stopped for good; the portal's 8.</summary>
    Stopped,

    /// <summary>Resting, to be resumed; the portal's 8 as well.</summary>
    Suspended,
}

/// <summary>The state of one dossier: what its events add up to. Immutable; <see cref="Applying"/> makes the next.</summary>
public sealed record Dossier
{
    public static readonly Dossier None = new();

    private int version;
    private Instant lastAt;

    /// <summary>Number of events applied; the version that callers guard with.</summary>
    public int Version
    {
        get => version;
        init => version = value;
    }

    /// <summary>Moment of the last event.</summary>
    public Instant LastAt
    {
        get => lastAt;
        init => lastAt = value;
    }
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

    /// <summary>Version of the calendar that the due moments were last read under.</summary>
    public int CalendarVersion { get; init; }
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

    /// <summary>Lawful extra time granted after reception, in order.</summary>
    public ImmutableArray<GrantedExtension> Extensions { get; init; } = [];

    /// <summary>Every consultation, in order.</summary>
    public ImmutableArray<Consult> Consults { get; init; } = [];

    /// <summary>Linked procedures that the applicant chose.</summary>
    public ImmutableArray<string> Chosen { get; init; } = [];

    /// <summary>Linked dossiers, in the order in which they were asked for.</summary>
    public ImmutableArray<ChildLink> Children { get; init; } = [];

    /// <summary>Children that wait for a sibling's paper.</summary>
    public ImmutableArray<DeferredChild> Deferred { get; init; } = [];

    /// <summary>The dossier that this one is part of, or null.</summary>
    public ParentLink? Parent { get; init; }

    /// <summary>People who may not act on it.</summary>
    public ImmutableArray<string> Excluded { get; init; } = [];

    /// <summary>An issued result is being put right: the dossier is open again until that is done.</summary>
    public bool Correcting { get; init; }

    /// <summary>What the national portal was told last; null before the first message.</summary>
    public SyncState? Sync { get; init; }

    /// <summary>Nothing more happens to it, unless its result is corrected.</summary>
    public bool Ended =>
        !Correcting
        && (
            Status
                is BusinessStatus.Delivered
                    or BusinessStatus.Withdrawn
                    or BusinessStatus.Stopped
                    or BusinessStatus.RefusedAtReception
            // A procedure without a hand-over gives its result on the spot.
            || (
                Status == BusinessStatus.Finished
                && !Tasks.Any(t => t.Open)
                && !Waits.Any(w => w.Open)
                && !Incidents.Any(i => i.Open)
            )
        );

    /// <summary>The open wait of a dossier that a leader let rest, or null.</summary>
    public Wait? Rest => Waits.LastOrDefault(w => w.Open && w.Until == Wait.Resumption);

    /// <summary>Step id of the desk's work before reception: no step of the procedure, and no word that one could be.</summary>
    public const string ReceptionStep = "_reception";

    public bool Paused => !Pauses.IsEmpty && Pauses[^1].To is null;

    public IEnumerable<OfficerTask> OpenTasks => Tasks.Where(t => t.Open);

    public OfficerTask? Task(string id)
    {
        foreach (var task in Tasks)
        {
            if (task.Id == id)
            {
                return task;
            }
        }

        return null;
    }

    /// <summary>
    /// Says which event the state stands after, in place: a copy for these two words would double what every event costs.
    /// Only for a state that was made just now and that nobody else has.
    /// </summary>
    internal Dossier Stamp(int version, Instant at)
    {
        (this.version, lastAt) = (version, at);
        return this;
    }
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

    /// <summary>The person whose delegation was used; four eyes count both.</summary>
    public string? DoneFor { get; init; }

    public string? Action { get; init; }

    /// <summary>When the receiving unit confirmed that it has the dossier.</summary>
    public Instant? AcceptedAt { get; init; }
    public string? AcceptedBy { get; init; }
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
public sealed record Held(string Unit, string? Branch, Instant From, Instant? To)
{
    /// <summary>In place of a unit: whoever had it in the system that it came from.</summary>
    public const string BeforeTakeOver = "_before-take-over";
}

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
    /// <summary><see cref="Until"/> of a dossier that a leader let rest.</summary>
    public const string Resumption = "resumption";

    /// <summary><see cref="Until"/> of a linked dossier.</summary>
    public const string ChildResult = "child-result";

    public Instant? EndedAt { get; init; }
    public string? Proof { get; init; }
    public bool Open => EndedAt is null;
}

public sealed record OpenParallel(string Step, int Visit, int Needed, ImmutableSortedDictionary<string, bool> Branches)
{
    public Instant OpenedAt { get; init; }

    /// <summary>The branch of an outer one that was split; null at the top.</summary>
    public string? Branch { get; init; }

    /// <summary>What the steps of a stage share; null for the other kinds.</summary>
    public Term? Term { get; init; }
    public int Finished => Branches.Values.Count(done => done);
}

/// <param name="Paid">Taken at the counter or by the gateway.</param>
public sealed record FeeState(string Id, long Amount, string When, long Paid)
{
    /// <summary>Confirmed by the treasury; payment is not yet reconciliation.</summary>
    public long Confirmed { get; init; }
}

public sealed record GrantedExtension(string Id, Term Term, string Basis, Instant At);

/// <summary>Several units asked at once.</summary>
/// <param name="Tasks">One a unit asked.</param>
public sealed record Consult(string Step, int Visit, ImmutableArray<string> Tasks, int Needed, string? SilenceBasis)
{
    /// <summary>Tasks whose term ended in silence that is consent by law.</summary>
    public ImmutableArray<string> Silent { get; init; } = [];

    /// <summary>Tasks whose opinion came after the dossier had gone on.</summary>
    public ImmutableArray<string> Late { get; init; } = [];
    public bool Open { get; init; } = true;
}

/// <summary>A linked dossier as its parent knows it.</summary>
/// <param name="Id"><c>step.visit</c>; also the id of the wait for it.</param>
public sealed record ChildLink(string Id, string Step, string? Branch, string Procedure)
{
    /// <summary>Id and code once it exists.</summary>
    public string? Dossier { get; init; }
    public string? Code { get; init; }

    /// <summary>How it ended; null while it runs.</summary>
    public string? Outcome { get; init; }
    public string? ResultNumber { get; init; }

    /// <summary>Number of the last message that was consumed.</summary>
    public int LastSeq { get; init; }
    public bool StopAsked { get; init; }
}

public sealed record DeferredChild(string Step, string? Branch, ImmutableArray<string> Papers);

public sealed record ParentLink(string Dossier, string Code, string Child);

public sealed record SyncState(int NationalStatus, bool Done, string? Problem, Instant At);

/// <summary>An alarm that was said; <paramref name="DueAt"/> is when it became true.</summary>
public sealed record RaisedAlarm(AlarmKind Kind, string Subject, string Threshold, LocalDateTime DueAt);

public sealed record Incident(string Id, string Step, string Code, string Message, Instant At, bool Open);
