using NodaTime;

namespace Bpm.WorkingTime.Tests;

/// <summary>Clocks by aspect: pauses, restarts, extensions, clamps, states and verdicts.</summary>
public sealed class ClockSpecs
{
    private static readonly WorkingCalendar s_office = TestCalendars.VnOffice;

    private static readonly ClockFacts s_step = new()
    {
        Start = Parse.Moment("2026-03-02T08:00"),
        Term = Term.OfWorkingHours(8),
        Rule = StartRule.Moment,
    };

    private static readonly ClockFacts s_promise = s_step with
    {
        Term = Term.OfWorkingDays(3),
        Rule = StartRule.NextWorkingDay,
    };

    [Fact]
    public void Before_the_start_nothing_is_used()
    {
        var reading = Read(s_step, "2026-03-01T08:00");

        (reading.State, reading.UsedMinutes, reading.RemainingMinutes).ShouldBe((ClockState.NotStarted, 0, 480));
    }

    [Fact]
    public void Once_over_the_remaining_time_is_negative_and_the_proof_says_so()
    {
        var reading = Read(s_step, "2026-03-03T11:30");

        reading.Due.ShouldBe(Parse.Moment("2026-03-03T08:00"));
        reading.RemainingMinutes.ShouldBe(-210);
        reading.Proof.Lines[^1].Reason.ShouldBe("over");
        ProofChecks.AddsUp(reading, s_step, s_office, "over");
    }

    [Theory]
    [InlineData("2026-03-02T17:29", Verdict.Early)]
    [InlineData("2026-03-03T00:00", Verdict.OnTime)]
    [InlineData("2026-03-03T08:00", Verdict.OnTime)]
    [InlineData("2026-03-03T08:00:59", Verdict.OnTime)]
    [InlineData("2026-03-03T08:01", Verdict.Late)]
    public void Verdict_is_by_minute_when_late_and_by_date_when_early(string finished, Verdict verdict)
    {
        var reading = Read(s_step with { FinishedAt = Parse.Moment(finished) }, "2026-03-10T08:00");

        (reading.State, reading.Verdict).ShouldBe((ClockState.Finished, verdict));
    }

    [Fact]
    public void A_finish_after_the_time_of_asking_isn_t_known_yet() =>
        Read(s_step with { FinishedAt = Parse.Moment("2026-03-02T17:00") }, "2026-03-02T16:00")
            .State.ShouldBe(ClockState.Running);

    [Fact]
    public void An_open_pause_shows_the_due_as_if_it_ended_now()
    {
        var paused = s_step with { Pauses = [Pause("2026-03-02T10:00", null)] };

        var reading = Read(paused, "2026-03-03T10:00");

        reading.State.ShouldBe(ClockState.Paused);
        reading.Provisional.ShouldBeTrue();
        (reading.UsedMinutes, reading.RemainingMinutes).ShouldBe((120, 360));
        reading.Due.ShouldBe(Parse.Moment("2026-03-04T08:00"));
        Read(paused, "2026-03-02T10:00").State.ShouldBe(ClockState.Paused);
        Read(paused, "2026-03-02T09:59").State.ShouldBe(ClockState.Running);
    }

    [Theory]
    [InlineData(
        "2026-03-03T07:00",
        "2026-03-03T09:00",
        "2026-03-06T17:30",
        "a counted date that is touched isn't charged"
    )]
    [InlineData("2026-03-03T18:00", "2026-03-03T19:00", "2026-03-06T17:30", "nor when it is touched in the evening")]
    [InlineData("2026-03-02T10:00", "2026-03-02T16:00", "2026-03-05T17:30", "the date of receipt isn't charged anyway")]
    [InlineData("2026-03-02T10:00", "2026-03-04T00:00", "2026-03-06T17:30", "the end of a pause isn't in it")]
    [InlineData("2026-03-07T00:00", "2026-03-08T23:00", "2026-03-05T17:30", "after the due nothing moves")]
    [InlineData("2026-02-20T10:00", "2026-02-27T10:00", "2026-03-05T17:30", "before minute zero nothing moves")]
    [InlineData(
        "2026-02-20T10:00",
        "2026-03-03T10:00",
        "2026-03-06T17:30",
        "from before minute zero only the later part moves it"
    )]
    public void A_pause_takes_whole_dates_from_a_promise(string from, string to, string due, string why) =>
        Read(s_promise with { Pauses = [Pause(from, to)] }, "2026-03-10T08:00").Due.ShouldBe(Parse.Moment(due), why);

    [Theory]
    [InlineData("2026-03-03T07:00", "2026-03-03T07:30", "2026-03-03T08:00", "out of hours covers nothing")]
    [InlineData("2026-03-02T10:00", "2026-03-02T10:45", "2026-03-03T08:45", "45 minutes")]
    [InlineData("2026-03-02T11:00", "2026-03-02T14:00", "2026-03-03T09:00", "lunch isn't in it")]
    [InlineData("2026-03-03T08:00", "2026-03-03T09:00", "2026-03-03T08:00", "after the due nothing moves")]
    [InlineData(
        "2026-02-27T10:00",
        "2026-03-02T09:00",
        "2026-03-03T09:00",
        "from before minute zero only the later part moves it"
    )]
    public void A_pause_takes_its_counted_minutes_from_a_step(string from, string to, string due, string why) =>
        Read(s_step with { Pauses = [Pause(from, to)] }, "2026-03-10T08:00").Due.ShouldBe(Parse.Moment(due), why);

    [Fact]
    public void Calendar_terms_gain_one_date_for_each_paused_date_and_then_roll()
    {
        var facts = s_promise with
        {
            Term = Term.OfCalendarDays(10),
            Pauses = [Pause("2026-03-05T10:00", "2026-03-06T10:00")],
        };

        // 12/3 without the pause; two paused dates make it Saturday 14/3, which rolls to Monday.
        Read(facts, "2026-03-10T08:00").Due.ShouldBe(Parse.Moment("2026-03-16T17:30"));
    }

    [Fact]
    public void A_restart_begins_again_as_if_received_at_the_resumption()
    {
        var facts = s_promise with { Pauses = [Pause("2026-03-04T10:00", "2026-03-06T16:00", PauseEffect.Restart)] };

        var reading = Read(facts, "2026-03-10T17:30");

        reading.Due.ShouldBe(Parse.Moment("2026-03-11T17:30"));
        reading.UsedMinutes.ShouldBe(960);
        reading.OriginalDue.ShouldBe(Parse.Moment("2026-03-05T17:30"));
        ProofChecks.AddsUp(reading, facts, s_office, "restart");
        Read(facts with { CutOff = new LocalTime(15, 0) }, "2026-03-10T17:30")
            .Due.ShouldBe(Parse.Moment("2026-03-12T17:30"));
    }

    [Fact]
    public void An_extension_moves_the_current_due_and_leaves_the_original()
    {
        var extended = s_promise with
        {
            Extensions = [new(Parse.Moment("2026-03-04T09:00"), Term.OfWorkingDays(5), "luật")],
        };

        var reading = Read(extended, "2026-03-05T08:00");

        (reading.OriginalDue, reading.Due).ShouldBe(
            (Parse.Moment("2026-03-05T17:30"), Parse.Moment("2026-03-12T17:30"))
        );
        Read(extended with { FinishedAt = Parse.Moment("2026-03-09T09:00") }, "2026-03-20T08:00")
            .Verdict.ShouldBe(Verdict.Early);
    }

    [Fact]
    public void A_reappointed_dossier_that_finishes_after_the_first_due_is_still_late()
    {
        var again = s_promise with
        {
            Extensions =
            [
                new(Parse.Moment("2026-03-04T09:00"), Term.OfWorkingDays(5), "xin lỗi", ExtensionKind.Reappointment),
            ],
            FinishedAt = Parse.Moment("2026-03-09T09:00"),
        };

        var reading = Read(again, "2026-03-20T08:00");

        reading.Due.ShouldBe(Parse.Moment("2026-03-12T17:30"));
        reading.VerdictDue.ShouldBe(Parse.Moment("2026-03-05T17:30"));
        reading.Verdict.ShouldBe(Verdict.Late);
    }

    [Fact]
    public void Halves_of_term_and_extension_make_a_day_and_unlike_units_follow_each_other()
    {
        var half = s_promise with
        {
            Term = Term.OfWorkingDays(2.5m),
            Extensions = [new(s_step.Start, Term.OfWorkingDays(0.5m), null)],
        };
        var mixed = s_promise with { Extensions = [new(s_step.Start, Term.OfCalendarDays(2), null)] };

        Read(half, "2026-03-03T08:00").Due.ShouldBe(Parse.Moment("2026-03-05T17:30"));
        Read(mixed, "2026-03-03T08:00").Due.ShouldBe(Parse.Moment("2026-03-09T17:30"));
    }

    [Fact]
    public void A_step_is_never_due_after_its_dossier()
    {
        var clamped = s_step with { NotAfter = Parse.Moment("2026-03-02T17:30") };

        var reading = Read(clamped, "2026-03-02T09:00");

        (reading.Due, reading.AllowanceMinutes).ShouldBe((Parse.Moment("2026-03-02T17:30"), 450));
        ProofChecks.AddsUp(reading, clamped, s_office, "clamped");
        Read(s_step with { NotAfter = Parse.Moment("2026-02-20T17:30") }, "2026-03-02T09:00")
            .RemainingMinutes.ShouldBe(-60);
    }

    [Fact]
    public void The_committed_due_is_held_at_the_statutory_one()
    {
        var statutory = s_promise;
        var now = Parse.Moment("2026-03-03T08:00");

        var kept = Promise.Read(statutory, s_promise with { Term = Term.OfWorkingDays(2) }, s_office, now);
        var clamped = Promise.Read(statutory, s_promise with { Term = Term.OfWorkingDays(4) }, s_office, now);

        (kept.Due, kept.IsClamped).ShouldBe((Parse.Moment("2026-03-04T17:30"), false));
        (clamped.Due, clamped.IsClamped).ShouldBe((Parse.Moment("2026-03-05T17:30"), true));
        Promise.Read(statutory, null, s_office, now).Due.ShouldBe(Parse.Moment("2026-03-05T17:30"));
    }

    [Fact]
    public void Facts_as_of_a_moment_forget_what_came_later()
    {
        var facts = s_step with
        {
            Pauses = [Pause("2026-03-02T10:00", "2026-03-02T16:00"), Pause("2026-03-03T08:00", "2026-03-03T09:00")],
            Extensions = [new(Parse.Moment("2026-03-03T08:00"), Term.OfWorkingHours(4), null)],
            FinishedAt = Parse.Moment("2026-03-04T08:00"),
        };

        var then = facts.AsOf(Parse.Moment("2026-03-02T14:00"));

        then.Pauses.ShouldBe([Pause("2026-03-02T10:00", null)]);
        then.Extensions.ShouldBeEmpty();
        then.FinishedAt.ShouldBeNull();
    }

    [Fact]
    public void Nonsense_is_refused()
    {
        Should.Throw<ArgumentException>(() =>
            Read(s_step with { FinishedAt = Parse.Moment("2026-03-02T07:59") }, "2026-03-03T08:00")
        );
        Should.Throw<ArgumentException>(() =>
            Read(s_step with { Pauses = [Pause("2026-03-02T10:00", "2026-03-02T09:00")] }, "2026-03-03T08:00")
        );
        Should.Throw<ArgumentException>(() =>
            Read(s_step with { Extensions = [new(s_step.Start, Term.SameDay, null)] }, "2026-03-03T08:00")
        );
    }

    private static ClockReading Read(ClockFacts facts, string now) => Clock.Read(facts, s_office, Parse.Moment(now));

    private static Pause Pause(string from, string? to, PauseEffect effect = PauseEffect.Resume) =>
        new(Parse.Moment(from), to is null ? null : Parse.Moment(to), "supplement", "căn cứ", effect);
}
