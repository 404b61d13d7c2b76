using Bpm.Procedures.Reading;
using Bpm.Procedures.Steps;

namespace Bpm.Procedures.Checks;

/// <summary>Every step that is named must be there: in actions, choices, waits, cases, four eyes.</summary>
internal static class StepTargetsCheck
{
    public static void Run(CheckContext context)
    {
        foreach (var step in context.Steps)
        {
            foreach (var action in step.Actions)
            {
                Require(context, action.To, action.Position, "to");
                Require(context, action.BackTo, action.Position, "back-to");
                if (action.BackTo is not null && action.Pause is null)
                {
                    context.At(
                        Codes.PauseNeverReturns,
                        action.Position,
                        ["back-to"],
                        $"'{action.Id}' has 'back-to' but no 'pause' to come back from",
                        "add 'pause: <ground>', or use 'to'"
                    );
                }
            }

            foreach (var other in step.NotBy.Where(id => context.Step(id) is null))
            {
                context.AtItem(
                    Codes.FourEyesUnknown,
                    step.Position,
                    "not-by",
                    other,
                    $"four eyes: there is no step '{other}'",
                    Known.Hint(other, context.StepIds, "steps")
                );
            }

            foreach (var other in step.NotBy.Where(id => id == step.Id))
            {
                context.AtItem(
                    Codes.FourEyesOnSelf,
                    step.Position,
                    "not-by",
                    other,
                    $"'{step.Id}' cannot be done by anyone: it excludes whoever does it",
                    "name the step that was done before"
                );
            }

            switch (step)
            {
                case ChoiceStep choice:
                    foreach (var way in choice.Ways)
                    {
                        Require(context, way.To, way.Position, "to");
                    }

                    Require(context, choice.Otherwise, choice.Position, "otherwise");
                    break;
                case WaitStep { ThenAtEnd: { } then } wait
                    when then is not ("remind" or "stop") && context.Step(then) is null:
                    context.At(
                        Codes.UnknownStep,
                        wait.Position,
                        ["ends-by", "then"],
                        $"after a wait comes remind, stop or a step, not '{then}'",
                        Known.Hint(then, [.. context.StepIds, "remind", "stop"], "steps")
                    );
                    break;
            }
        }

        foreach (var one in context.Procedure.Cases)
        {
            foreach (var id in one.Steps.Keys.Where(id => context.Step(id) is null))
            {
                context.At(
                    Codes.UnknownStep,
                    one.Position,
                    ["steps", id],
                    $"the case '{one.Id}' gives a term to '{id}', which is no step",
                    Known.Hint(id, context.StepIds, "steps")
                );
            }
        }
    }

    private static void Require(CheckContext context, string? id, Position record, string key)
    {
        if (id is not null && context.Step(id) is null)
        {
            context.At(
                Codes.UnknownStep,
                record,
                [key],
                $"there is no step '{id}'",
                Known.Hint(id, context.StepIds, "steps")
            );
        }
    }
}
