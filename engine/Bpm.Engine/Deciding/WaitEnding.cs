using System.Collections.Immutable;
using Bpm.Engine.Commands;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;

namespace Bpm.Engine.Deciding;

/// <summary>What was waited for has come: papers, a payment proof, a notice. Clocks and task go on.</summary>
internal static class WaitEnding
{
    public static Refusal? End(Deliberation decision, EndWait end)
    {
        if (Guard.Alive(decision.Dossier) is { } gone)
        {
            return gone;
        }

        var wait = decision.Dossier.Waits.FirstOrDefault(w => w.Id == end.Wait);
        if (wait is null)
        {
            return Refusals.WaitUnknown();
        }

        if (!wait.Open)
        {
            return Refusals.WaitEnded();
        }

        if (OfItsOwn(wait) is { } other)
        {
            return other;
        }

        if (MayEnd(decision, wait) is { } refusal)
        {
            return refusal;
        }

        var papers = end.Papers.IsDefault ? [] : end.Papers;
        var unknown = papers.FirstOrDefault(r => decision.Procedure.Papers.All(p => p.Id != r.Paper));
        if (unknown is not null)
        {
            return Refusals.PaperUnknown(unknown.Paper);
        }

        if (StillMissing(decision, wait, papers) is { } missing)
        {
            return missing;
        }

        if (!papers.IsEmpty)
        {
            decision.Emit(new PapersReceived(papers, end.PersonalDigest ?? decision.Dossier.PersonalDigest));
        }

        decision.Emit(new WaitEnded(wait.Id, end.Proof));
        // The clocks first: what opens next is bound by the dossier's new due moment.
        Pausing.Resume(decision);
        GoOn(decision, wait);
        return null;
    }

    /// <summary>Waits that end by a command of their own.</summary>
    private static Refusal? OfItsOwn(Wait wait) =>
        wait switch
        {
            { Until: Wait.Resumption } => Refusals.EndsByResuming(),
            { Until: Wait.ChildResult } => Refusals.EndsByItself(wait.For),
            { Step: Dossier.ReceptionStep } => Refusals.EndsByCompletion(),
            _ => null,
        };

    /// <summary>The desk that received, the unit that owns the wait, or the system (a payment gateway).</summary>
    private static Refusal? MayEnd(Deliberation decision, Wait wait)
    {
        var actor = decision.Facts.Actor;
        var may =
            actor == Actor.System
            || actor.Has(wait.Owner, _ => true)
            || Units.Living(wait.Owner, decision.Facts, decision.LocalNow.Date).Unit is { } heir
                && actor.Has(heir.Code, _ => true)
            || actor.Has(
                decision.Dossier.ReceptionUnit,
                role => role is "reception-officer" or "returning-officer" or "accountant"
            );
        return may ? null : Refusals.UnitWrong(decision.Facts.Province.Unit(wait.Owner)?.Name ?? wait.Owner);
    }

    /// <summary>A supplement asks for named papers: all of them must have come.</summary>
    private static Refusal? StillMissing(Deliberation decision, Wait wait, ImmutableArray<ReceivedPaper> papers)
    {
        var missing = wait
            .Papers.Where(id => papers.All(p => p.Paper != id || p.Originals + p.Copies == 0))
            .Select(id => decision.Procedure.Papers.First(p => p.Id == id).Name)
            .ToList();
        return missing.Count == 0 ? null : Refusals.PapersMissing(missing);
    }

    private static void GoOn(Deliberation decision, Wait wait)
    {
        if (wait.Task is not { } taskId)
        {
            decision.Go(decision.Workflow[wait.Step].Next, Arrival.Plain with { Branch = wait.Branch });
            return;
        }

        var task = decision.Dossier.Task(taskId)!;
        if (wait.Step == task.Step)
        {
            decision.Emit(new TaskResumed(task.Id, TaskDue.AfterPause(decision, task)));
            return;
        }

        decision.Emit(new TaskCancelled(task.Id, $"back-to:{wait.Step}"));
        decision.Enter(wait.Step, new Arrival(decision.Workflow[wait.Step].Branch, null, task.Assignee));
    }
}
