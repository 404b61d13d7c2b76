using System.Collections.Immutable;
using Bpm.Engine.Clocks;
using Bpm.Engine.Deciding;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using Bpm.Procedures.Workflows;
using NodaTime;

namespace Bpm.Engine;

/// <summary>What moving a dossier to another publication would do. A dry run: nothing happens.</summary>
/// <param name="Before">The earlier of both due moments now, and <paramref name="After"/> after the move.</param>
/// <param name="Missing">Open steps, branches and awaited papers that the target does not have; the move is refused unless empty.</param>
public sealed record MigrationPreview(
    LocalDateTime? Before,
    LocalDateTime? After,
    LocalDateTime? StatutoryBefore,
    LocalDateTime? StatutoryAfter,
    ImmutableArray<string> Missing
)
{
    /// <summary>The law's own date would come later, which needs a legal ground.</summary>
    public bool IsLaterByLaw =>
        StatutoryAfter > StatutoryBefore || (StatutoryBefore is not null && StatutoryAfter is null);

    internal ClockStart? Statutory { get; init; }
    internal ClockStart? Committed { get; init; }
    internal LocalDateTime? CommittedAfter { get; init; }
}

/// <summary>Moves running dossiers between publications of one procedure: previewed first, then decided one by one.</summary>
public static class Migration
{
    /// <summary>The dates of one dossier before and after, and what stands in the way.</summary>
    /// <param name="facts">With <see cref="Facts.Target"/> set.</param>
    public static MigrationPreview Preview(Dossier dossier, Facts facts, Instant now)
    {
        var target = facts.Target ?? throw new ArgumentException("A migration needs a target.", nameof(facts));
        var missing = Missing(dossier, target);
        if (dossier.ReceivedAt is not { } received)
        {
            return new MigrationPreview(null, null, null, null, missing);
        }

        var calendar = facts.Calendars[dossier.Calendar];
        // As if it had been received under the target, at the moment at which it was received.
        var then = new Deliberation(dossier, facts with { Publication = target }, received);
        var appointment = Appointment.Make(then, dossier, calendar, then.LocalNow);
        var moved = dossier with { Statutory = appointment.Statutory, Committed = appointment.Committed };
        var statutory = DossierClocks.Statutory(moved, calendar, now)?.Due;
        var committed = DossierClocks.Committed(moved, calendar, now)?.Due;
        var after = dossier with { StatutoryDue = statutory, CommittedDue = committed };
        return new MigrationPreview(dossier.LawfulDue, after.LawfulDue, dossier.StatutoryDue, statutory, missing)
        {
            Statutory = appointment.Statutory,
            Committed = appointment.Committed,
            CommittedAfter = committed,
        };
    }

    /// <summary>What is open in the dossier and has no place in the target.</summary>
    private static ImmutableArray<string> Missing(Dossier dossier, Publication target)
    {
        var workflow = target.Workflow;
        var steps = dossier
            .OpenTasks.Select(t => (t.Step, t.Branch))
            .Concat(dossier.Waits.Where(w => w.Open && w.Step.Length > 0).Select(w => (w.Step, w.Branch)))
            .Concat(dossier.Deferred.Select(d => (d.Step, d.Branch)))
            .Where(s => s.Step != Dossier.ReceptionStep && !Fits(workflow, s.Step, s.Branch))
            .Select(s => s.Step);
        var parallels = dossier
            .Parallels.Where(p =>
                !workflow.Has(p.Step)
                || p.Branches.Keys.Any(branch => workflow[p.Step].Entries.All(e => e.BranchId != branch))
            )
            .Select(p => p.Step);
        var incidents = dossier.Incidents.Where(i => i.Open && !workflow.Has(i.Step)).Select(i => i.Step);
        var papers = dossier
            .Waits.Where(w => w.Open)
            .SelectMany(w => w.Papers)
            .Where(p => target.Procedure.Papers.All(known => known.Id != p));
        var cases =
            dossier.Case is { } one && target.Procedure.Cases.All(c => c.Id != one) ? [one] : Array.Empty<string>();
        return
        [
            .. steps.Concat(parallels).Concat(incidents).Concat(papers).Concat(cases).Distinct(StringComparer.Ordinal),
        ];
    }

    private static bool Fits(Workflow workflow, string step, string? branch) =>
        workflow.Has(step) && workflow[step].Branch == branch;
}
