using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bpm.Procedures.Elsa;

/// <summary>The flowchart of an Elsa definition as it was read; what is not there is null, never an exception.</summary>
internal sealed record ElsaFlow(ImmutableArray<ElsaActivity> Activities, ImmutableArray<ElsaConnection> Connections)
{
    /// <summary>Null when the activity is no flowchart.</summary>
    public static ElsaFlow? Read(JsonNode? root)
    {
        if (root is not JsonObject flow || Text(flow["type"]) != "Elsa.Flowchart")
        {
            return null;
        }

        var activities = (flow["activities"] as JsonArray ?? [])
            .OfType<JsonObject>()
            .Select(a => new ElsaActivity(Text(a["id"]) ?? "", Text(a["name"]) ?? "", Text(a["type"]) ?? "", a));
        var connections = (flow["connections"] as JsonArray ?? [])
            .OfType<JsonObject>()
            .Select(c => new ElsaConnection(
                Text((c["source"] as JsonObject)?["activity"]) ?? "",
                Text((c["source"] as JsonObject)?["port"]) ?? "Done",
                Text((c["target"] as JsonObject)?["activity"]) ?? ""
            ));
        return new ElsaFlow([.. activities], [.. connections]);
    }

    /// <summary>What the flow does, whatever an editor adds around it: places, names and defaults do not count.</summary>
    /// <returns>SHA-256, lower-case hex.</returns>
    public string Fingerprint()
    {
        var lines = Activities
            .Select(a =>
                string.Join('\t', ElsaActivity.Meaning.Select(key => a.Value(key) ?? "").Prepend(a.Type).Prepend(a.Id))
            )
            .Concat(Connections.Select(c => $"{c.From}\t{c.Port}\t{c.To}"))
            .Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
    }

    public static string? Text(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
}

internal sealed record ElsaConnection(string From, string Port, string To);

internal sealed record ElsaActivity(string Id, string Name, string Type, JsonObject Json)
{
    /// <summary>The inputs that say what an activity does.</summary>
    public static readonly ImmutableArray<string> Meaning =
    [
        "taskName",
        "payload",
        "condition",
        "cases",
        "branches",
        "mode",
        "eventName",
        "timeSpan",
    ];

    /// <summary>What people call it.</summary>
    public string Title => Name.Length > 0 ? Name : Id;

    /// <summary>An input's value as text: of its expression, else of the input itself.</summary>
    public string? Value(string input) =>
        Json[input] switch
        {
            null => null,
            JsonObject known when known["expression"] is JsonObject expression => AsText(expression["value"]),
            var other => AsText(other),
        };

    /// <summary>Type of an input's expression: Literal, JavaScript, Variable …</summary>
    public string? ExpressionType(string input) =>
        ElsaFlow.Text(((Json[input] as JsonObject)?["expression"] as JsonObject)?["type"]);

    /// <summary>Cases of a switch: label, type and text of the condition.</summary>
    public IEnumerable<(string Label, string? Type, string? Script)> Cases()
    {
        var cases = Json["cases"] switch
        {
            JsonArray list => list,
            JsonObject input when ((input["expression"] as JsonObject)?["value"]) is JsonArray list => list,
            _ => [],
        };
        return cases
            .OfType<JsonObject>()
            .Select(c =>
                (
                    ElsaFlow.Text(c["label"]) ?? "",
                    ElsaFlow.Text((c["condition"] as JsonObject)?["type"]),
                    AsText((c["condition"] as JsonObject)?["value"])
                )
            );
    }

    /// <summary>Names of a fork's branches.</summary>
    public ImmutableArray<string> Branches()
    {
        try
        {
            return Value("branches") is { } text && JsonNode.Parse(text) is JsonArray list
                ? [.. list.Select(ElsaFlow.Text).OfType<string>()]
                : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static string? AsText(JsonNode? node) => node is null ? null : ElsaFlow.Text(node) ?? node.ToJsonString();
}
