using System.Collections.Immutable;
using Bpm.Engine.Deciding;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using Bpm.Procedures.Steps;
using Bpm.Procedures.Workflows;

namespace Bpm.Engine.Steps;

/// <summary>
/// Asks for a linked dossier of another procedure, and waits for what it says. A child that takes what a sibling gives is
/// asked for once the sibling has given it.
/// </summary>
internal sealed class ChildProcessor : StepProcessor
{
    public override void Enter(Deliberation decision, Node node, Arrival arrival)
    {
        var step = (ChildStep)node.Step;
        var awaited = Awaited(decision, node);
        if (awaited.IsEmpty)
        {
            Open(decision, node);
        }
        else
        {
            decision.Emit(new ChildDeferred(step.Id, node.Branch, awaited));
        }
    }

    /// <summary>
    /// Asks for every deferred child whose papers are there now, or will never come. Children that wait for each other in
    /// a circle are broken up at the first, so that none is lost.
    /// </summary>
    public static void OpenDeferred(Deliberation decision)
    {
        foreach (var deferred in decision.Dossier.Deferred.ToList())
        {
            var node = decision.Workflow[deferred.Step];
            if (Awaited(decision, node).IsEmpty && decision.Dossier.Deferred.Contains(deferred))
            {
                Open(decision, node);
            }
        }

        if (
            decision.Dossier.Deferred is [var first, ..]
            && !decision.Dossier.Waits.Any(w => w.Open && w.Until == Wait.ChildResult)
        )
        {
            Open(decision, decision.Workflow[first.Step]);
        }
    }

    private static void Open(Deliberation decision, Node node)
    {
        var step = (ChildStep)node.Step;
        var id = $"{step.Id}.{decision.Dossier.Children.Count(c => c.Step == step.Id) + 1}";
        var here = decision.Dossier.Papers.Select(p => p.Paper);
        decision.Emit(
            new ChildOpened(id, step.Id, node.Branch, step.Procedure, [.. here.Where(p => step.Takes.Contains(p))])
        );
        decision.Emit(
            new WaitOpened(
                id,
                step.Id,
                node.Branch,
                Task: null,
                Ground: "child",
                For: step.Procedure,
                Until: Wait.ChildResult,
                Owner: decision.Dossier.Custody[node.Branch ?? ""],
                Waits.ReviewBy(decision, policy: null),
                Papers: [],
                Reason: null
            )
        );
    }

    /// <summary>Papers that a sibling still running, or still to come, will give.</summary>
    private static ImmutableArray<string> Awaited(Deliberation decision, Node node)
    {
        var (dossier, step) = (decision.Dossier, node.Step);
        if (node.Parallel is not { } group || decision.Workflow[group].Step is not GroupStep { Children: var siblings })
        {
            return [];
        }

        var running = dossier.Parallels.FirstOrDefault(p => p.Step == group)?.Branches;
        return
        [
            .. siblings
                .Where(s => s.Id != step.Id && running?.GetValueOrDefault(s.Id, true) == false)
                .SelectMany(s => s.Gives)
                .Where(p => step.Takes.Contains(p) && dossier.Papers.All(r => r.Paper != p))
                .Distinct(StringComparer.Ordinal),
        ];
    }
}
