using Bpm.Engine.Dossiers;
using Bpm.Procedures.Steps;

namespace Bpm.Engine.Simulation;

/// <summary>Which of a step's actions an officer takes.</summary>
internal static class ActionChoice
{
    /// <summary>Nobody sends a step back for ever.</summary>
    private const int MostVisits = 3;

    /// <summary>The action that was drawn, then every other that goes on: what is used up is refused, and the next one taken.</summary>
    public static IEnumerable<StepAction> InOrder(
        SimulatedDossier dossier,
        OfficerTask task,
        Step step,
        SimulationSettings settings
    )
    {
        var drawn = Drawn(dossier, task, step, settings);
        if (drawn is not null)
        {
            yield return drawn;
        }

        foreach (var action in step.Actions)
        {
            if (action != drawn && action.Pause is null)
            {
                yield return action;
            }
        }
    }

    private static StepAction? Drawn(SimulatedDossier dossier, OfficerTask task, Step step, SimulationSettings settings)
    {
        ref var dice = ref dossier.Dice;
        List<StepAction> forward = [];
        var share = dice.Share();
        foreach (var action in step.Actions)
        {
            if (ShareOf(dossier, task, step, action, settings) is not { } some)
            {
                forward.Add(action);
            }
            else if ((share -= some) < 0)
            {
                return action;
            }
        }

        // Of several ways on, the first is the usual one.
        return forward.Count == 0 ? null
            : forward.Count > 1 && dice.Chance(settings.OtherWay) ? forward[1 + dice.Below(forward.Count - 1)]
            : forward[0];
    }

    /// <summary>How often an action that leads off the way is taken; null for one that goes on.</summary>
    private static double? ShareOf(
        SimulatedDossier dossier,
        OfficerTask task,
        Step step,
        StepAction action,
        SimulationSettings settings
    )
    {
        if (action.Pause is not null)
        {
            // A supplement names papers; a dossier without any cannot lack one.
            return dossier.Publication.Procedure.Papers.IsEmpty ? 0 : settings.Supplement;
        }

        if (action.To is { } to && dossier.Publication.Workflow.IsBefore(to, step.Id))
        {
            return task.Visit < MostVisits ? settings.SendBack : 0;
        }

        return action.Outcome == "refused" ? settings.Refusal : null;
    }
}
