using NodaTime;

namespace Bpm.WorkingTime.Tests;

/// <summary>The pitfalls that other systems fell into, by their number in the list of findings; those about time are tests here.</summary>
public sealed class PitfallSpecs
{
    private static readonly WorkingCalendar s_office = TestCalendars.VnOffice;

    // P01 (one clock type) is ArchitectureSpecs.P01_…; P07, P08 and P15 are about notices and reports, not time.

    [Fact]
    public void P02_A_day_is_the_calendar_s_own_minutes_and_half_a_day_is_half_of_them()
    {
        var received = Parse.Moment("2026-03-02T09:00");

        TestCalendars.SevenAndAHalf.DayLengthMinutes.ShouldBe(450);
        TestCalendars
            .SevenAndAHalf.Add(received, Term.OfWorkingDays(1), StartRule.Moment)
            .ShouldBe(Parse.Moment("2026-03-03T09:00"));
        TestCalendars
            .SevenAndAHalf.Add(received, Term.OfWorkingDays(0.5m), StartRule.NextWorkingDay)
            .ShouldBe(Parse.Moment("2026-03-03T11:15"));
        TestCalendars
            .LongMorning.Add(received, Term.OfWorkingDays(0.5m), StartRule.NextWorkingDay)
            .ShouldBe(Parse.Moment("2026-03-03T11:00"));
        Term.OfWorkingDays(2.5m).WorkingMinutes(450).ShouldBe(1125);
    }

    [Fact]
    public void P03_Splitting_a_term_and_adding_the_parts_gives_the_same_moment()
    {
        var random = new Random(3);
        for (var i = 0; i < 20_000; i++)
        {
            var from = Parse.Moment("2024-01-01T00:00").PlusMinutes(random.Next(1_000_000));
            var (first, second) = (random.Next(5000), random.Next(1, 5000));
            var whole = s_office.AddMinutes(from, first + second);
            var parts = s_office.AddMinutes(s_office.AddMinutes(from, first), second);
            if (whole != parts)
            {
                parts.ShouldBe(whole, $"{from} + {first} + {second}");
            }
        }
    }

    [Fact]
    public void P04_A_term_of_five_years_is_exact_and_the_calendar_s_end_is_loud()
    {
        var from = Parse.Moment("2024-01-02T09:10");
        var minutes = 5 * 250 * 480;

        s_office.Count(from, s_office.AddMinutes(from, minutes)).ShouldBe(minutes);
        Should.Throw<CalendarRangeException>(() =>
            s_office.Add(from, Term.OfWorkingDays(5000), StartRule.NextWorkingDay)
        );
        Should.Throw<CalendarRangeException>(() =>
            s_office.Add(from, Term.OfWorkingMinutes(TermLimits.MaxAmount), StartRule.Moment)
        );
    }

    [Fact]
    public void P05_Other_hours_change_the_verdict()
    {
        var facts = Step("8 working hours") with { FinishedAt = Parse.Moment("2026-03-03T08:00") };
        var now = Parse.Moment("2026-03-04T08:00");

        Clock.Read(facts, s_office, now).Verdict.ShouldBe(Verdict.OnTime);
        Clock
            .Read(
                facts,
                WorkingCalendar.Create(
                    TestCalendars.Plain("longer", TestCalendars.Hours("07:00-12:00", "13:00-18:00"))
                ),
                now
            )
            .Verdict.ShouldBe(Verdict.Late);
    }

    [Theory]
    [InlineData("2 working hours", "11:30", "11:29", Verdict.OnTime)]
    [InlineData("2 working hours", "11:30", "11:30", Verdict.OnTime)]
    [InlineData("2 working hours", "11:30", "11:31", Verdict.Late)]
    [InlineData("121 working minutes", "13:31", "13:30", Verdict.OnTime)]
    [InlineData("121 working minutes", "13:31", "13:32", Verdict.Late)]
    [InlineData("6 working hours", "17:30", "17:30", Verdict.OnTime)]
    [InlineData("6 working hours", "17:30", "17:31", Verdict.Late)]
    public void P06_Verdict_at_each_edge_of_a_session(string term, string due, string finished, Verdict verdict)
    {
        var facts = Step(term) with
        {
            Start = Parse.Moment("2026-03-02T09:30"),
            FinishedAt = Parse.Moment($"2026-03-02T{finished}"),
        };

        var reading = Clock.Read(facts, s_office, Parse.Moment("2026-03-05T08:00"));

        (reading.Due, reading.Verdict).ShouldBe((Parse.Moment($"2026-03-02T{due}"), verdict));
    }

    [Fact]
    public void P09_Each_step_s_due_depends_on_its_own_allowance()
    {
        var now = Parse.Moment("2026-03-02T08:00");

        Clock.Read(Step("4 working hours"), s_office, now).Due.ShouldBe(Parse.Moment("2026-03-02T14:00"));
        Clock.Read(Step("6 working hours"), s_office, now).Due.ShouldBe(Parse.Moment("2026-03-02T16:00"));
    }

    [Theory]
    [InlineData("3 fortnights")]
    [InlineData("3 business days")]
    [InlineData("ba ngày")]
    public void P10_Unknown_kinds_of_term_are_rejected(string text)
    {
        Term.TryParse(text, out var term, out var error).ShouldBeFalse();
        term.ShouldBe(default);
        error.ShouldNotBeNull();
    }

    [Fact]
    public void P11_Who_is_to_blame_follows_from_the_ledger()
    {
        var reading = Ledger.Read(
            [
                new(Parse.Moment("2026-03-02T08:00"), Parse.Moment("2026-03-02T10:00"), Holder.Agency("land")),
                new(Parse.Moment("2026-03-02T10:00"), Parse.Moment("2026-03-02T16:00"), Holder.Agency("tax")),
            ],
            Parse.Moment("2026-03-02T08:00"),
            Parse.Moment("2026-03-02T16:00"),
            s_office
        );

        reading.Totals.MaxBy(total => total.Minutes)!.Holder.ShouldBe(Holder.Agency("tax"));
    }

    [Fact]
    public void P12_A_bare_number_is_no_term()
    {
        Term.TryParse("1", out _, out var error).ShouldBeFalse();
        error!.Value.En.ShouldBe(
            "The number '1' has no unit; write '1 working days', '1 working hours' or '1 calendar days'."
        );
    }

    [Fact]
    public void P13_The_same_step_run_again_is_a_clock_of_its_own()
    {
        var first = Step("4 working hours") with { FinishedAt = Parse.Moment("2026-03-02T10:00") };
        var again = first with { Start = Parse.Moment("2026-03-04T08:00"), FinishedAt = null };
        var now = Parse.Moment("2026-03-04T09:00");

        Clock.Read(first, s_office, now).UsedMinutes.ShouldBe(120);
        Clock.Read(again, s_office, now).UsedMinutes.ShouldBe(60);
        Clock.Read(again, s_office, now).Due.ShouldBe(Parse.Moment("2026-03-04T14:00"));
    }

    [Fact]
    public void P14_Pauses_are_a_list_and_their_union_counts()
    {
        Pause[] pauses =
        [
            Pause("2026-03-02T10:00", "2026-03-02T15:00"),
            Pause("2026-03-02T09:00", "2026-03-02T11:00"),
            Pause("2026-03-02T14:00", "2026-03-02T16:00"),
            Pause("2026-03-03T08:00", "2026-03-03T09:00"),
        ];

        var reading = Clock.Read(
            Step("4 working hours") with
            {
                Pauses = pauses,
            },
            s_office,
            Parse.Moment("2026-03-05T08:00")
        );

        // One hour before the pauses, 09:00–16:00 and 08:00–09:00 out of it, and three hours after.
        reading.Due.ShouldBe(Parse.Moment("2026-03-03T10:00"));
    }

    [Fact]
    public void P16_Late_by_more_than_n_days_or_working_hours_is_one_question()
    {
        var late = Clock.Read(Step("4 working hours"), s_office, Parse.Moment("2026-03-05T14:00"));

        (-late.RemainingMinutes > 3 * 60).ShouldBeTrue();
        (-late.RemainingMinutes >= 3 * s_office.DayLengthMinutes).ShouldBeTrue();
        DurationText.Remaining(late.RemainingMinutes, 480, Language.Vietnamese).ShouldBe("Quá 3 ngày");
    }

    private static ClockFacts Step(string term) =>
        new()
        {
            Start = Parse.Moment("2026-03-02T08:00"),
            Term = Term.Parse(term),
            Rule = StartRule.Moment,
        };

    private static Pause Pause(string from, string to) =>
        new(Parse.Moment(from), Parse.Moment(to), "supplement", null, PauseEffect.Resume);
}
