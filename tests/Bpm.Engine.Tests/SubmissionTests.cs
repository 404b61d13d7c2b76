using Bpm.Engine.Commands;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using Bpm.Engine.Tests.Harness;
using Bpm.Procedures;

namespace Bpm.Engine.Tests;

/// <summary>What comes in online or by post waits for the desk, on the reception clock.</summary>
public sealed class SubmissionTests
{
    private static readonly Actor Citizen = new("citizen", []);

    private static Submit Online(Channel channel = Channel.Online) =>
        new("local.test", null, channel, "desk", "digest");

    private static Run Submitted() =>
        new Run(World.Procedure(SequenceTests.Straight)).At("2026-03-07T20:00").Accept(Citizen, Online());

    [Theory]
    [InlineData(true, "big", null)]
    [InlineData(false, null, null)]
    [InlineData(true, null, "case-missing")]
    [InlineData(false, "big", "case-unmet")]
    [InlineData(true, "other", null)]
    public void A_case_with_a_condition_is_the_one_that_the_answers_say(bool big, string? chosen, string? refused)
    {
        const string cases =
            "cases: { big: { statutory: 15 working days, when: form.big }, other: { statutory: 5 working days } }";
        var run = new Run(World.Procedure(SequenceTests.Straight, more: cases));
        run.Form = run.Form.SetItem("big", new FactValue.YesNo(big));
        var receive = new Receive(
            new Submit("local.test", chosen, Channel.Counter, "desk", "digest"),
            [new ReceivedPaper("application", 1, 0), new ReceivedPaper("drawing", 0, 1)]
        );
        if (refused is null)
        {
            run.Accept(Run.Desk, receive);
            return;
        }

        var refusal = run.Refused(Run.Desk, receive);
        refusal.Code.ShouldBe(refused);
        refusal.Details["field"].ShouldBe("case");
    }

    [Fact]
    public void It_is_a_task_of_the_desk_with_a_clock_of_eight_working_hours_and_no_dossier_yet()
    {
        var run = Submitted();
        var task = run.Dossier.OpenTasks.Single();
        task.Step.ShouldBe(Dossier.ReceptionStep);
        (task.Unit, task.Role, task.SetBy).ShouldBe(("desk", "reception-officer", "online-answer"));
        // Saturday evening: eight hours from the opening on Monday.
        task.Due.ShouldBe(Run.Moment("2026-03-09T17:30"));
        run.Dossier.Code.ShouldBeNull();
        run.Dossier.ReceivedAt.ShouldBeNull();
        NationalStatus.Of(run.Dossier).ShouldBe(1);
    }

    [Fact]
    public void The_desk_receives_it_and_only_then_the_dossiers_clocks_start()
    {
        var run = Submitted().At("2026-03-09T09:00");
        run.Accept(Run.Desk, new Receive(null, [new ReceivedPaper("application", 1, 0)]));
        run.Dossier.Code.ShouldNotBeNull();
        run.Dossier.Promised.ShouldBe(Run.Moment("2026-03-23T17:30"));
        run.Dossier.OpenTasks.Select(t => t.Step).ShouldBe(["receive"]);
        run.Dossier.Tasks[0].Action.ShouldBe("receive");
    }

    [Fact]
    public void The_desk_refuses_it()
    {
        var run = Submitted().At("2026-03-09T09:00").Accept(Run.Desk, new RefuseReception("Không thuộc thẩm quyền"));
        run.Dossier.Status.ShouldBe(BusinessStatus.RefusedAtReception);
        run.Dossier.OpenTasks.ShouldBeEmpty();
        run.Dossier.Ended.ShouldBeTrue();
    }

    [Fact]
    public void What_is_asked_before_reception_is_no_supplement()
    {
        var run = Submitted().At("2026-03-09T09:00");
        run.Accept(Run.Desk, new AskCompletion(["application"], "Đơn chưa ký"));
        run.Dossier.Status.ShouldBe(BusinessStatus.AwaitingCompletion);
        NationalStatus.Of(run.Dossier).ShouldBe(1);
        run.Dossier.Pauses.ShouldBeEmpty("no clock runs that could stop");
        run.Dossier.Waits.Single().ReviewBy.ShouldNotBeNull();
        run.Refused(Run.Desk, new Receive(null, [new ReceivedPaper("application", 1, 0)]))
            .Code.ShouldBe("dossier-not-submitted");
        run.Refused(Run.Desk, new EndWait("completion.1", null, [], null)).Code.ShouldBe("ends-by-completion");

        run.At("2026-03-10T08:00").Accept(Actor.System, new CompleteSubmission("digest-2"));
        run.Dossier.OpenTasks.Single().Id.ShouldBe("_reception.2");
        run.Dossier.OpenTasks.Single().Due.ShouldBe(Run.Moment("2026-03-11T08:00"), "the desk answers anew");
        run.Dossier.PersonalDigest.ShouldBe("digest-2");
        run.Refused(Actor.System, new CompleteSubmission(null)).Code.ShouldBe("completion-not-asked");
    }

    [Fact]
    public void What_nobody_completes_is_refused_in_the_end()
    {
        var run = Submitted().At("2026-03-09T09:00").Accept(Run.Desk, new AskCompletion([], "Thiếu"));
        run.At("2026-04-20T09:00").Accept(Run.Desk, new RefuseReception("Không hoàn thiện"));
        run.Dossier.Waits.ShouldAllBe(w => !w.Open);
        run.Dossier.Status.ShouldBe(BusinessStatus.RefusedAtReception);
    }

    [Fact]
    public void Refusals()
    {
        var run = new Run(World.Procedure(SequenceTests.Straight));
        run.Refused(Citizen, Online(Channel.Counter)).Code.ShouldBe("counter-is-received");
        run.Refused(Citizen, Online(Channel.Post)).Code.ShouldBe("unit-wrong");
        run.Accept(Run.Desk, Online(Channel.Post));
        run.Refused(Run.Desk, Online()).Code.ShouldBe("dossier-exists");
        run.Refused(Run.Desk, new Complete("_reception.1", "done", null, [])).Code.ShouldBe("answer-the-submission");
        run.Refused(Run.Leader, new Stop("x", null)).Code.ShouldBe("dossier-not-received");
        run.Refused(Run.Desk, new AskCompletion(["nothing"], "x")).Code.ShouldBe("paper-unknown");
        run.Refused(Run.Tax, new AskCompletion([], "x")).Code.ShouldBe("unit-wrong");
        run.Accept(Run.Desk, new Claim("_reception.1"));
        var colleague = Run.Person("tn2", "desk:reception-officer");
        run.Refused(colleague, new Receive(null, [new ReceivedPaper("application", 1, 0)]))
            .Code.ShouldBe("task-held-by-another");
    }
}
