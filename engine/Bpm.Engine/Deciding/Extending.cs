using Bpm.Engine.Clocks;
using Bpm.Engine.Commands;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using Bpm.WorkingTime;

namespace Bpm.Engine.Deciding;

/// <summary>Lawful extra time after reception: the dates really move, and the verdict with them.</summary>
internal static class Extending
{
    public static Refusal? Extend(Deliberation decision, ExtendDue extend)
    {
        var dossier = decision.Dossier;
        if ((Guard.Running(dossier) ?? Guard.Reason(extend.Reason)) is { } refusal)
        {
            return refusal;
        }

        var allowed = decision.Procedure.Limit.Extendable.FirstOrDefault(e => e.Id == extend.Extension);
        if (allowed is null)
        {
            return Refusals.ExtensionUnknown(extend.Extension, decision.Procedure.Limit.Extendable.Select(e => e.Id));
        }

        if (Guard.Needs(decision, allowed.Role, dossier.AuthorityUnit) is { } right)
        {
            return right;
        }

        if (dossier.Excluded.Contains(decision.Facts.Actor.User))
        {
            return Refusals.PersonExcluded(decision.Facts.Actor.User);
        }

        if (dossier.Extensions.Any(e => e.Id == allowed.Id))
        {
            return Refusals.ExtensionUsed(allowed.Id);
        }

        var day = decision.DossierCalendar.DayLengthMinutes;
        if (extend.By.Amount <= 0 || extend.By.CompareTo(allowed.ByUpTo, day) is null or > 0)
        {
            return Refusals.ExtensionTooLong(allowed.ByUpTo);
        }

        if (allowed.Paper is not null && string.IsNullOrWhiteSpace(extend.Paper))
        {
            return Refusals.ExtensionPaperMissing(allowed.Paper);
        }

        Grant(decision, allowed.Id, extend.By, allowed.Paper ?? allowed.Id, extend.Paper, extend.Reason);
        return null;
    }

    /// <summary>Adds lawful time to both clocks and to the tasks that the dossier's due holds back.</summary>
    public static void Grant(Deliberation decision, string id, Term term, string basis, string? paper, string reason)
    {
        var extended = decision.Dossier with
        {
            Extensions = decision.Dossier.Extensions.Add(new GrantedExtension(id, term, basis, decision.Now)),
        };
        decision.Emit(
            new DueExtended(
                id,
                term,
                basis,
                paper,
                reason,
                decision.Facts.Actor.User,
                DossierClocks.Statutory(extended, decision.DossierCalendar, decision.Now)?.Due,
                DossierClocks.Committed(extended, decision.DossierCalendar, decision.Now)?.Due
            )
        );
        TaskDue.Refresh(decision, "extended");
    }
}
