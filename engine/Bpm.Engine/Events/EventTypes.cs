using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

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
        ("dossier-taken-over", 1, typeof(DossierTakenOver)),
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

    private static readonly FrozenDictionary<Type, EventType> ByRecord = Table.ToFrozenDictionary(
        row => row.Record,
        row => new EventType(row.Type, row.Version, EventJson.Options.GetTypeInfo(row.Record))
    );

    private static readonly FrozenDictionary<(string Type, int Version), EventType> ByName =
        ByRecord.Values.ToFrozenDictionary(type => (type.Name, type.Version));

    /// <summary>Every stored name with its current version and record.</summary>
    public static IReadOnlyList<(string Type, int Version, Type Record)> All => Table;

    /// <summary>Stored name and version of an event.</summary>
    public static (string Type, int Version) NameOf(DossierEvent change)
    {
        var type = ByRecord[change.GetType()];
        return (type.Name, type.Version);
    }

    /// <summary>Canonical UTF-8 JSON: members in the order of the record, camelCase, no white space, no nulls.</summary>
    public static byte[] Write(DossierEvent change) =>
        JsonSerializer.SerializeToUtf8Bytes(change, ByRecord[change.GetType()].Json);

    /// <summary>
    /// Several events as one canonical text, <c>[["task-claimed",1,{…}],…]</c>: stored name, version, and what
    /// <see cref="Write(DossierEvent)"/> gives.
    /// </summary>
    public static byte[] WriteAll(ImmutableArray<DossierEvent> changes)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, EventJson.Plain))
        {
            json.WriteStartArray();
            foreach (var change in changes)
            {
                var type = ByRecord[change.GetType()];
                json.WriteStartArray();
                json.WriteStringValue(type.Name);
                json.WriteNumberValue(type.Version);
                JsonSerializer.Serialize(json, change, type.Json);
                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads what <see cref="Write(DossierEvent)"/> wrote.</summary>
    /// <exception cref="EventFormatException">The type is unknown or the bytes are not such an event.</exception>
    public static DossierEvent Read(string type, int version, ReadOnlySpan<byte> bytes)
    {
        var reader = new Utf8JsonReader(bytes);
        var change = Read(Find(type, version), ref reader);
        // Nothing may stand behind it.
        Expect(ref reader, JsonTokenType.None);
        return change;
    }

    /// <summary>Reads what <see cref="WriteAll"/> wrote.</summary>
    /// <exception cref="EventFormatException">A type is unknown or the bytes are not such events.</exception>
    public static ImmutableArray<DossierEvent> ReadAll(ReadOnlySpan<byte> bytes)
    {
        var changes = ImmutableArray.CreateBuilder<DossierEvent>();
        var reader = new Utf8JsonReader(bytes);
        Expect(ref reader, JsonTokenType.StartArray);
        while (Next(ref reader) == JsonTokenType.StartArray)
        {
            Expect(ref reader, JsonTokenType.String);
            var name = reader.GetString()!;
            Expect(ref reader, JsonTokenType.Number);
            if (!reader.TryGetInt32(out var version))
            {
                throw new EventFormatException($"The version of event '{name}' is no whole number.");
            }

            Next(ref reader);
            changes.Add(Read(Find(name, version), ref reader));
            Expect(ref reader, JsonTokenType.EndArray);
        }

        if (reader.TokenType != JsonTokenType.EndArray)
        {
            throw new EventFormatException($"Events end with {reader.TokenType} where their list should.");
        }

        Expect(ref reader, JsonTokenType.None);
        return changes.ToImmutable();
    }

    private static EventType Find(string name, int version) =>
        ByName.GetValueOrDefault((name, version))
        ?? throw new EventFormatException(
            $"No event type '{name}' in version {version}; this program is older than its data."
        );

    private static DossierEvent Read(EventType type, ref Utf8JsonReader reader)
    {
        try
        {
            return (DossierEvent?)JsonSerializer.Deserialize(ref reader, type.Json)
                ?? throw new EventFormatException($"Event '{type.Name}' is empty.");
        }
        catch (JsonException error)
        {
            throw new EventFormatException($"Event '{type.Name}' cannot be read: {error.Message}", error);
        }
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType expected)
    {
        if (Next(ref reader) is var found && found != expected)
        {
            throw new EventFormatException($"Events have {found} where {expected} should stand.");
        }
    }

    /// <returns>The next token; <see cref="JsonTokenType.None"/> at the end.</returns>
    private static JsonTokenType Next(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.Read() ? reader.TokenType : JsonTokenType.None;
        }
        catch (JsonException error)
        {
            throw new EventFormatException($"Events are no JSON: {error.Message}", error);
        }
    }

    private sealed record EventType(string Name, int Version, JsonTypeInfo Json);
}
