using NodaTime;

namespace Bpm.WorkingTime.Tests;

/// <summary>Where calendars have corners: one row a corner, the due last.</summary>
public sealed class EdgeSpecs
{
    private static readonly WorkingCalendar s_office = TestCalendars.VnOffice;

    [Theory]
    // Session ends.
    [InlineData("2026-03-02T07:30", "4 working hours", "moment", "2026-03-02T11:30")]
    [InlineData("2026-03-02T11:30", "1 working minutes", "moment", "2026-03-02T13:31")]
    [InlineData("2026-03-02T12:00", "4 working hours", "moment", "2026-03-02T17:30")]
    [InlineData("2026-03-06T17:30", "1 working minutes", "moment", "2026-03-09T07:31")]
    [InlineData("2026-03-06T17:29", "1 working minutes", "moment", "2026-03-06T17:30")]
    [InlineData("2026-03-02T00:00", "8 working hours", "moment", "2026-03-02T17:30")]
    [InlineData("2026-03-02T09:10:59", "1 working hours", "moment", "2026-03-02T10:10")]
    // Zero.
    [InlineData("2026-03-07T10:00", "0 working minutes", "moment", "2026-03-07T10:00")]
    [InlineData("2026-03-02T09:10", "0 working days", "next-working-day", "2026-03-02T09:10")]
    [InlineData("2026-03-07T10:00", "0 calendar days", "next-working-day", "2026-03-09T17:30")]
    // Tết.
    [InlineData("2026-02-13T16:30", "2 working hours", "moment", "2026-02-23T08:30")]
    [InlineData("2026-02-13T16:30", "1 working day", "next-working-day", "2026-02-23T17:30")]
    [InlineData("2026-02-17T09:00", "1 working day", "next-working-day", "2026-02-23T17:30")]
    // A worked Saturday; the Friday swapped for it.
    [InlineData("2026-08-21T09:00", "1 working day", "next-working-day", "2026-08-22T17:30")]
    [InlineData("2025-05-02T09:00", "1 working day", "moment", "2025-05-05T17:30")]
    [InlineData("2025-04-25T16:30", "2 working hours", "moment", "2025-04-26T08:30")]
    // Halves and hours from the next working day.
    [InlineData("2026-03-02T09:10", "0.5 working days", "next-working-day", "2026-03-03T11:30")]
    [InlineData("2026-03-02T09:10", "2.5 working days", "next-working-day", "2026-03-05T11:30")]
    [InlineData("2026-03-02T09:10", "4 working hours", "next-working-day", "2026-03-03T11:30")]
    [InlineData("2026-03-06T09:10", "5 working hours", "next-working-day", "2026-03-09T14:30")]
    [InlineData("2026-03-07T09:10", "5 working hours", "next-working-day", "2026-03-09T14:30")]
    // Calendar days and months: the same under either rule, rolled off days off.
    [InlineData("2026-03-02T09:10", "10 calendar days", "next-working-day", "2026-03-12T17:30")]
    [InlineData("2026-03-02T09:10", "10 calendar days", "moment", "2026-03-12T17:30")]
    [InlineData("2026-02-06T09:10", "10 calendar days", "next-working-day", "2026-02-23T17:30")]
    [InlineData("2026-01-31T09:10", "1 months", "next-working-day", "2026-03-02T17:30")]
    [InlineData("2024-01-31T09:10", "1 months", "next-working-day", "2024-02-29T17:30")]
    [InlineData("2025-01-31T09:10", "1 months", "next-working-day", "2025-02-28T17:30")]
    [InlineData("2024-02-29T09:10", "12 months", "moment", "2025-02-28T17:30")]
    // Same day.
    [InlineData("2026-03-02T09:10", "same day", "next-working-day", "2026-03-02T17:30")]
    [InlineData("2026-03-02T06:00", "same day", "moment", "2026-03-02T17:30")]
    [InlineData("2026-03-02T17:30", "same day", "next-working-day", "2026-03-03T17:30")]
    [InlineData("2026-03-07T09:00", "same day", "next-working-day", "2026-03-09T17:30")]
    // The end of a year.
    [InlineData("2025-12-31T16:30", "2 working hours", "moment", "2026-01-05T08:30")]
    [InlineData("2025-12-31T16:30", "1 working day", "next-working-day", "2026-01-05T17:30")]
    public void Add(string from, string term, string rule, string due) =>
        s_office.Add(Parse.Moment(from), Term.Parse(term), Parse.Rule(rule)).ShouldBe(Parse.Moment(due));

    [Theory]
    [InlineData("2026-03-02T14:59:59", "1 working day", "2026-03-03T17:30")]
    [InlineData("2026-03-02T15:00:00", "1 working day", "2026-03-04T17:30")]
    [InlineData("2026-03-06T15:00:00", "1 working day", "2026-03-10T17:30")]
    [InlineData("2026-03-02T14:59:59", "same day", "2026-03-02T17:30")]
    [InlineData("2026-03-02T15:00:00", "same day", "2026-03-03T17:30")]
    [InlineData("2026-03-02T15:00:00", "10 calendar days", "2026-03-13T17:30")]
    [InlineData("2026-03-02T14:59:59", "10 calendar days", "2026-03-12T17:30")]
    [InlineData("2026-03-02T15:00:00", "4 working hours", "2026-03-04T11:30")]
    public void Cut_off_at_15_00(string from, string term, string due) =>
        s_office
            .Add(Parse.Moment(from), Term.Parse(term), StartRule.NextWorkingDay, new LocalTime(15, 0))
            .ShouldBe(Parse.Moment(due));

    [Fact]
    public void Cut_off_is_a_rule_for_receipts_and_leaves_step_clocks_alone() =>
        s_office
            .Add(Parse.Moment("2026-03-02T16:00"), Term.OfWorkingHours(1), StartRule.Moment, new LocalTime(15, 0))
            .ShouldBe(Parse.Moment("2026-03-02T17:00"));

    [Theory]
    [InlineData("2026-03-02T07:30", "2026-03-02T17:30", 480)]
    [InlineData("2026-03-02T09:00", "2026-03-02T09:00", 0)]
    [InlineData("2026-03-02T11:30", "2026-03-02T13:30", 0)]
    [InlineData("2026-03-02T11:29", "2026-03-02T13:31", 2)]
    [InlineData("2026-03-06T17:00", "2026-03-09T08:00", 60)]
    [InlineData("2026-02-14T00:00", "2026-02-23T00:00", 0)]
    [InlineData("2026-03-02T09:00:59", "2026-03-02T09:01:01", 1)]
    public void Count(string from, string to, long minutes) =>
        s_office.Count(Parse.Moment(from), Parse.Moment(to)).ShouldBe(minutes);

    [Fact]
    public void Counting_backwards_is_an_error()
    {
        Should.Throw<ArgumentException>(() =>
            s_office.Count(Parse.Moment("2026-03-02T09:01"), Parse.Moment("2026-03-02T09:00"))
        );
        Should.Throw<ArgumentException>(() =>
            s_office.Count(Parse.Moment("2026-03-02T09:00:30"), Parse.Moment("2026-03-02T09:00:29"))
        );
        Should.Throw<ArgumentOutOfRangeException>(() => s_office.AddMinutes(Parse.Moment("2026-03-02T09:00"), -1));
    }

    [Theory]
    [InlineData("2026-03-02T09:00", "2026-03-02T09:00", "2026-03-02T09:00")]
    [InlineData("2026-03-02T07:30", "2026-03-02T07:30", "2026-02-27T17:30")]
    [InlineData("2026-03-02T11:30", "2026-03-02T13:30", "2026-03-02T11:30")]
    [InlineData("2026-03-07T10:00", "2026-03-09T07:30", "2026-03-06T17:30")]
    [InlineData("2026-02-18T10:00", "2026-02-23T07:30", "2026-02-13T17:30")]
    public void Next_and_previous_counted(string moment, string next, string previous)
    {
        s_office.NextCounted(Parse.Moment(moment)).ShouldBe(Parse.Moment(next));
        s_office.PreviousCounted(Parse.Moment(moment)).ShouldBe(Parse.Moment(previous));
    }

    [Fact]
    public void Last_covered_day_is_good_to_its_last_minute_and_loud_beyond()
    {
        var last = Parse.Moment("2031-12-31T16:30");

        s_office.Add(last, Term.OfWorkingHours(1), StartRule.Moment).ShouldBe(Parse.Moment("2031-12-31T17:30"));
        s_office.Count(last, Parse.Moment("2032-01-01T00:00")).ShouldBe(60);
        Should
            .Throw<CalendarRangeException>(() => s_office.Add(last, Term.OfWorkingMinutes(61), StartRule.Moment))
            .Message.ShouldContain("2031-12-31");
        Should.Throw<CalendarRangeException>(() => s_office.Add(last, Term.OfWorkingDays(1), StartRule.NextWorkingDay));
        Should.Throw<CalendarRangeException>(() =>
            s_office.Add(last, Term.OfWorkingDays(0.5m), StartRule.NextWorkingDay)
        );
        Should.Throw<CalendarRangeException>(() => s_office.Add(last, Term.OfCalendarDays(1), StartRule.Moment));
        Should.Throw<CalendarRangeException>(() => s_office.Add(last, Term.OfMonths(1), StartRule.Moment));
        Should.Throw<CalendarRangeException>(() => s_office.Add(last.PlusHours(2), Term.SameDay, StartRule.Moment));
        Should.Throw<CalendarRangeException>(() => s_office.Count(last, Parse.Moment("2032-01-01T00:01")));
        Should
            .Throw<CalendarRangeException>(() => s_office.Day(new(2032, 1, 1)))
            .Message.ShouldContain("2022-01-01 to 2031-12-31");
        Should.Throw<CalendarRangeException>(() => s_office.IsCounted(new LocalDate(2021, 12, 31)));
    }

    [Fact]
    public void Provisional_years_may_date_a_promise_and_mark_it()
    {
        s_office.IsProvisional(new(2026, 1, 5), new(2026, 11, 23)).ShouldBeFalse();
        s_office.IsProvisional(new(2026, 11, 20), new(2026, 11, 25)).ShouldBeTrue();
        s_office.IsProvisional(new(2026, 12, 28), new(2027, 1, 4)).ShouldBeTrue();
        s_office.Day(new(2027, 2, 8)).Status.ShouldBe(YearStatus.Provisional);
        s_office.Day(new(2027, 2, 8)).OffReason.ShouldBe("Tết Nguyên đán");
    }

    [Fact]
    public void A_half_day_closure_inside_a_counted_date_shortens_the_date_not_the_number_of_dates()
    {
        var closed = TestCalendars.With(d =>
            d with
            {
                Closures = [new(Parse.Moment("2026-03-03T13:30"), Parse.Moment("2026-03-03T17:30"), "bão số 3")],
            }
        );
        var received = Parse.Moment("2026-03-02T09:00");

        closed
            .Add(received, Term.OfWorkingDays(1), StartRule.NextWorkingDay)
            .ShouldBe(Parse.Moment("2026-03-03T11:30"));
        closed
            .Add(received, Term.OfWorkingDays(0.5m), StartRule.NextWorkingDay)
            .ShouldBe(Parse.Moment("2026-03-03T09:30"));
        closed
            .Add(received, Term.OfWorkingDays(2), StartRule.NextWorkingDay)
            .ShouldBe(Parse.Moment("2026-03-04T17:30"));
        closed.Add(received, Term.OfWorkingDays(1), StartRule.Moment).ShouldBe(Parse.Moment("2026-03-03T09:00"));
        closed.Day(new(2026, 3, 3)).Note.ShouldBe("bão số 3");
        closed.CloseOf(new(2026, 3, 3)).ShouldBe(Parse.Moment("2026-03-03T11:30"));
    }

    [Fact]
    public void A_season_of_seven_hours_stretches_a_moment_day_and_leaves_dates_alone()
    {
        var summer = TestCalendars.With(d =>
            d with
            {
                Seasons =
                [
                    new(
                        new(2026, 6, 1),
                        new(2026, 8, 31),
                        TestCalendars.Weekdays(TestCalendars.Hours("07:00-11:00", "14:00-17:00")),
                        "mùa hè"
                    ),
                ],
            }
        );
        var received = Parse.Moment("2026-06-01T07:00");

        summer.Add(received, Term.OfWorkingDays(1), StartRule.Moment).ShouldBe(Parse.Moment("2026-06-02T08:00"));
        summer
            .Add(received, Term.OfWorkingDays(1), StartRule.NextWorkingDay)
            .ShouldBe(Parse.Moment("2026-06-02T17:00"));
        summer
            .Add(received, Term.OfWorkingDays(0.5m), StartRule.NextWorkingDay)
            .ShouldBe(Parse.Moment("2026-06-02T10:30"));
        summer
            .Add(Parse.Moment("2026-08-28T16:00"), Term.OfWorkingHours(2), StartRule.Moment)
            .ShouldBe(Parse.Moment("2026-09-03T08:30"));
    }

    [Fact]
    public void Saturday_reception_counts_from_Monday_in_the_clock_calendar()
    {
        var reception = CalendarFile.Load("reception-saturday");
        var saturday = Parse.Moment("2026-03-07T09:00");

        reception.IsCounted(saturday).ShouldBeTrue();
        reception.IsCounted(Parse.Moment("2026-02-21T09:00")).ShouldBeFalse("the Saturday of Tết");
        s_office.IsCounted(saturday).ShouldBeFalse();
        s_office
            .Add(saturday, Term.OfWorkingDays(1), StartRule.NextWorkingDay)
            .ShouldBe(Parse.Moment("2026-03-09T17:30"));
    }

    [Fact]
    public void Five_year_terms_are_exact()
    {
        var from = Parse.Moment("2024-01-02T07:30");
        var due = s_office.Add(from, Term.OfWorkingDays(1240), StartRule.Moment);

        s_office.Count(from, due).ShouldBe(1240 * 480);
        due.Year.ShouldBe(2028);
    }
}
