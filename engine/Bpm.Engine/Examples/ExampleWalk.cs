using System.Collections.Immutable;
using Bpm.Engine.Commands;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using Bpm.Procedures;
using Bpm.Procedures.Workflows;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Engine.Examples;

/// <summary>One dossier of one example, act by act, each done by a person who has just the role that it needs.</summary>
internal sealed class ExampleWalk(Catalogue catalogue, Publication given, Example example)
{
    // Where no limit is published reception promises nothing; the example says under which limit it is to be read.
    private readonly Publication publication = example.Assume is { } limit
        ? given with
        {
            Committed = new CommittedTerms([new CommittedTerm(example.Case, null, limit, "example")]),
        }
        : given;
    private LocalDateTime now = example.Received;

    public Dossier Dossier { get; private set; } = Dossier.None;

    public Refusal? Receive()
    {
        var desk = ReceptionDesk.For(publication.Procedure, example.Form, catalogue.Province, now.Date);
        if (desk is null)
        {
            return Refusals.OfficeMissing("example", "no desk serves the commune of the example");
        }

        var papers = publication.Procedure.Papers.Select(p => new ReceivedPaper(
            p.Id,
            Math.Max(p.Originals, 1),
            p.Copies
        ));
        var submit = new Submit(
            publication.Procedure.Code,
            example.Case,
            example.Channel,
            desk,
            PersonalDigest: "example"
        );
        var role = publication.Workflow[publication.Workflow.First].Step.Role ?? "reception-officer";
        return Decided(new Receive(submit, [.. papers]), new Actor("example.desk", [new Grant(desk, role)]));
    }

    /// <summary>Null, or why the act could not be done.</summary>
    public string? Do(ExampleAct act)
    {
        now = act.At ?? now;
        if (act.Step == ExampleRunner.SupplementAct)
        {
            var supplement = Dossier.Waits.LastOrDefault(w => w.Open && w.Task is not null);
            return supplement is null ? "no supplement is awaited" : End(supplement);
        }

        if (Dossier.Waits.LastOrDefault(w => w.Open && w.Step == act.Step && w.Task is null) is { } wait)
        {
            return End(wait);
        }

        var task = Dossier.OpenTasks.LastOrDefault(t => t.Step == act.Step);
        if (task is null)
        {
            var open = string.Join(
                ", ",
                Dossier.OpenTasks.Select(t => t.Step).Concat(Dossier.Waits.Where(w => w.Open).Select(w => w.Step))
            );
            return $"the step isn't open; open: {(open.Length == 0 ? "nothing" : open)}";
        }

        var actions = publication.Workflow[task.Step].Step.Actions;
        var action = act.Action ?? (actions.Length > 0 ? actions[0].Id : "done");
        var user = task.Assignee ?? $"example.{task.Step}";
        var papers = publication.Procedure.Papers.Take(1).Select(p => p.Id);
        return Decided(
            new Complete(task.Id, action, Reason: "example", [.. papers]),
            new Actor(user, [new Grant(task.Unit, task.Role)])
        )?.MessageEn;
    }

    private string? End(Wait wait)
    {
        var papers = wait.Papers.Select(id => new ReceivedPaper(id, 1, 0));
        return Decided(new EndWait(wait.Id, "example", [.. papers], PersonalDigest: null), Actor.System)?.MessageEn;
    }

    private Refusal? Decided(Command command, Actor actor)
    {
        var facts = new Facts
        {
            Publication = publication,
            Province = catalogue.Province,
            Calendars = catalogue.Calendars,
            Form = example.Form,
            Actor = actor,
            NewCode = "example",
            NewResultNumber = "example",
            DemoMode = true,
        };
        switch (Decide.Command(Dossier, command, facts, ProvinceTime.ToInstant(now)))
        {
            case Decision.Accepted accepted:
                Dossier = accepted.After;
                return null;
            case Decision.Refused refused:
                return refused.Refusal;
            default:
                throw new InvalidOperationException("A decision is accepted or refused.");
        }
    }
}
