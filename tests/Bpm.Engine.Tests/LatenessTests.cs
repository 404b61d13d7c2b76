using Bpm.Engine.Tests.Harness;
using Bpm.WorkingTime;

namespace Bpm.Engine.Tests;

/// <summary>Why a dossier is late: minutes by holder, and the one change that would have saved it.</summary>
public sealed class LatenessTests
{
    private static readonly WorkingCalendar Calendar = World.Small.Calendars["nghe-an"];

    /// <summary>The appraisal takes eight days in place of three; the rest keeps to its terms.</summary>
    private static Run Late() =>
        new Run(World.Procedure(SequenceTests.Straight))
            .Receive()
            .At("2026-03-02T10:30")
            .Do(Run.Desk, "receive")
            .At("2026-03-16T15:30")
            .Do(Run.Specialist, "appraise")
            .At("2026-03-17T15:30")
            .Do(Run.Leader, "sign", "sign")
            .At("2026-03-17T16:30")
            .Do(Run.Clerk, "issue");

    private static Lateness Of(Run run) =>
        Lateness.Of(run.Dossier, run.Facts(Actor.System), ProvinceTime.ToInstant(run.Now))!;

    [Fact]
    public void Minutes_by_holder_add_up_to_the_elapsed_ones()
    {
        var late = Of(Late());
        late.IsLate.ShouldBeTrue();
        // Due on Monday 16 March 17:30, finished on Tuesday 16:30.
        late.LateMinutes.ShouldBe(420);
        late.Holders.Select(h => (h.Holder.Unit, h.Minutes))
            .ShouldBe([("desk", 60 + 30), ("land", 300 + (10 * 480) + 420)]);
        late.Holders.Sum(h => h.Minutes)
            .ShouldBe(Calendar.Count(Run.Moment("2026-03-02T09:00"), Run.Moment("2026-03-17T16:30")));
        late.Holders[1].Allowance.ShouldBe((24 + 8 + 2) * 60);
    }

    [Fact]
    public void The_one_change_is_named_and_replayed_it_makes_the_dossier_be_in_time()
    {
        var change = Of(Late()).OneChange;
        change.ShouldNotBeNull().Step.ShouldBe("appraise");
        var kept = new Run(World.Procedure(SequenceTests.Straight))
            .Receive()
            .At("2026-03-02T10:30")
            .Do(Run.Desk, "receive")
            .At("2026-03-05T10:30")
            .Do(Run.Specialist, "appraise")
            .At("2026-03-06T10:30")
            .Do(Run.Leader, "sign", "sign")
            .At("2026-03-06T11:30")
            .Do(Run.Clerk, "issue");
        kept.Dossier.CommittedVerdict.ShouldNotBe(Verdict.Late);
        Of(kept).OneChange.ShouldBeNull();
    }

    [Fact]
    public void It_is_said_in_both_languages_and_the_apology_gives_the_true_reason()
    {
        var run = Late();
        var (late, facts) = (Of(run), run.Facts(Actor.System));
        LatenessText.Why(late, facts, Calendar, Language.Vietnamese).ShouldContain("Thẩm định hồ sơ");
        LatenessText.Why(late, facts, Calendar, Language.English).ShouldContain("kept to its own term");
        var letter = LatenessText.Apology(run.Dossier, late, facts, Language.Vietnamese);
        letter.ShouldContain("xin lỗi");
        letter.ShouldContain("Văn phòng đất đai");
        letter.ShouldContain("kéo dài quá thời hạn");
        letter.ShouldNotContain("xl1", Case.Sensitive, "no person is blamed in a letter");
        LatenessText.Apology(run.Dossier, late, facts, Language.English).ShouldContain("apologises");
    }

    [Fact]
    public void A_branch_saves_no_more_than_until_the_latest_of_the_others()
    {
        const string Parallel = """
              - { id: receive, kind: receive, at: reception, role: reception-officer, within: 4 working hours }
              - id: both
                kind: parallel
                branches:
                  - { id: a, steps: [{ id: residence, kind: handoff, at: { office: police, for: form.commune }, role: liaison, within: 2 working days }] }
                  - { id: b, steps: [{ id: card, kind: handoff, at: { office: social-insurance }, role: liaison, within: 2 working days }] }
              - { id: hand-over, kind: deliver, at: reception, role: returning-officer }
            """;
        var run = new Run(World.Procedure(Parallel, limit: "3 working days")).Receive().Do(Run.Desk, "receive");
        run.At("2026-03-10T09:00").Do(Run.Police, "residence").At("2026-03-10T11:00").Do(Run.Insurance, "card");
        var late = Of(run);
        late.Overruns.Select(o => (o.Step, o.Saving)).ShouldBe([("card", 120), ("residence", 0)]);
        late.OneChange.ShouldBeNull("both were late; one alone would not have saved it");
    }

    [Fact]
    public void The_latest_safe_start_is_the_due_less_what_usually_remains()
    {
        var run = new Run(World.Procedure(SequenceTests.Straight)).Receive().Do(Run.Desk, "receive");
        // Due on 16 March 17:30; 24 h of appraisal, 8 h of signature and 2 h of sealing before it.
        LatestSafeStart
            .Of(run.Dossier, run.Open("appraise"), run.Facts(Actor.System))
            .ShouldBe(Run.Moment("2026-03-10T15:30"));
    }
}
