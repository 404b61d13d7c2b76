using Bpm.Server.Storage.Roots;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Server.Jobs;

/// <summary>Signs a root over all that was recorded, once a day; a day that was missed is made up for by the next run.</summary>
internal sealed class DailyRoot(RootSigner signer, IClock clock) : IJobWork
{
    public async Task<int> Run(CancellationToken cancellation)
    {
        var due = LastHour(ProvinceTime.ToLocal(clock.GetCurrentInstant()));
        var last = await signer.LastAt(cancellation);
        if (last >= ProvinceTime.ToInstant(due))
        {
            return 0;
        }

        return await signer.Sign(cancellation) is null ? 0 : 1;
    }

    private static LocalDateTime LastHour(LocalDateTime now)
    {
        var today = now.Date + JobLimits.RootAt;
        return now < today ? today.PlusDays(-1) : today;
    }
}
