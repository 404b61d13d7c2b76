using Bpm.Engine.Deciding;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using Bpm.Procedures.Steps;
using Bpm.Procedures.Workflows;

namespace Bpm.Engine.Steps;

/// <summary>
/// Splits the dossier into branches and joins them again: once, whichever branch ends last. A stage has one branch whose
/// steps share a term; a group has one for each linked procedure that the applicant chose.
/// </summary>
internal sealed class ParallelProcessor : StepProcessor
{
    public override void Enter(Deliberation decision, Node node, Arrival arrival)
    {
        var step = node.Step;
        var entries = node
            .Entries.Where(e => Conditions.HoldsOrFails(e.OnlyWhen, decision.Facts) && Chosen(decision, step, e))
            .ToList();
        if (entries.Count == 0)
        {
            decision.Emit(new StepPassedOver(step.Id, "branches", ""));
            decision.Go(node.Next, Arrival.Plain with { Branch = node.Branch });
            return;
        }

        var visit = decision.Dossier.Tasks.Count(t => t.Step == entries[0].FirstStep) + 1;
        var needed = Math.Min((step as ParallelStep)?.Join.Needed ?? entries.Count, entries.Count);
        decision.Emit(
            new ParallelOpened(
                step.Id,
                visit,
                [.. entries.Select(e => e.BranchId)],
                needed,
                step is StageStep ? decision.TermOf(step) : null,
                node.Branch
            )
        );
        foreach (var entry in entries)
        {
            // A branch without a person may already have ended the others.
            if (decision.Dossier.Parallels.Any(p => p.Step == step.Id && p.Branches.ContainsKey(entry.BranchId)))
            {
                decision.Enter(entry.FirstStep, new Arrival(entry.BranchId, null, null));
            }
        }

        if (step is GroupStep)
        {
            ChildProcessor.OpenDeferred(decision);
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
        var node = decision.Workflow[join.ParallelId];
        decision.Go(node.Next, Arrival.Plain with { Branch = node.Branch });
    }

    /// <summary>Closes a parallel step and every one inside it: what is still open in its branches is no longer needed.</summary>
    public static void Leave(Deliberation decision, string parallelId, string why)
    {
        var workflow = decision.Workflow;
        Closing.Close(decision, step => workflow.IsInside(step, parallelId), why);
        var inner = decision
            .Dossier.Parallels.Where(p => workflow.IsInside(p.Step, parallelId))
            .OrderByDescending(p => workflow.Depth(p.Step))
            .Select(p => p.Step)
            .ToList();
        foreach (var step in inner.Append(parallelId))
        {
            decision.Emit(new ParallelJoined(step));
        }
    }

    private static bool Chosen(Deliberation decision, Step step, BranchEntry entry) =>
        step is not GroupStep { ChooseAtLeast: not null } || decision.Dossier.Chosen.Contains(entry.BranchId);
}

/// <summary>Where a step stands among the parallel steps, stages and groups around it.</summary>
internal static class Nesting
{
    /// <summary>Whether a step stands in a branch of a parallel step, at any depth.</summary>
    public static bool IsInside(this Workflow workflow, string step, string parallel)
    {
        for (var at = ParallelOf(workflow, step); at is not null; at = ParallelOf(workflow, at))
        {
            if (at == parallel)
            {
                return true;
            }
        }

        return false;
    }

    public static int Depth(this Workflow workflow, string step)
    {
        var depth = 0;
        for (var at = ParallelOf(workflow, step); at is not null; at = ParallelOf(workflow, at))
        {
            depth++;
        }

        return depth;
    }

    /// <summary>The outermost step that holds this one; itself at the top.</summary>
    public static string Outermost(this Workflow workflow, string step) =>
        ParallelOf(workflow, step) is { } parallel ? workflow.Outermost(parallel) : step;

    private static string? ParallelOf(Workflow workflow, string step) =>
        workflow.Has(step) ? workflow[step].Parallel : null;
}
