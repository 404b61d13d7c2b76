using Bpm.Engine.Commands;
using Bpm.Engine.Events;

namespace Bpm.Engine.Deciding;

/// <summary>The applicant takes the dossier back: everything open is closed.</summary>
internal static class Withdrawing
{
    private const string ReceptionOfficer = "reception-officer";

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

        if (!decision.Facts.Actor.Has(ReceptionOfficer, decision.Dossier.ReceptionUnit))
        {
            return
                Guard.Needs(decision, ReceptionOfficer, decision.Dossier.ReceptionUnit) is { Code: "role-missing" } no
                ? no
                : Refusals.RoleMissing(
                    decision.Facts.Province.Role(ReceptionOfficer)?.Name ?? ReceptionOfficer,
                    decision.Facts.Province.Unit(decision.Dossier.ReceptionUnit)?.Name ?? decision.Dossier.ReceptionUnit
                );
        }

        Closing.All(decision, "withdrawn");
        Pausing.Resume(decision);
        decision.Emit(new DossierWithdrawn(withdraw.Reason));
        return null;
    }
}
