using Bpm.Engine.Commands;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using Bpm.Engine.Steps;
using Bpm.Procedures.Steps;
using Bpm.Procedures.Workflows;

namespace Bpm.Engine.Deciding;

/// <summary>Someone takes one of the actions of an open task.</summary>
internal static class Completing
{
    /// <summary>Count of supplements allowed for a dossier and deciding agency.</summary>
    private const string MaxSupplements = "max-supplements";

    public static Refusal? Complete(Deliberation decision, Complete complete)
    {
        var task = decision.Dossier.Task(complete.Task);
        var actor = decision.Facts.Actor;
        if ((Guard.Alive(decision.Dossier) ?? Guard.Open(task) ?? Guard.MayDo(decision, task!, actor)) is { } refusal)
        {
            return refusal;
        }

        if (task!.State == TaskState.Paused)
        {
            var ground = task.Pauses[^1].Ground;
            return Refusals.TaskPaused(decision.Facts.Publication.Policies.Ground(ground)?.Name ?? ground);
        }

        if (task.Assignee is { } holder && holder != actor.User)
        {
            return Refusals.TaskHeld(holder);
        }

        var step = decision.Workflow[task.Step].Step;
        var action = step.Actions.FirstOrDefault(a => a.Id == complete.Action);
        if (action is null)
        {
            return Refusals.ActionUnknown(complete.Action, step.Actions.Select(a => a.Id));
        }

        if (action.NeedsReason && string.IsNullOrWhiteSpace(complete.Reason))
        {
            return Refusals.ReasonMissing();
        }

        if (UsedUp(decision, task, action) is { } usedUp)
        {
            return usedUp;
        }

        if (task.Assignee is null)
        {
            decision.Emit(new TaskClaimed(task.Id, actor.User));
        }

        return action.Pause is null
            ? Finish(decision, task, action, complete)
            : Pause(decision, task, action, complete);
    }

    private static Refusal? UsedUp(Deliberation decision, OfficerTask task, StepAction action)
    {
        var taken = action.Pause is null
            ? decision.Dossier.Tasks.Count(t => t.Step == task.Step && t.Action == action.Id)
            : decision.Dossier.Waits.Count(w => w.Ground == action.Pause && w.Step == task.Step);
        if (action.AtMost is { } most && taken >= most)
        {
            return Refusals.ActionUsedUp(action.Name, most);
        }

        // The law's own bound counts by deciding agency, over all its steps.
        if (
            action.Pause is { } ground
            && action.AtMost is null
            && decision.Facts.Publication.Policies.Value(MaxSupplements, decision.LocalNow.Date)
                is { Count: { } count } policy
        )
        {
            var asked = decision.Dossier.Waits.Count(w =>
                w.Ground == ground && w.Owner == task.Unit && w.Task is not null
            );
            return asked >= count ? Refusals.SupplementUsedUp(count, policy.Basis) : null;
        }

        return null;
    }

    private static Refusal? Pause(Deliberation decision, OfficerTask task, StepAction action, Complete complete)
    {
        if (complete.Papers.IsDefaultOrEmpty)
        {
            return Refusals.PapersNotNamed();
        }

        var unknown = complete.Papers.FirstOrDefault(id => decision.Procedure.Papers.All(p => p.Id != id));
        if (unknown is not null)
        {
            return Refusals.PaperUnknown(unknown);
        }

        var ground = action.Pause!;
        var number = decision.Dossier.Waits.Count(w => w.Ground == ground) + 1;
        decision.Emit(
            new WaitOpened(
                $"{ground}.{number}",
                action.BackTo ?? task.Step,
                task.Branch,
                task.Id,
                ground,
                For: "applicant",
                Until: "papers",
                Owner: task.Unit,
                Waits.ReviewBy(decision, policy: null),
                complete.Papers,
                complete.Reason
            )
        );
        decision.Emit(new TaskPaused(task.Id, ground));
        return null;
    }

    private static Refusal? Finish(Deliberation decision, OfficerTask task, StepAction action, Complete complete)
    {
        var node = decision.Workflow[task.Step];
        var user = decision.Facts.Actor.User;
        var back = action.To is { } to && decision.Workflow.IsBefore(to, task.Step);
        // A leader who sends a draft back undoes the outcome that it proposed.
        var undoes = back && node.Step is SignStep;
        decision.Emit(new TaskCompleted(task.Id, user, action.Id, complete.Reason, action.Outcome, undoes));
        if (!back)
        {
            RecordAct(decision, node.Step, action, user);
        }

        if (action.To is null)
        {
            decision.Go(node.Next, Arrival.Plain with { Branch = task.Branch });
            return null;
        }

        var target = decision.Workflow[action.To];
        if (node.Parallel is { } parallel && target.Branch != node.Branch)
        {
            // Leaving the branch for a step outside: the other branches are no longer needed.
            ParallelProcessor.Leave(decision, parallel, why: $"left-by:{task.Id}");
        }

        decision.Enter(action.To, ArrivalAt(decision, target, action));
        return null;
    }

    /// <summary>Signing and issuing leave evidence of their own.</summary>
    private static void RecordAct(Deliberation decision, Step step, StepAction action, string user)
    {
        switch (step)
        {
            case SignStep:
                decision.Emit(
                    new ResultSigned(step.Id, user, action.Outcome ?? decision.Dossier.Outcome ?? Outcomes.Granted)
                );
                break;
            case IssueStep:
                decision.Emit(
                    new ResultIssued(
                        decision.Facts.NewResultNumber
                            ?? throw new InvalidOperationException("Issuing a result needs a number among the facts.")
                    )
                );
                break;
            case DeliverStep:
                decision.Emit(new ResultDelivered(user));
                break;
        }
    }

    /// <summary>A return goes to whoever did that step last, if the action says so, with its own rework term.</summary>
    private static Arrival ArrivalAt(Deliberation decision, Node target, StepAction action)
    {
        var last = action.LastHolder
            ? decision.Dossier.Tasks.LastOrDefault(t => t.Step == target.Step.Id && t.DoneBy is not null)
            : null;
        return new Arrival(target.Branch, action.Rework, last?.DoneBy);
    }
}
