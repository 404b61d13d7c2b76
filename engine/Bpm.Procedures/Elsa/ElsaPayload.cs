using System.Text.Json.Nodes;
using Bpm.Procedures.Exports.Flows;
using Bpm.Procedures.Steps;
using Bpm.Procedures.Workflows;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Elsa;

/// <summary>What travels in a task's payload: everything about the step that Elsa has no word for.</summary>
internal static class ElsaPayload
{
    public static JsonObject Of(Publication publication, FlowNode node)
    {
        var step = node.Step!;
        var payload = new JsonObject
        {
            ["procedure"] = publication.Procedure.Code,
            ["version"] = publication.Procedure.Version,
            ["publication"] = publication.Hash,
            ["step"] = step.Id,
            ["kind"] = StepKinds.Of(step).Id,
        };
        Say(payload, "at", step.At?.Words);
        Say(payload, "role", step.Role);
        Say(payload, "within", publication.TermOf(step.Id, null)?.ToString());
        Say(payload, "setBy", step.Within?.SetBy);
        Say(payload, "share", step.ShareMinutes is { } share ? Term.OfWorkingMinutes(share).ToString() : null);
        Say(payload, "procedureOfChild", (step as ChildStep)?.Procedure);
        Say(payload, "units", List((step as ConsultStep)?.Units.Select(u => (JsonNode?)u.Words)));
        Say(payload, "notBy", List(step.NotBy.Select(w => (JsonNode?)w)));
        Say(payload, "gives", List(step.Gives.Select(w => (JsonNode?)w)));
        Say(payload, "takes", List(step.Takes.Select(w => (JsonNode?)w)));
        Say(payload, "stages", Stages(publication, node));
        Say(payload, "escalate", List(step.Escalate.Select(Escalation)));
        Say(payload, "actions", List(step.Actions.Select(Action)));
        return payload;
    }

    private static JsonArray? Stages(Publication publication, FlowNode node)
    {
        var stages = node.Frames.Where(f => publication.Workflow[f].Step is StageStep).ToList();
        return stages.Count == 0
            ? null
            :
            [
                .. stages.Select(s => new JsonObject
                {
                    ["stage"] = s,
                    ["within"] = publication.TermOf(s, null)?.ToString(),
                }),
            ];
    }

    private static JsonObject Escalation(Escalation escalation) =>
        new()
        {
            [escalation.BeforeDue ? "before" : "after"] = escalation.Offset.ToString(),
            ["to"] = escalation.ToRole,
        };

    private static JsonObject Action(StepAction action)
    {
        var json = new JsonObject { ["id"] = action.Id, ["name"] = action.Name };
        Say(json, "to", action.To);
        Say(json, "outcome", action.Outcome);
        Say(json, "pause", action.Pause);
        Say(json, "backTo", action.BackTo);
        Say(json, "atMost", action.AtMost is { } most ? JsonValue.Create(most) : null);
        Say(json, "toWhom", action.LastHolder ? "last-holder" : null);
        Say(json, "rework", action.Rework?.ToString());
        Say(json, "reason", action.NeedsReason ? JsonValue.Create(value: true) : null);
        return json;
    }

    // Nothing is said of a list that is empty.
    private static JsonArray? List(IEnumerable<JsonNode?>? items) =>
        items?.ToArray() is { Length: > 0 } all ? new JsonArray(all) : null;

    private static void Say(JsonObject json, string key, JsonNode? value)
    {
        if (value is not null)
        {
            json[key] = value;
        }
    }
}
