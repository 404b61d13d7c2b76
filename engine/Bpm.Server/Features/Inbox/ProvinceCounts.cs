using System.Diagnostics;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bpm.Server.Features.Inbox;

/// <param name="At">When they were read.</param>
internal sealed record ProvinceCount(Instant At, IReadOnlyList<DayCount> Days);

/// <summary>
/// Counts over the whole province. While there are few they are read each time; else they may be as old as
/// <see cref="Limits.ProvinceCountsSeconds"/>, say so, and are read anew behind the answer.
/// </summary>
internal sealed class ProvinceCounts(IDbContextFactory<BpmDb> databases, IClock clock) : IDisposable
{
    /// <summary>Kept counts that are read within a few milliseconds.</summary>
    private const int Few = 5_000;

    private readonly SemaphoreSlim gate = new(1);
    private (ProvinceCount Counts, long Stamp, bool Few)? last;

    public async Task<ProvinceCount> Get(CancellationToken cancellation)
    {
        if (last is not { Few: false } known)
        {
            return await Read(cancellation);
        }

        var age = Stopwatch.GetElapsedTime(known.Stamp).TotalSeconds;
        if (age > Limits.ProvinceCountsSeconds)
        {
            return await Read(cancellation);
        }

        if (age > Limits.ProvinceCountsSeconds / 3.0 && gate.CurrentCount > 0)
        {
            // Behind the answer; its failure shows when the counts are too old.
            _ = Task.Run(() => Read(CancellationToken.None), CancellationToken.None);
        }

        return known.Counts;
    }

    public void Dispose() => gate.Dispose();

    private async Task<ProvinceCount> Read(CancellationToken cancellation)
    {
        var before = last?.Stamp;
        await gate.WaitAsync(cancellation);
        try
        {
            // Who waited for another's reading takes that, unless it may be out of date.
            if (last is { Few: false } known && known.Stamp != before)
            {
                return known.Counts;
            }

            var stamp = Stopwatch.GetTimestamp();
            await using var db = await databases.CreateDbContextAsync(cancellation);
            var few = await db.TaskCounts.Take(Few + 1).CountAsync(cancellation) <= Few;
            var counts = new ProvinceCount(
                clock.GetCurrentInstant(),
                await InboxCounts.Sum(db.TaskCounts, cancellation)
            );
            last = (counts, stamp, few);
            return counts;
        }
        finally
        {
            gate.Release();
        }
    }
}
