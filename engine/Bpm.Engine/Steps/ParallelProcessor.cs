using Bpm.Engine.Deciding;
using Bpm.Engine.Events;
using Bpm.Procedures.Steps;
using Bpm.Procedures.Workflows;

namespace Bpm.Engine.Steps;

/// <summary>Splits the dossier into branches and joins them again: once, whichever branch ends last.</summary>
internal sealed class ParallelProcessor : StepProcessor
{
    public override void Enter(Deliberation decision, Node node, Arrival arrival)
    {
        var step = (ParallelStep)node.Step;
        var entries = node.Entries.Where(e => Conditions.HoldsOrFails(e.OnlyWhen, decision.Facts)).ToList();
        if (entries.Count == 0)
        {
            decision.Emit(new StepPassedOver(step.Id, "branches", ""));
            decision.Go(node.Next, Arrival.Plain);
            return;
        }

        var visit = decision.Dossier.Tasks.Count(t => t.Step == entries[0].FirstStep) + 1;
        var needed = Math.Min(step.Join.Needed ?? entries.Count, entries.Count);
        decision.Emit(new ParallelOpened(step.Id, visit, [.. entries.Select(e => e.BranchId)], needed));
        foreach (var entry in entries)
        {
            decision.Enter(entry.FirstStep, new Arrival(entry.BranchId, null, null));
        }
    }

    /// <summary>A branch is done; with enough of them the join fires and whatever is still open in it is cancelled.</summary>
    public static void BranchDone(Deliberation decision, Target.ToJoin join)
    {
        decision.Emit(new BranchFinished(join.ParallelId, join.BranchId));
        var parallel = decision.Dossier.Parallels.First(p => p.Step == join.ParallelId);
        if (parallel.Finished < parallel.Needed)
        {
            return;
        }

        Leave(decision, join.ParallelId, why: "joined");
        decision.Go(decision.Workflow[join.ParallelId].Next, Arrival.Plain);
    }

    /// <summary>Closes a parallel step: open tasks and waits of its branches are no longer needed.</summary>
    public static void Leave(Deliberation decision, string parallelId, string why)
    {
        var parallel = decision.Dossier.Parallels.First(p => p.Step == parallelId);
        foreach (
            var task in decision
                .Dossier.OpenTasks.Where(t => t.Branch is { } b && parallel.Branches.ContainsKey(b))
                .ToList()
        )
        {
            decision.Emit(new TaskCancelled(task.Id, why));
        }

        foreach (
            var wait in decision
                .Dossier.Waits.Where(w => w.Open && w.Branch is { } b && parallel.Branches.ContainsKey(b))
                .ToList()
        )
        {
            decision.Emit(new WaitEnded(wait.Id, Proof: null));
        }

        decision.Emit(new ParallelJoined(parallelId));
    }
}
