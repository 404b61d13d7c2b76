using Bpm.Engine.Clocks;
using Bpm.Engine.Commands;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Engine.Deciding;

/// <summary>Reads the dates of an open dossier again under a new version of its calendar.</summary>
internal static class Redating
{
    public static Refusal? Redate(Deliberation decision, Redate redate)
    {
        var dossier = decision.Dossier;
        if ((Guard.Running(dossier) ?? Guard.Reason(redate.Reason)) is { } refusal)
        {
            return refusal;
        }

        if (decision.Facts.Actor != Actor.System && Guard.Leads(decision) is { } right)
        {
            return right;
        }

        var calendar = decision.DossierCalendar;
        var statutory = DossierClocks.Statutory(dossier, calendar, decision.Now)?.Due;
        var committed = DossierClocks.Committed(dossier, calendar, decision.Now)?.Due;
        var after = dossier with { StatutoryDue = statutory, CommittedDue = committed };
        if (calendar.Version == dossier.CalendarVersion && after.LawfulDue == dossier.LawfulDue)
        {
            return Refusals.NothingToRedate(calendar.Name, calendar.Version);
        }

        if (after.LawfulDue > dossier.LawfulDue && string.IsNullOrWhiteSpace(redate.Approver))
        {
            return Refusals.ApproverMissing(dossier.LawfulDue!.Value, after.LawfulDue!.Value);
        }

        decision.Emit(
            new DueChanged(
                dossier.LawfulDue,
                after.LawfulDue,
                statutory,
                committed,
                calendar.Name,
                calendar.Version,
                redate.Reason,
                redate.Approver
            )
        );
        TaskDue.Refresh(decision, "redated");
        return null;
    }
}
