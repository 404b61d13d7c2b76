using Bpm.Engine.Commands;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using Bpm.Engine.Steps;
using Bpm.Procedures.Steps;

namespace Bpm.Engine.Deciding;

/// <summary>
/// Linked dossiers talk by messages: what one records, the other consumes as a command whose id is (child, seq). A
/// message that was consumed is refused the second time, so that delivering twice does nothing.
/// </summary>
internal static class Linking
{
    private const string Stop = "stop";

    /// <summary>Opens a dossier as part of another: the desk that received the whole has received it.</summary>
    public static Refusal? Open(Deliberation decision, OpenChild open)
    {
        if (Guard.System(decision) is { } refusal)
        {
            return refusal;
        }

        if (Reception.Submitted(decision, open.Submission) is { } unusable)
        {
            return unusable;
        }

        decision.Emit(new ParentLinked(open.Parent, open.ParentCode, open.Child));
        return Reception.Accept(decision, open.Papers, to: null);
    }

    /// <summary>The parent learns which dossier its child is.</summary>
    public static Refusal? Link(Deliberation decision, LinkChild link)
    {
        if ((Guard.Exists(decision.Dossier) ?? Guard.System(decision)) is { } refusal)
        {
            return refusal;
        }

        var child = decision.Dossier.Children.FirstOrDefault(c => c.Id == link.Child);
        if (child is null)
        {
            return Refusals.ChildUnknown(link.Child);
        }

        if (child.Dossier is not null)
        {
            return Refusals.MessageConsumed();
        }

        decision.Emit(new ChildLinked(link.Child, link.Dossier, link.Code));
        return null;
    }

    public static Refusal? Report(Deliberation decision, ReportChild report)
    {
        if (Consumable(decision, report.Child, report.Seq) is { } refusal)
        {
            return refusal;
        }

        var child = decision.Dossier.Children.First(c => c.Id == report.Child);
        if (child.Outcome is not null)
        {
            return Refusals.MessageConsumed();
        }

        var step = decision.Workflow[child.Step].Step as ChildStep;
        var wait = decision.Dossier.Waits.FirstOrDefault(w => w.Id == child.Id && w.Open);
        var failed = report.Outcome is not (ChildOutcomes.Granted or ChildOutcomes.NotOpened);
        var ends = wait is not null && failed && step?.IfRefused == Stop;
        decision.Emit(new ChildReported(child.Id, report.Seq, report.Outcome, report.ResultNumber, ends));
        if (wait is null)
        {
            // The whole went on without it before it answered: noted, and nothing more.
            return null;
        }

        decision.Emit(new WaitEnded(wait.Id, report.ResultNumber));
        if (report.Outcome == ChildOutcomes.NotOpened)
        {
            decision.RaiseIncident(child.Step, "child-not-opened", report.ResultNumber ?? child.Procedure);
            return null;
        }

        GoOn(decision, child, step, ends, granted: !failed);
        return null;
    }

    public static Refusal? Extend(Deliberation decision, ExtendForChild extend)
    {
        if (Consumable(decision, extend.Child, extend.Seq) is { } refusal)
        {
            return refusal;
        }

        var child = decision.Dossier.Children.First(c => c.Id == extend.Child);
        var movesWhole = decision.Workflow[child.Step].Step is not ChildStep { ExtensionMovesWhole: false };
        decision.Emit(new ChildExtended(extend.Child, extend.Seq, extend.Term, extend.Basis));
        if (movesWhole && decision.Dossier.FinishedAt is null)
        {
            Extending.Grant(
                decision,
                $"child:{extend.Child}",
                extend.Term,
                extend.Basis,
                paper: null,
                reason: extend.Child
            );
        }

        return null;
    }

    private static void GoOn(Deliberation decision, ChildLink child, ChildStep? step, bool ends, bool granted)
    {
        if (granted && step is { Gives.IsEmpty: false })
        {
            decision.Emit(
                new PapersReceived(
                    [.. step.Gives.Select(p => new ReceivedPaper(p, 1, 0))],
                    decision.Dossier.PersonalDigest
                )
            );
        }

        var node = decision.Workflow[child.Step];
        if (ends && node.Parallel is { } group)
        {
            ParallelProcessor.Leave(decision, group, why: $"refused:{child.Id}");
            var after = decision.Workflow[group];
            decision.Go(after.Next, Arrival.Plain with { Branch = after.Branch });
            return;
        }

        decision.Go(node.Next, Arrival.Plain with { Branch = node.Branch });
        ChildProcessor.OpenDeferred(decision);
    }

    /// <summary>The message is for this dossier and was not consumed before.</summary>
    private static Refusal? Consumable(Deliberation decision, string childId, int seq)
    {
        if ((Guard.Alive(decision.Dossier) ?? Guard.System(decision)) is { } refusal)
        {
            return refusal;
        }

        var child = decision.Dossier.Children.FirstOrDefault(c => c.Id == childId);
        return child is null ? Refusals.ChildUnknown(childId)
            : seq <= child.LastSeq ? Refusals.MessageConsumed()
            : null;
    }
}
