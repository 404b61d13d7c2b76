using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Bpm.Server.Storage.Checks;
using Quartz;

namespace Bpm.Server.Jobs;

/// <summary>
/// The jobs, by Quartz. Over SQLite the schedule is in memory: a start plans everything anew, and each job finds by itself
/// what became due meanwhile. Over PostgreSQL all nodes share one schedule, and when a node dies another takes over.
/// </summary>
internal static class JobsFeature
{
    private const string SchedulerName = "bpm";

    public static void AddJobs(this IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<Orphans>();
        foreach (var plan in JobTable.All)
        {
            services.AddSingleton(plan.Work);
        }

        if (!options.Jobs)
        {
            return;
        }

        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler => scheduler.InstanceName = SchedulerName);
            Store(quartz, options.Storage);
            quartz.UseDefaultThreadPool(JobTable.All.Count);
            foreach (var plan in JobTable.All)
            {
                Schedule(quartz, plan);
            }
        });
        services.AddQuartzHostedService(host =>
        {
            // The catalogue is read before: jobs need it.
            host.AwaitApplicationStarted = true;
            host.WaitForJobsToComplete = true;
        });
    }

    private static void Store(IQuartzBuilder quartz, StorageOptions storage)
    {
        if (storage.Provider == StorageProvider.Sqlite)
        {
            quartz.UseInMemoryStore();
            return;
        }

        quartz.UsePersistentStore(store =>
        {
            store.UsePostgres(Npgsql.NpgsqlFactory.Instance, storage.ConnectionString!);
            store.UseSystemTextJsonSerializer();
            store.UseClustering(cluster =>
            {
                cluster.CheckinInterval = JobLimits.NodeSilence / 2;
                cluster.CheckinMisfireThreshold = JobLimits.NodeSilence;
            });
            store.ProvisionSchema();
        });
    }

    private static void Schedule(IQuartzBuilder quartz, JobPlan plan)
    {
        var schedule = typeof(JobsFeature).GetMethod(
            nameof(ScheduleWork),
            System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static
        )!;
        schedule.MakeGenericMethod(plan.Work).Invoke(null, [quartz, plan]);
    }

    private static void ScheduleWork<TWork>(IQuartzBuilder quartz, JobPlan plan)
        where TWork : IJobWork =>
        quartz.ScheduleJob<QuartzJob<TWork>>(
            trigger => trigger.WithIdentity(plan.Name).StartNow().WithSimpleSchedule(plan.Every, repeatCount: null),
            job => job.WithIdentity(plan.Name)
        );
}
