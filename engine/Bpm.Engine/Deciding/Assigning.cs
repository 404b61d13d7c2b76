using Bpm.Engine.Commands;
using Bpm.Engine.Events;

namespace Bpm.Engine.Deciding;

/// <summary>Who holds a task: claim from the unit's pool, give back, hand to a colleague.</summary>
internal static class Assigning
{
    public static Refusal? Claim(Deliberation decision, Claim claim)
    {
        var task = decision.Dossier.Task(claim.Task);
        var actor = decision.Facts.Actor;
        if ((Guard.Alive(decision.Dossier) ?? Guard.Open(task) ?? Guard.MayDo(decision, task!, actor)) is { } refusal)
        {
            return refusal;
        }

        if (task!.Assignee is { } holder)
        {
            return Refusals.TaskHeld(holder);
        }

        decision.Emit(new TaskClaimed(task.Id, actor.User, actor.BehalfOf(task.Role, task.Unit)));
        return null;
    }

    public static Refusal? Release(Deliberation decision, Release release)
    {
        var task = decision.Dossier.Task(release.Task);
        if ((Guard.Alive(decision.Dossier) ?? Guard.Open(task)) is { } refusal)
        {
            return refusal;
        }

        if (task!.Assignee is not { } holder)
        {
            return Refusals.TaskNotHeld();
        }

        var actor = decision.Facts.Actor;
        if (holder != actor.User && !actor.Heads(task.Unit))
        {
            return Refusals.TaskHeld(holder);
        }

        decision.Emit(new TaskReleased(task.Id));
        return null;
    }

    public static Refusal? Assign(Deliberation decision, Assign assign)
    {
        var task = decision.Dossier.Task(assign.Task);
        if ((Guard.Alive(decision.Dossier) ?? Guard.Open(task)) is { } refusal)
        {
            return refusal;
        }

        var actor = decision.Facts.Actor;
        if (task!.Assignee is { } holder && holder != actor.User && !actor.Heads(task.Unit))
        {
            return Refusals.TaskHeld(holder);
        }

        if (!actor.Heads(task.Unit) && Guard.MayDo(decision, task, actor) is { } noRight)
        {
            return noRight;
        }

        if (decision.Facts.Other is not { } other || other.User != assign.To || !other.Has(task.Role, task.Unit))
        {
            return Refusals.AssigneeUnfit(assign.To);
        }

        if (
            (Guard.Excluded(decision.Dossier, other, task.Role, task.Unit) ?? Guard.FourEyes(decision, task, other)) is
            { } excluded
        )
        {
            return excluded;
        }

        var taken = task.Assignee is { } from && from != actor.User;
        if (taken && Guard.Reason(assign.Reason) is { } why)
        {
            return why;
        }

        decision.Emit(new TaskAssigned(task.Id, assign.To, task.Assignee, assign.Reason, actor.User));
        return null;
    }

    /// <summary>To whoever may do it and holds the fewest open tasks; ties go by name, so that the same facts decide the same.</summary>
    public static Refusal? AssignEvenly(Deliberation decision, AssignEvenly assign)
    {
        var task = decision.Dossier.Task(assign.Task);
        if ((Guard.Alive(decision.Dossier) ?? Guard.Open(task)) is { } refusal)
        {
            return refusal;
        }

        var actor = decision.Facts.Actor;
        if (actor != Actor.System && !actor.Heads(task!.Unit))
        {
            return Guard.Needs(decision, "head", task.Unit);
        }

        if (task!.Assignee is { } holder)
        {
            return Refusals.TaskHeld(holder);
        }

        var best = decision
            .Facts.Candidates.Where(c => Guard.MayDo(decision, task, c.Person) is null)
            .OrderBy(c => c.OpenTasks)
            .ThenBy(c => c.Person.User, StringComparer.Ordinal)
            .FirstOrDefault();
        if (best is null)
        {
            return Refusals.NobodyFits();
        }

        decision.Emit(new TaskAssigned(task.Id, best.Person.User, From: null, Reason: "least-loaded", actor.User));
        return null;
    }
}
