using Bpm.Engine.Clocks;
using Bpm.Engine.Commands;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using Bpm.Procedures.Steps;
using Bpm.WorkingTime;

namespace Bpm.Engine.Deciding;

/// <summary>Between two units, or two people: what was handed over is accepted, or goes back.</summary>
internal static class Handing
{
    /// <summary>A step may be sent back this often by hand; more is a quarrel for a leader, and no walk may go on for ever.</summary>
    public const int MostReturns = 3;

    public static Refusal? Accept(Deliberation decision, AcceptCustody accept)
    {
        var task = decision.Dossier.Task(accept.Task);
        var actor = decision.Facts.Actor;
        if ((Guard.Alive(decision.Dossier) ?? Guard.Open(task) ?? Guard.MayDo(decision, task!, actor)) is { } refusal)
        {
            return refusal;
        }

        if (!IsHandOff(decision, task!))
        {
            return Refusals.NotHandedOver();
        }

        if (task!.AcceptedBy is { } by)
        {
            return Refusals.CustodyAccepted(by);
        }

        decision.Emit(new CustodyAccepted(task.Id, actor.User));
        return null;
    }

    /// <summary>Whoever works on it has it: accepted at the latest then.</summary>
    public static void AcceptSilently(Deliberation decision, OfficerTask task)
    {
        if (task.AcceptedBy is null && IsHandOff(decision, task))
        {
            decision.Emit(new CustodyAccepted(task.Id, decision.Facts.Actor.User));
        }
    }

    public static Refusal? Return(Deliberation decision, Return back)
    {
        var (dossier, actor) = (decision.Dossier, decision.Facts.Actor);
        var task = dossier.Task(back.Task);
        if (
            (
                Guard.Alive(dossier)
                ?? Guard.Open(task)
                ?? Guard.MayDo(decision, task!, actor)
                ?? Guard.Free(decision, task!)
                ?? Guard.Reason(back.Reason)
            ) is
            { } refusal
        )
        {
            return refusal;
        }

        if (
            !decision.Workflow.Has(task!.Step)
            || dossier.FinishedAt is not null
            || Previous(decision, task) is not { } to
        )
        {
            return Refusals.NothingToReturnTo();
        }

        var node = decision.Workflow[task.Step];
        var own = node.Step.Actions.FirstOrDefault(a =>
            a.To is { } step && decision.Workflow.IsBefore(step, task.Step)
        );
        if (own is not null)
        {
            return Refusals.UseOwnReturn(own.Name);
        }

        if (dossier.Tasks.Count(t => t.Step == task.Step && t.Action == "return") >= MostReturns)
        {
            return Refusals.ActionUsedUp("return", MostReturns);
        }

        var behalf = actor.BehalfOf(task.Role, task.Unit);
        decision.Emit(new TaskReturned(task.Id, to.Step, back.Reason, actor.User, node.Step is SignStep, behalf));
        decision.Enter(to.Step, new Arrival(decision.Workflow[to.Step].Branch, Left(decision, to.Step), to.DoneBy));
        return null;
    }

    /// <summary>What the last visit of a step had left of its term; null where it has no term.</summary>
    public static Term? Left(Deliberation decision, string step)
    {
        var last = decision.Dossier.Tasks.LastOrDefault(t => t.Step == step && t.EndedAt is not null);
        if (last?.Term is not { IsWorkingTime: true })
        {
            return null;
        }

        var calendar = decision.Facts.Calendars[last.Calendar];
        var clock = DossierClocks.OfTask(last, calendar, notAfter: null, decision.Now);
        return clock is null ? null : Term.OfWorkingMinutes((int)Math.Max(0, clock.RemainingMinutes));
    }

    /// <summary>The task that was done last before this one opened, on the same level.</summary>
    private static OfficerTask? Previous(Deliberation decision, OfficerTask task)
    {
        var workflow = decision.Workflow;
        var parallel = workflow[task.Step].Parallel;
        return decision.Dossier.Tasks.LastOrDefault(t =>
            t is { State: TaskState.Done, DoneBy: not null }
            && t.Branch == task.Branch
            && t.Step != task.Step
            && workflow.Has(t.Step)
            && workflow[t.Step].Parallel == parallel
            && workflow[t.Step].Step is not ConsultStep
            && workflow.IsBefore(t.Step, task.Step)
        );
    }

    private static bool IsHandOff(Deliberation decision, OfficerTask task) =>
        decision.Workflow.Has(task.Step) && decision.Workflow[task.Step].Step is HandoffStep;
}
