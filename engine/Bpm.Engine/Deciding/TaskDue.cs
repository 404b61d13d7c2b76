using Bpm.Engine.Clocks;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using NodaTime;

namespace Bpm.Engine.Deciding;

/// <summary>The due of a task that is open already.</summary>
internal static class TaskDue
{
    /// <summary>The task goes on now with what it had left.</summary>
    public static LocalDateTime? AfterPause(Deliberation decision, OfficerTask task) =>
        Of(
            decision,
            task with
            {
                Pauses = task.Pauses.SetItem(task.Pauses.Length - 1, task.Pauses[^1] with { To = decision.Now }),
            }
        );

    /// <summary>Moves every running task whose due has changed with its dossier's or its calendar.</summary>
    public static void Refresh(Deliberation decision, string why)
    {
        foreach (var task in decision.Dossier.OpenTasks.Where(t => t.State == TaskState.Open).ToList())
        {
            var due = Of(decision, task);
            if (due != task.Due)
            {
                decision.Emit(new TaskDueMoved(task.Id, due, why));
            }
        }
    }

    private static LocalDateTime? Of(Deliberation decision, OfficerTask task) =>
        DossierClocks.OfTask(task, decision.Facts.Calendars[task.Calendar], decision.DossierDue, decision.Now)?.Due;
}
