using Bpm.Engine.Commands;
using Bpm.Engine.Events;
using Bpm.Engine.Steps;

namespace Bpm.Engine.Deciding;

/// <summary>A step that could not be entered is tried again, once the rule, the office or the form is mended.</summary>
internal static class Incidents
{
    public static Refusal? Retry(Deliberation decision, RetryIncident retry)
    {
        if (Guard.Alive(decision.Dossier) is { } gone)
        {
            return gone;
        }

        var incident = decision.Dossier.Incidents.FirstOrDefault(i => i.Id == retry.Incident && i.Open);
        if (incident is null)
        {
            return Refusals.IncidentUnknown();
        }

        decision.Emit(new IncidentResolved(incident.Id));
        decision.Enter(incident.Step, Arrival.Plain with { Branch = decision.Workflow[incident.Step].Branch });
        return null;
    }
}
