using System.Collections.Immutable;
using Bpm.Procedures.Reading;

namespace Bpm.Procedures.Steps;

/// <summary>Reads a step's <c>actions:</c>.</summary>
public static class StepActionReader
{
    public static ImmutableArray<StepAction> Read(
        MapReader step,
        StepKind kind,
        Position stepPosition,
        ReadContext context
    )
    {
        var actions = ImmutableArray.CreateBuilder<StepAction>();
        if (step.SubMap("actions") is { } map)
        {
            foreach (var entry in map.Map.Entries)
            {
                if (ReadOne(entry, context) is { } action)
                {
                    actions.Add(action);
                }
            }
        }

        if (actions.Count == 0 && kind.DefaultAction is { } id)
        {
            actions.Add(new StepAction(id, UsualNames.Action(id), stepPosition));
        }

        return actions.ToImmutable();
    }

    private static StepAction? ReadOne(YamlEntry entry, ReadContext context)
    {
        var (id, findings) = (entry.Key, context.Findings);
        if (!MapReader.IsKebab(id.Text))
        {
            findings.Add(
                Codes.NotAnId,
                id,
                ($"“{id.Text}” không phải là mã hành động hợp lệ", $"'{id.Text}' is not an action's id"),
                (
                    "chữ thường không dấu, chữ số và gạch nối: ask-supplement",
                    "small letters, digits and hyphens: ask-supplement"
                )
            );
            return null;
        }

        var action = new StepAction(id.Text, UsualNames.Action(id.Text), id.Position);
        if (entry.Value is YamlScalar { IsEmpty: true })
        {
            return action with { NeedsReason = NeedsReason(action) };
        }

        if (MapReader.Of(entry.Value, findings, ("hành động", "an action")) is not { } map)
        {
            return action;
        }

        context.Source.Remember(id.Position, map.Map);
        action = action with
        {
            Name = map.Text("name") ?? action.Name,
            To = map.Text("to"),
            Outcome = map.Text("outcome"),
            Pause = map.Text("pause"),
            BackTo = map.Text("back-to"),
            AtMost = map.Whole("at-most", 1, 99),
            LastHolder = map.Word("to-whom", absent: false, ("last-holder", true), ("anyone", false)),
            Rework = map.Term("rework"),
        };
        action = action with { NeedsReason = map.YesNo("reason") ?? NeedsReason(action) };
        map.Done();
        return action;
    }

    // The law wants a reason in writing for whatever sends the applicant or a colleague back.
    private static bool NeedsReason(StepAction action) =>
        action.Pause is not null
        || action.LastHolder
        || action.Rework is not null
        || action.Outcome is "refused" or "rejected"
        || action.Id.Split('-')[0] is "reject" or "refuse" or "return" or "ask" or "suspend" or "disagree";
}
