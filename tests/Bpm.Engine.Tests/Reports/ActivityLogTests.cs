using System.Collections.Immutable;
using Bpm.Engine.Clocks;
using Bpm.Engine.Events;
using Bpm.Engine.Reports;
using Bpm.Engine.Tests.Harness;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Engine.Tests.Reports;

/// <summary>The log for process mining says the same minutes as the ledger of the dossier.</summary>
public sealed class ActivityLogTests
{
    [Fact]
    public void A_units_tasks_add_up_to_its_ledger_and_a_supplement_stands_apart()
    {
        var run = new Run(World.Procedure(SequenceTests.Straight))
            .Receive()
            .At("2026-03-02T10:00")
            .Do(Run.Desk, "receive");
        run.At("2026-03-03T10:00").Do(Run.Specialist, "appraise", "ask-supplement", "Bản mờ", "application");
        run.At("2026-03-06T14:00").End(Run.Desk, "supplement.1", "application");
        // Due on the 10th at 14:00.
        run.At("2026-03-10T14:01").Do(Run.Specialist, "appraise");
        run.At("2026-03-11T08:00").Do(Run.Leader, "sign", "sign");
        run.At("2026-03-11T09:00").Do(Run.Clerk, "issue");

        var log = Log(run, "2026-03-12T08:00");
        log.Select(a => $"{a.Number} {a.Kind} {a.Id} {a.Outcome}")
            .ShouldBe([
                "1 Task receive.1 done",
                "2 Milestone received done",
                "3 Task appraise.1 done",
                "4 Wait supplement.1 done",
                "5 Task sign.1 sign",
                "6 Task issue.1 done",
                "7 Task hand-over.1 open",
                "8 Milestone finished granted",
            ]);
        var appraise = log.Single(a => a.Id == "appraise.1");
        // Mon 10:00 to Tue 10:00, then Fri 14:00 to Tue 14:01; the supplement from Tue 10:00 to Fri 14:00.
        appraise.WorkingMinutes.ShouldBe(480 + (2 * 480) + 1);
        appraise.PausedMinutes.ShouldBe(330 + (2 * 480) + 270);
        log.Single(a => a.Kind == ActivityKind.Wait).PausedMinutes.ShouldBe(appraise.PausedMinutes);
        appraise.WallMinutes.ShouldBe((8 * 24 * 60) + (4 * 60) + 1);
        appraise.Due.ShouldBe(Run.Moment("2026-03-10T14:00"));
        appraise.Late.ShouldBe(true);
        appraise.Resource.ShouldBe("xl1");
        log.Single(a => a.Id == "sign.1").Late.ShouldBe(false);

        var ledger = DossierClocks.LedgerOf(run.Dossier, Calendar, At("2026-03-12T08:00"))!;
        foreach (var unit in new[] { "desk", "land" })
        {
            log.Where(a => a.Kind == ActivityKind.Task && a.Unit == unit && a.Step != "hand-over")
                .Sum(a => a.WorkingMinutes)
                .ShouldBe(ledger.Totals.Single(t => t.Holder == Holder.Agency(unit)).Minutes, unit);
        }

        log.Where(a => a.Kind == ActivityKind.Task && a.Step != "hand-over")
            .Sum(a => a.WorkingMinutes + a.PausedMinutes)
            .ShouldBe(ledger.ElapsedMinutes);
    }

    [Fact]
    public void What_runs_counts_until_now_and_nobody_has_started_it()
    {
        var run = new Run(World.Procedure(SequenceTests.Straight)).Receive();
        run.At("2026-03-02T10:00").Do(Run.Desk, "receive");
        var open = Log(run, "2026-03-02T11:00").Single(a => a.Id == "appraise.1");
        (open.Outcome, open.Started, open.Ended, open.WorkingMinutes).ShouldBe(("open", null, null, 60));
        open.Late.ShouldBe(false);

        run.At("2026-03-02T10:30").Accept(Run.Specialist, new Commands.Claim("appraise.1"));
        open = Log(run, "2026-03-12T08:00").Single(a => a.Id == "appraise.1");
        open.Started.ShouldBe(Run.Moment("2026-03-02T10:30"));
        open.Resource.ShouldBe("xl1");
        open.Late.ShouldBe(true);
    }

    private static WorkingCalendar Calendar => World.Small.Calendars["nghe-an"];

    private static ImmutableArray<Activity> Log(Run run, string now) =>
        ActivityLog.Of(
            run.Dossier,
            [.. run.History.Select(h => new Happened(h.At, "ai", h.Change))],
            World.Small.Calendars,
            _ => Calendar,
            At(now)
        );

    private static Instant At(string moment) => ProvinceTime.ToInstant(Run.Moment(moment));
}
