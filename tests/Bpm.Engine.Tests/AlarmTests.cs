using Bpm.Engine.Commands;
using Bpm.Engine.Events;
using Bpm.Engine.Tests.Harness;
using Bpm.WorkingTime;

namespace Bpm.Engine.Tests;

/// <summary>What becomes due is said once, in order, also when nobody looked for a while.</summary>
public sealed class AlarmTests
{
    private static Run AtAppraisal(string steps = SequenceTests.Straight) =>
        new Run(World.Procedure(steps)).Receive().At("2026-03-02T09:30").Do(Run.Desk, "receive");

    [Fact]
    public void A_task_is_due_soon_when_little_of_its_term_is_left_and_overdue_a_minute_after_its_due()
    {
        var run = AtAppraisal();
        // Three working days from Monday 09:30 end on Thursday 09:30; 15 % of 24 h are 216 minutes: two hours on Thursday, 96 minutes on Wednesday.
        Said(run, "2026-03-04T15:53").ShouldBeEmpty();
        Said(run, "2026-03-04T15:54").ShouldBe(["DueSoon appraise.1 soon"]);
        Said(run, "2026-03-05T09:30").ShouldBeEmpty("the due minute itself is in time");
        Said(run, "2026-03-05T09:31").ShouldBe(["Overdue appraise.1 due"]);
    }

    [Fact]
    public void Everything_that_became_due_while_nobody_asked_comes_once_and_in_order()
    {
        var run = AtAppraisal();
        Said(run, "2026-03-30T08:00")
            .ShouldBe([
                "DueSoon appraise.1 soon",
                "Overdue appraise.1 due",
                "DueSoon  soon",
                "CertainLate  path",
                "Overdue  due",
            ]);
        Said(run, "2026-03-30T08:01").ShouldBeEmpty();
        run.Events.OfType<AlarmRaised>().Select(e => e.DueAt).ShouldBeInOrder();
    }

    [Fact]
    public void Lateness_is_certain_when_what_must_follow_no_longer_fits()
    {
        var run = AtAppraisal();
        // Due on Monday 16 March 17:30; the signature (8 h) and the seal (2 h) must still follow.
        Alarms
            .Due(run.Dossier, run.Facts(Actor.System), ProvinceTime.ToInstant(Run.Moment("2026-03-13T15:30")))
            .ShouldNotContain(a => a.Kind == AlarmKind.CertainLate);
        Alarms
            .Due(run.Dossier, run.Facts(Actor.System), ProvinceTime.ToInstant(Run.Moment("2026-03-13T15:31")))
            .ShouldContain(a => a.Kind == AlarmKind.CertainLate);
    }

    [Fact]
    public void Escalation_tells_its_role_before_and_after_the_due()
    {
        var run = AtAppraisal(
            SequenceTests.Straight.Replace(
                "within: 3 working days",
                "within: 3 working days\n    escalate: [{ before: 1 working day, to: head }, { after: 4 working hours, to: leader }]",
                StringComparison.Ordinal
            )
        );
        Said(run, "2026-03-04T09:30").ShouldBe(["Escalation appraise.1 before 1 working day: head"]);
        Said(run, "2026-03-05T15:30").ShouldBe(["DueSoon appraise.1 soon", "Overdue appraise.1 due"]);
        Said(run, "2026-03-05T15:31").ShouldBe(["Escalation appraise.1 after 4 working hours: leader"]);
        run.Events.OfType<AlarmRaised>().Last().ToRole.ShouldBe("leader");
    }

    [Fact]
    public void Nothing_is_said_while_the_clock_stands_still_but_the_wait_is_reviewed()
    {
        var run = AtAppraisal();
        run.At("2026-03-03T10:00").Do(Run.Specialist, "appraise", "ask-supplement", "Bản mờ", "application");
        Said(run, "2026-03-20T10:00").ShouldBeEmpty();
        Said(run, "2026-04-03T10:00").ShouldBe(["WaitReview supplement.1 review"]);
    }

    [Fact]
    public void The_next_moment_is_the_first_that_was_not_said()
    {
        var run = AtAppraisal();
        Next(run).ShouldBe("2026-03-04T15:54");
        Said(run, "2026-03-04T15:54");
        Next(run).ShouldBe("2026-03-05T09:31");
    }

    [Fact]
    public void An_alarm_is_raised_by_the_system_when_due_and_once()
    {
        var run = AtAppraisal();
        var alarm = Alarms
            .Due(run.Dossier, run.Facts(Actor.System), ProvinceTime.ToInstant(Run.Moment("2026-03-05T09:31")))
            .Last();
        run.Refused(Actor.System, new RecordAlarm(alarm)).Code.ShouldBe("alarm-not-due");
        run.At("2026-03-05T09:31").Refused(Run.Leader, new RecordAlarm(alarm)).Code.ShouldBe("system-only");
        run.Accept(Actor.System, new RecordAlarm(alarm));
        run.Refused(Actor.System, new RecordAlarm(alarm)).Code.ShouldBe("alarm-raised");
    }

    private static string? Next(Run run) =>
        Alarms.Next(run.Dossier, run.Facts(Actor.System)) is { At: var at }
            ? ProvinceTime.ToLocal(at).ToString("uuuu-MM-dd'T'HH:mm", null)
            : null;

    /// <summary>Raises all that is due at a moment, as the job does.</summary>
    private static List<string> Said(Run run, string at)
    {
        run.At(at);
        var due = Alarms.Due(run.Dossier, run.Facts(Actor.System), ProvinceTime.ToInstant(run.Now));
        foreach (var alarm in due)
        {
            run.Accept(Actor.System, new RecordAlarm(alarm));
        }

        return [.. due.Select(a => $"{a.Kind} {a.Subject} {a.Threshold}")];
    }
}
