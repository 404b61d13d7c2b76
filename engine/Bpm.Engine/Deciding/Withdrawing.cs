using Bpm.Engine.Commands;
using Bpm.Engine.Events;

namespace Bpm.Engine.Deciding;

/// <summary>The applicant takes the dossier back: everything open is closed.</summary>
internal static class Withdrawing
{
    public static Refusal? Withdraw(Deliberation decision, Withdraw withdraw)
    {
        if (Guard.Alive(decision.Dossier) is { } gone)
        {
            return gone;
        }

        if (decision.Dossier.FinishedAt is not null)
        {
            return Refusals.DossierEnded();
        }

        if (string.IsNullOrWhiteSpace(withdraw.Reason))
        {
            return Refusals.ReasonMissing();
        }

        var reception = decision.Dossier.ReceptionUnit;
        if (!decision.Facts.Actor.Has("reception-officer", reception))
        {
            return Refusals.RoleMissing(
                decision.Facts.Province.Role("reception-officer")?.Name ?? "reception-officer",
                decision.Facts.Province.Unit(reception)?.Name ?? reception
            );
        }

        foreach (var task in decision.Dossier.OpenTasks.ToList())
        {
            decision.Emit(new TaskCancelled(task.Id, "withdrawn"));
        }

        foreach (var wait in decision.Dossier.Waits.Where(w => w.Open).ToList())
        {
            decision.Emit(new WaitEnded(wait.Id, Proof: null));
        }

        Pausing.Resume(decision);
        decision.Emit(new DossierWithdrawn(withdraw.Reason));
        return null;
    }
}
