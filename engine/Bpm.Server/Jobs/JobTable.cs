using Bpm.Server.Outgoing;
using Bpm.Server.Outgoing.Webhooks;

namespace Bpm.Server.Jobs;

/// <param name="Every">Time between two runs. What is due once a day looks by itself whether its hour has come.</param>
internal sealed record JobPlan(string Name, Type Work, TimeSpan Every);

/// <summary>The one table of jobs.</summary>
internal static class JobTable
{
    public static readonly IReadOnlyList<JobPlan> All =
    [
        new("deadline-scan", typeof(DeadlineScan), JobLimits.ScanEvery),
        new("notices", typeof(NoticeDelivery), JobLimits.SendEvery),
        new("event-feed", typeof(EventFeed), JobLimits.SendEvery),
        new("redating", typeof(Redating), JobLimits.DailyEvery),
        new("orphan-watch", typeof(OrphanWatch), JobLimits.OrphansEvery),
        new("daily-root", typeof(DailyRoot), JobLimits.DailyEvery),
        new("trimming", typeof(Trimming), JobLimits.DailyEvery),
    ];
}
