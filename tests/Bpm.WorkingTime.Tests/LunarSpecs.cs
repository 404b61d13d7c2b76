using System.Globalization;
using NodaTime;

namespace Bpm.WorkingTime.Tests;

/// <summary>The whole-number table against the sky: new moons and solar longitude at UTC+7, in floating point, here alone.</summary>
public sealed class LunarSpecs
{
    [Theory]
    [InlineData(2022, "2022-02-01", "2022-04-10")]
    [InlineData(2023, "2023-01-22", "2023-04-29")]
    [InlineData(2024, "2024-02-10", "2024-04-18")]
    [InlineData(2025, "2025-01-29", "2025-04-07")]
    [InlineData(2026, "2026-02-17", "2026-04-26")]
    [InlineData(2027, "2027-02-06", "2027-04-16")]
    [InlineData(2028, "2028-01-26", "2028-04-04")]
    [InlineData(2029, "2029-02-13", "2029-04-23")]
    [InlineData(2030, "2030-02-02", "2030-04-12")]
    public void Tet_and_the_Hung_Kings(int year, string tet, string hungKings)
    {
        VietnameseLunar.Tet(year).ShouldBe(Parse.Date(tet));
        VietnameseLunar.HungKings(year).ShouldBe(Parse.Date(hungKings));
    }

    [Fact]
    public void Between_2020_and_2035_only_2030_differs_from_the_Chinese_new_year()
    {
        var chinese = new ChineseLunisolarCalendar();

        Enumerable
            .Range(2020, 16)
            .Where(year =>
                VietnameseLunar.Tet(year) != LocalDate.FromDateTime(chinese.ToDateTime(year, 1, 1, 0, 0, 0, 0))
            )
            .ShouldBe([2030]);
    }

    [Fact]
    public void The_table_is_what_the_sky_says()
    {
        for (var year = VietnameseLunar.FirstYear; year <= VietnameseLunar.LastYear; year++)
        {
            foreach (var (month, isLeap, first) in Sky.Months(year))
            {
                VietnameseLunar.ToSolar(year, month, 1, isLeap).ShouldBe(first, $"month {month} of {year}");
            }
        }
    }

    [Fact]
    public void There_is_no_thirtieth_in_a_short_month_and_no_year_outside_the_table()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => VietnameseLunar.ToSolar(2026, 1, 31, isLeapMonth: false));
        Should.Throw<ArgumentOutOfRangeException>(() => VietnameseLunar.ToSolar(2026, 1, 1, isLeapMonth: true));
        Should.Throw<ArgumentOutOfRangeException>(() => VietnameseLunar.Tet(1999));
        VietnameseLunar.LeapMonth(2025).ShouldBe(6);
        VietnameseLunar.LeapMonth(2026).ShouldBeNull();
    }

    [Theory]
    [InlineData(2022)]
    [InlineData(2023)]
    [InlineData(2024)]
    [InlineData(2025)]
    [InlineData(2026)]
    public void The_proposal_gives_the_decided_days_off_but_for_the_swaps(int year)
    {
        LocalDate[] swaps = [new(2024, 4, 29), new(2025, 5, 2), new(2026, 1, 2), new(2026, 8, 31)];
        var decided = TestCalendars
            .VnOffice.Definition.DaysOff.Select(day => day.Date)
            .Where(date => date.Year == year);

        HolidayProposal.For(year).DaysOff.Select(day => day.Date).ShouldBe(decided.Except(swaps));
    }

    [Fact]
    public void The_provisional_years_of_the_office_calendar_are_the_proposals()
    {
        foreach (
            var year in TestCalendars.VnOffice.Definition.Years.Where(year => year.Status == YearStatus.Provisional)
        )
        {
            var proposal = HolidayProposal.For(year.Year);
            TestCalendars
                .VnOffice.Definition.DaysOff.Where(day => day.Date.Year == year.Year)
                .ShouldBe(proposal.DaysOff);
            proposal.Undecided.ShouldHaveSingleItem().Date.ShouldBe(new LocalDate(year.Year, 11, 24));
        }
    }

    /// <summary>The usual reckoning of the Vietnamese calendar (Meeus' new moons; the month of the winter solstice is the eleventh).</summary>
    private static class Sky
    {
        public static IEnumerable<(int Month, bool IsLeap, LocalDate First)> Months(int year)
        {
            foreach (var solsticeYear in new[] { year - 1, year })
            {
                var (start, end) = (EleventhMonth(solsticeYear), EleventhMonth(solsticeYear + 1));
                var k = Math.Floor(((start - 2415021.076998695) / 29.530588853) + 0.5);
                var leap = end - start > 365 ? LeapIndex(k) : -1;
                var month = 11;
                for (var i = 0; NewMoonDay(k + i) < end; i++)
                {
                    month += i > 0 && i != leap ? 1 : 0;
                    var lunarYear = month <= 12 ? solsticeYear : solsticeYear + 1;
                    if (lunarYear == year)
                    {
                        yield return (
                            ((month - 1) % 12) + 1,
                            i == leap,
                            LocalDate.FromDateOnly(DateOnly.FromDayNumber((int)NewMoonDay(k + i) - 1721426))
                        );
                    }
                }
            }
        }

        private static double EleventhMonth(int year)
        {
            var lastDay = new DateOnly(year, 12, 31).DayNumber + 1721426;
            var k = Math.Floor((lastDay - 2415021) / 29.530588853);
            var newMoon = NewMoonDay(k);
            return SolarSector(newMoon) >= 9 ? NewMoonDay(k - 1) : newMoon;
        }

        private static int LeapIndex(double k)
        {
            var index = 2;
            while (SolarSector(NewMoonDay(k + index)) != SolarSector(NewMoonDay(k + index - 1)))
            {
                index++;
            }

            return index - 1;
        }

        private static double NewMoonDay(double k) => Math.Floor(NewMoon(k) + 0.5 + (7.0 / 24));

        private static double NewMoon(double k)
        {
            var t = k / 1236.85;
            var (t2, t3) = (t * t, t * t * t);
            var anomaly = Rad(359.2242 + (29.10535608 * k) - (0.0000333 * t2) - (0.00000347 * t3));
            var moon = Rad(306.0253 + (385.81691806 * k) + (0.0107306 * t2) + (0.00001236 * t3));
            var f = Rad(21.2964 + (390.67050646 * k) - (0.0016528 * t2) - (0.00000239 * t3));
            var mean =
                2415020.75933
                + (29.53058868 * k)
                + (0.0001178 * t2)
                - (0.000000155 * t3)
                + (0.00033 * Math.Sin(Rad(166.56 + (132.87 * t) - (0.009173 * t2))));
            var correction =
                ((0.1734 - (0.000393 * t)) * Math.Sin(anomaly))
                + (0.0021 * Math.Sin(2 * anomaly))
                - (0.4068 * Math.Sin(moon))
                + (0.0161 * Math.Sin(2 * moon))
                - (0.0004 * Math.Sin(3 * moon))
                + (0.0104 * Math.Sin(2 * f))
                - (0.0051 * Math.Sin(anomaly + moon))
                - (0.0074 * Math.Sin(anomaly - moon))
                + (0.0004 * Math.Sin((2 * f) + anomaly))
                - (0.0004 * Math.Sin((2 * f) - anomaly))
                - (0.0006 * Math.Sin((2 * f) + moon))
                + (0.0010 * Math.Sin((2 * f) - moon))
                + (0.0005 * Math.Sin((2 * moon) + anomaly));
            return mean + correction - (-0.000278 + (0.000265 * t) + (0.000262 * t2));
        }

        private static double SolarSector(double day)
        {
            var t = (day - 0.5 - (7.0 / 24) - 2451545.0) / 36525;
            var m = Rad(357.52910 + (35999.05030 * t) - (0.0001559 * t * t));
            var center =
                ((1.914600 - (0.004817 * t)) * Math.Sin(m))
                + ((0.019993 - (0.000101 * t)) * Math.Sin(2 * m))
                + (0.000290 * Math.Sin(3 * m));
            var longitude = (280.46645 + (36000.76983 * t) + (0.0003032 * t * t) + center) % 360;
            return Math.Floor((longitude < 0 ? longitude + 360 : longitude) / 30);
        }

        private static double Rad(double degrees) => degrees * Math.PI / 180;
    }
}
