using System.Diagnostics;
using System.Globalization;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Benchmarks;

/// <summary>
/// Adds and counts of working time a second on one core, against a day-by-day and a minute-by-minute loop over the same calendar in
/// the same run. The loops also check the answers.
/// </summary>
internal static class WorkingTimeBenchmark
{
    private const int Cases = 4096;
    private const int Rounds = 125;
    private const int Repeats = 9;

    public static int Run(string[] args)
    {
        var calendar = MakeCalendar();
        var cases = MakeCases(calendar);
        var loops = new Loops(calendar);
        foreach (var (from, to, term) in cases)
        {
            var due = calendar.Add(from, term, StartRule.Moment);
            var minutes = calendar.Count(from, to);
            var needed = term.WorkingMinutes(calendar.DayLengthMinutes)!.Value;
            if (
                due != loops.AddByDays(from, needed)
                || due != loops.AddByMinutes(from, needed)
                || minutes != loops.CountByDays(from, to)
            )
            {
                Console.Error.WriteLine($"The loops disagree for {from}, {to}, {term}.");
                return 1;
            }
        }

        var adds = Measure(cases, Rounds, c => c.Adds(calendar), out var addBytes);
        var counts = Measure(cases, Rounds, c => c.Counts(calendar), out var countBytes);
        var promises = Measure(cases, Rounds, c => c.Promises(calendar), out var promiseBytes);
        var dayLoop = Measure(cases, rounds: 2, c => c.AddsByDays(loops, calendar.DayLengthMinutes), out _);
        var minuteLoop = Measure(cases[..64], rounds: 1, c => c.AddsByMinutes(loops, calendar.DayLengthMinutes), out _);
        var readings = Measure(cases, rounds: 20, c => c.Readings(calendar), out _);
        var bytes = Math.Max(Math.Max(addBytes, countBytes), promiseBytes);
        Console.WriteLine(
            args.Contains("--json", StringComparer.Ordinal)
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $$"""{"addsPerSecond":{{adds:F0}},"countsPerSecond":{{counts:F0}},"promisesPerSecond":{{promises:F0}},"clockReadingsPerSecond":{{readings:F0}},"ratioToDayLoop":{{adds / dayLoop:F1}},"ratioToMinuteLoop":{{adds / minuteLoop:F0}},"bytesPerCall":{{bytes:0.###}}}"""
                )
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"""
                    adds      {adds / 1e6, 10:F1} million/s   (start rule moment)
                    counts    {counts / 1e6, 10:F1} million/s
                    promises  {promises / 1e6, 10:F1} million/s   (start rule next-working-day)
                    clocks    {readings / 1e6, 10:F1} million/s   (one pause each, without the proof; they allocate)
                    day loop  {dayLoop / 1e6, 10:F3} million/s   (x {adds / dayLoop:F0})
                    minute loop {minuteLoop / 1e6, 8:F5} million/s   (x {adds / minuteLoop:F0})
                    bytes     {bytes, 10:0.###} a call
                    """
                )
        );
        return 0;
    }

    /// <summary>Calls a second, the best of a few repeats: what the code can do when the other helpers let it.</summary>
    private static double Measure(Case[] cases, int rounds, Func<Batch, long> work, out double bytesPerCall)
    {
        var batch = new Batch(cases);
        var sink = work(batch);
        var best = 0d;
        bytesPerCall = double.MaxValue;
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            var bytes = GC.GetAllocatedBytesForCurrentThread();
            var start = Stopwatch.GetTimestamp();
            for (var round = 0; round < rounds; round++)
            {
                sink ^= work(batch);
            }

            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            double calls = (double)rounds * cases.Length;
            bytesPerCall = Math.Min(bytesPerCall, (GC.GetAllocatedBytesForCurrentThread() - bytes) / calls);
            best = Math.Max(best, calls / seconds);
        }

        GC.KeepAlive(sink);
        return best;
    }

    private static Case[] MakeCases(WorkingCalendar calendar)
    {
        var random = new Random(20261122);
        var cases = new Case[Cases];
        for (var i = 0; i < cases.Length; i++)
        {
            var from = calendar.FirstDate.PlusDays(random.Next(365 * 8)).AtMidnight().PlusMinutes(random.Next(1440));
            var to = from.PlusMinutes(random.Next(60 * 24 * 60));
            var term = random.Next(3) switch
            {
                0 => Term.OfWorkingMinutes(random.Next(1, 4800)),
                1 => Term.OfWorkingHours(random.Next(1, 80)),
                _ => Term.OfHalfWorkingDays(random.Next(1, 80)),
            };
            cases[i] = new(from, to, term);
        }

        return cases;
    }

    private static WorkingCalendar MakeCalendar()
    {
        Session[] day = [new(new(7, 30), new(11, 30)), new(new(13, 30), new(17, 30))];
        var years = Enumerable.Range(2022, 10).ToList();
        return WorkingCalendar.Create(
            new()
            {
                Name = "benchmark",
                Version = 1,
                Week = Enumerable
                    .Range(1, 5)
                    .ToDictionary(weekday => (IsoDayOfWeek)weekday, IReadOnlyList<Session> (_) => day),
                Years = [.. years.Select(year => new CalendarYear(year, YearStatus.Provisional))],
                DaysOff = [.. years.SelectMany(year => HolidayProposal.For(year).DaysOff)],
            }
        );
    }

    private sealed record Case(LocalDateTime From, LocalDateTime To, Term Term);

    private sealed class Batch(Case[] cases)
    {
        public long Adds(WorkingCalendar calendar)
        {
            long sink = 0;
            foreach (var item in cases)
            {
                sink += calendar.Add(item.From, item.Term, StartRule.Moment).Minute;
            }

            return sink;
        }

        public long Promises(WorkingCalendar calendar)
        {
            long sink = 0;
            foreach (var item in cases)
            {
                sink += calendar.Add(item.From, item.Term, StartRule.NextWorkingDay).Minute;
            }

            return sink;
        }

        public long Counts(WorkingCalendar calendar)
        {
            long sink = 0;
            foreach (var item in cases)
            {
                sink += calendar.Count(item.From, item.To);
            }

            return sink;
        }

        public long Readings(WorkingCalendar calendar)
        {
            long sink = 0;
            foreach (var item in cases)
            {
                var facts = new ClockFacts
                {
                    Start = item.From,
                    Term = item.Term,
                    Rule = StartRule.NextWorkingDay,
                    Pauses = [new(item.From, item.To, "supplement", Basis: null, PauseEffect.Resume)],
                };
                sink += Clock.Read(facts, calendar, item.To).Due.Minute;
            }

            return sink;
        }

        public long AddsByDays(Loops loops, int dayLength)
        {
            long sink = 0;
            foreach (var item in cases)
            {
                sink += loops.AddByDays(item.From, item.Term.WorkingMinutes(dayLength)!.Value).Minute;
            }

            return sink;
        }

        public long AddsByMinutes(Loops loops, int dayLength)
        {
            long sink = 0;
            foreach (var item in cases)
            {
                sink += loops.AddByMinutes(item.From, item.Term.WorkingMinutes(dayLength)!.Value).Minute;
            }

            return sink;
        }
    }

    /// <summary>The two usual ways, as other systems write them, over a calendar's own days.</summary>
    private sealed class Loops(WorkingCalendar calendar)
    {
        public LocalDateTime AddByDays(LocalDateTime from, long minutes)
        {
            var left = minutes;
            for (var date = from.Date; ; date = date.PlusDays(1))
            {
                foreach (var session in calendar.Day(date).Sessions)
                {
                    var start = date == from.Date && from.TimeOfDay > session.Start ? from.TimeOfDay : session.Start;
                    var length = MinuteOf(session.End) - MinuteOf(start);
                    if (length > 0 && left <= length)
                    {
                        return date.At(start.PlusMinutes(left));
                    }

                    left -= Math.Max(length, 0);
                }
            }
        }

        public LocalDateTime AddByMinutes(LocalDateTime from, long minutes)
        {
            var moment = from;
            for (var left = minutes; left > 0; moment = moment.PlusMinutes(1))
            {
                if (Counts(moment))
                {
                    left--;
                }
            }

            return moment;
        }

        public long CountByDays(LocalDateTime from, LocalDateTime to)
        {
            long minutes = 0;
            for (var date = from.Date; date <= to.Date; date = date.PlusDays(1))
            {
                foreach (var session in calendar.Day(date).Sessions)
                {
                    var start = date == from.Date && from.TimeOfDay > session.Start ? from.TimeOfDay : session.Start;
                    var end = date == to.Date && to.TimeOfDay < session.End ? to.TimeOfDay : session.End;
                    minutes += Math.Max(MinuteOf(end) - MinuteOf(start), 0);
                }
            }

            return minutes;
        }

        private bool Counts(LocalDateTime moment)
        {
            foreach (var session in calendar.Day(moment.Date).Sessions)
            {
                if (session.Start <= moment.TimeOfDay && moment.TimeOfDay < session.End)
                {
                    return true;
                }
            }

            return false;
        }

        private static int MinuteOf(LocalTime time) => (time.Hour * 60) + time.Minute;
    }
}
