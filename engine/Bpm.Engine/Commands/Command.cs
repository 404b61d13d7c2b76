using System.Collections.Immutable;
using Bpm.Engine.Events;
using Bpm.Procedures;

namespace Bpm.Engine.Commands;

/// <summary>What someone wants to happen to one dossier.</summary>
public abstract record Command;

/// <summary>An application comes in (online or by post); reception must answer within its own clock.</summary>
public sealed record Submit(
    string Procedure,
    string? Case,
    Channel Channel,
    string ReceptionUnit,
    string PersonalDigest
) : Command
{
    /// <summary>Linked procedures that the applicant chose, by the ids of the group's children; empty where there is no choice.</summary>
    public ImmutableArray<string> Children { get; init; } = [];
}

/// <summary>Reception accepts at the counter, or accepts what was submitted; gives code and appointment.</summary>
/// <param name="Submission">Null when the dossier was submitted before.</param>
public sealed record Receive(Submit? Submission, ImmutableArray<ReceivedPaper> Papers) : Command;

public sealed record RefuseReception(string Reason) : Command;

public sealed record Claim(string Task) : Command;

public sealed record Release(string Task) : Command;

/// <param name="Reason">Needed when a head takes the task from its holder.</param>
public sealed record Assign(string Task, string To, string? Reason = null) : Command;

/// <summary>Gives a task to whoever of <see cref="Facts.Candidates"/> holds the fewest open ones.</summary>
public sealed record AssignEvenly(string Task) : Command;

/// <param name="Papers">Papers asked for, when the action pauses for a supplement.</param>
public sealed record Complete(string Task, string Action, string? Reason, ImmutableArray<string> Papers) : Command;

/// <summary>Reception records that what a wait was for has come: papers, a payment proof, a notice.</summary>
public sealed record EndWait(string Wait, string? Proof, ImmutableArray<ReceivedPaper> Papers, string? PersonalDigest)
    : Command;

public sealed record PayFee(string Fee, long Amount, string Proof) : Command;

public sealed record Withdraw(string Reason) : Command;

public sealed record AddNote(string NoteId) : Command;

public sealed record RetryIncident(string Incident) : Command;

/// <summary>The system raises an alarm that is due (see <see cref="Alarms"/>); refused when it is not, or was raised already.</summary>
public sealed record RecordAlarm(Alarm Alarm) : Command;
