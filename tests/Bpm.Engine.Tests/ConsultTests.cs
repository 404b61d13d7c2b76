using Bpm.Engine.Commands;
using Bpm.Engine.Events;
using Bpm.Engine.Tests.Harness;
using Bpm.WorkingTime;

namespace Bpm.Engine.Tests;

/// <summary>Opinions of several units at once: the join, silence, and what comes late.</summary>
public sealed class ConsultTests
{
    private static string Steps(string join, string silence = "") =>
        $$"""
              - { id: receive, kind: receive, at: reception, role: reception-officer, within: 4 working hours }
              - id: opinions
                kind: consult
                role: liaison
                units: [{ office: police, for: form.commune }, { office: social-insurance }, { office: tax, for: form.commune }]
                within: 2 working days
                join: {{join}}
                {{silence}}
                actions: { agree: {}, disagree: { reason: yes } }
              - { id: sign, kind: sign, at: authority, role: leader, within: 1 working day }
              - { id: hand-over, kind: deliver, at: reception, role: returning-officer }
            """;

    private static Run Asked(string join = "all", string silence = "") =>
        new Run(World.Procedure(Steps(join, silence))).Receive().At("2026-03-02T10:00").Do(Run.Desk, "receive");

    private static Complete Opinion(Run run, string unit, string action = "agree") =>
        new(run.Dossier.Tasks.Last(t => t.Step == "opinions" && t.Unit == unit).Id, action, "ý kiến", []);

    [Fact]
    public void Each_unit_has_a_task_of_its_own_and_custody_stays_with_whoever_asked()
    {
        var run = Asked();
        run.Dossier.OpenTasks.Select(t => (t.Id, t.Unit))
            .ShouldBe([("opinions.1", "police"), ("opinions.2", "insurance"), ("opinions.3", "tax")]);
        run.Dossier.Custody[""].ShouldBe("desk");
        run.Dossier.OpenTasks.ShouldAllBe(t => t.Due == Run.Moment("2026-03-04T10:00"));
    }

    [Theory]
    [InlineData("all", 3)]
    [InlineData("2", 2)]
    [InlineData("any", 1)]
    public void The_join_fires_once_with_enough_opinions(string join, int needed)
    {
        var run = Asked(join);
        var actors = new[] { (Run.Police, "police"), (Run.Insurance, "insurance"), (Run.Tax, "tax") };
        for (var i = 0; i < needed; i++)
        {
            run.Dossier.OpenTasks.ShouldNotContain(t => t.Step == "sign");
            run.Accept(actors[i].Item1, Opinion(run, actors[i].Item2));
        }

        run.Open("sign").Visit.ShouldBe(1);
        run.Events.OfType<ConsultClosed>().Single().Missing.Length.ShouldBe(3 - needed);
        run.Dossier.Consults.Single().Open.ShouldBeFalse();
    }

    [Fact]
    public void An_opinion_that_comes_after_the_join_is_noted_once_and_changes_nothing()
    {
        var run = Asked("any").Accept(Run.Police, Opinion(Asked("any"), "police"));
        run.Accept(Run.Tax, Opinion(run, "tax", "disagree"));
        run.Events.OfType<OpinionNoted>().Single().By.ShouldBe("thue1");
        run.Open("sign");
        run.Refused(Run.Tax, Opinion(run, "tax")).Code.ShouldBe("task-cancelled");
        run.Refused(Run.Leader, Opinion(run, "insurance")).Code.ShouldBe("unit-wrong");
    }

    [Fact]
    public void Silence_is_consent_only_where_a_law_says_so()
    {
        var run = Asked("all", "silence: consent\n    basis: \"Luật thử, điều 1\"");
        run.Accept(Run.Police, Opinion(run, "police"));
        Raise(run, "2026-03-04T10:01", AlarmKind.Silence).ShouldBe(2);
        run.Events.OfType<OpinionDeemed>().ShouldAllBe(e => e.Basis == "Luật thử, điều 1");
        run.Open("sign");
    }

    [Fact]
    public void Without_a_law_silence_is_chased_and_a_leader_may_go_on_without_it()
    {
        var run = Asked();
        run.Accept(Run.Police, Opinion(run, "police"));
        Raise(run, "2026-03-04T10:01", AlarmKind.Silence).ShouldBe(2);
        run.Dossier.OpenTasks.Count().ShouldBe(2, "the units are still asked");
        run.Refused(Run.Leader, new CloseConsult("opinions", "")).Code.ShouldBe("reason-missing");
        run.Refused(Run.Leader, new CloseConsult("sign", "x")).Code.ShouldBe("consult-unknown");
        run.Refused(Run.Tax, new CloseConsult("opinions", "x")).Code.ShouldBe("unit-wrong");
        run.Accept(Run.Leader, new CloseConsult("opinions", "Quá hạn trả lời"));
        run.Open("sign");
        run.Events.OfType<ConsultClosed>().Single().Missing.ShouldBe(["insurance", "tax"]);
    }

    [Fact]
    public void An_action_that_goes_elsewhere_ends_the_consultation()
    {
        var steps = Steps("all")
            .Replace(
                "disagree: { reason: yes }",
                "disagree: { to: hand-over, outcome: refused }",
                StringComparison.Ordinal
            );
        var run = new Run(World.Procedure(steps)).Receive().Do(Run.Desk, "receive");
        run.Accept(Run.Tax, Opinion(run, "tax", "disagree"));
        run.Dossier.OpenTasks.Select(t => t.Step).ShouldBe(["hand-over"]);
        run.Dossier.Outcome.ShouldBe("refused");
    }

    private static int Raise(Run run, string at, AlarmKind kind)
    {
        run.At(at);
        var due = Alarms.Due(run.Dossier, run.Facts(Actor.System), ProvinceTime.ToInstant(run.Now));
        foreach (var alarm in due)
        {
            if (run.Dossier.Task(alarm.Subject) is null or { Open: true })
            {
                run.Accept(Actor.System, new RecordAlarm(alarm));
            }
        }

        return due.Count(a => a.Kind == kind);
    }
}
