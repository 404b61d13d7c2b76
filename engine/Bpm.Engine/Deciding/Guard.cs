using Bpm.Engine.Dossiers;
using Bpm.WorkingTime;
using NodaTime.Text;

namespace Bpm.Engine.Deciding;

/// <summary>Who may do what to a task. Each method answers null or the refusal.</summary>
internal static class Guard
{
    /// <summary>The dossier exists and has not ended.</summary>
    public static Refusal? Alive(Dossier dossier)
    {
        if (dossier.Version == 0)
        {
            return Refusals.DossierUnknown();
        }

        return dossier.Ended ? Refusals.DossierEnded() : null;
    }

    public static Refusal? Exists(Dossier dossier) => dossier.Version == 0 ? Refusals.DossierUnknown() : null;

    /// <summary>The dossier was received and its result is not there yet.</summary>
    public static Refusal? Running(Dossier dossier) =>
        Alive(dossier)
        ?? (
            dossier.ReceivedAt is null ? Refusals.NotReceived()
            : dossier.FinishedAt is not null ? Refusals.ResultReady()
            : null
        );

    public static Refusal? Reason(string? reason) =>
        string.IsNullOrWhiteSpace(reason) ? Refusals.ReasonMissing() : null;

    /// <summary>Messages and alarms come from the system alone.</summary>
    public static Refusal? System(Deliberation decision) =>
        decision.Facts.Actor == Actor.System ? null : Refusals.SystemOnly();

    /// <summary>The task is not paused, and nobody else holds it.</summary>
    public static Refusal? Free(Deliberation decision, OfficerTask task)
    {
        if (task.State == TaskState.Paused)
        {
            var ground = task.Pauses[^1].Ground;
            return Refusals.TaskPaused(decision.Facts.Publication.Policies.Ground(ground)?.Name ?? ground);
        }

        return task.Assignee is { } holder && holder != decision.Facts.Actor.User ? Refusals.TaskHeld(holder) : null;
    }

    /// <summary>The task is open, by the dossier's own record.</summary>
    public static Refusal? Open(OfficerTask? task)
    {
        if (task is null)
        {
            return Refusals.TaskUnknown();
        }

        return task.State switch
        {
            TaskState.Done => Refusals.TaskDone(
                task.DoneBy!,
                task.EndedAt!.Value,
                Moment.Format(ProvinceTime.ToLocal(task.EndedAt.Value))
            ),
            TaskState.Cancelled => Refusals.TaskCancelled(),
            _ => null,
        };
    }

    /// <summary>The actor has the task's role at its unit, and neither four eyes nor an exclusion forbids it.</summary>
    public static Refusal? MayDo(Deliberation decision, OfficerTask task, Actor actor) =>
        Excluded(decision.Dossier, actor, task.Role, task.Unit)
        ?? Needs(decision, task.Role, task.Unit, actor)
        ?? FourEyes(decision, task, actor);

    /// <summary>The actor has a role at a unit.</summary>
    public static Refusal? Needs(Deliberation decision, string role, string unit, Actor? who = null)
    {
        var actor = who ?? decision.Facts.Actor;
        if (actor.Has(role, unit))
        {
            return null;
        }

        var province = decision.Facts.Province;
        var name = province.Unit(unit)?.Name ?? unit;
        return actor.Has(unit, _ => true)
            ? Refusals.RoleMissing(province.Role(role)?.Name ?? role, name)
            : Refusals.UnitWrong(name);
    }

    /// <summary>The actor heads the competent authority or the unit that holds the dossier: decides about the whole of it.</summary>
    public static Refusal? Leads(Deliberation decision)
    {
        var (dossier, actor) = (decision.Dossier, decision.Facts.Actor);
        if (dossier.Excluded.Contains(actor.User))
        {
            return Refusals.PersonExcluded(actor.User);
        }

        return actor.Heads(dossier.AuthorityUnit) || dossier.Custody.Values.Any(actor.Heads)
            ? null
            : Needs(decision, Leader, dossier.AuthorityUnit) ?? Refusals.RoleMissing(Leader, dossier.AuthorityUnit);
    }

    /// <summary>An excluded person stays excluded, whatever he holds and in whose name he acts.</summary>
    public static Refusal? Excluded(Dossier dossier, Actor actor, string role, string unit)
    {
        var name =
            dossier.Excluded.IsEmpty ? null
            : dossier.Excluded.Contains(actor.User) ? actor.User
            : actor.BehalfOf(role, unit) is { } other && dossier.Excluded.Contains(other) ? other
            : null;
        return name is null ? null : Refusals.PersonExcluded(name);
    }

    /// <summary>
    /// Whoever did one of the steps that <c>not-by</c> names may not do this one. Delegation changes nothing: both the
    /// person and whoever he acts for count, on either side.
    /// </summary>
    public static Refusal? FourEyes(Deliberation decision, OfficerTask task, Actor actor)
    {
        if (!decision.Workflow.Has(task.Step) || decision.Workflow[task.Step].Step.NotBy.IsEmpty)
        {
            return null;
        }

        var behalf = actor.BehalfOf(task.Role, task.Unit);
        foreach (var other in decision.Workflow[task.Step].Step.NotBy)
        {
            var acts = decision.Dossier.Tasks.Where(t => t.Step == other && t.DoneBy is not null);
            if (acts.Any(t => Same(t.DoneBy) || Same(t.DoneFor)))
            {
                return Refusals.FourEyes(decision.Workflow[other].Step.Name);
            }
        }

        return null;

        bool Same(string? user) => user is not null && (user == actor.User || user == behalf);
    }

    private const string Leader = "leader";

    private static readonly LocalDateTimePattern Moment = LocalDateTimePattern.CreateWithInvariantCulture(
        "HH:mm dd/MM/uuuu"
    );
}
