using System.Collections.Immutable;
using Bpm.Procedures.Steps;
using Bpm.Procedures.Workflows;

namespace Bpm.Procedures.Exports.Flows;

/// <summary>Makes the <see cref="FlowGraph"/> of a workflow: nodes in file order, a join after the steps it joins.</summary>
public sealed class FlowGraphBuilder
{
    private readonly Workflow workflow;
    private readonly ImmutableArray<FlowNode>.Builder nodes = ImmutableArray.CreateBuilder<FlowNode>();
    private readonly ImmutableArray<FlowArc>.Builder arcs = ImmutableArray.CreateBuilder<FlowArc>();

    private FlowGraphBuilder(Workflow workflow) => this.workflow = workflow;

    public static FlowGraph Build(Procedure procedure, Workflow workflow)
    {
        var builder = new FlowGraphBuilder(workflow);
        builder.nodes.Add(new FlowNode(FlowGraph.Start, FlowNodeKind.Start, null, []));
        builder.AddNodes(procedure.Steps, []);
        builder.nodes.Add(new FlowNode(FlowGraph.End, FlowNodeKind.End, null, []));
        builder.Arc(FlowGraph.Start, builder.Entry(workflow.First), FlowArcKind.Next);
        foreach (var node in builder.nodes)
        {
            builder.AddArcs(node);
        }

        return new FlowGraph(builder.nodes.ToImmutable(), builder.arcs.ToImmutable());
    }

    private void AddNodes(ImmutableArray<Step> steps, ImmutableArray<string> frames)
    {
        foreach (var step in steps)
        {
            var branches = WorkflowCompiler.BranchesOf(step);
            if (branches.IsEmpty)
            {
                nodes.Add(new FlowNode(step.Id, KindOf(step), step, frames));
                continue;
            }

            if (step is not StageStep)
            {
                nodes.Add(new FlowNode(step.Id, FlowNodeKind.Fork, step, frames));
            }

            foreach (var branch in branches)
            {
                AddNodes(branch.Steps, frames.Add(step.Id));
            }

            if (step is not StageStep)
            {
                nodes.Add(new FlowNode(FlowGraph.JoinOf(step.Id), FlowNodeKind.Join, step, frames));
            }
        }
    }

    private static FlowNodeKind KindOf(Step step) =>
        step switch
        {
            WaitStep => FlowNodeKind.Wait,
            ChoiceStep => FlowNodeKind.Choice,
            _ => FlowNodeKind.Task,
        };

    private void AddArcs(FlowNode node)
    {
        switch (node)
        {
            case { Step: null }:
                break;
            case { Kind: FlowNodeKind.Join }:
                Arc(node.Id, After(workflow[node.Step.Id].Next), FlowArcKind.Next);
                break;
            case { Kind: FlowNodeKind.Fork }:
                AddBranches(node, workflow[node.Id]);
                break;
            case { Step: ChoiceStep choice }:
                AddWays(choice, workflow[node.Id]);
                break;
            case { Step: WaitStep wait }:
                Arc(node.Id, After(workflow[node.Id].Next), FlowArcKind.Next);
                AddTimeOut(wait);
                break;
            default:
                AddActions(node.Step, workflow[node.Id]);
                break;
        }
    }

    private void AddBranches(FlowNode fork, Node node)
    {
        foreach (var entry in node.Entries)
        {
            Arc(
                fork.Id,
                Entry(entry.FirstStep),
                FlowArcKind.Branch,
                null,
                entry.OnlyWhen,
                entry.Name ?? entry.BranchId
            );
        }

        if (node.Step.OnlyWhen is { } condition)
        {
            Arc(fork.Id, After(node.Next), FlowArcKind.Skip, null, $"!({condition})");
        }
    }

    private void AddWays(ChoiceStep choice, Node node)
    {
        foreach (var way in choice.Ways.Where(w => workflow.Has(w.To)))
        {
            Arc(choice.Id, Entry(way.To), FlowArcKind.Way, null, way.When, way.When);
        }

        var rest = choice.Otherwise is { } otherwise && workflow.Has(otherwise) ? Entry(otherwise) : After(node.Next);
        Arc(choice.Id, rest, FlowArcKind.Way, null, null, "còn lại");
    }

    private void AddTimeOut(WaitStep wait)
    {
        var to = wait.ThenAtEnd switch
        {
            null or "remind" => null,
            "stop" => FlowGraph.End,
            var step => workflow.Has(step) ? Entry(step) : null,
        };
        if (to is not null)
        {
            Arc(wait.Id, to, FlowArcKind.TimedOut, null, null, "Hết thời hạn");
        }
    }

    private void AddActions(Step step, Node node)
    {
        foreach (var action in step.Actions)
        {
            if (action.Pause is not null)
            {
                var back = action.BackTo is { } named && workflow.Has(named) ? named : step.Id;
                Arc(step.Id, Entry(back), FlowArcKind.Pause, action, null, action.Name);
            }
            else if (action.To is { } to && workflow.Has(to))
            {
                var kind = workflow.IsBefore(to, step.Id) ? FlowArcKind.Return : FlowArcKind.Jump;
                Arc(step.Id, Entry(to), kind, action, null, action.Name);
            }
            else
            {
                Arc(step.Id, After(node.Next), FlowArcKind.Next, action, null, action.Name);
            }
        }

        // A child procedure has no actions: its end is the way on.
        var goesOn = step.Actions.IsEmpty || step.Actions.Any(a => a is { To: null, Pause: null });
        if (step.Actions.IsEmpty)
        {
            Arc(step.Id, After(node.Next), FlowArcKind.Next);
        }
        else if (step.OnlyWhen is { } condition && !goesOn)
        {
            Arc(step.Id, After(node.Next), FlowArcKind.Skip, null, $"!({condition})", "Không áp dụng");
        }
    }

    private string After(Target target) =>
        target switch
        {
            Target.ToStep to => Entry(to.StepId),
            Target.ToJoin join when workflow[join.ParallelId].Step is StageStep => After(
                workflow[join.ParallelId].Next
            ),
            Target.ToJoin join => FlowGraph.JoinOf(join.ParallelId),
            _ => FlowGraph.End,
        };

    /// <summary>Where one arrives who is sent to a step: a stage begins with its first step.</summary>
    private string Entry(string step) =>
        workflow[step] is { Step: StageStep, Entries: [var first, ..] } ? Entry(first.FirstStep) : step;

    private void Arc(
        string from,
        string to,
        FlowArcKind kind,
        StepAction? action = null,
        string? condition = null,
        string? label = null
    ) => arcs.Add(new FlowArc(from, to, kind, action, condition) { Label = label });
}
