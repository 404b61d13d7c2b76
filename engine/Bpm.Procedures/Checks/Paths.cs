using Bpm.Procedures.Steps;
using Bpm.Procedures.Workflows;

namespace Bpm.Procedures.Checks;

/// <summary>Where a dossier can go from a step, for the checks of paths.</summary>
internal sealed class Paths
{
    private readonly Target[][] targets;

    public Paths(Workflow workflow)
    {
        Workflow = workflow;
        targets = [.. workflow.Nodes.Select(node => Find(node).ToArray())];
    }

    public Workflow Workflow { get; }

    /// <summary>Every target that a step has of its own: of actions, ways, the wait's end, or the next one.</summary>
    public IReadOnlyList<Target> Targets(Node node) => targets[Workflow.PlaceOf(node.Step.Id)];

    private IEnumerable<Target> Find(Node node)
    {
        var step = node.Step;
        var goesOn = true;
        if (step is ChoiceStep choice)
        {
            goesOn = choice.Otherwise is null;
            foreach (
                var to in choice.Ways.Select(w => w.To).Append(choice.Otherwise).OfType<string>().Where(Workflow.Has)
            )
            {
                yield return new Target.ToStep(to);
            }
        }
        else if (!step.Actions.IsEmpty)
        {
            goesOn = step.Actions.Any(a => a.To is null && a.Pause is null);
            foreach (var to in step.Actions.Select(a => a.To ?? a.BackTo).OfType<string>().Where(Workflow.Has))
            {
                yield return new Target.ToStep(to);
            }
        }
        else if (step is WaitStep { ThenAtEnd: { } then } && Workflow.Has(then))
        {
            yield return new Target.ToStep(then);
        }

        // A step that is passed over goes on to the next one, whatever its actions say.
        if (goesOn || step.OnlyWhen is not null)
        {
            yield return node.Next;
        }
    }

    /// <summary>Steps that a dossier can come to.</summary>
    public HashSet<string> Reachable()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([Workflow.First]);
        while (open.TryPop(out var id))
        {
            if (!seen.Add(id))
            {
                continue;
            }

            var node = Workflow[id];
            foreach (var target in Targets(node))
            {
                if (target is Target.ToStep next)
                {
                    open.Push(next.StepId);
                }
            }

            foreach (var entry in node.Entries)
            {
                open.Push(entry.FirstStep);
            }
        }

        return seen;
    }

    /// <summary>Steps from which the end (or the join of their branch) can be reached.</summary>
    public HashSet<string> CanEnd()
    {
        var ending = new HashSet<string>(StringComparer.Ordinal);
        bool grew;
        do
        {
            grew = false;
            for (var i = targets.Length - 1; i >= 0; i--)
            {
                var id = Workflow.Nodes[i].Step.Id;
                if (
                    !ending.Contains(id)
                    && Array.Exists(targets[i], t => t is not Target.ToStep next || ending.Contains(next.StepId))
                )
                {
                    grew |= ending.Add(id);
                }
            }
        } while (grew);

        return ending;
    }
}
