using System.Collections.Concurrent;
using System.Diagnostics;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Bpm.WorkingTime;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bpm.Server.Features.Inbox;

/// <summary>Open tasks of a kind and day.</summary>
internal sealed record KindDayCount(KindCount Kind, long Day);

/// <summary>Counts over many units.</summary>
/// <param name="At">When they were read.</param>
/// <param name="Counts">By kind and day.</param>
/// <param name="OverdueToday">Those of the day of <paramref name="At"/> whose due had passed by then.</param>
internal sealed record WideCount(
    Instant At,
    IReadOnlyList<KindDayCount> Counts,
    IReadOnlyList<KindDayCount> OverdueToday
)
{
    /// <summary>By kind, over all days.</summary>
    public IReadOnlyList<KindCount> Kinds { get; } =
    [.. Counts.GroupBy(c => c.Kind with { Count = 0 }).Select(g => g.Key with { Count = g.Sum(c => c.Kind.Count) })];

    /// <summary>By day, over all kinds.</summary>
    public IReadOnlyList<DayCount> Days { get; } = ByDay(Counts);

    /// <summary>What is chosen, by day.</summary>
    public IReadOnlyList<DayCount> DaysOf(InboxChoice choice) =>
        choice.IsAll ? Days : ByDay(Counts.Where(c => choice.Has(c.Kind)));

    private static List<DayCount> ByDay(IEnumerable<KindDayCount> counts) =>
        [.. counts.GroupBy(c => c.Day).Select(g => new DayCount(g.Key, g.Sum(c => c.Kind.Count)))];
}

/// <summary>
/// Counts over the whole province, or over so much of it that reading them takes a while. While there are few they are read
/// each time; else they may be as old as <see cref="Limits.WideCountsSeconds"/>, say so, and are read anew behind the answer.
/// </summary>
internal sealed class WideCounts(IDbContextFactory<BpmDb> databases, IClock clock)
{
    /// <summary>Kept counts that are read within a few milliseconds.</summary>
    private const int Few = 5_000;

    /// <summary>Different reaches that are remembered; there are as many as offices with many units below them.</summary>
    private const int Remembered = 64;

    private readonly ConcurrentDictionary<string, Reading> readings = new(StringComparer.Ordinal);

    /// <param name="units">Null is everywhere.</param>
    public async Task<WideCount> Get(IReadOnlyList<string>? units, CancellationToken cancellation)
    {
        if (readings.Count > Remembered)
        {
            readings.Clear();
        }

        var key = units is null ? "" : string.Join(' ', units);
        var reading = readings.GetOrAdd(key, _ => new Reading());
        if (reading.Counts is { } known && !reading.Few)
        {
            var age = Stopwatch.GetElapsedTime(reading.Stamp).TotalSeconds;
            if (age < Limits.WideCountsSeconds)
            {
                if (age > Limits.WideCountsSeconds / 3.0 && reading.Begin())
                {
                    // Behind the answer; if it fails, whoever comes when they are too old is told.
                    _ = Task.Run(() => Read(reading, units, CancellationToken.None), CancellationToken.None);
                }

                return known;
            }
        }

        return await Read(reading, units, cancellation);
    }

    private async Task<WideCount> Read(Reading reading, IReadOnlyList<string>? units, CancellationToken cancellation)
    {
        try
        {
            var stamp = Stopwatch.GetTimestamp();
            var now = clock.GetCurrentInstant();
            var local = ProvinceTime.ToLocal(now);
            var (midnight, minute) = (WallMinutes.Of(local.Date.AtMidnight()), WallMinutes.Of(local));
            await using var db = await databases.CreateDbContextAsync(cancellation);
            var kept = units is null ? db.TaskCounts : db.TaskCounts.Where(c => units.Contains(c.Unit));
            var overdue = db.Tasks.Where(t => t.SortDue >= midnight && t.SortDue < minute);
            var few = await kept.Take(Few + 1).CountAsync(cancellation) <= Few;
            var counts = new WideCount(
                now,
                await Sum(kept, cancellation),
                await Count(units is null ? overdue : overdue.Where(t => units.Contains(t.Unit)), cancellation)
            );
            reading.Set(counts, stamp, few);
            return counts;
        }
        finally
        {
            reading.End();
        }
    }

    private static async Task<List<KindDayCount>> Sum(
        IQueryable<TaskCountRow> counts,
        CancellationToken cancellation
    ) =>
        await counts
            .GroupBy(c => new
            {
                c.Procedure,
                c.Step,
                c.Channel,
                c.Day,
            })
            .Select(g => new KindDayCount(
                new KindCount(g.Key.Procedure, g.Key.Step, g.Key.Channel, g.Sum(c => c.Count)),
                g.Key.Day
            ))
            .ToListAsync(cancellation);

    private static async Task<List<KindDayCount>> Count(IQueryable<TaskRow> tasks, CancellationToken cancellation) =>
        await tasks
            .GroupBy(t => new
            {
                t.Procedure,
                t.Step,
                t.Channel,
                Day = t.SortDue / WallMinutes.DayMinutes,
            })
            .Select(g => new KindDayCount(
                new KindCount(g.Key.Procedure, g.Key.Step, g.Key.Channel, g.Count()),
                g.Key.Day
            ))
            .ToListAsync(cancellation);

    private sealed class Reading
    {
        private int running;

        public WideCount? Counts { get; private set; }
        public long Stamp { get; private set; }
        public bool Few { get; private set; }

        public bool Begin() => Interlocked.Exchange(ref running, 1) == 0;

        public void End() => Volatile.Write(ref running, 0);

        public void Set(WideCount counts, long stamp, bool few)
        {
            (Stamp, Few) = (stamp, few);
            Counts = counts;
        }
    }
}
