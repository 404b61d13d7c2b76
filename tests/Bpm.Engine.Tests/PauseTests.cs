using Bpm.Engine.Clocks;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using Bpm.Engine.Tests.Harness;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Engine.Tests;

/// <summary>What stops the clocks, and how they go on.</summary>
public sealed class PauseTests
{
    private const string WithPayment = """
          - { id: receive, kind: receive, at: reception, role: reception-officer, within: 4 working hours }
          - id: tax
            kind: handoff
            at: { office: tax, for: form.commune }
            role: liaison
            within: { term: 3 working days, set-by: tax }
            actions: { notice: { to: pay }, nothing-due: { to: sign } }
          - { id: pay, kind: wait, for: applicant, ground: financial-obligation, until: payment-proof }
          - { id: sign, kind: sign, at: authority, role: leader, within: 1 working day }
          - { id: hand-over, kind: deliver, at: reception, role: returning-officer }
        """;

    private const string Parallel = """
          - { id: receive, kind: receive, at: reception, role: reception-officer, within: 4 working hours }
          - id: both
            kind: parallel
            join: all
            branches:
              - id: police
                steps:
                  - id: residence
                    kind: handoff
                    at: { office: police, for: form.commune }
                    role: liaison
                    within: 2 working days
                    actions: { done: {}, ask-supplement: { pause: supplement } }
              - id: insurance
                steps:
                  - id: card
                    kind: handoff
                    at: { office: social-insurance }
                    role: liaison
                    within: 2 working days
                    actions: { done: {}, ask-supplement: { pause: supplement } }
          - { id: sign, kind: sign, at: authority, role: leader, within: 1 working day }
          - { id: hand-over, kind: deliver, at: reception, role: returning-officer }
        """;

    private static WorkingCalendar Calendar => World.Small.Calendars["nghe-an"];

    [Fact]
    public void A_supplement_stops_both_clocks_and_the_step_and_its_return_starts_them()
    {
        var run = new Run(World.Procedure(SequenceTests.Straight))
            .Receive()
            .At("2026-03-02T10:00")
            .Do(Run.Desk, "receive");
        run.At("2026-03-03T10:00").Do(Run.Specialist, "appraise", "ask-supplement", "Bản mờ", "application");

        run.Dossier.Status.ShouldBe(BusinessStatus.AwaitingSupplement);
        NationalStatus.Of(run.Dossier).ShouldBe(5);
        run.Dossier.Paused.ShouldBeTrue();
        run.Open("appraise").State.ShouldBe(TaskState.Paused);
        run.Dossier.Waits.Single().ReviewBy.ShouldNotBeNull("a wait has a date to look again");

        run.At("2026-03-06T14:00").End(Run.Desk, "supplement.1", "application");

        run.Dossier.Status.ShouldBe(BusinessStatus.InProcess);
        run.Open("appraise").Id.ShouldBe("appraise.1", "the same task goes on");
        // Opened Mon 10:00 with 24 h: 8 h used by Tue 10:00, 16 h left from Fri 14:00.
        run.Open("appraise").Due.ShouldBe(Run.Moment("2026-03-10T14:00"));
        // Tue 3 to Fri 6 March are touched by the pause: four counted dates are not charged.
        run.Dossier.CommittedDue.ShouldBe(Run.Moment("2026-03-20T17:30"));
        run.Dossier.Promised.ShouldBe(Run.Moment("2026-03-16T17:30"), "what was printed never changes");
    }

    [Fact]
    public void Custody_goes_to_the_tax_office_and_back_and_the_payment_is_the_applicants_time()
    {
        var run = new Run(World.Procedure(WithPayment)).Receive().At("2026-03-02T13:30").Do(Run.Desk, "receive");
        run.Dossier.Custody[""].ShouldBe("tax");
        run.Open("tax").SetBy.ShouldBe("tax");
        run.At("2026-03-04T13:30").Do(Run.Tax, "tax", "notice");

        run.Dossier.Status.ShouldBe(BusinessStatus.AwaitingPayment);
        run.Dossier.OpenTasks.ShouldBeEmpty();
        run.Dossier.Waits.Single().Owner.ShouldBe("tax");

        run.At("2026-03-09T09:00").End(Run.Desk, "pay.1");
        run.Dossier.Custody[""].ShouldBe("land");
        run.Open("sign").Due.ShouldBe(Run.Moment("2026-03-10T09:00"));

        var ledger = DossierClocks.LedgerOf(
            run.Dossier,
            Calendar,
            ProvinceTime.ToInstant(Run.Moment("2026-03-09T17:30"))
        )!;
        ledger.Totals.Sum(t => t.Minutes).ShouldBe(ledger.ElapsedMinutes);
        Minutes(Holder.Agency("desk")).ShouldBe(150); // 09:00–11:30
        Minutes(Holder.Agency("tax")).ShouldBe(16 * 60);
        Minutes(Holder.Applicant).ShouldBe(240 + (2 * 480) + 90); // Wed 13:30–17:30, Thu, Fri, Mon 07:30–09:00
        Minutes(Holder.Agency("land")).ShouldBe(150 + 240);

        long Minutes(Holder holder) => ledger.Totals.Where(t => t.Holder == holder).Sum(t => t.Minutes);
    }

    [Fact]
    public void A_pause_in_one_branch_stops_that_branch_alone()
    {
        var run = new Run(World.Procedure(Parallel)).Receive().At("2026-03-02T13:30").Do(Run.Desk, "receive");
        run.At("2026-03-02T14:30").Do(Run.Police, "residence", "ask-supplement", "thiếu", "application");
        run.Dossier.Paused.ShouldBeFalse();
        run.Dossier.Status.ShouldBe(BusinessStatus.InProcess);

        run.At("2026-03-03T09:00").Do(Run.Insurance, "card", "ask-supplement", "thiếu", "application");
        run.Dossier.Paused.ShouldBeTrue("every open branch is paused");

        run.At("2026-03-04T09:00").End(Run.Desk, "supplement.1", "application");
        run.Dossier.Paused.ShouldBeFalse();
        run.Open("card").State.ShouldBe(TaskState.Paused);
        run.Dossier.CommittedDue.ShouldBe(Run.Moment("2026-03-18T17:30"), "two dates are not charged: 3 and 4 March");
    }

    [Fact]
    public void The_join_fires_once_whichever_branch_ends_last()
    {
        foreach (var policeFirst in new[] { true, false })
        {
            var run = new Run(World.Procedure(Parallel)).Receive().Do(Run.Desk, "receive");
            run.Dossier.Custody["police"].ShouldBe("police");
            run.Dossier.Custody["insurance"].ShouldBe("insurance");
            run.Do(policeFirst ? Run.Police : Run.Insurance, policeFirst ? "residence" : "card");
            run.Dossier.OpenTasks.Count().ShouldBe(1);
            run.Do(policeFirst ? Run.Insurance : Run.Police, policeFirst ? "card" : "residence");
            run.Open("sign").Visit.ShouldBe(1);
            run.Events.OfType<ParallelJoined>().Count().ShouldBe(1);
            run.Dossier.Custody.Keys.ShouldBe([""]);
            run.Dossier.Custody[""].ShouldBe("land");
        }
    }

    [Fact]
    public void With_join_any_the_other_branch_is_no_longer_needed()
    {
        var any = Parallel.Replace("join: all", "join: any", StringComparison.Ordinal);
        var run = new Run(World.Procedure(any)).Receive().Do(Run.Desk, "receive").Do(Run.Police, "residence");
        run.Refused(Run.Insurance, "card").Code.ShouldBe("task-cancelled");
        run.Open("sign");
    }

    [Fact]
    public void A_branch_whose_condition_is_false_is_not_opened()
    {
        var conditional = Parallel.Replace(
            "- id: police\n",
            "- id: police\n        only-when: form.big\n",
            StringComparison.Ordinal
        );
        conditional.ShouldContain("only-when");
        var run = new Run(World.Procedure(conditional)).Receive().Do(Run.Desk, "receive");
        run.Dossier.OpenTasks.Select(t => t.Step).ShouldBe(["card"]);
        run.Do(Run.Insurance, "card");
        run.Open("sign");
    }

    [Fact]
    public void A_finish_inside_the_term_and_one_after_it_get_their_verdicts()
    {
        Finished("2026-03-13T10:00").ShouldBe(Verdict.Early);
        Finished("2026-03-16T17:30").ShouldBe(Verdict.OnTime);
        Finished("2026-03-16T17:31").ShouldBe(Verdict.Late);

        static Verdict? Finished(string at) =>
            new Run(World.Procedure(SequenceTests.Straight))
                .Receive()
                .Do(Run.Desk, "receive")
                .Do(Run.Specialist, "appraise")
                .Do(Run.Leader, "sign", "sign")
                .At(at)
                .Do(Run.Clerk, "issue")
                .Dossier.CommittedVerdict;
    }

    [Fact]
    public void No_step_is_due_after_its_dossier()
    {
        // The steps' own terms add up to more than the limit; a person accepted that, as with five published tables.
        var accepted = "accepted: [{ check: BPM-T002, why: thử, by: thử, until: 2099-12-31 }]";
        var run = new Run(World.Procedure(SequenceTests.Straight, limit: "4 working days", more: accepted)).Receive();
        run.At("2026-03-05T16:30").Do(Run.Desk, "receive");
        run.Dossier.Promised.ShouldBe(Run.Moment("2026-03-06T17:30"));
        run.Open("appraise").Due.ShouldBe(Run.Moment("2026-03-06T17:30"));
    }
}
