using System.Collections.Immutable;
using Bpm.Engine.Commands;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using Bpm.Procedures;
using Bpm.Procedures.Organisation;
using Bpm.Procedures.Workflows;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Engine.Examples;

/// <summary>One dossier of one example, act by act, each done by a person who has just the role that it needs.</summary>
internal sealed class ExampleWalk(
    Province province,
    ImmutableDictionary<string, WorkingCalendar> calendars,
    Publication given,
    Example example
)
{
    private const int MostAlarms = 1_000;

    // Where no limit is published reception promises nothing; the example says under which limit it is to be read.
    private readonly Publication publication = example.Assume is { } limit
        ? given with
        {
            Committed = new CommittedTerms([new CommittedTerm(example.Case, null, limit, "example")]),
        }
        : given;
    private readonly List<Happened> events = [];

    public Dossier Dossier { get; private set; } = Dossier.None;

    /// <summary>The virtual clock.</summary>
    public LocalDateTime Now { get; private set; } = example.Received;

    /// <summary>What happened so far, oldest first.</summary>
    public IReadOnlyList<Happened> Events => events;

    public Refusal? Receive()
    {
        var desk = ReceptionDesk.For(publication.Procedure, example.Form, province, Now.Date);
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
        )
        {
            Children = example.Choose,
        };
        var role = publication.Workflow[publication.Workflow.First].Step.Role ?? "reception-officer";
        return Decided(new Receive(submit, [.. papers]), new Actor("example.desk", [new Grant(desk, role)]));
    }

    /// <summary>Null, or why the act could not be done.</summary>
    public Refusal? Do(ExampleAct act)
    {
        Now = act.At ?? Now;
        if (act.Step == ExampleRunner.SupplementAct)
        {
            var supplement = Dossier.Waits.LastOrDefault(w => w.Open && w.Task is not null);
            return supplement is null ? Refusals.SupplementNotAwaited() : End(supplement);
        }

        if (Dossier.Children.LastOrDefault(c => c.Step == act.Step && c.Outcome is null) is { } child)
        {
            // The linked dossier is not run: it has examples of its own. Here it only says how it ended.
            var outcome = act.Action ?? ChildOutcomes.Granted;
            return Decided(new ReportChild(child.Id, child.LastSeq + 1, outcome, "example"), Actor.System);
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
            return Refusals.StepNotOpen(open);
        }

        var actions = publication.Workflow[task.Step].Step.Actions;
        var action = act.Action ?? (actions.Length > 0 ? actions[0].Id : "done");
        var user = task.Assignee ?? $"example.{task.Step}";
        var papers = publication.Procedure.Papers.Take(1).Select(p => p.Id);
        return Decided(
            new Complete(task.Id, action, Reason: "example", [.. papers]),
            new Actor(user, [new Grant(task.Unit, task.Role)])
        );
    }

    /// <summary>Moves the clock on and raises every alarm on the way, as the jobs of a server would.</summary>
    public void WaitUntil(LocalDateTime moment)
    {
        for (var n = 0; n < MostAlarms && NextAlarm is { } alarm && Local(alarm) <= moment; n++)
        {
            Now = LocalDateTime.Max(Now, Local(alarm));
            if (Decided(new RecordAlarm(alarm), Actor.System) is not null)
            {
                break;
            }
        }

        Now = LocalDateTime.Max(Now, moment);
    }

    /// <summary>What becomes due next; null when nothing will.</summary>
    public Alarm? NextAlarm => Alarms.Next(Dossier, FactsFor(Actor.System));

    /// <summary>When an alarm is true, to the minute.</summary>
    public static LocalDateTime Local(Alarm alarm) => ProvinceTime.ToLocal(alarm.At);

    private Refusal? End(Wait wait)
    {
        var papers = wait.Papers.Select(id => new ReceivedPaper(id, 1, 0));
        return Decided(new EndWait(wait.Id, "example", [.. papers], PersonalDigest: null), Actor.System);
    }

    private Facts FactsFor(Actor actor) =>
        new()
        {
            Publication = publication,
            Province = province,
            Calendars = calendars,
            Form = example.Form,
            Actor = actor,
            NewCode = "example",
            NewResultNumber = "example",
            DemoMode = true,
        };

    private Refusal? Decided(Command command, Actor actor)
    {
        var now = ProvinceTime.ToInstant(Now);
        switch (Decide.Command(Dossier, command, FactsFor(actor), now))
        {
            case Decision.Accepted accepted:
                Dossier = accepted.After;
                events.AddRange(accepted.Events.Select(e => new Happened(Dossier.LastAt, actor.User, e)));
                return null;
            case Decision.Refused refused:
                return refused.Refusal;
            default:
                throw new InvalidOperationException("A decision is accepted or refused.");
        }
    }
}
