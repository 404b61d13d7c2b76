using NodaTime;

namespace Bpm.WorkingTime.Tests;

/// <summary>Due dates that were worked out by hand and checked by a second calculation before there was any code.</summary>
public sealed class DomainVectorSpecs
{
    [Theory]
    [InlineData("2025-04-24T14:00", "3 working days", "2025-04-28", "Saturday 26/04 is a made-up working day")]
    [InlineData("2025-04-28T10:00", "5 working days", "2025-05-08", "30/4, 1/5 and 2/5 are off")]
    [InlineData("2025-06-14T09:00", "2 working days", "2025-06-17", "Saturday is reception only")]
    [InlineData("2026-01-09T09:00", "3 working days", "2026-01-13", "Saturday 10/01 is worked")]
    [InlineData("2026-02-10T09:00", "10 working days", "2026-03-03", "Tết 16-20/2")]
    [InlineData("2026-08-20T09:00", "5 working days", "2026-08-26", "Saturday 22/08 is worked")]
    [InlineData("2026-11-20T09:00", "3 working days", "2026-11-25", "24/11 counts until it is decided")]
    public void Promise_ends_at_the_close(string received, string term, string due, string why) =>
        TestCalendars
            .VnOffice.Add(Parse.Moment(received), Term.Parse(term), StartRule.NextWorkingDay)
            .ShouldBe(Parse.Date(due).At(new LocalTime(17, 30)), why);

    [Fact]
    public void Promise_moves_by_a_date_if_24_November_2026_becomes_a_day_off()
    {
        var office = TestCalendars.VnOffice;
        var decided = TestCalendars.With(definition =>
            definition with
            {
                Version = 2,
                DaysOff = [.. definition.DaysOff, new(new(2026, 11, 24), "Ngày Văn hóa Việt Nam")],
                Undecided = [],
            }
        );
        var facts = Facts("2026-11-20T09:00", "3 working days", StartRule.NextWorkingDay);

        var moved = Counterfactual.Compare(facts, office, decided, Parse.Moment("2026-11-20T09:00"));

        moved.Before.Due.ShouldBe(Parse.Moment("2026-11-25T17:30"));
        moved.Before.Provisional.ShouldBeTrue();
        moved.After.Due.ShouldBe(Parse.Moment("2026-11-26T17:30"));
        (moved.Moves, moved.IsLater, moved.MovedMinutes, moved.MovedDates).ShouldBe((true, true, 480, 1));
        moved.Why.ShouldHaveSingleItem().After.OffReason.ShouldBe("Ngày Văn hóa Việt Nam");
    }

    [Fact]
    public void Same_day_after_15_00_is_due_on_the_next_working_day() =>
        TestCalendars
            .VnOffice.Add(
                Parse.Moment("2025-06-13T15:20"),
                Term.SameDay,
                StartRule.NextWorkingDay,
                new LocalTime(15, 0)
            )
            .ShouldBe(Parse.Moment("2025-06-16T17:30"));

    [Theory]
    [InlineData(PauseEffect.Resume, "2025-06-20")]
    [InlineData(PauseEffect.Restart, "2025-06-24")]
    public void Supplement_resumes_or_restarts(PauseEffect effect, string due)
    {
        var pause = new Pause(
            Parse.Moment("2025-06-05T10:00"),
            Parse.Moment("2025-06-10T14:00"),
            "supplement",
            null,
            effect
        );
        var facts = Facts("2025-06-02T09:00", "10 working days", StartRule.NextWorkingDay) with { Pauses = [pause] };

        var reading = Clock.Read(facts, TestCalendars.VnOffice, Parse.Moment("2025-06-11T08:00"));

        reading.Due.ShouldBe(Parse.Date(due).At(new LocalTime(17, 30)));
        reading.OriginalDue.ShouldBe(Parse.Moment("2025-06-16T17:30"));
    }

    [Theory]
    [InlineData("2025-06-13T10:30", "8 working hours", "2025-06-16T10:30", "1 + 4 + 3 h")]
    [InlineData("2025-06-13T15:00", "0.5 working days", "2025-06-16T09:30", "2 + 2 h")]
    public void Same_clock_time_with_other_hours(string received, string term, string due, string why) =>
        WorkingCalendar
            .Create(TestCalendars.Plain("13:00", TestCalendars.Hours("07:30-11:30", "13:00-17:00")))
            .Add(Parse.Moment(received), Term.Parse(term), StartRule.Moment)
            .ShouldBe(Parse.Moment(due), why);

    private static ClockFacts Facts(string start, string term, StartRule rule) =>
        new()
        {
            Start = Parse.Moment(start),
            Term = Term.Parse(term),
            Rule = rule,
        };
}
