using Bpm.Engine.Clocks;
using Bpm.Engine.Commands;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using Bpm.Engine.Tests.Harness;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Engine.Tests;

/// <summary>What leaders decide about the whole of a dossier.</summary>
public sealed class ControlTests
{
    private const string Limit =
        "10 working days\n  extendable: { verification: { by-up-to: 5 working days, by: leader, paper: verification-notice } }";

    private static Run AtAppraisal(string? steps = null) =>
        new Run(World.Procedure(steps ?? SequenceTests.Straight, limit: Limit))
            .Receive()
            .At("2026-03-02T09:30")
            .Do(Run.Desk, "receive");

    private static Run Finished() =>
        AtAppraisal()
            .Do(Run.Specialist, "appraise")
            .Do(Run.Leader, "sign", "sign")
            .At("2026-03-10T09:00")
            .Do(Run.Clerk, "issue");

    [Fact]
    public void A_verification_extends_the_limit_once_and_really_moves_the_date()
    {
        var run = AtAppraisal();
        var by = Term.OfWorkingDays(3);
        run.Refused(Run.Leader, new ExtendDue("other", by, "12/XM", "x")).Code.ShouldBe("extension-unknown");
        run.Refused(Run.Specialist, new ExtendDue("verification", by, "12/XM", "x")).Code.ShouldBe("role-missing");
        run.Refused(Run.Leader, new ExtendDue("verification", Term.OfWorkingDays(6), "12/XM", "x"))
            .Code.ShouldBe("extension-too-long");
        run.Refused(Run.Leader, new ExtendDue("verification", by, null, "x")).Code.ShouldBe("extension-paper-missing");
        run.Refused(Run.Leader, new ExtendDue("verification", by, "12/XM", "")).Code.ShouldBe("reason-missing");

        run.Accept(Run.Leader, new ExtendDue("verification", by, "12/XM", "Xác minh hộ liền kề"));
        run.Dossier.CommittedDue.ShouldBe(Run.Moment("2026-03-19T17:30"));
        run.Dossier.StatutoryDue.ShouldBe(Run.Moment("2026-03-19T17:30"));
        run.Dossier.Promised.ShouldBe(Run.Moment("2026-03-16T17:30"), "what was printed stays");
        run.Refused(Run.Leader, new ExtendDue("verification", by, "13/XM", "x")).Code.ShouldBe("extension-used");

        run.Do(Run.Specialist, "appraise").Do(Run.Leader, "sign", "sign").At("2026-03-19T17:00").Do(Run.Clerk, "issue");
        run.Dossier.CommittedVerdict.ShouldBe(Verdict.OnTime, "the verdict moves with a lawful extension");
    }

    [Fact]
    public void An_apology_gives_a_new_date_once_and_the_dossier_stays_late()
    {
        var run = AtAppraisal().At("2026-03-16T10:00");
        var again = new Reappoint(Run.Moment("2026-03-20T17:30"), "Thiếu người", "5/PXL");
        run.Refused(Run.Leader, again with { Letter = "" }).Code.ShouldBe("letter-missing");
        run.Refused(Run.Leader, again with { New = Run.Moment("2026-03-16T17:30") })
            .Code.ShouldBe("new-date-too-early");
        run.Refused(Run.Specialist, again).Code.ShouldBe("role-missing");
        run.Accept(Run.Leader, again);
        run.Dossier.Reappointment.ShouldBe(Run.Moment("2026-03-20T17:30"));
        run.Dossier.CommittedDue.ShouldBe(Run.Moment("2026-03-16T17:30"), "the due that counts never moves");
        run.Refused(Run.Leader, again with { New = Run.Moment("2026-03-27T17:30") })
            .Code.ShouldBe("reappointed-already");
        run.Do(Run.Specialist, "appraise");
        run.Open("sign").Due.ShouldBe(Run.Moment("2026-03-17T10:00"), "steps are held to the new date");
        run.Do(Run.Leader, "sign", "sign").At("2026-03-18T09:00").Do(Run.Clerk, "issue");
        run.Dossier.CommittedVerdict.ShouldBe(Verdict.Late);
    }

    [Fact]
    public void A_suspended_dossier_rests_with_all_its_tasks_and_goes_on_with_what_was_left()
    {
        var run = AtAppraisal().At("2026-03-03T09:30");
        run.Refused(Run.Specialist, new Suspend("x", null)).Code.ShouldBe("role-missing");
        run.Refused(Run.Leader, new PauseProcessing("weather", "x", null)).Code.ShouldBe("ground-unknown");
        run.Refused(Run.Leader, new PauseProcessing("consultation", "x", null)).Code.ShouldBe("ground-stops-nothing");
        run.Accept(Run.Leader, new Suspend("Chờ toà án", "1/TB"));
        run.Dossier.Status.ShouldBe(BusinessStatus.Suspended);
        NationalStatus.Of(run.Dossier).ShouldBe(8);
        run.Dossier.Ended.ShouldBeFalse();
        run.Open("appraise").State.ShouldBe(TaskState.Paused);
        run.Refused(Run.Specialist, "appraise").Code.ShouldBe("task-paused");
        run.Refused(Run.Leader, new Suspend("x", null)).Code.ShouldBe("rests-already");
        run.Refused(Run.Leader, new EndWait("_rest.1", null, [], null)).Code.ShouldBe("ends-by-resuming");

        run.At("2026-03-05T09:30").Accept(Run.Leader, new ResumeProcessing("Có bản án"));
        run.Dossier.Status.ShouldBe(BusinessStatus.InProcess);
        // Eight of 24 hours were used; 16 are left from Thursday 09:30.
        run.Open("appraise").Due.ShouldBe(Run.Moment("2026-03-09T09:30"));
        run.Refused(Run.Leader, new ResumeProcessing("x")).Code.ShouldBe("not-resting");
    }

    [Fact]
    public void A_rest_during_a_supplement_keeps_the_task_waiting_for_its_papers()
    {
        var run = AtAppraisal().Do(Run.Specialist, "appraise", "ask-supplement", "mờ", "application");
        run.Accept(Run.Leader, new Suspend("x", null));
        NationalStatus.Of(run.Dossier).ShouldBe(8);
        run.At("2026-03-04T09:30").Accept(Run.Leader, new ResumeProcessing("x"));
        NationalStatus.Of(run.Dossier).ShouldBe(5);
        run.Open("appraise").State.ShouldBe(TaskState.Paused);

        run.Accept(Run.Leader, new Suspend("x", null)).End(Run.Desk, "supplement.1", "application");
        run.Open("appraise").State.ShouldBe(TaskState.Paused, "the papers have come, and the dossier still rests");
        run.Accept(Run.Leader, new ResumeProcessing("x"));
        run.Open("appraise").State.ShouldBe(TaskState.Open);
    }

    [Fact]
    public void A_stop_ends_everything()
    {
        var run = AtAppraisal();
        run.Refused(Run.Tax, new Stop("x", null)).Code.ShouldBe("unit-wrong");
        run.Accept(Run.Leader, new Stop("Không đủ điều kiện", "2/TB"));
        run.Dossier.Status.ShouldBe(BusinessStatus.Stopped);
        NationalStatus.Of(run.Dossier).ShouldBe(8);
        run.Dossier.Ended.ShouldBeTrue();
        run.Dossier.OpenTasks.ShouldBeEmpty();
        run.Refused(Run.Leader, new Stop("x", null)).Code.ShouldBe("dossier-ended");
        run.Refused(Run.Leader, new CorrectResult("x")).Code.ShouldBe("no-result-to-correct");
    }

    [Fact]
    public void A_hand_off_is_accepted_by_whoever_receives_it()
    {
        var steps = SequenceTests.Straight.Replace(
            "  - id: sign\n",
            "  - { id: tax, kind: handoff, at: { office: tax, for: form.commune }, role: liaison, within: 1 working day }\n  - id: sign\n",
            StringComparison.Ordinal
        );
        var run = AtAppraisal(steps);
        run.Refused(Run.Specialist, new AcceptCustody("appraise.1")).Code.ShouldBe("not-handed-over");
        run.Do(Run.Specialist, "appraise");
        run.Refused(Run.Specialist, new AcceptCustody("tax.1")).Code.ShouldBe("unit-wrong");
        run.At("2026-03-02T15:00").Accept(Run.Tax, new AcceptCustody("tax.1"));
        run.Open("tax").AcceptedBy.ShouldBe("thue1");
        run.Refused(Run.Tax, new AcceptCustody("tax.1")).Code.ShouldBe("custody-accepted");

        run.Refused(Run.Tax, new Return("tax.1", "")).Code.ShouldBe("reason-missing");
        run.At("2026-03-03T09:30").Accept(Run.Tax, new Return("tax.1", "Phiếu sai"));
        run.Open("appraise").Assignee.ShouldBe("xl1", "it goes back to who sent it");
        run.Open("appraise").Term.ShouldBe(Term.OfWorkingMinutes(24 * 60), "nothing of the term was used");
        run.Dossier.Custody[""].ShouldBe("land");
        run.Do(Run.Specialist, "appraise").Do(Run.Tax, "tax");
        run.Events.OfType<CustodyAccepted>().Count().ShouldBe(2, "working on it is accepting it");
        run.Refused(Run.Leader, new Return("sign.1", "x")).Code.ShouldBe("use-own-return");
    }

    [Fact]
    public void Nothing_led_to_the_first_step()
    {
        var run = new Run(World.Procedure(SequenceTests.Straight)).Receive();
        run.Refused(Run.Desk, new Return("receive.1", "x")).Code.ShouldBe("nothing-to-return-to");
    }

    [Fact]
    public void A_corrected_result_is_signed_and_issued_again_under_its_number()
    {
        var run = Finished();
        run.Refused(Run.Leader, new CorrectResult("")).Code.ShouldBe("reason-missing");
        run.Do(Run.Returning, "hand-over");
        run.Dossier.Ended.ShouldBeTrue();
        var (number, verdict) = (run.Dossier.ResultNumber, run.Dossier.CommittedVerdict);
        run.Refused(Run.Specialist, new CorrectResult("Sai tên")).Code.ShouldBe("role-missing");
        run.At("2026-04-01T09:00").Accept(Run.Leader, new CorrectResult("Sai tên"));
        run.Dossier.Ended.ShouldBeFalse();
        run.Open("sign").Visit.ShouldBe(2);
        run.Refused(Run.Leader, new CorrectResult("x")).Code.ShouldBe("correction-open");
        run.Do(Run.Leader, "sign", "sign").Do(Run.Clerk, "issue").Do(Run.Returning, "hand-over");
        run.Dossier.Ended.ShouldBeTrue();
        run.Dossier.ResultNumber.ShouldBe(number);
        run.Dossier.CommittedVerdict.ShouldBe(verdict);
        var ledger = DossierClocks.LedgerOf(run.Dossier, World.Small.Calendars["nghe-an"], run.Dossier.LastAt)!;
        ledger.Totals.Sum(t => t.Minutes).ShouldBe(ledger.ElapsedMinutes);
    }

    [Fact]
    public void Money_is_owed_paid_and_confirmed_apart_from_everything_else()
    {
        var fees = "fees:\n  - { id: fee, name: Lệ phí, amount: 100000, when: submission }";
        var run = new Run(World.Procedure(SequenceTests.Straight, more: fees)).Receive();
        var cashier = Run.Person("kt1", "desk:accountant");
        run.Refused(cashier, new PayFee("fee", 0, "p")).Code.ShouldBe("amount-wrong");
        run.Refused(cashier, new PayFee("other", 1, "p")).Code.ShouldBe("fee-unknown");
        run.Refused(Run.Tax, new PayFee("fee", 1, "p")).Code.ShouldBe("unit-wrong");
        run.Refused(cashier, new ConfirmPayment("fee", 100_000, "p")).Code.ShouldBe("not-paid-yet");
        run.Accept(cashier, new PayFee("fee", 100_000, "BL 7"));
        run.Accept(cashier, new ConfirmPayment("fee", 100_000, "KB 9"));
        run.Dossier.Fees.Single().Confirmed.ShouldBe(100_000);
        run.Refused(Run.Tax, new RequirePayment("fee", 150_000, "x")).Code.ShouldBe("unit-wrong");
        run.Accept(cashier, new RequirePayment("fee", 150_000, "Tính lại diện tích"));
        (run.Dossier.Fees.Single().Amount, run.Dossier.Fees.Single().Paid).ShouldBe((150_000, 100_000));
        run.Dossier.Status.ShouldBe(BusinessStatus.InProcess, "money holds nothing up by itself");
        run.Refused(cashier, new RecordSynchronisation(2, true, null)).Code.ShouldBe("system-only");
        run.Accept(Actor.System, new RecordSynchronisation(2, false, "Cổng không trả lời"));
        run.Dossier.Sync!.Done.ShouldBeFalse();
    }

    [Fact]
    public void A_new_calendar_moves_the_dates_and_a_later_one_needs_a_name()
    {
        var run = AtAppraisal();
        run.Refused(Run.Leader, new Redate("x", null)).Code.ShouldBe("nothing-to-redate");
        // Tuesday and Wednesday became days off.
        run.Calendars = run.Calendars.SetItem("nghe-an", World.WithDaysOff("2026-03-03", "2026-03-04"));
        run.Refused(Run.Leader, new Redate("Nghỉ bão", null)).Code.ShouldBe("approver-missing");
        run.Refused(Run.Specialist, new Redate("Nghỉ bão", "ld1")).Code.ShouldBe("role-missing");
        run.Accept(Actor.System, new Redate("Nghỉ bão", "ld1"));
        run.Dossier.CommittedDue.ShouldBe(Run.Moment("2026-03-18T17:30"));
        run.Dossier.Promised.ShouldBe(Run.Moment("2026-03-16T17:30"));
        run.Open("appraise").Due.ShouldBe(Run.Moment("2026-03-09T09:30"), "the open step moves too");
        var changed = run.Events.OfType<DueChanged>().Single();
        (changed.Old, changed.New).ShouldBe((Run.Moment("2026-03-16T17:30"), Run.Moment("2026-03-18T17:30")));
        run.Refused(Actor.System, new Redate("x", "ld1")).Code.ShouldBe("nothing-to-redate");
    }

    [Fact]
    public void A_dossier_moves_to_another_publication_when_all_that_is_open_has_a_place_there()
    {
        var run = AtAppraisal();
        var longer = World.Procedure(SequenceTests.Straight, limit: "12 working days");
        var other = World.Procedure(
            SequenceTests.Straight.Replace("appraise", "examine", StringComparison.Ordinal),
            limit: Limit
        );
        var shorter = World.Procedure(SequenceTests.Straight, limit: "8 working days");
        run.Refused(Run.Leader, new Migrate("x", null)).Code.ShouldBe("migration-target-wrong");
        run.Target = other;
        var refusal = run.Refused(Run.Leader, new Migrate("x", null));
        (refusal.Code, refusal.MessageEn).ShouldBe(
            ("migration-step-missing", "The target lacks: appraise. Finish these first, then move.")
        );
        run.Target = longer;
        run.Refused(Run.Leader, new Migrate("x", null)).Code.ShouldBe("migration-later");
        run.Target = shorter;
        run.Refused(Run.Specialist, new Migrate("x", null)).Code.ShouldBe("role-missing");
        var preview = Migration.Preview(run.Dossier, run.Facts(Run.Leader), ProvinceTime.ToInstant(run.Now));
        (preview.Before, preview.After).ShouldBe((Run.Moment("2026-03-16T17:30"), Run.Moment("2026-03-12T17:30")));
        run.Accept(Run.Leader, new Migrate("Quyết định mới", null));
        (run.Dossier.Publication, run.Dossier.CommittedDue).ShouldBe((shorter.Hash, preview.After));
        run.Refused(Run.Leader, new Migrate("x", null)).Code.ShouldBe("migration-to-itself");
    }

    [Fact]
    public void What_an_abolished_unit_held_passes_to_its_successor()
    {
        var run = AtAppraisal();
        run.Refused(Actor.System, new MoveToSuccessors()).Code.ShouldBe("nothing-to-move");
        run.Province = World.Abolish("land", "2026-03-02", "land2");
        run.Refused(Run.Tax, new MoveToSuccessors()).Code.ShouldBe("unit-wrong");
        run.At("2026-03-03T08:00").Accept(Actor.System, new MoveToSuccessors());
        run.Open("appraise").Unit.ShouldBe("land2");
        (run.Dossier.AuthorityUnit, run.Dossier.Custody[""]).ShouldBe(("land2", "land2"));
        run.Dossier.ReceptionUnit.ShouldBe("desk");
        run.Do(Run.Person("moi", "land2:specialist"), "appraise");
        run.Open("sign").Unit.ShouldBe("land2");

        var stuck = AtAppraisal();
        stuck.Province = World.Abolish("land", "2026-03-02");
        stuck.At("2026-03-03T08:00").Refused(Actor.System, new MoveToSuccessors()).Code.ShouldBe("successor-unclear");
    }
}
