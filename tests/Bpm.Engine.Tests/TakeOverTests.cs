using Bpm.Engine.Clocks;
using Bpm.Engine.Commands;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Tests.Harness;
using Bpm.Procedures;
using Bpm.WorkingTime;

namespace Bpm.Engine.Tests;

/// <summary>A dossier that runs elsewhere already: its code and promise stay, its unknown past is one line of the ledger.</summary>
public sealed class TakeOverTests
{
    internal static TakeOver Taken(
        string step = "appraise",
        string? promised = "2026-03-13T17:30",
        string? unit = "land",
        params PauseBefore[] pauses
    ) =>
        new(
            new Submit("local.test", null, Channel.Counter, "desk", "digest"),
            "Một cửa cũ",
            "H41.CU-0001",
            Run.Moment("2026-03-02T10:00"),
            promised is null ? null : Run.Moment(promised),
            unit,
            step,
            [.. pauses]
        );

    private static Run Arrived(TakeOver take) =>
        new Run(World.Procedure(SequenceTests.Straight)).At("2026-03-09T09:00").Accept(Actor.System, take);

    [Fact]
    public void The_old_promise_is_the_date_that_counts()
    {
        var dossier = Arrived(Taken()).Dossier;
        dossier.Code.ShouldBe("H41.CU-0001");
        dossier.Promised.ShouldBe(Run.Moment("2026-03-13T17:30"));
        dossier.LawfulDue.ShouldBe(Run.Moment("2026-03-13T17:30"));
        ProvinceTime.ToLocal(dossier.ReceivedAt!.Value).ShouldBe(Run.Moment("2026-03-02T10:00"));
        dossier.OpenTasks.ShouldHaveSingleItem().Step.ShouldBe("appraise");
        dossier.OpenTasks.Single().Unit.ShouldBe("land");
    }

    [Fact]
    public void A_promise_later_than_the_law_is_kept_and_one_of_the_same_day_too()
    {
        Arrived(Taken(promised: "2026-04-01T17:30")).Dossier.LawfulDue.ShouldBe(Run.Moment("2026-04-01T17:30"));
        Arrived(Taken(promised: "2026-03-02T16:00")).Dossier.LawfulDue.ShouldBe(Run.Moment("2026-03-02T16:00"));
    }

    [Fact]
    public void Without_a_promise_the_procedure_promises_from_the_old_receipt()
    {
        var dossier = Arrived(Taken(promised: null)).Dossier;
        // Ten working days, the day of receipt not counted.
        dossier.Promised.ShouldBe(Run.Moment("2026-03-16T17:30"));
        dossier.LawfulDue.ShouldBe(dossier.Promised);
    }

    [Fact]
    public void The_unknown_past_is_one_line_and_the_ledger_adds_up()
    {
        var run = Arrived(Taken()).At("2026-03-10T09:00").Do(Run.Specialist, "appraise");
        var calendar = World.Small.Calendars[run.Dossier.Calendar];
        var now = ProvinceTime.ToInstant(run.Now);
        var ledger = DossierClocks.LedgerOf(run.Dossier, calendar, now)!;
        ledger.Totals[0].Holder.ShouldBe(Holder.BeforeTakeOver);
        ledger
            .Totals[0]
            .Minutes.ShouldBe(calendar.Count(Run.Moment("2026-03-02T10:00"), Run.Moment("2026-03-09T09:00")));
        ledger.Totals.Sum(t => t.Minutes).ShouldBe(ledger.ElapsedMinutes);
    }

    [Fact]
    public void Old_pauses_move_the_date_and_one_that_goes_on_ends_like_any_other()
    {
        var closed = new PauseBefore("supplement", Run.Moment("2026-03-03T08:00"), Run.Moment("2026-03-05T08:00"));
        Arrived(Taken(pauses: closed)).Dossier.LawfulDue.ShouldBe(Run.Moment("2026-03-18T17:30"));

        var open = closed with { From = Run.Moment("2026-03-06T08:00"), To = null };
        var run = Arrived(Taken(pauses: open));
        run.Dossier.Status.ShouldBe(BusinessStatus.AwaitingSupplement);
        run.Dossier.Paused.ShouldBeTrue();
        run.At("2026-03-10T08:00").End(Run.Desk, "supplement.1");
        run.Dossier.Paused.ShouldBeFalse();
        // 6, 9 and 10 March are touched by the pause: three dates more.
        run.Dossier.LawfulDue.ShouldBe(Run.Moment("2026-03-18T17:30"));
        run.Open("appraise").State.ShouldBe(TaskState.Open);
    }

    [Fact]
    public void It_ends_as_any_other_and_is_late_by_the_old_promise()
    {
        var run = Arrived(Taken())
            .At("2026-03-16T09:00")
            .Do(Run.Specialist, "appraise")
            .Do(Run.Leader, "sign", "sign")
            .Do(Run.Clerk, "issue");
        run.Dossier.CommittedVerdict.ShouldBe(Verdict.Late);
    }

    [Theory]
    [InlineData("nowhere", "2026-03-13T17:30", "land", "take-over-wrong")]
    [InlineData("appraise", "2026-03-01T17:30", "land", "take-over-wrong")]
    [InlineData("appraise", "2026-03-13T17:30", "tax", "take-over-wrong")]
    public void What_cannot_be_is_refused(string step, string promised, string unit, string code) =>
        new Run(World.Procedure(SequenceTests.Straight))
            .At("2026-03-09T09:00")
            .Refused(Actor.System, Taken(step, promised, unit))
            .Code.ShouldBe(code);

    [Fact]
    public void Only_the_system_takes_over_and_only_once()
    {
        var run = Arrived(Taken());
        run.Refused(Actor.System, Taken()).Code.ShouldBe("dossier-exists");
        new Run(World.Procedure(SequenceTests.Straight)).Refused(Run.Desk, Taken()).Code.ShouldBe("system-only");
    }

    [Fact]
    public void Pauses_in_disorder_are_refused()
    {
        var pause = new PauseBefore("supplement", Run.Moment("2026-03-05T08:00"), Run.Moment("2026-03-04T08:00"));
        new Run(World.Procedure(SequenceTests.Straight))
            .At("2026-03-09T09:00")
            .Refused(Actor.System, Taken(pauses: pause))
            .Code.ShouldBe("take-over-wrong");
    }
}
