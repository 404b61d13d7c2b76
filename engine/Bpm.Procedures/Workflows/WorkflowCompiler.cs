using System.Collections.Immutable;
using Bpm.Procedures.Steps;

namespace Bpm.Procedures.Workflows;

/// <summary>
/// Compiles the steps of a procedure into the graph that the engine runs. A stage is a parallel step with the one
/// branch of its own name; a group has a branch for each child. Deterministic: nodes stand in file order.
/// </summary>
public static class WorkflowCompiler
{
    /// <summary>Null when the steps cannot make a graph: none, or an id given twice. Checks say so.</summary>
    public static Workflow? Compile(Procedure procedure)
    {
        if (procedure.Steps.IsEmpty)
        {
            return null;
        }

        var nodes = ImmutableArray.CreateBuilder<Node>();
        AddList(nodes, procedure.Steps, null, null, new Target.End());
        var ids = new HashSet<string>(StringComparer.Ordinal);
        return nodes.All(n => ids.Add(n.Step.Id))
            ? new Workflow { First = procedure.Steps[0].Id, Nodes = nodes.ToImmutable() }
            : null;
    }

    /// <summary>Every step of a procedure in file order, those of branches after their parallel step.</summary>
    public static IEnumerable<Step> AllSteps(IEnumerable<Step> steps)
    {
        foreach (var step in steps)
        {
            yield return step;
            foreach (var inner in BranchesOf(step).SelectMany(b => AllSteps(b.Steps)))
            {
                yield return inner;
            }
        }
    }

    /// <summary>The branches of a parallel, stage or group step; empty for the other kinds.</summary>
    public static ImmutableArray<Branch> BranchesOf(Step step) =>
        step switch
        {
            ParallelStep parallel => parallel.Branches,
            StageStep stage => [new Branch(stage.Id, null, stage.Steps, null, stage.Position)],
            GroupStep group => [.. group.Children.Select(c => new Branch(c.Id, c.Name, [c], c.OnlyWhen, c.Position))],
            _ => [],
        };

    private static void AddList(
        ImmutableArray<Node>.Builder nodes,
        ImmutableArray<Step> steps,
        string? parallel,
        string? branch,
        Target last
    )
    {
        for (var i = 0; i < steps.Length; i++)
        {
            var step = steps[i];
            var next = i + 1 < steps.Length ? new Target.ToStep(steps[i + 1].Id) : last;
            var branches = BranchesOf(step);
            var entries = branches
                .Where(b => !b.Steps.IsEmpty)
                .Select(b => new BranchEntry(b.Id, b.Name, b.Steps[0].Id, b.OnlyWhen));
            nodes.Add(new Node(step, next, parallel, branch, [.. entries]));
            foreach (var inner in branches)
            {
                AddList(nodes, inner.Steps, step.Id, inner.Id, new Target.ToJoin(step.Id, inner.Id));
            }
        }
    }
}
