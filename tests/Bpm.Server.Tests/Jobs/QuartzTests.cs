using System.Diagnostics;
using Bpm.Engine.Events;
using Bpm.Server.Storage;
using Bpm.Server.Tests.Storage.Harness;
using Bpm.Server.Tests.Web.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Bpm.Server.Tests.Jobs;

/// <summary>Quartz runs the jobs: alone over SQLite, with one schedule for all nodes over PostgreSQL.</summary>
public sealed class QuartzTests
{
    [Fact]
    public async Task A_server_that_was_down_records_what_became_due_when_it_starts()
    {
        var data = Directory.CreateTempSubdirectory("bpm-jobs-").FullName;
        await using (await WebServer.Start(data)) { }

        await using (var server = await WebServer.Start(data, now: "2027-03-01T08:00", jobs: true))
        {
            (await Alarms(server, atLeast: 5)).ShouldBeUnique();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task Two_nodes_share_one_schedule_and_record_each_alarm_once()
    {
        var database = PostgresCluster.Shared.NewDatabase();
        var data = Directory.CreateTempSubdirectory("bpm-jobs-").FullName;
        await using (await WebServer.Start(data, postgres: database)) { }

        await using (var one = await WebServer.Start(data, now: "2027-03-01T08:00", jobs: true, postgres: database))
        await using (await WebServer.Start(data, now: "2027-03-01T08:00", jobs: true, postgres: database))
        {
            (await Alarms(one, atLeast: 5)).ShouldBeUnique();
            await Until(async () => await Count(database, "SELECT count(*) FROM qrtz_scheduler_state") == 2);
            (await Count(database, "SELECT count(*) FROM qrtz_triggers")).ShouldBe(Bpm.Server.Jobs.JobTable.All.Count);
        }

        Directory.Delete(data, recursive: true);
    }

    private static async Task<List<string>> Alarms(WebServer server, int atLeast)
    {
        List<string> alarms = [];
        await Until(async () =>
        {
            await using var db = await server
                .Services.GetRequiredService<IDbContextFactory<BpmDb>>()
                .CreateDbContextAsync(TestContext.Current.CancellationToken);
            var rows = await db.Events.ToListAsync(TestContext.Current.CancellationToken);
            alarms =
            [
                .. rows.SelectMany(row =>
                    EventFold
                        .Read(row)
                        .OfType<AlarmRaised>()
                        .Select(a => $"{row.Dossier} {a.Kind} {a.Subject} {a.Threshold}")
                ),
            ];
            return alarms.Count >= atLeast;
        });
        return alarms;
    }

    private static async Task<long> Count(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    private static async Task Until(Func<Task<bool>> holds)
    {
        for (var end = Stopwatch.GetTimestamp() + (90 * Stopwatch.Frequency); !await holds(); )
        {
            (Stopwatch.GetTimestamp() < end).ShouldBeTrue("it did not come true in 90 s");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
