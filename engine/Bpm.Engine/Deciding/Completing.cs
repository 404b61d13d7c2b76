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
        if (decision.Dossier.Version > 0 && Consulting.IsLate(decision.Dossier, task))
        {
            return Consulting.Note(decision, task!, complete);
        }

        if ((Guard.Alive(decision.Dossier) ?? Guard.Open(task) ?? Guard.MayDo(decision, task!, actor)) is { } refusal)
        {
            return refusal;
        }

        if (Guard.Free(decision, task!) is { } notFree)
        {
            return notFree;
        }

        if (task!.Step == Dossier.ReceptionStep)
        {
            return Refusals.AnswerTheSubmission();
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
            decision.Emit(new TaskClaimed(task.Id, actor.User, actor.BehalfOf(task.Role, task.Unit)));
        }

        Handing.AcceptSilently(decision, task);

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
        var actor = decision.Facts.Actor;
        var behalf = actor.BehalfOf(task.Role, task.Unit);
        var back = action.To is { } to && decision.Workflow.IsBefore(to, task.Step);
        // A leader who sends a draft back undoes the outcome that it proposed.
        var undoes = back && node.Step is SignStep;
        decision.Emit(
            new TaskCompleted(task.Id, actor.User, action.Id, complete.Reason, action.Outcome, undoes, behalf)
        );
        if (!back)
        {
            RecordAct(decision, node.Step, action, actor.User, behalf);
        }

        if (action.To is null)
        {
            GoOn(decision, node, task);
        }
        else
        {
            Leave(decision, node, task, action.To);
            decision.Enter(action.To, ArrivalAt(decision, decision.Workflow[action.To], action, back));
        }

        return null;
    }

    private static void GoOn(Deliberation decision, Node node, OfficerTask task)
    {
        if (node.Step is ConsultStep)
        {
            ConsultProcessor.Answered(decision, node);
        }
        else
        {
            decision.Go(node.Next, Arrival.Plain with { Branch = task.Branch });
        }
    }

    /// <summary>Leaving a consultation or a branch for a step outside: the others are no longer needed.</summary>
    private static void Leave(Deliberation decision, Node node, OfficerTask task, string to)
    {
        var why = $"left-by:{task.Id}";
        ConsultProcessor.Close(decision, node.Step.Id, why);
        string? outermost = null;
        for (var parallel = node.Parallel; parallel is not null; parallel = decision.Workflow[parallel].Parallel)
        {
            if (!decision.Workflow.IsInside(to, parallel))
            {
                outermost = parallel;
            }
        }

        if (outermost is not null)
        {
            ParallelProcessor.Leave(decision, outermost, why);
        }
    }

    /// <summary>Signing and issuing leave evidence of their own.</summary>
    private static void RecordAct(Deliberation decision, Step step, StepAction action, string user, string? behalf)
    {
        switch (step)
        {
            case SignStep:
                decision.Emit(
                    new ResultSigned(
                        step.Id,
                        user,
                        action.Outcome ?? decision.Dossier.Outcome ?? Outcomes.Granted,
                        behalf,
                        decision.Facts.Signature
                    )
                );
                break;
            case IssueStep:
                decision.Emit(
                    new ResultIssued(
                        // A corrected result keeps its number.
                        decision.Dossier.ResultNumber
                            ?? decision.Facts.NewResultNumber
                            ?? throw new InvalidOperationException("Issuing a result needs a number among the facts.")
                    )
                );
                break;
            case DeliverStep:
                decision.Emit(new ResultDelivered(user));
                break;
        }
    }

    /// <summary>
    /// A return goes to whoever did that step last, if the action says so, with its own rework term or what was left.
    /// </summary>
    private static Arrival ArrivalAt(Deliberation decision, Node target, StepAction action, bool back)
    {
        var last = action.LastHolder
            ? decision.Dossier.Tasks.LastOrDefault(t => t.Step == target.Step.Id && t.DoneBy is not null)
            : null;
        var term = action.Rework ?? (back ? Handing.Left(decision, target.Step.Id) : null);
        return new Arrival(target.Branch, term, last?.DoneBy);
    }
}
