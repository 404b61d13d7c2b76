using NodaTime;

namespace Bpm.WorkingTime.Tests;

/// <summary>Definitions, what is wrong with them, inheritance, and the calendars of the repository.</summary>
public sealed class CalendarSpecs
{
    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        var wrong = TestCalendars.Plain("wrong", TestCalendars.Hours("07:30-11:30", "11:00-10:00")) with
        {
            Years = [new(2024, YearStatus.Decided), new(2026, YearStatus.Provisional)],
            DaysOff = [new(new(2024, 1, 1), "Tết"), new(new(2024, 1, 1), "Tết"), new(new(2030, 1, 1), "Tết")],
            WorkedDays = [new(new(2024, 1, 1), "bù")],
            Seasons =
            [
                new(new(2024, 6, 1), new(2024, 8, 1), TestCalendars.Weekdays([]), "a"),
                new(new(2024, 7, 1), new(2024, 8, 1), TestCalendars.Weekdays([]), "b"),
            ],
            Closures = [new(Parse.Moment("2024-02-02T10:00"), Parse.Moment("2024-02-02T10:00"), "bão")],
            CutOff = new LocalTime(15, 0, 30),
            DayLengthMinutes = 0,
        };

        CalendarCheck
            .Check(wrong)
            .Select(finding => finding.Code)
            .Distinct()
            .ShouldBe([
                "year-gap",
                "decision-missing",
                "session-empty",
                "sessions-overlap",
                "off-twice",
                "date-not-covered",
                "off-and-worked",
                "seasons-overlap",
                "closure-empty",
                "not-whole-minute",
                "day-length-range",
            ]);
        Should
            .Throw<ArgumentException>(() => WorkingCalendar.Create(wrong))
            .Message.ShouldContain("days-off/2030-01-01");
    }

    [Fact]
    public void A_day_length_that_is_not_the_day_s_is_a_warning()
    {
        var odd = TestCalendars.Plain("odd", TestCalendars.OfficeHours) with { DayLengthMinutes = 420 };

        CalendarCheck
            .Check(odd)
            .ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(
                finding => finding.Code.ShouldBe("day-length-mismatch"),
                finding => finding.IsError.ShouldBeFalse()
            );
        WorkingCalendar.Create(odd).DayLengthMinutes.ShouldBe(420);
    }

    [Fact]
    public void A_unit_s_calendar_overrides_its_parent_date_by_date()
    {
        var child = new CalendarOverlay
        {
            Name = "unit",
            Version = 3,
            WorkedDays = [new(new(2026, 1, 2), "trực")],
            DaysOff = [new(new(2026, 3, 2), "lễ hội")],
            Week = new Dictionary<IsoDayOfWeek, IReadOnlyList<Session>>
            {
                [IsoDayOfWeek.Saturday] = TestCalendars.Hours("07:30-11:30"),
            },
            CutOff = new LocalTime(15, 0),
        };

        var unit = WorkingCalendar.Create(child.Over(TestCalendars.VnOffice.Definition));

        (unit.Name, unit.Version, unit.CutOff, unit.DayLengthMinutes).ShouldBe(("unit", 3, new LocalTime(15, 0), 480));
        unit.IsCounted(new LocalDate(2026, 1, 2)).ShouldBeTrue();
        unit.Day(new(2026, 3, 2)).OffReason.ShouldBe("lễ hội");
        unit.MinutesOf(new(2026, 3, 7)).ShouldBe(240);
        unit.MinutesOf(new(2026, 1, 10)).ShouldBe(480, "a worked Saturday has the hours of an ordinary weekday");
    }

    [Fact]
    public void The_calendars_of_the_repository_are_sound()
    {
        foreach (var file in Directory.GetFiles(Repository.At("procedures", "calendars"), "*.yaml"))
        {
            CalendarCheck.Check(CalendarFile.Definition(Path.GetFileNameWithoutExtension(file))).ShouldBeEmpty(file);
        }

        CalendarFile.Load("nghe-an").LastDate.ShouldBe(new LocalDate(2031, 12, 31));
    }

    [Fact]
    public void The_office_calendar_has_the_swaps_and_says_what_is_undecided()
    {
        var office = TestCalendars.VnOffice;

        office.Day(new(2026, 2, 12)).Sessions.ShouldBe(TestCalendars.OfficeHours);
        office.Day(new(2026, 2, 17)).OffReason.ShouldBe("Tết Nguyên đán");
        office.Day(new(2026, 2, 21)).OffReason.ShouldBe(CalendarDay.Weekend);
        office.Day(new(2026, 8, 22)).Note.ShouldBe("làm bù cho 31/8/2026");
        office
            .Day(new(2026, 11, 24))
            .ShouldSatisfyAllConditions(day => day.IsUndecided.ShouldBeTrue(), day => day.IsCounted.ShouldBeTrue());
        office
            .Definition.Years.Where(year => year.Status == YearStatus.Decided)
            .Select(year => year.Year)
            .ShouldBe(Enumerable.Range(2022, 5));
        office
            .Definition.Years.Where(year => year.Status == YearStatus.Decided)
            .ShouldAllBe(year => year.Decision != null && year.Source != null);
    }

    [Fact]
    public void Province_time_is_seven_hours_ahead_the_whole_year_round()
    {
        var local = Parse.Moment("2026-07-01T09:10");

        ProvinceTime.ToInstant(local).ShouldBe(Instant.FromUtc(2026, 7, 1, 2, 10));
        ProvinceTime.ToLocal(ProvinceTime.ToInstant(local)).ShouldBe(local);
        ProvinceTime.Zone.Id.ShouldBe("Asia/Ho_Chi_Minh");
        foreach (var instant in new[] { Instant.FromUtc(1976, 1, 1, 0, 0), Instant.FromUtc(2040, 6, 1, 0, 0) })
        {
            DateTimeZoneProviders
                .Tzdb["Asia/Ho_Chi_Minh"]
                .GetUtcOffset(instant)
                .ShouldBe(ProvinceTime.Zone.GetUtcOffset(instant));
        }
    }
}
