using Bpm.Procedures.Reading;
using Bpm.Procedures.Steps;

namespace Bpm.Procedures.Checks;

/// <summary>Examples speak of steps, actions and cases that are there. That they come out right is the engine's check.</summary>
internal static class ExamplesCheck
{
    public static void Run(CheckContext context)
    {
        var grounds = context
            .Steps.SelectMany(s => s.Actions)
            .Select(a => a.Pause)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        foreach (var example in context.Procedure.Examples)
        {
            if (example.Case is { } id && !context.Procedure.Cases.Any(c => c.Id == id))
            {
                context.At(
                    Codes.CaseUnknown,
                    example.Position,
                    ["case"],
                    ($"không có trường hợp “{id}”", $"there is no case '{id}'"),
                    Known.Hint(id, context.Procedure.Cases.Select(c => c.Id), ("trường hợp", "cases"))
                );
            }

            string[] children = [.. context.Steps.OfType<ChildStep>().Select(s => s.Id)];
            foreach (var chosen in example.Choose.Except(children, StringComparer.Ordinal))
            {
                context.AtItem(
                    Codes.ExampleUnknown,
                    example.Position,
                    "choose",
                    chosen,
                    ($"không có thủ tục con “{chosen}” để chọn", $"there is no child '{chosen}' to choose"),
                    Known.Hint(chosen, children, ("thủ tục con", "children"))
                );
            }

            foreach (var act in example.Do)
            {
                CheckAct(context, act, grounds);
            }
        }
    }

    private static IEnumerable<string> ActionsOf(Step step) =>
        step is ChildStep ? ChildStep.Outcomes : step.Actions.Select(a => a.Id);

    // Besides steps, an example may name a pause ground: the moment at which what was asked for came.
    private static void CheckAct(CheckContext context, ExampleAct act, HashSet<string> grounds)
    {
        if (context.Step(act.Step) is not { } step)
        {
            if (act.Action is not null || !grounds.Contains(act.Step))
            {
                context.Findings.Add(
                    Codes.ExampleUnknown,
                    act.Position,
                    ($"không có bước “{act.Step}”", $"there is no step '{act.Step}'"),
                    Known.Hint(act.Step, [.. context.StepIds, .. grounds], ("bước", "steps"))
                );
            }
        }
        else if (act.Action is { } action && !ActionsOf(step).Contains(action, StringComparer.Ordinal))
        {
            context.Findings.Add(
                Codes.UnknownAction,
                act.Position,
                ($"bước “{step.Id}” không có hành động “{action}”", $"'{step.Id}' has no action '{action}'"),
                Known.Hint(action, ActionsOf(step), ("hành động", "actions"))
            );
        }
    }
}
