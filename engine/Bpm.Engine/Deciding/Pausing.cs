using Bpm.Engine.Clocks;
using Bpm.Engine.Dossiers;
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
        Rest(decision);
        var ground = PausingGround(decision);
        if (decision.Dossier.Paused && ground?.Id != decision.Dossier.Pauses[^1].Ground)
        {
            Resume(decision);
        }

        if (ground is not null && !decision.Dossier.Paused)
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

    /// <summary>While the whole dossier rests, every open task does, also one that has just opened.</summary>
    private static void Rest(Deliberation decision)
    {
        if (decision.Dossier.Rest is not { } rest)
        {
            return;
        }

        foreach (var task in decision.Dossier.OpenTasks.Where(t => t.State == TaskState.Open).ToList())
        {
            decision.Emit(new TaskPaused(task.Id, rest.Ground));
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
        if (dossier.Ended || dossier.FinishedAt is not null || dossier.Tasks.Any(t => t.State == TaskState.Open))
        {
            return null;
        }

        var grounds = dossier
            .Waits.Where(w => w.Open)
            .Select(w => decision.Facts.Publication.Policies.Ground(w.Ground))
            .OfType<PauseGround>()
            .Where(g => g.StopsStatutory || g.StopsCommitted)
            .ToList();
        // A leader's order names the pause while it stands; else the pause that stands goes on.
        return grounds.Find(g => g.Id == dossier.Rest?.Ground)
            ?? (dossier.Paused ? grounds.Find(g => g.Id == dossier.Pauses[^1].Ground) : null)
            ?? grounds.LastOrDefault();
    }
}
