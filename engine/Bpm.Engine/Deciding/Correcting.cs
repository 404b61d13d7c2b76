using Bpm.Engine.Commands;
using Bpm.Engine.Events;
using Bpm.Engine.Steps;
using Bpm.Procedures.Steps;

namespace Bpm.Engine.Deciding;

/// <summary>
/// An issued result that is wrong is signed and issued again, under its number. The dossier's dates and verdict stay:
/// they were those of the first result.
/// </summary>
internal static class Correcting
{
    public static Refusal? Open(Deliberation decision, CorrectResult correct)
    {
        var dossier = decision.Dossier;
        if (dossier.Version == 0)
        {
            return Refusals.DossierUnknown();
        }

        if ((Guard.Reason(correct.Reason) ?? Guard.Leads(decision)) is { } refusal)
        {
            return refusal;
        }

        if (dossier.ResultNumber is null || dossier.FinishedAt is null || dossier.Correcting)
        {
            return dossier.Correcting ? Refusals.CorrectionOpen() : Refusals.NoResultToCorrect();
        }

        if (dossier.Status is not (Dossiers.BusinessStatus.Finished or Dossiers.BusinessStatus.Delivered))
        {
            return Refusals.DossierEnded();
        }

        Closing.All(decision, "correction");
        decision.Emit(new CorrectionOpened(correct.Reason, decision.Facts.Actor.User));
        var workflow = decision.Workflow;
        var last = dossier.Tasks.LastOrDefault(t => workflow.Has(t.Step) && workflow[t.Step].Step is SignStep);
        last ??= dossier.Tasks.Last(t => workflow.Has(t.Step) && workflow[t.Step].Step is IssueStep);
        decision.Enter(workflow.Outermost(last.Step), Arrival.Plain);
        return null;
    }

    /// <summary>The corrected result has been handed over, or the procedure has come to its end.</summary>
    public static void CloseIfDone(Deliberation decision)
    {
        if (decision.Dossier.Correcting)
        {
            decision.Emit(new CorrectionClosed());
        }
    }
}
