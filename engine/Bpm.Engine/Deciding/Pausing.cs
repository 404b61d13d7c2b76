using Bpm.Engine.Clocks;
using Bpm.Engine.Events;
using Bpm.Procedures.Policies;

namespace Bpm.Engine.Deciding;

/// <summary>
/// When the dossier's clocks stand still: an open wait with a pausing ground, and no task left that someone could do.
/// So a pause in one of several branches stops that branch alone.
/// </summary>
internal static class Pausing
{
    /// <summary>Brings the dossier's clocks in line with its open waits and tasks; called once at the end of a decision.</summary>
    public static void Settle(Deliberation decision)
    {
        var ground = PausingGround(decision);
        if (ground is null && decision.Dossier.Paused)
        {
            Resume(decision);
        }
        else if (ground is not null && !decision.Dossier.Paused)
        {
            decision.Emit(
                new ClockPaused(
                    ground.Id,
                    ground.Basis,
                    ground.StopsStatutory,
                    ground.StopsCommitted,
                    ground.Effect,
                    ground.Holder,
                    ground.NationalStatus
                )
            );
        }
    }

    /// <summary>Starts the clocks again, with the due moments that the pause leaves. Does nothing when they run.</summary>
    public static void Resume(Deliberation decision)
    {
        if (!decision.Dossier.Paused)
        {
            return;
        }

        var pause = decision.Dossier.Pauses[^1];
        var closed = decision.Dossier with
        {
            Pauses = decision.Dossier.Pauses.SetItem(
                decision.Dossier.Pauses.Length - 1,
                pause with
                {
                    To = decision.Now,
                }
            ),
        };
        decision.Emit(
            new ClockResumed(
                pause.Ground,
                DossierClocks.Statutory(closed, decision.DossierCalendar, decision.Now)?.Due,
                DossierClocks.Committed(closed, decision.DossierCalendar, decision.Now)?.Due
            )
        );
    }

    private static PauseGround? PausingGround(Deliberation decision)
    {
        var dossier = decision.Dossier;
        if (
            dossier.Ended
            || dossier.FinishedAt is not null
            || dossier.Tasks.Any(t => t.State == Dossiers.TaskState.Open)
        )
        {
            return null;
        }

        return dossier
            .Waits.Where(w => w.Open)
            .Select(w => decision.Facts.Publication.Policies.Ground(w.Ground))
            .LastOrDefault(g => g is not null && (g.StopsStatutory || g.StopsCommitted));
    }
}
