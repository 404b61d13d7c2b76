using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bpm.Procedures.Exports.Layouts;

namespace Bpm.Procedures.Elsa;

/// <summary>Collects the activities and connections of one Elsa 3 flowchart, in the shapes that Elsa reads.</summary>
internal sealed class ElsaDocument
{
    public const string Schema = "https://elsaworkflows.io/schemas/workflow-definition/v3.0.0/schema.json";

    // A variable survives a wait only with this driver.
    public const string StorageDriver = "Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core";

    private const string JoinMode = "Elsa.Workflows.Activities.Flowchart.Models.FlowJoinMode, Elsa.Workflows.Core";

    private static readonly JsonSerializerOptions s_options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    };

    public JsonArray Activities { get; } = [];
    public JsonArray Connections { get; } = [];
    public JsonArray Variables { get; } = [];

    public static string Text(JsonNode node) => node.ToJsonString(s_options) + "\n";

    public void Variable(string name, string type) =>
        Variables.Add(
            new JsonObject
            {
                ["id"] = name,
                ["name"] = name,
                ["typeName"] = type,
                ["isArray"] = false,
                ["value"] = null,
                ["storageDriverTypeName"] = StorageDriver,
            }
        );

    public void Start(string id) => Add(id, "Start", "Elsa.Start", []);

    public void End(string id) => Add(id, "End", "Elsa.End", []);

    /// <param name="result">Variable that gets the task's answer; null when nobody asks for it.</param>
    public void RunTask(string id, string name, string taskName, JsonObject payload, string? result) =>
        Add(
            id,
            name,
            "Elsa.RunTask",
            [
                new("taskName", Input("String", "Literal", taskName)),
                new("payload", Input("ObjectDictionary", "Object", payload.ToJsonString(s_payload))),
                .. Result(result),
            ]
        );

    public void Event(string id, string name, string eventName, string? result) =>
        Add(id, name, "Elsa.Event", [new("eventName", Input("String", "Literal", eventName)), .. Result(result)]);

    /// <param name="days">By the clock on the wall: Elsa knows no other.</param>
    public void Delay(string id, string name, int days) =>
        Add(
            id,
            name,
            "Elsa.Delay",
            [
                new(
                    "timeSpan",
                    Input("TimeSpan", "Literal", string.Create(CultureInfo.InvariantCulture, $"{days}.00:00:00"))
                ),
            ]
        );

    public void Decision(string id, string name, string script) =>
        Add(id, name, "Elsa.FlowDecision", [new("condition", Input("Boolean", "JavaScript", script))]);

    public void Switch(string id, string name, IEnumerable<(string Label, string Script)> cases) =>
        Add(
            id,
            name,
            "Elsa.FlowSwitch",
            [
                new(
                    "cases",
                    new JsonArray([
                        .. cases.Select(c => new JsonObject
                        {
                            ["label"] = c.Label,
                            ["condition"] = new JsonObject { ["type"] = "JavaScript", ["value"] = c.Script },
                        }),
                    ])
                ),
                new(
                    "mode",
                    Input("Elsa.Workflows.Activities.SwitchMode, Elsa.Workflows.Core", "Literal", "MatchFirst")
                ),
            ]
        );

    public void Fork(string id, string name, IEnumerable<string> branches) =>
        Add(
            id,
            name,
            "Elsa.FlowFork",
            [new("branches", Input("String[]", "Object", JsonSerializer.Serialize(branches)))]
        );

    /// <param name="mode">WaitAll, WaitAllActive or WaitAny; always written, since Elsa's default is WaitAny.</param>
    public void Join(string id, string name, string mode) =>
        Add(id, name, "Elsa.FlowJoin", [new("mode", Input(JoinMode, "Literal", mode))]);

    public void Connect(string from, string port, string to) =>
        Connections.Add(
            new JsonObject
            {
                ["source"] = new JsonObject { ["activity"] = from, ["port"] = port },
                ["target"] = new JsonObject { ["activity"] = to, ["port"] = "In" },
            }
        );

    /// <summary>Puts activities where the drawing has their boxes; the helpers of a step stand beside it.</summary>
    public void Position(Layout layout, Func<string, string> boxOf)
    {
        var boxes = layout.Boxes.ToDictionary(b => b.Id, StringComparer.Ordinal);
        var used = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var activity in Activities.OfType<JsonObject>())
        {
            var id = boxOf((string)activity["id"]!);
            var count = used[id] = used.GetValueOrDefault(id) + 1;
            var box = boxes[id];
            activity["metadata"] = new JsonObject
            {
                ["designer"] = new JsonObject
                {
                    ["position"] = new JsonObject
                    {
                        ["x"] = box.X + (count - 1) * 40,
                        ["y"] = box.Y + (count - 1) * 60,
                    },
                },
            };
        }
    }

    private static readonly JsonSerializerOptions s_payload = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private void Add(string id, string name, string type, IEnumerable<KeyValuePair<string, JsonNode?>> inputs)
    {
        var activity = new JsonObject
        {
            ["id"] = id,
            ["name"] = name,
            ["type"] = type,
            ["version"] = 1,
        };
        foreach (var (key, value) in inputs)
        {
            activity[key] = value;
        }

        activity["customProperties"] = new JsonObject { ["canStartWorkflow"] = false, ["runAsynchronously"] = false };
        activity["metadata"] = new JsonObject();
        Activities.Add(activity);
    }

    // Without a type name Elsa drops an input silently.
    private static JsonObject Input(string type, string expression, string value) =>
        new()
        {
            ["typeName"] = type,
            ["expression"] = new JsonObject { ["type"] = expression, ["value"] = value },
        };

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Result(string? variable) =>
        variable is null
            ? []
            :
            [
                new(
                    "result",
                    new JsonObject
                    {
                        ["typeName"] = "Object",
                        ["memoryReference"] = new JsonObject { ["id"] = variable },
                    }
                ),
            ];
}
