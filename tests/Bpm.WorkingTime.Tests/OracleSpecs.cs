using NodaTime;

namespace Bpm.WorkingTime.Tests;

/// <summary>The library against <see cref="NaiveOracle"/>: seeded random cases, ten million with BPM_LONG=1.</summary>
public sealed class OracleSpecs
{
    private static readonly bool s_isLong = Environment.GetEnvironmentVariable("BPM_LONG") == "1";
    private static readonly (
        CalendarDefinition Definition,
        WorkingCalendar Calendar,
        NaiveOracle Oracle
    )[] s_calendars = Make();

    [Fact]
    public void Adds_counts_and_clocks_agree_with_the_naive_way()
    {
        var blocks = s_isLong ? 10_000 : 101;
        Parallel.For(0, blocks, new ParallelOptions { MaxDegreeOfParallelism = s_isLong ? 2 : 1 }, Block);
    }

    private static void Block(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 1000; i++)
        {
            var (definition, calendar, oracle) = s_calendars[random.Next(s_calendars.Length)];
            var context = $"seed {seed}, case {i}, calendar {definition.Name}";
            switch (random.Next(3))
            {
                case 0:
                    Add(random, calendar, oracle, context);
                    break;
                case 1:
                    Count(random, calendar, oracle, context);
                    break;
                default:
                    Read(random, calendar, oracle, context);
                    break;
            }
        }
    }

    private static void Add(Random random, WorkingCalendar calendar, NaiveOracle oracle, string context)
    {
        var (from, term, rule) = (Moment(random, oracle), SomeTerm(random), SomeRule(random));
        var due = calendar.Add(from.PlusSeconds(random.Next(60)), term, rule);
        var expected = oracle.Add(from, term, rule, calendar.CutOff);
        Same(due, expected, $"{context}: {from} + {term} {rule}");
        if (rule == StartRule.Moment && term.WorkingMinutes(calendar.DayLengthMinutes) is { } minutes)
        {
            Same(calendar.Count(from, due), minutes, $"{context}: count(f, add(f, M)) = M for {from} + {term}");
        }
    }

    private static void Count(Random random, WorkingCalendar calendar, NaiveOracle oracle, string context)
    {
        var from = Moment(random, oracle);
        var to = from.PlusMinutes(random.Next(3) == 0 ? random.Next(600) : random.Next(20_000));
        Same(calendar.Count(from, to), oracle.Count(from, to), $"{context}: count {from} to {to}");
    }

    private static void Read(Random random, WorkingCalendar calendar, NaiveOracle oracle, string context)
    {
        var start = Moment(random, oracle);
        var facts = new ClockFacts
        {
            Start = start,
            Term = SomeTerm(random),
            Rule = SomeRule(random),
            Pauses = SomePauses(random, start),
            FinishedAt = random.Next(3) == 0 ? start.PlusMinutes(random.Next(20_000)) : null,
            CutOff = random.Next(4) == 0 ? new LocalTime(15, 0) : null,
            NotAfter = random.Next(6) == 0 ? start.PlusMinutes(random.Next(15_000)) : null,
        };
        var now = start.PlusMinutes(random.Next(18_000));
        var reading = Clock.Read(facts, calendar, now);
        var expected = oracle.Read(facts, facts.CutOff ?? calendar.CutOff, now);
        var what =
            $"{context}: {facts.Start} + {facts.Term} {facts.Rule}, pauses {string.Join("; ", facts.Pauses)}, finished {facts.FinishedAt}, not after {facts.NotAfter}, cut-off {facts.CutOff}, now {now}";
        Same((reading.Due, reading.UsedMinutes, reading.RemainingMinutes, reading.Verdict), expected, what);
        Same(reading.AllowanceMinutes, reading.UsedMinutes + reading.RemainingMinutes, what);
        if (random.Next(4) == 0)
        {
            ProofChecks.AddsUp(reading, facts, calendar, what);
        }
    }

    private static void Same<T>(T actual, T expected, string what)
    {
        // Building an assertion's message costs more than the case.
        if (!EqualityComparer<T>.Default.Equals(actual, expected))
        {
            actual.ShouldBe(expected, what);
        }
    }

    private static LocalDateTime Moment(Random random, NaiveOracle oracle)
    {
        var moment = oracle.At(random.Next(oracle.MinuteCount * 2 / 3));
        return random.Next(4) switch
        {
            // Sessions' edges, where mistakes live.
            0 => moment.Date.At(
                random.Next(6) switch
                {
                    0 => new LocalTime(7, 30),
                    1 => new LocalTime(11, 30),
                    2 => new LocalTime(13, 30),
                    3 => new LocalTime(17, 30),
                    4 => new LocalTime(15, 0),
                    _ => LocalTime.Midnight,
                }
            ),
            _ => moment,
        };
    }

    private static Term SomeTerm(Random random) =>
        random.Next(12) switch
        {
            0 or 1 => Term.OfWorkingMinutes(random.Next(0, 2500)),
            2 or 3 => Term.OfWorkingHours(random.Next(0, 60)),
            4 => Term.OfCalendarDays(random.Next(0, 15)),
            5 => Term.OfMonths(random.Next(0, 2)),
            6 => Term.SameDay,
            _ => Term.OfHalfWorkingDays(random.Next(0, 25)),
        };

    private static StartRule SomeRule(Random random) => (StartRule)random.Next(2);

    private static List<Pause> SomePauses(Random random, LocalDateTime start)
    {
        var pauses = new List<Pause>();
        for (var i = random.Next(4); i > 0; i--)
        {
            var from = start.PlusMinutes(random.Next(-2000, 10_000));
            if (random.Next(4) == 0)
            {
                from = from.Date.AtMidnight();
            }

            var to = from.PlusMinutes(random.Next(3) == 0 ? random.Next(300) : random.Next(6000));
            var effect = random.Next(6) == 0 ? PauseEffect.Restart : PauseEffect.Resume;
            pauses.Add(new(from, random.Next(8) == 0 ? null : to, "supplement", "basis", effect));
        }

        return pauses;
    }

    private static (CalendarDefinition, WorkingCalendar, NaiveOracle)[] Make()
    {
        var office = CalendarFile.Definition("vn-office");
        CalendarDefinition[] definitions =
        [
            office with
            {
                Name = "office",
            },
            office with
            {
                Name = "office with cut-off",
                CutOff = new LocalTime(15, 0),
            },
            CalendarFile.Definition("reception-saturday"),
            TestCalendars.Plain("4.5 + 3.5 h", TestCalendars.Hours("07:00-11:30", "13:30-17:00")),
            TestCalendars.Plain("odd minutes", TestCalendars.Hours("08:00-11:13", "12:00-12:01", "13:30-17:00")) with
            {
                DayLengthMinutes = 401,
            },
            office with
            {
                Name = "seasons and closures",
                Seasons =
                [
                    new(
                        new(2024, 5, 1),
                        new(2024, 8, 31),
                        TestCalendars.Weekdays(TestCalendars.Hours("07:00-11:00", "14:00-17:00")),
                        "mùa hè"
                    ),
                    new(
                        new(2025, 11, 1),
                        new(2026, 2, 28),
                        TestCalendars.Weekdays(TestCalendars.Hours("08:00-12:00", "13:00-17:00")),
                        "mùa đông"
                    ),
                ],
                Closures =
                [
                    new(new(2024, 9, 9, 10, 0), new(2024, 9, 11, 15, 0), "bão"),
                    Closure.OfDates(new(2025, 3, 3), new(2025, 3, 14), "chuyển trụ sở"),
                    new(new(2026, 7, 1, 13, 30), new(2026, 7, 1, 17, 30), "họp"),
                    new(new(2026, 7, 2, 8, 0), new(2026, 7, 2, 17, 20), "còn hai mảnh"),
                ],
            },
        ];
        return
        [
            .. definitions
                .Select(definition => Within(definition, 2024, 2027))
                .Select(definition => (definition, WorkingCalendar.Create(definition), new NaiveOracle(definition))),
        ];
    }

    private static CalendarDefinition Within(CalendarDefinition definition, int first, int last)
    {
        bool IsIn(LocalDate date) => date.Year >= first && date.Year <= last;
        return definition with
        {
            Years = [.. definition.Years.Where(year => year.Year >= first && year.Year <= last)],
            DaysOff = [.. definition.DaysOff.Where(day => IsIn(day.Date))],
            WorkedDays = [.. definition.WorkedDays.Where(day => IsIn(day.Date))],
            Undecided = [.. definition.Undecided.Where(day => IsIn(day.Date))],
        };
    }
}
