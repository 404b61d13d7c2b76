using Bpm.Engine.Commands;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using Bpm.Engine.Steps;

namespace Bpm.Engine.Deciding;

/// <summary>
/// What came in online or by post, before anybody received it. The desk answers within its own clock: receives, refuses,
/// or asks to complete. Nothing of this is a dossier that counts: it has no code and no date.
/// </summary>
internal static class Submissions
{
    /// <summary>The policy of how long the desk may take to answer.</summary>
    private const string Answer = "online-answer";

    /// <summary>Ground of the wait before reception; it stops no clock, since none runs.</summary>
    public const string Completion = "completion";

    /// <summary>Puts the submission on the desk, with the reception clock of its opening hours.</summary>
    public static void OpenTask(Deliberation decision)
    {
        var dossier = decision.Dossier;
        var calendar = decision.Facts.ReceptionCalendarOf(dossier.ReceptionUnit);
        var policy = decision.Facts.Publication.Policies.Value(Answer, decision.LocalNow.Date);
        var visit = dossier.Tasks.Length + 1;
        TaskOpening.Open(
            decision,
            new OfficerTask(
                $"{Dossier.ReceptionStep}.{visit}",
                Dossier.ReceptionStep,
                visit,
                Branch: null,
                dossier.ReceptionUnit,
                Reception.RoleOf(decision),
                calendar.Name,
                decision.Now,
                policy?.Term,
                SetBy: policy?.Term is null ? null : Answer
            ),
            calendar
        );
    }

    /// <summary>The desk has decided: its task is done.</summary>
    public static Refusal? CloseTask(Deliberation decision, string action, string? reason)
    {
        var task = decision.Dossier.OpenTasks.FirstOrDefault(t => t.Step == Dossier.ReceptionStep);
        if (task is null)
        {
            return null;
        }

        if (Guard.Free(decision, task) is { } held)
        {
            return held;
        }

        var actor = decision.Facts.Actor;
        var behalf = actor.BehalfOf(task.Role, task.Unit);
        decision.Emit(new TaskCompleted(task.Id, actor.User, action, reason, null, UndoesOutcome: false, behalf));
        return null;
    }

    public static Refusal? Ask(Deliberation decision, AskCompletion ask)
    {
        var dossier = decision.Dossier;
        if (
            (
                Guard.Alive(dossier)
                ?? (dossier.Status == BusinessStatus.Submitted ? null : Refusals.NotSubmitted())
                ?? Reception.MayReceive(decision)
                ?? Guard.Reason(ask.Reason)
            ) is
            { } refusal
        )
        {
            return refusal;
        }

        var unknown = ask.Papers.FirstOrDefault(id => decision.Procedure.Papers.All(p => p.Id != id));
        if (unknown is not null)
        {
            return Refusals.PaperUnknown(unknown);
        }

        if (CloseTask(decision, "ask-completion", ask.Reason) is { } held)
        {
            return held;
        }

        var wait = $"{Completion}.{dossier.Waits.Length + 1}";
        decision.Emit(new CompletionAsked(wait, ask.Papers, ask.Reason, decision.Facts.Actor.User));
        decision.Emit(
            new WaitOpened(
                wait,
                Dossier.ReceptionStep,
                Branch: null,
                Task: null,
                Completion,
                For: "applicant",
                Until: "papers",
                Owner: dossier.ReceptionUnit,
                Waits.ReviewBy(decision, policy: null),
                ask.Papers,
                ask.Reason
            )
        );
        return null;
    }

    public static Refusal? Complete(Deliberation decision, CompleteSubmission complete)
    {
        var dossier = decision.Dossier;
        if (Guard.Alive(dossier) is { } gone)
        {
            return gone;
        }

        if (dossier.Status != BusinessStatus.AwaitingCompletion)
        {
            return Refusals.NotAwaitingCompletion();
        }

        if (decision.Facts.Actor != Actor.System && Reception.MayReceive(decision) is { } right)
        {
            return right;
        }

        if (FormCheck.FirstProblem(decision.Procedure, decision.Facts) is { } problem)
        {
            return problem;
        }

        decision.Emit(new WaitEnded(dossier.Waits.Last(w => w.Open).Id, Proof: null));
        decision.Emit(new SubmissionCompleted(complete.PersonalDigest ?? dossier.PersonalDigest));
        OpenTask(decision);
        return null;
    }
}
