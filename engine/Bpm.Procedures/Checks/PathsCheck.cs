using Bpm.Procedures.Reading;
using Bpm.Procedures.Steps;
using Bpm.Procedures.Workflows;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Checks;

/// <summary>Steps that are never reached, that cannot end, loops without a bound, leaps into and out of branches.</summary>
internal static class PathsCheck
{
    public static void Run(CheckContext context)
    {
        if (context.Procedure.Steps.IsEmpty)
        {
            // Steps that stand there and could not be read have findings of their own.
            if (!context.Source.List(context.Procedure.Position, "steps").IsEmpty)
            {
                return;
            }

            context.Findings.Add(
                Codes.NoSteps,
                context.Procedure.Position,
                ("thủ tục không có bước nào", "the procedure has no steps"),
                ("thêm “steps:”", "add 'steps:'")
            );
            return;
        }

        if (context is not { Workflow: { } workflow, Paths: { } paths })
        {
            return;
        }

        var (reachable, ending) = (paths.Reachable(), paths.CanEnd());
        foreach (var node in workflow.Nodes)
        {
            if (!reachable.Contains(node.Step.Id))
            {
                context.Findings.Add(
                    Codes.Unreachable,
                    node.Step.Position,
                    ($"không hồ sơ nào tới được bước “{node.Step.Id}”", $"no dossier ever comes to '{node.Step.Id}'"),
                    (
                        "ghi bước này vào “to” của một hành động, hoặc cho bước trước nó đi tiếp",
                        "name it in an action's 'to', or let the step before it go on"
                    )
                );
            }
            else if (!ending.Contains(node.Step.Id))
            {
                context.Findings.Add(
                    Codes.CannotEnd,
                    node.Step.Position,
                    (
                        $"từ bước “{node.Step.Id}” không có đường đến kết thúc: {Circle(workflow, paths, node)}",
                        $"from '{node.Step.Id}' there is no way to the end: {Circle(workflow, paths, node)}"
                    ),
                    ("cho một hành động của bước đi tiếp", "give one of its actions a way on")
                );
            }

            CheckLoops(context, workflow, node);
            CheckBranches(context, workflow, node);
        }
    }

    // A return to the person who held the dossier is bounded by people; every other way back needs a number.
    private static void CheckLoops(CheckContext context, Workflow workflow, Node node)
    {
        foreach (var action in node.Step.Actions)
        {
            var isReturn = action.LastHolder || action.Rework is not null;
            if (
                action is { To: { } to, AtMost: null }
                && !isReturn
                && workflow.Has(to)
                && workflow.IsBefore(to, node.Step.Id)
            )
            {
                context.At(
                    Codes.LoopWithoutBound,
                    action.Position,
                    ["to"],
                    (
                        $"hành động “{action.Id}” quay lại ({to} → … → {node.Step.Id} → {to}) không giới hạn số lần",
                        $"'{action.Id}' goes back ({to} → … → {node.Step.Id} → {to}) as often as one likes"
                    ),
                    (
                        "thêm “at-most: 2”, hoặc “to-whom: last-holder” nếu là trả lại",
                        "add 'at-most: 2', or 'to-whom: last-holder' for a return"
                    )
                );
            }
        }

        if (node.Step is ChoiceStep choice)
        {
            foreach (var way in choice.Ways.Where(w => workflow.Has(w.To) && workflow.IsBefore(w.To, choice.Id)))
            {
                context.At(
                    Codes.LoopWithoutBound,
                    way.Position,
                    ["to"],
                    (
                        $"bước rẽ nhánh quay lại “{way.To}” mà không có gì đếm số lần",
                        $"the choice goes back to '{way.To}', and nothing counts how often"
                    ),
                    (
                        "để cán bộ quay lại, bằng một hành động có “at-most”",
                        "let a person go back, by an action with 'at-most'"
                    )
                );
            }
        }
    }

    private static void CheckBranches(CheckContext context, Workflow workflow, Node node)
    {
        foreach (var action in node.Step.Actions)
        {
            Check(action.To, action.Position, "to");
            Check(action.BackTo, action.Position, "back-to");
        }

        if (node.Step is ChoiceStep choice)
        {
            foreach (var way in choice.Ways)
            {
                Check(way.To, way.Position, "to");
            }

            Check(choice.Otherwise, choice.Position, "otherwise");
        }

        void Check(string? to, Position record, string key)
        {
            if (
                to is not null
                && workflow.Has(to)
                && workflow[to] is var target
                && (target.Parallel != node.Parallel || target.Branch != node.Branch)
            )
            {
                Said where = target.Parallel is null
                    ? ("ngoài nhánh", "outside")
                    : (
                        $"trong nhánh “{target.Branch}” của “{target.Parallel}”",
                        $"in branch '{target.Branch}' of '{target.Parallel}'"
                    );
                context.At(
                    Codes.CrossesBranch,
                    record,
                    [key],
                    (
                        $"bước “{to}” nằm {where.Vi}, nên chỗ nhập nhánh không bao giờ đủ",
                        $"'{to}' stands {where.En}, so the join would never be complete"
                    ),
                    (
                        "ở lại trong nhánh; ra khỏi nhánh từ bước cuối của nhánh",
                        "stay in the branch; leave it by its last step"
                    )
                );
            }
        }
    }

    private static string Circle(Workflow workflow, Paths paths, Node node)
    {
        var seen = new List<string>();
        var at = node;
        while (!seen.Contains(at.Step.Id) && paths.Targets(at).OfType<Target.ToStep>().FirstOrDefault() is { } next)
        {
            seen.Add(at.Step.Id);
            at = workflow[next.StepId];
        }

        return string.Join(" → ", seen.Append(at.Step.Id));
    }
}
