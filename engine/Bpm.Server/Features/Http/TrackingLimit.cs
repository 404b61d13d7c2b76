using System.Threading.RateLimiting;
using Bpm.Server.Hosting;

namespace Bpm.Server.Features.Http;

/// <summary>Bounds the tries at one dossier number from one address, and at all numbers from it.</summary>
internal sealed class TrackingLimit : IDisposable
{
    /// <summary>An office helps many applicants from one address, so all numbers together get more.</summary>
    private const int TriesOfAnAddress = Limits.TrackingTries * 12;

    private readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetSlidingWindowLimiter(
            key,
            _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = key.StartsWith("all|", StringComparison.Ordinal) ? TriesOfAnAddress : Limits.TrackingTries,
                Window = TimeSpan.FromMinutes(Limits.TrackingMinutes),
                SegmentsPerWindow = 5,
            }
        )
    );

    /// <returns>False when it was one try too many.</returns>
    public bool MayTry(string address, string number)
    {
        using var all = limiter.AttemptAcquire($"all|{address}");
        using var one = limiter.AttemptAcquire($"one|{address}|{number}");
        return all.IsAcquired && one.IsAcquired;
    }

    public void Dispose() => limiter.Dispose();
}
