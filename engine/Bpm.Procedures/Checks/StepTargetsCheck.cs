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
                        (
                            $"hành động “{action.Id}” có “back-to” nhưng không có “pause” để từ đó quay lại",
                            $"'{action.Id}' has 'back-to' but no 'pause' to come back from"
                        ),
                        ("thêm “pause: <lý do tạm dừng>”, hoặc dùng “to”", "add 'pause: <ground>', or use 'to'")
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
                    ($"hai người khác nhau: không có bước “{other}”", $"four eyes: there is no step '{other}'"),
                    Known.Hint(other, context.StepIds, ("bước", "steps"))
                );
            }

            foreach (var other in step.NotBy.Where(id => id == step.Id))
            {
                context.AtItem(
                    Codes.FourEyesOnSelf,
                    step.Position,
                    "not-by",
                    other,
                    (
                        $"không ai làm được bước “{step.Id}”: bước loại trừ chính người đang làm",
                        $"'{step.Id}' cannot be done by anyone: it excludes whoever does it"
                    ),
                    ("ghi bước đã làm trước đó", "name the step that was done before")
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
                        (
                            $"hết hạn chờ thì remind (nhắc), stop (dừng) hoặc sang một bước, không phải “{then}”",
                            $"after a wait comes remind, stop or a step, not '{then}'"
                        ),
                        Known.Hint(then, [.. context.StepIds, "remind", "stop"], ("bước", "steps"))
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
                    (
                        $"trường hợp “{one.Id}” ghi thời hạn cho “{id}”, nhưng không có bước này",
                        $"the case '{one.Id}' gives a term to '{id}', which is no step"
                    ),
                    Known.Hint(id, context.StepIds, ("bước", "steps"))
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
                ($"không có bước “{id}”", $"there is no step '{id}'"),
                Known.Hint(id, context.StepIds, ("bước", "steps"))
            );
        }
    }
}
