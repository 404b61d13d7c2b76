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
            ? decision.DossierCalendar.Add(decision.LocalNow, period, StartRule.NextWorkingDay)
            : null;
    }
}
