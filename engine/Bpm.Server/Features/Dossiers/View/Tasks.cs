using Bpm.Engine;
using Bpm.Engine.Commands;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using Bpm.Procedures;
using Bpm.Procedures.Steps;
using Bpm.Procedures.Workflows;
using Bpm.Server.Content;
using Bpm.Server.Features.Dossiers.Acts;
using Bpm.Server.Features.Http;
using Bpm.Server.Features.Inbox;
using Bpm.WorkingTime;

namespace Bpm.Server.Features.Dossiers.View;

/// <summary>The open tasks with what the reader may do, and what each choice would do.</summary>
internal static class Tasks
{
    public static IReadOnlyList<TaskView> Of(ActScene scene) =>
        [.. scene.State.OpenTasks.Select(task => View(scene, task))];

    private static TaskView View(ActScene scene, OfficerTask task)
    {
        var picture = scene.Picture;
        var node = NodeOf(picture, task);
        var mine = task.Assignee is not null && task.Assignee == picture.Actor.User;
        var mayNot = WhyNot(scene, task);
        var right = mayNot is null;
        var heads = picture.Actor.Heads(task.Unit);
        return new TaskView(
            $"{picture.Stored.Id}.{task.Id}",
            new StepRef(task.Step, node.Step.Name, KindOf(node.Step)),
            new UnitRef(task.Unit, picture.UnitName(task.Unit)),
            new Named(task.Role, picture.Publications.RoleName(task.Role, picture.Language)),
            task.Assignee is { } user ? new Person(user, picture.Names.Of(user)) : null,
            ForWhom(scene, task, mine) is { } other ? new Person(other, picture.Names.Of(other)) : null,
            mine,
            task.State == TaskState.Open,
            Clocks.TextOf(picture, task),
            task.OpenedAt.Iso(),
            TimeWords.TermText(task.Term, picture.Language),
            [.. node.Step.Actions.Select(action => Action(scene, node, action))],
            new MayView(
                Claim: right && task.Assignee is null,
                Release: task.Assignee is not null && (mine || heads),
                Assign: heads || (right && (task.Assignee is null || mine)),
                Complete: right && task.State == TaskState.Open && (task.Assignee is null || mine)
            ),
            mayNot ?? Blocked(picture, task, mine)
        );
    }

    /// <summary>The step in the procedure; before reception the desk's own, with the three answers that it may give.</summary>
    private static Node NodeOf(DossierPicture picture, OfficerTask task) =>
        task.Step == Dossier.ReceptionStep
            ? new Node(
                new ReceiveStep
                {
                    Id = task.Step,
                    Name = picture.StepName(task.Step),
                    Position = default,
                    Actions = ReceptionTexts.Answers(picture.Language),
                },
                new Target.End(),
                Parallel: null,
                Branch: null,
                Entries: []
            )
            : picture.Workflow[task.Step];

    private static string? ForWhom(ActScene scene, OfficerTask task, bool mine) =>
        task.Assignee is null || mine ? scene.Picture.Actor.Within(scene.State.Procedure).BehalfOf(task.Role, task.Unit)
        : scene.Picture.Events.Select(e => e.Event).OfType<TaskClaimed>().LastOrDefault(e => e.Task == task.Id)
            is { } claimed
        && claimed.By == task.Assignee
            ? claimed.For
        : null;

    /// <summary>No right to the step at all; null when there is one. The engine's own word.</summary>
    private static string? WhyNot(ActScene scene, OfficerTask task) =>
        Rights.ToDo(scene.State, task, scene.Facts, scene.Picture.Now) is { } refusal
            ? scene.Say((refusal.Message, refusal.MessageEn))
            : null;

    /// <summary>The right is there, but not now.</summary>
    private static string? Blocked(DossierPicture picture, OfficerTask task, bool mine)
    {
        if (picture.StandingOf(task) is { } standing)
        {
            return DossierTexts.PausedTask(TimeWords.InSentence(standing.Ground), picture.Language);
        }

        return task.Assignee is { } holder && !mine
            ? DossierTexts.HeldBy(picture.Names.Of(holder), picture.Language)
            : null;
    }

    private static ActionView Action(ActScene scene, Node node, StepAction action)
    {
        var picture = scene.Picture;
        var kind = KindOf(picture, node, action);
        return new ActionView(
            action.Id,
            action.Name,
            Effect(picture, node, action, kind) ?? Appointment(scene, node, action),
            Next(picture, node, action),
            action.NeedsReason,
            NeedsPapers: action.Pause is not null,
            TakesPapers: node.Step.Id == Dossier.ReceptionStep && action.Id is "receive" or "ask-completion",
            kind
        );
    }

    /// <summary>What receiving a submission now would promise: as if every paper were there, since the date doesn't hang on them.</summary>
    private static string? Appointment(ActScene scene, Node node, StepAction action)
    {
        if (node.Step.Id != Dossier.ReceptionStep || action.Id != "receive")
        {
            return null;
        }

        var papers = scene.Picture.Procedure.Papers.Select(p => new ReceivedPaper(p.Id, 1, 0));
        var receive = new Receive(Submission: null, [.. papers]);
        return
            Decide.Command(scene.State, receive, scene.Facts, scene.Picture.Now) is Decision.Accepted accepted
            && accepted.After.Promised is { } due
            ? DossierTexts.Appointment(due.Long(scene.Picture.Language), scene.Picture.Language)
            : null;
    }

    private static string KindOf(DossierPicture picture, Node node, StepAction action)
    {
        if (action.Pause is not null)
        {
            return "pause";
        }

        if (action.Outcome is "refused")
        {
            return "refuse";
        }

        if (node.Step.Id == Dossier.ReceptionStep)
        {
            return action.Id == "refuse" ? "refuse" : "forward";
        }

        var nodes = picture.Workflow.Nodes;
        var back =
            action.To is { } to
            && picture.Workflow.Has(to)
            && nodes.IndexOf(picture.Workflow[to]) <= nodes.IndexOf(node);
        return back ? "return" : "forward";
    }

    private static string? Effect(DossierPicture picture, Node node, StepAction action, string kind)
    {
        if (action.Pause is { } ground)
        {
            return DossierTexts.PausesClock(TimeWords.InSentence(picture.GroundName(ground)), picture.Language);
        }

        if (action.Outcome is { } outcome)
        {
            return DossierTexts.Outcome(outcome, picture.Language);
        }

        if (kind == "return")
        {
            return action.Rework is { } term
                ? DossierTexts.Rework(term, picture.Language)
                : DossierTexts.BackWithRest(picture.Language);
        }

        return TargetOf(picture, node, action) switch
        {
            WaitStep wait => DossierTexts.StopsFor(
                TimeWords.InSentence(picture.GroundName(wait.Ground)),
                picture.Language
            ),
            DeliverStep => DossierTexts.ClockEnds(picture.Language),
            _ => null,
        };
    }

    private static string? Next(DossierPicture picture, Node node, StepAction action)
    {
        if (action.Pause is not null)
        {
            return action.BackTo is null || action.BackTo == node.Step.Id
                ? DossierTexts.SameStep(picture.Language)
                : picture.StepName(action.BackTo);
        }

        if (TargetOf(picture, node, action) is { } step)
        {
            var unit = step is WaitStep wait
                ? DossierTexts.For(wait.For, picture.Language)
                : UnitNames.Of(step.At, picture);
            return unit.Length == 0 ? step.Name : $"{unit} · {step.Name}";
        }

        if (node.Step.Id == Dossier.ReceptionStep)
        {
            return null;
        }

        return node.Next is Target.ToJoin
            ? DossierTexts.WaitingBranches(picture.Language)
            : DossierTexts.EndsDossier(picture.Language);
    }

    private static Step? TargetOf(DossierPicture picture, Node node, StepAction action)
    {
        var id = action.To ?? (node.Next as Target.ToStep)?.StepId;
        return id is not null && picture.Workflow.Has(id) ? picture.Workflow[id].Step : null;
    }

    public static string KindOf(Step step) =>
        step switch
        {
            ReceiveStep => "receive",
            SignStep => "sign",
            IssueStep => "issue",
            HandoffStep => "handoff",
            DeliverStep => "deliver",
            WaitStep => "wait",
            ConsultStep => "consult",
            ChildStep => "child",
            _ => "work",
        };
}
