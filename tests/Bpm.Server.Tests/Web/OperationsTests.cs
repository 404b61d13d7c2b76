using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Bpm.Server.Commands;
using Bpm.Server.Jobs;
using Bpm.Server.Storage;
using Bpm.Server.Tests.Storage.Harness;
using Bpm.Server.Tests.Web.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Bpm.Server.Tests.Web.Harness.LandTransfer;

namespace Bpm.Server.Tests.Web;

/// <summary>What an operator relies on: metrics, logs that name nobody, backups, an orderly end.</summary>
public sealed class OperationsTests
{
    [Fact]
    public async Task Metrics_say_how_deadlines_stand_and_name_nobody()
    {
        await using var server = await WebServer.Start(now: "2026-11-20T15:00");
        using var inspector = await server.SignIn("tt1");
        var inbox = (await inspector.Get("/inbox?view=all")).Ok();
        using var api = server.Anonymous();
        var text = await Text(api);

        var lines = text.Split('\n').Where(l => l.Length > 0 && l[0] != '#').ToDictionary(Name, Value);
        foreach (var group in inbox["groups"].EnumerateArray())
        {
            lines[$"bpm_tasks_open{{due=\"{group.GetProperty("key").GetString()}\"}}"]
                .ShouldBe(group.GetProperty("count").GetInt32());
        }

        lines["bpm_dossiers_orphaned"].ShouldBe(0);
        lines["bpm_dossiers_open"].ShouldBeGreaterThan(5);
        lines["bpm_dossiers_dated_by_an_old_calendar"].ShouldBe(0);
        lines["bpm_events_total"].ShouldBeGreaterThan(50);
        lines.Keys.ShouldContain(k => k.StartsWith("http_requests_total{method=\"GET\",route=\"/api/v1/inbox\""));
        text.ShouldNotContain("H41.");

        // The server has stood still for an hour: alarms wait, then they are recorded.
        server.At("2026-12-20T15:00");
        Lag(await Text(api)).ShouldBeGreaterThan(3600);
        await server.Services.GetRequiredService<DeadlineScan>().Run(TestContext.Current.CancellationToken);
        Lag(await Text(api)).ShouldBe(0);

        static string Name(string line) => line[..line.LastIndexOf(' ')];
        static double Value(string line) => double.Parse(line[line.LastIndexOf(' ')..], CultureInfo.InvariantCulture);
        static double Lag(string text) =>
            Value(text.Split('\n').Single(l => l.StartsWith("bpm_alarm_lag_seconds ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Metrics_are_for_this_computer_or_for_the_token()
    {
        await using var open = await WebServer.Start();
        using var proxied = open.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/metrics", UriKind.Relative));
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        (await proxied.Raw(request)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        await using var guarded = await WebServer.Start(settings: new() { ["Bpm:MetricsToken"] = "let-me-see" });
        using var api = guarded.Anonymous();
        (await api.Page("/metrics")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var shown = new HttpRequestMessage(HttpMethod.Get, new Uri("/metrics", UriKind.Relative));
        shown.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "let-me-see");
        (await api.Raw(shown)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task No_log_line_names_an_applicant()
    {
        await using var server = await WebServer.Start();
        server.At("2026-11-20T09:10");
        using var desk = await server.SignIn("tn1");
        var code = await Receive(desk, "Nguyễn Thị Kín Đáo");
        (await desk.Post($"/dossiers/{code}/note", new { text = "Chị Kín Đáo gọi 0912345678" })).Ok();
        (await GoOn(desk, code, "receive")).Ok();
        await desk.Post("/dossiers", "{\"applicant\":{\"name\":\"Nguyễn Thị Kín Đáo\",");
        await desk.Post("/dossiers", Application("Nguyễn Thị Kín Đáo", form: new { area = "Kín Đáo" }));
        await desk.Get("/dossiers?q=Kín+Đáo");
        await desk.Page($"/tra-cuu?code={code}&pin=5678");
        await desk.Page($"/in/receipt/{code}");
        // A failure of the store while such data are on their way.
        await using (var db = await Db(server))
        {
            await db.Database.ExecuteSqlRawAsync("ALTER TABLE notes RENAME TO notes_away");
        }

        await desk.Post($"/dossiers/{code}/note", new { text = "Kín Đáo lần nữa" });
        server.Log.Lines.ShouldContain(l => l.StartsWith("Error"), "the failure is logged");
        foreach (var secret in new[] { "Kín Đáo", "kin dao", "000000009999", "0912", "Phường Thành Vinh", "thửa 25" })
        {
            server.Log.Lines.ShouldNotContain(l => l.Contains(secret, StringComparison.OrdinalIgnoreCase), secret);
        }
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_backup_under_load_holds_all_that_was_answered_and_is_sound_elsewhere(string storage)
    {
        var root = Directory.CreateTempSubdirectory("bpm-backup-").FullName;
        var postgres = storage == "postgres" ? PostgresCluster.Shared.NewDatabase() : null;
        var (backup, elsewhere) = (Path.Combine(root, "backup"), Path.Combine(root, "elsewhere"));
        var key = Path.Combine(root, "data", "root-key.pem");
        try
        {
            List<string> before;
            await using (var server = await WebServer.Start(Path.Combine(root, "data"), postgres: postgres))
            {
                server.At("2026-11-20T09:10");
                using var desk = await server.SignIn("tn1");
                await Receive(desk);
                await server.Services.GetRequiredService<DailyRoot>().Run(TestContext.Current.CancellationToken);
                using var stop = new CancellationTokenSource();
                var answered = new System.Collections.Concurrent.ConcurrentQueue<string>();
                var load = Enumerable.Range(0, 3).Select(_ => Work(server, answered, stop.Token)).ToList();
                while (answered.Count < 10)
                {
                    await Task.Yield();
                }

                before = [.. answered];
                await Verb(ExitCode.Done, "backup", [backup], Path.Combine(root, "data"), postgres, key);
                await stop.CancelAsync();
                await Task.WhenAll(load);
                answered.Count.ShouldBeGreaterThan(before.Count, "the work went on meanwhile");
            }

            var other = postgres is null ? null : PostgresCluster.Shared.NewDatabase();
            var said = await Verb(ExitCode.Done, "restore", [backup], elsewhere, other, key);
            said.ShouldContain("1 signed roots: 0 findings");

            await using var restored = await WebServer.Start(elsewhere, postgres: other);
            restored.At("2026-11-20T09:10");
            using var reader = await restored.SignIn("tn1");
            foreach (var code in before)
            {
                (await View(reader, code)).GetProperty("code").GetString().ShouldBe(code);
            }

            // What was answered is the beginning of the record, row by row.
            await using var db = await Db(restored);
            var there = await db
                .Events.OrderBy(e => e.Position)
                .Select(e => e.Hash)
                .ToListAsync(TestContext.Current.CancellationToken);
            await using var first = await WebServer.Start(Path.Combine(root, "data"), postgres: postgres);
            await using var original = await Db(first);
            var all = await original
                .Events.OrderBy(e => e.Position)
                .Select(e => e.Hash)
                .ToListAsync(TestContext.Current.CancellationToken);
            all.Take(there.Count).Select(Convert.ToHexString).ShouldBe(there.Select(Convert.ToHexString));
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(root, recursive: true);
        }
    }

    [Fact]
    public async Task A_backup_is_never_written_over_and_a_damaged_one_is_refused()
    {
        var root = Directory.CreateTempSubdirectory("bpm-backup-").FullName;
        var (data, backup) = (Path.Combine(root, "data"), Path.Combine(root, "backup"));
        try
        {
            await using (await WebServer.Start(data))
            {
                // Its demo is enough.
            }

            var key = Path.Combine(data, "root-key.pem");
            await Verb(ExitCode.Done, "backup", [backup], data, null, key);
            await Verb(ExitCode.WrongUsage, "backup", [backup], data, null, key);
            await Verb(ExitCode.FoundErrors, "restore", [backup], data, null, key);
            await using (var file = new FileStream(Path.Combine(backup, "bpm.db"), FileMode.Open))
            {
                file.Position = file.Length / 2;
                file.WriteByte(0x5A);
            }

            (await Verb(ExitCode.FoundErrors, "restore", [backup], Path.Combine(root, "new"), null, key)).ShouldContain(
                "damaged"
            );
            Directory.Exists(Path.Combine(root, "new")).ShouldBeFalse();
            await Verb(ExitCode.FoundErrors, "restore", [root], Path.Combine(root, "new"), null, key);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(root, recursive: true);
        }
    }

    private static async Task Work(
        WebServer server,
        System.Collections.Concurrent.ConcurrentQueue<string> answered,
        CancellationToken stop
    )
    {
        using var desk = await server.SignIn("tn1");
        while (!stop.IsCancellationRequested)
        {
            answered.Enqueue(await Receive(desk));
        }
    }

    private static async Task<BpmDb> Db(WebServer server) =>
        await server
            .Services.GetRequiredService<IDbContextFactory<BpmDb>>()
            .CreateDbContextAsync(TestContext.Current.CancellationToken);

    private static async Task<string> Verb(
        int expected,
        string verb,
        string[] more,
        string data,
        string? postgres,
        string key
    )
    {
        using var output = new StringWriter();
        string[] storage = postgres is null ? [] : ["--storage", "postgres", $"--Bpm:ConnectionString={postgres}"];
        var exit = await Verbs.Run(
            [
                verb,
                .. more,
                "--data",
                data,
                "--procedures",
                Bpm.Tests.Shared.SmallCatalogue.Folder,
                "--root-key",
                key,
                .. storage,
            ],
            output,
            output
        );
        exit.ShouldBe(expected, output.ToString());
        return output.ToString();
    }

    private static async Task<string> Text(Api api)
    {
        var (status, text) = await api.Page("/metrics");
        status.ShouldBe(HttpStatusCode.OK);
        return text;
    }
}
