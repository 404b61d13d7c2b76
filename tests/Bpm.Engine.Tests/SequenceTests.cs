using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using Bpm.Engine.Tests.Harness;
using Bpm.WorkingTime;

namespace Bpm.Engine.Tests;

/// <summary>The straight way: desk, appraisal, signature, seal, desk again.</summary>
public sealed class SequenceTests
{
    internal const string Straight = """
          - { id: receive, kind: receive, at: reception, role: reception-officer, within: 4 working hours }
          - id: appraise
            at: authority
            role: specialist
            within: 3 working days
            actions:
              done: {}
              ask-supplement: { pause: supplement }
              reject: { to: sign, outcome: refused }
          - id: sign
            kind: sign
            at: authority
            role: leader
            within: 1 working day
            not-by: [appraise]
            actions: { sign: {}, return: { to: appraise, to-whom: last-holder, rework: 1 working day, at-most: 2 } }
          - { id: issue, kind: issue, at: authority, role: clerk, within: 2 working hours }
          - { id: hand-over, kind: deliver, at: reception, role: returning-officer }
        """;

    [Theory]
    [InlineData("16681", "2026-03-30T17:30")]
    [InlineData("H41", "2026-03-16T17:30")]
    public void The_limit_of_a_place_is_promised_to_whoever_lives_there(string far, string promised)
    {
        var limit = $$"""
            10 working days
              places: { far: { communes: ["{{far}}"], statutory: 20 working days } }
            """;

        var run = new Run(World.Procedure(Straight, limit)).Receive();

        run.Dossier.Promised.ShouldBe(Run.Moment(promised));
    }

    [Fact]
    public void A_dossier_goes_from_the_desk_to_the_result_in_the_applicants_hands()
    {
        var run = new Run(World.Procedure(Straight)).Receive();
        run.Dossier.Code.ShouldBe("H41.1-260302-0001");
        run.Dossier.Promised.ShouldBe(Run.Moment("2026-03-16T17:30"), "the date of receipt isn't counted");
        run.Dossier.Status.ShouldBe(BusinessStatus.InProcess);
        run.Open("receive").Assignee.ShouldBe("tn1", "whoever received goes on");
        run.Open("receive").Due.ShouldBe(Run.Moment("2026-03-02T15:00"), "2 h 30 before noon, 1 h 30 after");

        run.At("2026-03-02T10:00").Do(Run.Desk, "receive");
        run.Dossier.Custody[""].ShouldBe("land");
        run.Open("appraise").Due.ShouldBe(Run.Moment("2026-03-05T10:00"));

        run.At("2026-03-04T10:00").Do(Run.Specialist, "appraise");
        run.At("2026-03-04T11:00").Do(Run.Leader, "sign", "sign");
        run.Dossier.Outcome.ShouldBe("granted");
        run.Dossier.FinishedAt.ShouldBeNull();

        run.At("2026-03-04T14:00").Do(Run.Clerk, "issue");
        run.Dossier.Status.ShouldBe(BusinessStatus.Finished, "the result is at the desk");
        run.Dossier.CommittedVerdict.ShouldBe(Verdict.Early);
        run.Dossier.ResultNumber.ShouldBe("1/KQ");
        run.Dossier.Custody[""].ShouldBe("desk");
        NationalStatus.Of(run.Dossier).ShouldBe(9);

        run.At("2026-03-05T09:00").Do(Run.Returning, "hand-over");
        run.Dossier.Status.ShouldBe(BusinessStatus.Delivered);
        NationalStatus.Of(run.Dossier).ShouldBe(10);
        run.Dossier.OpenTasks.ShouldBeEmpty();
    }

    [Fact]
    public void A_return_goes_to_the_last_holder_as_a_new_visit_with_its_rework_term()
    {
        var run = new Run(World.Procedure(Straight)).Receive().Do(Run.Desk, "receive").Do(Run.Specialist, "appraise");
        run.At("2026-03-03T09:00").Do(Run.Leader, "sign", "return", "Thiếu căn cứ");

        var again = run.Open("appraise");
        again.Id.ShouldBe("appraise.2");
        again.Assignee.ShouldBe("xl1");
        again.Term.ShouldBe(Term.OfWorkingDays(1));
        again.Due.ShouldBe(Run.Moment("2026-03-04T09:00"));
        run.Refused(Run.Other, "appraise").Code.ShouldBe("task-held-by-another");
    }

    [Fact]
    public void A_returned_refusal_is_no_refusal_any_more()
    {
        var run = new Run(World.Procedure(Straight))
            .Receive()
            .Do(Run.Desk, "receive")
            .Do(Run.Specialist, "appraise", "reject", "Không đủ điều kiện");
        run.Dossier.Outcome.ShouldBe("refused");
        run.Do(Run.Leader, "sign", "return", "Xem lại").Do(Run.Specialist, "appraise").Do(Run.Leader, "sign", "sign");
        run.Dossier.Outcome.ShouldBe("granted");
    }

    [Fact]
    public void A_rejection_reaches_the_applicant_as_a_signed_refusal()
    {
        var run = new Run(World.Procedure(Straight))
            .Receive()
            .Do(Run.Desk, "receive")
            .Do(Run.Specialist, "appraise", "reject", "Không đủ điều kiện")
            .Do(Run.Leader, "sign", "sign")
            .Do(Run.Clerk, "issue");
        run.Dossier.Outcome.ShouldBe("refused");
        run.Events.OfType<ResultSigned>().Single().Outcome.ShouldBe("refused");
    }

    [Fact]
    public void A_step_back_of_the_clock_does_not_reorder_the_record()
    {
        var run = new Run(World.Procedure(Straight)).Receive();
        var received = run.Dossier.LastAt;
        run.At("2026-03-02T08:00").Do(Run.Desk, "receive");
        run.Dossier.LastAt.ShouldBe(received);
    }
}
