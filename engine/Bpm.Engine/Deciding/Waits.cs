using Bpm.Engine.Events;
using Bpm.Procedures.Steps;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Engine.Deciding;

/// <summary>When someone must look at a wait again, so that none is forgotten.</summary>
internal static class Waits
{
    /// <summary>Our own operating parameter, used where the law sets no period.</summary>
    private const string Review = "wait-review";

    /// <param name="policy">The period that the step names, or null.</param>
    public static LocalDateTime? ReviewBy(Deliberation decision, string? policy)
    {
        var today = decision.LocalNow.Date;
        var policies = decision.Facts.Publication.Policies;
        var term = (policy is null ? null : policies.Value(policy, today)?.Term) ?? policies.Value(Review, today)?.Term;
        return term is { } period
            ? decision.WaitCalendar.Add(decision.LocalNow, period, StartRule.NextWorkingDay)
            : null;
    }

    /// <summary>The period of a wait is over: what the step says for that case happens; usually somebody is reminded.</summary>
    public static void EndIfOver(Deliberation decision, string waitId)
    {
        var wait = decision.Dossier.Waits.First(w => w.Id == waitId);
        if (
            !decision.Workflow.Has(wait.Step)
            || wait.Task is not null
            || decision.Workflow[wait.Step].Step is not WaitStep { EndsByPolicy: { } policy, ThenAtEnd: { } then } step
            || decision.Facts.Publication.Policies.Value(policy, ProvinceTime.ToLocal(wait.From).Date)?.Term is null
        )
        {
            return;
        }

        if (then == "stop")
        {
            Stopping.Now(decision, $"wait-over:{step.Id}", paper: null);
        }
        else if (decision.Workflow.Has(then))
        {
            decision.Emit(new WaitEnded(wait.Id, Proof: null));
            Pausing.Resume(decision);
            decision.Enter(then, Arrival.Plain with { Branch = decision.Workflow[then].Branch });
        }
    }
}
