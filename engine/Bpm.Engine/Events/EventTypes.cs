using System.Collections.Frozen;
using System.Text.Json;

namespace Bpm.Engine.Events;

/// <summary>
/// The one table of event types: stored name, version and record. A changed member means a new version here and a
/// reader for the old one; recorded histories must go on replaying.
/// </summary>
public static class EventTypes
{
    private static readonly (string Type, int Version, Type Record)[] Table =
    [
        ("dossier-submitted", 1, typeof(DossierSubmitted)),
        ("dossier-received", 1, typeof(DossierReceived)),
        ("dossier-refused", 1, typeof(DossierRefused)),
        ("task-opened", 1, typeof(TaskOpened)),
        ("task-claimed", 1, typeof(TaskClaimed)),
        ("task-released", 1, typeof(TaskReleased)),
        ("task-assigned", 1, typeof(TaskAssigned)),
        ("task-completed", 1, typeof(TaskCompleted)),
        ("task-cancelled", 1, typeof(TaskCancelled)),
        ("task-paused", 1, typeof(TaskPaused)),
        ("task-resumed", 1, typeof(TaskResumed)),
        ("step-passed-over", 1, typeof(StepPassedOver)),
        ("way-chosen", 1, typeof(WayChosen)),
        ("parallel-opened", 1, typeof(ParallelOpened)),
        ("branch-finished", 1, typeof(BranchFinished)),
        ("parallel-joined", 1, typeof(ParallelJoined)),
        ("custody-moved", 1, typeof(CustodyMoved)),
        ("wait-opened", 1, typeof(WaitOpened)),
        ("wait-ended", 1, typeof(WaitEnded)),
        ("clock-paused", 1, typeof(ClockPaused)),
        ("clock-resumed", 1, typeof(ClockResumed)),
        ("papers-received", 1, typeof(PapersReceived)),
        ("fee-paid", 1, typeof(FeePaid)),
        ("result-signed", 1, typeof(ResultSigned)),
        ("result-issued", 1, typeof(ResultIssued)),
        ("dossier-finished", 1, typeof(DossierFinished)),
        ("result-delivered", 1, typeof(ResultDelivered)),
        ("dossier-withdrawn", 1, typeof(DossierWithdrawn)),
        ("note-added", 1, typeof(NoteAdded)),
        ("incident-raised", 1, typeof(IncidentRaised)),
        ("incident-resolved", 1, typeof(IncidentResolved)),
        ("alarm-raised", 1, typeof(AlarmRaised)),
        ("completion-asked", 1, typeof(CompletionAsked)),
        ("submission-completed", 1, typeof(SubmissionCompleted)),
        ("children-chosen", 1, typeof(ChildrenChosen)),
        ("consult-opened", 1, typeof(ConsultOpened)),
        ("opinion-deemed", 1, typeof(OpinionDeemed)),
        ("opinion-noted", 1, typeof(OpinionNoted)),
        ("consult-closed", 1, typeof(ConsultClosed)),
        ("child-opened", 1, typeof(ChildOpened)),
        ("child-deferred", 1, typeof(ChildDeferred)),
        ("child-linked", 1, typeof(ChildLinked)),
        ("child-reported", 1, typeof(ChildReported)),
        ("child-stop-asked", 1, typeof(ChildStopAsked)),
        ("parent-linked", 1, typeof(ParentLinked)),
        ("child-extended", 1, typeof(ChildExtended)),
        ("due-extended", 1, typeof(DueExtended)),
        ("reappointed", 1, typeof(Reappointed)),
        ("due-changed", 1, typeof(DueChanged)),
        ("task-due-moved", 1, typeof(TaskDueMoved)),
        ("dossier-migrated", 1, typeof(DossierMigrated)),
        ("processing-paused", 1, typeof(ProcessingPaused)),
        ("processing-resumed", 1, typeof(ProcessingResumed)),
        ("dossier-stopped", 1, typeof(DossierStopped)),
        ("custody-accepted", 1, typeof(CustodyAccepted)),
        ("task-returned", 1, typeof(TaskReturned)),
        ("task-moved", 1, typeof(TaskMoved)),
        ("unit-succeeded", 1, typeof(UnitSucceeded)),
        ("person-excluded", 1, typeof(PersonExcluded)),
        ("correction-opened", 1, typeof(CorrectionOpened)),
        ("correction-closed", 1, typeof(CorrectionClosed)),
        ("payment-required", 1, typeof(PaymentRequired)),
        ("payment-confirmed", 1, typeof(PaymentConfirmed)),
        ("status-synchronised", 1, typeof(StatusSynchronised)),
    ];

    private static readonly FrozenDictionary<Type, (string Type, int Version)> Names = Table.ToFrozenDictionary(
        row => row.Record,
        row => (row.Type, row.Version)
    );

    private static readonly FrozenDictionary<(string Type, int Version), Type> Records = Table.ToFrozenDictionary(
        row => (row.Type, row.Version),
        row => row.Record
    );

    /// <summary>Every stored name with its current version and record.</summary>
    public static IReadOnlyList<(string Type, int Version, Type Record)> All => Table;

    /// <summary>Stored name and version of an event.</summary>
    public static (string Type, int Version) NameOf(DossierEvent change) => Names[change.GetType()];

    /// <summary>Canonical UTF-8 JSON: members in the order of the record, camelCase, no white space, no nulls.</summary>
    public static byte[] Write(DossierEvent change) =>
        JsonSerializer.SerializeToUtf8Bytes(change, change.GetType(), EventJson.Options);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="EventFormatException">The type is unknown or the bytes are not such an event.</exception>
    public static DossierEvent Read(string type, int version, ReadOnlySpan<byte> bytes)
    {
        if (!Records.TryGetValue((type, version), out var record))
        {
            throw new EventFormatException(
                $"No event type '{type}' in version {version}; this program is older than its data."
            );
        }

        try
        {
            return (DossierEvent?)JsonSerializer.Deserialize(bytes, record, EventJson.Options)
                ?? throw new EventFormatException($"Event '{type}' is empty.");
        }
        catch (JsonException error)
        {
            throw new EventFormatException($"Event '{type}' cannot be read: {error.Message}", error);
        }
    }
}
