using Bpm.Engine.Commands;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;

namespace Bpm.Engine.Deciding;

/// <summary>A leader lets the whole dossier rest on a lawful ground, and lets it go on.</summary>
internal static class Resting
{
    /// <summary>Ground of status 8 in its sense of a pause.</summary>
    private const string Suspended = "suspended";

    public static Refusal? Suspend(Deliberation decision, Suspend suspend) =>
        Pause(decision, new PauseProcessing(Suspended, suspend.Reason, suspend.Paper));

    public static Refusal? Pause(Deliberation decision, PauseProcessing pause)
    {
        var dossier = decision.Dossier;
        if ((Guard.Running(dossier) ?? Guard.Reason(pause.Reason) ?? Guard.Leads(decision)) is { } refusal)
        {
            return refusal;
        }

        if (dossier.Rest is not null)
        {
            return Refusals.RestsAlready();
        }

        var ground = decision.Facts.Publication.Policies.Ground(pause.Ground);
        if (ground is null)
        {
            return Refusals.GroundUnknown(pause.Ground);
        }

        if (!ground.StopsCommitted && !ground.StopsStatutory)
        {
            return Refusals.GroundStopsNothing(ground.Name);
        }

        var wait = $"_rest.{dossier.Waits.Count(w => w.Until == Wait.Resumption) + 1}";
        decision.Emit(new ProcessingPaused(wait, ground.Id, pause.Reason, pause.Paper, decision.Facts.Actor.User));
        decision.Emit(
            new WaitOpened(
                wait,
                Step: "",
                Branch: null,
                Task: null,
                ground.Id,
                For: "authority",
                Until: Wait.Resumption,
                Owner: dossier.AuthorityUnit,
                Waits.ReviewBy(decision, policy: null),
                Papers: [],
                pause.Reason
            )
        );
        return null;
    }

    public static Refusal? Resume(Deliberation decision, ResumeProcessing resume)
    {
        if ((Guard.Running(decision.Dossier) ?? Guard.Reason(resume.Reason) ?? Guard.Leads(decision)) is { } refusal)
        {
            return refusal;
        }

        if (decision.Dossier.Rest is not { } rest)
        {
            return Refusals.NotResting();
        }

        decision.Emit(new ProcessingResumed(rest.Id, resume.Reason, decision.Facts.Actor.User));
        decision.Emit(new WaitEnded(rest.Id, Proof: null));
        Pausing.Resume(decision);
        foreach (var task in decision.Dossier.OpenTasks.Where(t => RestsOnly(decision.Dossier, t)).ToList())
        {
            decision.Emit(new TaskResumed(task.Id, TaskDue.AfterPause(decision, task)));
        }

        return null;
    }

    /// <summary>A task that waits for papers of its own goes on waiting.</summary>
    private static bool RestsOnly(Dossier dossier, OfficerTask task) =>
        task.State == TaskState.Paused && !dossier.Waits.Any(w => w.Open && w.Task == task.Id);
}
