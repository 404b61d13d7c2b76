using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bpm.Engine.Events;
using Bpm.Server.Outgoing.Channels;
using Bpm.Server.Storage;
using NodaTime;
using NodaTime.Text;

namespace Bpm.Server.Outgoing.Webhooks;

/// <summary>
/// Events and notices as CloudEvents 1.0, structured JSON. Of an event only members that are known to name no person go
/// out, unless the receiver was set up to get them all; a member that nobody has classified stays inside.
/// </summary>
internal sealed class CloudEvents(OutgoingOptions options)
{
    private const string TypePrefix = "vn.bpm.";

    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Members that are codes, numbers and moments.</summary>
    public static readonly FrozenSet<string> Plain = FrozenSet.Create(
        StringComparer.Ordinal,
        "action",
        "amount",
        "authorityUnit",
        "basis",
        "branch",
        "branches",
        "calendar",
        "calendarVersion",
        "case",
        "channel",
        "child",
        "children",
        "clamped",
        "code",
        "committed",
        "committedDue",
        "confirmed",
        "copies",
        "cutOff",
        "done",
        "dossier",
        "due",
        "dueAt",
        "effect",
        "endsGroup",
        "extra",
        "fee",
        "fees",
        "from",
        "ground",
        "holder",
        "id",
        "incident",
        "kind",
        "missing",
        "nationalStatus",
        "needed",
        "new",
        "noteId",
        "number",
        "old",
        "originals",
        "outcome",
        "owner",
        "paper",
        "papers",
        "parallel",
        "parent",
        "parentCode",
        "pauses",
        "place",
        "policy",
        "procedure",
        "procedureVersion",
        "promised",
        "provisionalDate",
        "publication",
        "received",
        "receptionUnit",
        "resultNumber",
        "reviewBy",
        "role",
        "rule",
        "seq",
        "setBy",
        "silenceBasis",
        "statutory",
        "statutoryDue",
        "step",
        "stopsCommitted",
        "stopsStatutory",
        "subject",
        "task",
        "tasks",
        "term",
        "threshold",
        "to",
        "toRole",
        "undoesOutcome",
        "unit",
        "until",
        "visit",
        "wait",
        "when"
    );

    /// <summary>Members that name an officer, or hold words or values that somebody typed.</summary>
    public static readonly FrozenSet<string> Personal = FrozenSet.Create(
        StringComparer.Ordinal,
        "algorithm",
        "approver",
        "assignee",
        "at",
        "by",
        "data",
        "for",
        "inputs",
        "keyId",
        "letter",
        "message",
        "personalDigest",
        "problem",
        "proof",
        "publicKey",
        "reason",
        "signature",
        "user",
        "value",
        "why"
    );

    /// <summary>Of these events "from" and "to" are people, elsewhere units, steps and moments.</summary>
    private static readonly FrozenSet<string> BetweenPeople = FrozenSet.Create(StringComparer.Ordinal, "task-assigned");

    public static string TypeOf(string eventType, int version) =>
        string.Create(CultureInfo.InvariantCulture, $"{TypePrefix}{eventType}.v{version}");

    /// <summary>One event of the record.</summary>
    /// <param name="seq">Its number in the dossier, from 1.</param>
    /// <param name="position">Its place in the whole record: what a replay begins after.</param>
    public byte[] OfEvent(EventRow row, int seq, long position, string code, DossierEvent change, bool personal)
    {
        var (type, version) = EventTypes.NameOf(change);
        return Write(json =>
        {
            Head(json, IdOf(row.Dossier, seq), TypeOf(type, version), code, row.At);
            json.WriteString("sequence", position.ToString("D20", CultureInfo.InvariantCulture));
            json.WriteString("dossier", row.Dossier);
            if (personal)
            {
                json.WriteString("actor", row.Actor);
            }

            json.WritePropertyName("data");
            using var data = JsonDocument.Parse(EventTypes.Write(change));
            Copy(json, data.RootElement, personal ? null : type);
        });
    }

    /// <summary>The same for one event of a dossier, however often it is sent.</summary>
    public static string IdOf(string dossier, int seq) =>
        string.Create(CultureInfo.InvariantCulture, $"{dossier}.{seq}");

    /// <summary>An alarm, for a receiver that wants alarms alone.</summary>
    public byte[] OfNotice(OutgoingMessage message) =>
        Write(json =>
        {
            Head(json, message.Id, $"{TypePrefix}notice.{message.Alarm.Kind}.v1", message.Alarm.Code, at: null);
            json.WritePropertyName("data");
            json.WriteStartObject();
            var alarm = message.Alarm;
            foreach (
                var (name, value) in new (string, string?)[]
                {
                    ("dossier", alarm.Dossier),
                    ("code", alarm.Code),
                    ("procedure", alarm.Procedure),
                    ("kind", alarm.Kind),
                    ("subject", alarm.Subject),
                    ("step", alarm.Step),
                    ("unit", alarm.Unit),
                    ("threshold", alarm.Threshold),
                    ("at", alarm.At),
                    ("due", alarm.Due),
                    ("title", message.Title),
                    ("link", message.Link?.ToString()),
                }
            )
            {
                if (value is not null)
                {
                    json.WriteString(name, value);
                }
            }

            json.WriteEndObject();
        });

    private void Head(Utf8JsonWriter json, string id, string type, string code, long? at)
    {
        json.WriteString("specversion", "1.0");
        json.WriteString("id", id);
        json.WriteString("source", options.PublicUrl?.ToString().TrimEnd('/') ?? "urn:bpm");
        json.WriteString("type", type);
        if (code.Length > 0)
        {
            json.WriteString("subject", code);
        }

        if (at is { } moment)
        {
            json.WriteString("time", InstantPattern.ExtendedIso.Format(Instant.FromUnixTimeMilliseconds(moment)));
        }

        json.WriteString("datacontenttype", "application/json");
    }

    private static byte[] Write(Action<Utf8JsonWriter> members)
    {
        using var stream = new MemoryStream(512);
        using (var json = new Utf8JsonWriter(stream, Json))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <param name="type">Of the event whose members are looked at; null lets everything through.</param>
    private static void Copy(Utf8JsonWriter json, JsonElement value, string? type)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    if (type is null || MayGo(type, member.Name))
                    {
                        json.WritePropertyName(member.Name);
                        Copy(json, member.Value, type);
                    }
                }

                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Copy(json, item, type);
                }

                json.WriteEndArray();
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }

    private static bool MayGo(string type, string member) =>
        Plain.Contains(member) && !(member is "from" or "to" && BetweenPeople.Contains(type));
}
