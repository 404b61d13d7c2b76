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

    /// <summary>The actor has the task's role at its unit, and four eyes do not forbid it.</summary>
    public static Refusal? MayDo(Deliberation decision, OfficerTask task, Actor actor)
    {
        if (!actor.Has(task.Role, task.Unit))
        {
            var unit = decision.Facts.Province.Unit(task.Unit)?.Name ?? task.Unit;
            return actor.Has(task.Unit, _ => true)
                ? Refusals.RoleMissing(decision.Facts.Province.Role(task.Role)?.Name ?? task.Role, unit)
                : Refusals.UnitWrong(unit);
        }

        return FourEyes(decision, task, actor);
    }

    /// <summary>Whoever did one of the steps that <c>not-by</c> names may not do this one; roles and delegation change nothing.</summary>
    public static Refusal? FourEyes(Deliberation decision, OfficerTask task, Actor actor)
    {
        foreach (var other in decision.Workflow[task.Step].Step.NotBy)
        {
            if (decision.Dossier.Tasks.Any(t => t.Step == other && t.DoneBy == actor.User))
            {
                return Refusals.FourEyes(decision.Workflow[other].Step.Name);
            }
        }

        return null;
    }

    /// <summary>The actor heads the unit: may give its tasks to others.</summary>
    public static bool Heads(Actor actor, string unit) => actor.Has(unit, role => role is "head" or "leader");

    private static readonly LocalDateTimePattern Moment = LocalDateTimePattern.CreateWithInvariantCulture(
        "HH:mm dd/MM/uuuu"
    );
}
