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

        decision.Emit(new TaskClaimed(task.Id, actor.User));
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
        if (holder != actor.User && !Guard.Heads(actor, task.Unit))
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
        if (task!.Assignee is { } holder && holder != actor.User && !Guard.Heads(actor, task.Unit))
        {
            return Refusals.TaskHeld(holder);
        }

        if (!Guard.Heads(actor, task.Unit) && Guard.MayDo(decision, task, actor) is { } noRight)
        {
            return noRight;
        }

        if (decision.Facts.Other is not { } other || other.User != assign.To || !other.Has(task.Role, task.Unit))
        {
            return Refusals.AssigneeUnfit(assign.To);
        }

        if (Guard.FourEyes(decision, task, other) is { } excluded)
        {
            return excluded;
        }

        decision.Emit(new TaskAssigned(task.Id, assign.To, task.Assignee));
        return null;
    }
}
