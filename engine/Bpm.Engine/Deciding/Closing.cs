using Bpm.Engine.Events;
using Bpm.Engine.Steps;

namespace Bpm.Engine.Deciding;

/// <summary>Closes what is open, whole or in part: tasks, consultations, waits, incidents, linked dossiers.</summary>
internal static class Closing
{
    public static void All(Deliberation decision, string why) => Close(decision, _ => true, why);

    /// <param name="concerns">Steps whose open work is no longer needed.</param>
    /// <param name="why">A stable word: withdrawn, stopped, joined …</param>
    public static void Close(Deliberation decision, Func<string, bool> concerns, string why)
    {
        foreach (var consult in decision.Dossier.Consults.Where(c => c.Open && concerns(c.Step)).ToList())
        {
            ConsultProcessor.Close(decision, consult.Step, why);
        }

        foreach (var task in decision.Dossier.OpenTasks.Where(t => concerns(t.Step)).ToList())
        {
            decision.Emit(new TaskCancelled(task.Id, why));
        }

        foreach (var wait in decision.Dossier.Waits.Where(w => w.Open && concerns(w.Step)).ToList())
        {
            decision.Emit(new WaitEnded(wait.Id, Proof: null));
        }

        foreach (var incident in decision.Dossier.Incidents.Where(i => i.Open && concerns(i.Step)).ToList())
        {
            decision.Emit(new IncidentResolved(incident.Id));
        }

        foreach (
            var child in decision
                .Dossier.Children.Where(c => c is { Outcome: null, StopAsked: false } && concerns(c.Step))
                .ToList()
        )
        {
            decision.Emit(new ChildStopAsked(child.Id, why));
        }
    }
}
