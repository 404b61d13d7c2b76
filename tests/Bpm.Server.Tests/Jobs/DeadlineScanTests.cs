using System.Text.RegularExpressions;
using Bpm.Engine;
using Bpm.Engine.Events;
using Bpm.Server.Hosting;
using Bpm.Server.Jobs;
using Bpm.Server.Storage;
using Bpm.Server.Tests.Web.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bpm.Server.Tests.Jobs;

/// <summary>What became due is recorded once, in order: also when it became due while nothing ran.</summary>
public sealed class DeadlineScanTests
{
    [Fact]
    public async Task Due_while_nobody_looked_is_recorded_once_and_in_order()
    {
        await using var server = await WebServer.Start();
        await Scan(server);
        (await Scan(server)).ShouldBe(0, "nothing more is due at the same moment");

        server.At("2027-03-01T08:00");
        (await Scan(server)).ShouldBeGreaterThan(0);
        (await Scan(server)).ShouldBe(0);
        var alarms = await AlarmsByDossier(server);
        alarms.Values.ShouldContain(a => a.Any(e => e.Kind == AlarmKind.Overdue));
        foreach (var of in alarms.Values)
        {
            of.Select(a => (a.Kind, a.Subject, a.Threshold)).ShouldBeUnique();
        }
    }

    [Fact]
    public async Task Two_scans_at_once_record_each_alarm_once()
    {
        await using var server = await WebServer.Start();
        server.At("2027-03-01T08:00");
        var recorded = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => Scan(server))));
        var alarms = await AlarmsByDossier(server);
        alarms.Values.Sum(a => a.Count).ShouldBe(recorded.Sum());
        foreach (var of in alarms.Values)
        {
            of.Select(a => (a.Kind, a.Subject, a.Threshold)).ShouldBeUnique();
        }
    }

    [Fact]
    public async Task An_alarm_tells_whoever_has_the_task()
    {
        await using var server = await WebServer.Start();
        await using var db = await Db(server);
        var before = await db.Notices.MaxAsync(n => n.Sequence, TestContext.Current.CancellationToken);
        server.At("2027-03-01T08:00");
        await Scan(server);
        var told = await db
            .Notices.Where(n => n.Sequence > before)
            .Select(n => n.Topics)
            .ToListAsync(TestContext.Current.CancellationToken);
        told.ShouldContain(topics => topics.Contains("o:land-vinh:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_moment_that_a_new_calendar_made_wrong_is_mended_and_told_to_nobody()
    {
        await using var server = await WebServer.Start();
        await Scan(server);
        await using var db = await Db(server);
        var moments = await Moments(db);
        moments.ShouldNotBeEmpty();
        await db
            .Dossiers.Where(d => d.NextAlarm != null)
            .ExecuteUpdateAsync(row => row.SetProperty(d => d.NextAlarm, 1L), TestContext.Current.CancellationToken);
        (await Scan(server)).ShouldBe(0);
        (await Moments(db)).ShouldBe(moments);
    }

    [Fact]
    public async Task A_new_version_of_a_calendar_dates_open_dossiers_anew_once()
    {
        var folder = Directory.CreateTempSubdirectory("bpm-redate-").FullName;
        var procedures = Path.Combine(folder, "procedures");
        Copy(CatalogueFolder.Find()!, procedures);
        await using (var server = await WebServer.Start(folder, procedures: procedures))
        {
            (await Redate(server)).ShouldBe(0, "every date stands under the calendar in use");
        }

        foreach (var calendar in Directory.GetFiles(Path.Combine(procedures, "calendars"), "*.yaml"))
        {
            var text = await File.ReadAllTextAsync(calendar, TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(
                calendar,
                Regex.Replace(text, "(?m)^version: [0-9]+", "version: 99", RegexOptions.None, TimeSpan.FromSeconds(1)),
                TestContext.Current.CancellationToken
            );
        }

        await using (var server = await WebServer.Start(folder, procedures: procedures))
        {
            (await Redate(server)).ShouldBeGreaterThan(0);
            (await Redate(server)).ShouldBe(0);
            await using var db = await Db(server);
            var rows = await db.Events.ToListAsync(TestContext.Current.CancellationToken);
            rows.SelectMany(r => EventFold.Read(r)).OfType<DueChanged>().ShouldAllBe(e => e.CalendarVersion == 99);
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task An_alarm_turns_nobodys_work_down()
    {
        await using var server = await WebServer.Start();
        using var desk = await server.SignIn("tn1");
        var code = (await desk.Post("/dossiers", LandTransfer.Application())).Ok()["code"].GetString()!;
        var page = await LandTransfer.View(desk, code);
        var version = page.GetProperty("version").GetInt32();
        var task = page.GetProperty("tasks")[0].GetProperty("task").GetString();
        server.At("2027-03-01T08:00");
        await Scan(server);
        (await LandTransfer.View(desk, code)).GetProperty("version").GetInt32().ShouldBeGreaterThan(version);
        // The page was read before the alarms; what it shows still holds.
        (await desk.Post($"/tasks/{task}/complete", new { action = "done" }, version)).Ok();
        (await desk.Post($"/tasks/{task}/complete", new { action = "done" }, version)).Status.ShouldBe(
            System.Net.HttpStatusCode.PreconditionFailed
        );
    }

    [Fact]
    public async Task The_daily_root_is_signed_once_a_day_and_made_up_for()
    {
        await using var server = await WebServer.Start(now: "2026-11-20T08:00");
        var job = server.Services.GetRequiredService<DailyRoot>();
        (await job.Run(TestContext.Current.CancellationToken)).ShouldBe(1, "yesterday's was missed");
        server.At("2026-11-20T23:29");
        (await job.Run(TestContext.Current.CancellationToken)).ShouldBe(0);
        await Scan(server);
        server.At("2026-11-20T23:30");
        (await job.Run(TestContext.Current.CancellationToken)).ShouldBe(1);
        (await job.Run(TestContext.Current.CancellationToken)).ShouldBe(0);
    }

    [Fact]
    public async Task Old_notices_go_and_the_newest_stays()
    {
        await using var server = await WebServer.Start();
        var job = server.Services.GetRequiredService<Trimming>();
        await using var db = await Db(server);
        var newest = await db.Notices.MaxAsync(n => n.Sequence, TestContext.Current.CancellationToken);
        server.At("2027-03-01T08:00");
        (await job.Run(TestContext.Current.CancellationToken)).ShouldBeGreaterThan(0);
        (await db.Notices.Select(n => n.Sequence).ToListAsync(TestContext.Current.CancellationToken)).ShouldBe([
            newest,
        ]);
        // Who asks from before them is told to read everything again.
        using var desk = await server.SignIn("tn1");
        (await desk.Get("/changes?since=1")).Ok()["reset"].GetBoolean().ShouldBeTrue();
    }

    private static Task<int> Scan(WebServer server) =>
        server.Services.GetRequiredService<DeadlineScan>().Run(TestContext.Current.CancellationToken);

    private static Task<int> Redate(WebServer server) =>
        server.Services.GetRequiredService<Redating>().Run(TestContext.Current.CancellationToken);

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static Task<BpmDb> Db(WebServer server) =>
        server
            .Services.GetRequiredService<IDbContextFactory<BpmDb>>()
            .CreateDbContextAsync(TestContext.Current.CancellationToken);

    private static async Task<List<(string, long?)>> Moments(BpmDb db) =>
        [
            .. (
                await db
                    .Dossiers.Where(d => d.NextAlarm != null)
                    .OrderBy(d => d.Id)
                    .Select(d => new { d.Id, d.NextAlarm })
                    .ToListAsync(TestContext.Current.CancellationToken)
            ).Select(d => (d.Id, d.NextAlarm)),
        ];

    private static async Task<Dictionary<string, List<AlarmRaised>>> AlarmsByDossier(WebServer server)
    {
        await using var db = await Db(server);
        var rows = await db.Events.OrderBy(e => e.Position).ToListAsync(TestContext.Current.CancellationToken);
        return rows.GroupBy(r => r.Dossier)
            .ToDictionary(g => g.Key, g => g.SelectMany(r => EventFold.Read(r)).OfType<AlarmRaised>().ToList());
    }
}
