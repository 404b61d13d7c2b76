using System.Globalization;
using System.Text;
using Bpm.Procedures.Steps;
using Bpm.Procedures.Workflows;

namespace Bpm.Procedures.Exports;

/// <summary>Draws a workflow as a Mermaid flowchart, for pages and reviews.</summary>
public static class MermaidExport
{
    public static string Write(Workflow workflow)
    {
        var text = new StringBuilder("flowchart TD\n");
        foreach (var node in workflow.Nodes)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {Id(node.Step.Id)}{Shape(node.Step)}\n");
        }

        text.Append("  done((Kết thúc))\n");
        foreach (var node in workflow.Nodes)
        {
            foreach (var (label, to) in Arrows(workflow, node))
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"  {Id(node.Step.Id)} -->{(label is null ? "" : $"|\"{Quote(label)}\"|")} {to}\n"
                );
            }
        }

        return text.ToString();
    }

    private static IEnumerable<(string? Label, string To)> Arrows(Workflow workflow, Node node)
    {
        var step = node.Step;
        if (!node.Entries.IsEmpty)
        {
            foreach (var entry in node.Entries)
            {
                yield return (entry.Name ?? entry.BranchId, Id(entry.FirstStep));
            }

            yield break;
        }

        var goesOn = step.Actions.IsEmpty;
        foreach (var action in step.Actions)
        {
            var isForward = action is { To: null, Pause: null };
            goesOn |= isForward;
            if (!isForward && (action.To ?? action.BackTo ?? step.Id) is var to && workflow.Has(to))
            {
                yield return (action.Name, Id(to));
            }
        }

        foreach (var way in (step as ChoiceStep)?.Ways ?? [])
        {
            yield return (way.When, Id(way.To));
        }

        if (step is ChoiceStep { Otherwise: { } otherwise })
        {
            yield return ("còn lại", Id(otherwise));
        }
        else if (goesOn || step.OnlyWhen is not null)
        {
            yield return (null, After(workflow, node.Next));
        }
    }

    private static string After(Workflow workflow, Target target) =>
        target switch
        {
            Target.ToStep to => Id(to.StepId),
            Target.ToJoin join => After(workflow, workflow[join.ParallelId].Next),
            _ => "done",
        };

    private static string Shape(Step step)
    {
        var name = $"\"{Quote(step.Name)}{(step.Within is { } within ? $"<br/>{within.Term.ToVietnamese()}" : "")}\"";
        return step switch
        {
            ChoiceStep => $"{{{name}}}",
            WaitStep => $"([{name}])",
            ParallelStep or StageStep or GroupStep => $"[[{name}]]",
            _ => $"[{name}]",
        };
    }

    // Kebab-case ids, 'end' among them, may be words of Mermaid's own.
    private static string Id(string step) => "s_" + step.Replace('-', '_');

    private static string Quote(string text) =>
        text.Replace("\"", "#quot;", StringComparison.Ordinal).Replace("<", "#lt;", StringComparison.Ordinal);
}
