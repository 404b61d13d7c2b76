using Bpm.Engine.Commands;
using Bpm.Engine.Events;

namespace Bpm.Engine.Deciding;

/// <summary>An approved move of one dossier to another publication of its procedure.</summary>
internal static class Migrating
{
    public static Refusal? Migrate(Deliberation decision, Migrate migrate)
    {
        var (dossier, facts) = (decision.Dossier, decision.Facts);
        if ((Guard.Running(dossier) ?? Guard.Reason(migrate.Reason)) is { } refusal)
        {
            return refusal;
        }

        if (!facts.Actor.Grants.Any(g => g.Role == "designer") && Guard.Leads(decision) is { } right)
        {
            return right;
        }

        if (facts.Target is not { } target || target.Procedure.Code != dossier.Procedure)
        {
            return Refusals.MigrationTargetWrong(dossier.Procedure);
        }

        if (target.Hash == dossier.Publication)
        {
            return Refusals.MigrationToItself();
        }

        var preview = Migration.Preview(dossier, facts, decision.Now);
        if (!preview.Missing.IsEmpty)
        {
            return Refusals.MigrationStepMissing(preview.Missing);
        }

        if (preview.After is null)
        {
            return Refusals.LimitNotPublished(target.Procedure.Code);
        }

        if (preview.IsLaterByLaw && string.IsNullOrWhiteSpace(migrate.LegalGround))
        {
            return Refusals.MigrationLater(preview.StatutoryBefore, preview.StatutoryAfter);
        }

        decision.Emit(
            new DossierMigrated(
                dossier.Publication,
                target.Hash,
                target.Procedure.Version,
                preview.Statutory,
                preview.Committed,
                preview.StatutoryAfter,
                preview.CommittedAfter,
                migrate.LegalGround is { } ground ? $"{migrate.Reason} ({ground})" : migrate.Reason,
                facts.Actor.User
            )
        );
        TaskDue.Refresh(decision, "migrated");
        return null;
    }
}
