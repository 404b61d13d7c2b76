using Bpm.Engine.Commands;
using Bpm.Engine.Tests.Harness;

namespace Bpm.Engine.Tests;

/// <summary>Each "no" has its own stable code, says why in two languages, and changes nothing.</summary>
public sealed class RefusalTests
{
    private static Run Received() => new Run(World.Procedure(SequenceTests.Straight)).Receive();

    private static Run AtAppraisal() => Received().Do(Run.Desk, "receive");

    [Fact]
    public void A_person_of_another_unit() => AtAppraisal().Refused(Run.Tax, "appraise").Code.ShouldBe("unit-wrong");

    [Fact]
    public void A_person_of_the_unit_without_the_role() =>
        AtAppraisal().Refused(Run.Leader, "appraise").Code.ShouldBe("role-missing");

    [Fact]
    public void A_second_completion_says_who_did_it_and_when()
    {
        var refusal = AtAppraisal()
            .At("2026-03-03T09:00")
            .Do(Run.Specialist, "appraise")
            .Refused(Run.Other, "appraise");
        refusal.Code.ShouldBe("task-done");
        refusal.Message.ShouldContain("xl1");
        refusal.Message.ShouldContain("09:00 03/03/2026");
    }

    [Fact]
    public void A_task_that_a_colleague_holds()
    {
        var run = AtAppraisal().Accept(Run.Specialist, new Claim("appraise.1"));
        run.Refused(Run.Other, "appraise").Code.ShouldBe("task-held-by-another");
        run.Refused(Run.Other, new Claim("appraise.1")).Code.ShouldBe("task-held-by-another");
        run.Refused(Run.Other, new Release("appraise.1")).Code.ShouldBe("task-held-by-another");
    }

    [Fact]
    public void Four_eyes_hold_also_for_someone_with_both_roles()
    {
        var both = Run.Person("hai", "land:specialist", "land:leader");
        var run = AtAppraisal().Do(both, "appraise");
        run.Refused(both, "sign", "sign").Code.ShouldBe("four-eyes");
        run.Refused(both, new Claim("sign.1")).Code.ShouldBe("four-eyes");
        run.Refused(Run.Leader, new Assign("sign.1", "hai"), both).Code.ShouldBe("four-eyes");
    }

    [Fact]
    public void An_action_that_the_step_does_not_have() =>
        AtAppraisal().Refused(Run.Specialist, "appraise", "fly").Code.ShouldBe("action-unknown");

    [Fact]
    public void A_rejection_without_a_reason() =>
        AtAppraisal().Refused(Run.Specialist, "appraise", "reject").Code.ShouldBe("reason-missing");

    [Fact]
    public void A_third_return()
    {
        var run = AtAppraisal().Do(Run.Specialist, "appraise");
        for (var time = 0; time < 2; time++)
        {
            run.Do(Run.Leader, "sign", "return", "lại").Do(Run.Specialist, "appraise");
        }

        run.Refused(Run.Leader, "sign", "return", "lại").Code.ShouldBe("action-used-up");
    }

    [Fact]
    public void A_second_supplement_of_the_same_agency()
    {
        var run = AtAppraisal()
            .Do(Run.Specialist, "appraise", "ask-supplement", "mờ", "application")
            .End(Run.Desk, "supplement.1", "application");
        run.Refused(Run.Specialist, "appraise", "ask-supplement", "mờ", "application")
            .Code.ShouldBe("supplement-used-up");
    }

    [Fact]
    public void A_supplement_that_names_no_paper() =>
        AtAppraisal().Refused(Run.Specialist, "appraise", "ask-supplement", "mờ").Code.ShouldBe("papers-not-named");

    [Fact]
    public void A_paused_task_waits_for_what_was_asked()
    {
        var run = AtAppraisal().Do(Run.Specialist, "appraise", "ask-supplement", "mờ", "application");
        run.Refused(Run.Specialist, "appraise").Code.ShouldBe("task-paused");
        run.Refused(Run.Desk, new EndWait("supplement.1", null, [], null)).Code.ShouldBe("papers-missing");
        run.Refused(Run.Tax, new EndWait("supplement.1", null, [], null)).Code.ShouldBe("unit-wrong");
        run.Refused(Run.Desk, new EndWait("supplement.9", null, [], null)).Code.ShouldBe("wait-unknown");
        run.End(Run.Desk, "supplement.1", "application");
        run.Refused(Run.Desk, new EndWait("supplement.1", null, [], null)).Code.ShouldBe("wait-ended");
    }

    [Fact]
    public void A_desk_that_is_not_the_officers() =>
        new Run(World.Procedure(SequenceTests.Straight))
            .Refused(Run.Specialist, Run.Reception("application"))
            .Code.ShouldBe("unit-wrong");

    [Fact]
    public void A_dossier_without_its_papers()
    {
        var run = new Run(World.Procedure(SequenceTests.Straight));
        run.Form = run.Form.SetItem("big", new Procedures.FactValue.YesNo(true));
        var refusal = run.Refused(Run.Desk, Run.Reception("application"));
        refusal.Code.ShouldBe("papers-missing");
        refusal.Message.ShouldContain("Bản vẽ");
    }

    [Fact]
    public void A_form_that_is_not_filled_in()
    {
        var run = new Run(World.Procedure(SequenceTests.Straight));
        run.Form = run.Form.Remove("big");
        var refusal = run.Refused(Run.Desk, Run.Reception("application"));
        refusal.Code.ShouldBe("form-invalid");
        refusal.Details["field"].ShouldBe("big");
    }

    [Fact]
    public void An_unconfirmed_procedure_outside_demo_mode()
    {
        var run = new Run(World.Procedure(SequenceTests.Straight)) { DemoMode = false };
        run.Refused(Run.Desk, Run.Reception("application")).Code.ShouldBe("procedure-unconfirmed");
    }

    [Fact]
    public void A_dossier_that_was_received_already() =>
        Received().Refused(Run.Desk, Run.Reception("application")).Code.ShouldBe("dossier-exists");

    [Fact]
    public void A_dossier_that_does_not_exist() =>
        new Run(World.Procedure(SequenceTests.Straight))
            .Refused(Run.Desk, new Claim("appraise.1"))
            .Code.ShouldBe("dossier-unknown");

    [Fact]
    public void Anything_after_a_withdrawal()
    {
        var run = AtAppraisal().Accept(Run.Desk, new Withdraw("Người nộp rút"));
        run.Dossier.OpenTasks.ShouldBeEmpty();
        run.Refused(Run.Specialist, "appraise").Code.ShouldBe("dossier-ended");
    }
}
