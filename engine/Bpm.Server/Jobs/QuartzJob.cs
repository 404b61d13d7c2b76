using Quartz;

namespace Bpm.Server.Jobs;

/// <summary>Hands one of <see cref="JobTable"/> to Quartz. Never beside itself, on one node or on many.</summary>
[DisallowConcurrentExecution]
internal sealed class QuartzJob<TWork>(TWork work, ILogger<TWork> log) : IJob
    where TWork : IJobWork
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var done = await work.Run(cancellationToken);
            log.LogDebug("{Job} did {Done}.", typeof(TWork).Name, done);
        }
        // The edge of a job: it runs again soon, and one failure must not end the schedule.
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            log.LogError(error, "The job {Job} failed; it runs again.", typeof(TWork).Name);
        }
    }
}
