using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Bpm.Benchmarks.Engine;
using Bpm.Procedures.Workflows;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Bpm.Server.Storage.Connections;
using Bpm.WorkingTime;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;

namespace Bpm.Benchmarks.Inbox;

/// <summary>
/// The first page of an inbox with its counts, over HTTP from the whole server with the whole catalogue, while very many
/// tasks are open.
/// </summary>
internal static class InboxBenchmark
{
    private const string Usage = """
        Usage: inbox [--tasks N] [--requests N] [--only sqlite|postgres]
          --tasks     open tasks; 1,000,000 unless told
          --requests  measured requests of each view; 200 unless told
          --only      one of the two databases
        """;

    private const int Units = 500;
    private const int Warm = 100;
    private const string Password = "benchmark-Password-1";
    private static readonly LocalDateTime Now = new(2026, 11, 20, 15, 0);

    /// <summary>What is asked, and by whom.</summary>
    private static readonly (string View, string User, string Query)[] Views =
    [
        ("largest-unit", "head", "view=unit"),
        ("largest-unit, latest safe start", "head", "view=unit&order=start"),
        ("largest-unit, one step", "head", "view=unit&step={step}"),
        ("largest-unit, search of a number", "head", "view=unit&q=0000123"),
        ("largest-unit, search of a common name", "head", "view=unit&q=nguyen"),
        ("mine", "officer", "view=mine"),
        ("province", "inspector", "view=all"),
    ];

    public static int Run(string[] args)
    {
        var (tasks, requests, only) = (1_000_000, 200, "");
        for (var i = 0; i < args.Length; i += 2)
        {
            var value = i + 1 < args.Length ? args[i + 1] : "";
            var number = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
            switch (args[i])
            {
                case "--tasks" when number > 0:
                    tasks = number;
                    break;
                case "--requests" when number > 0:
                    requests = number;
                    break;
                case "--only" when value is "sqlite" or "postgres":
                    only = value;
                    break;
                default:
                    Console.Error.WriteLine(Usage);
                    return 2;
            }
        }

        if (only != "postgres")
        {
            Measure("sqlite", null, tasks, requests).GetAwaiter().GetResult();
        }

        if (only != "sqlite")
        {
            using var postgres = new ScratchPostgres();
            postgres.Program("psql", "postgres", "-q -c 'CREATE DATABASE inbox' -d");
            Measure("postgres", postgres.ConnectionTo("inbox"), tasks, requests).GetAwaiter().GetResult();
            NpgsqlConnection.ClearAllPools();
        }

        return 0;
    }

    private static async Task Measure(string provider, string? connection, int tasks, int requests)
    {
        var folder = Directory.CreateTempSubdirectory("bpm-inbox-").FullName;
        try
        {
            await using var app = await BenchmarkServer.Start(
                folder,
                ("Bpm:Demo", "false"),
                ("Bpm:Storage", provider),
                ("Bpm:ConnectionString", connection),
                ("Bpm:Procedures", Path.Combine(Checkout.Root, "procedures"))
            );
            var step = await Fill(app, tasks);
            foreach (var (view, user, query) in Views)
            {
                using var client = await SignIn(app, user);
                var path = $"/api/v1/inbox?{query.Replace("{step}", step, StringComparison.Ordinal)}";
                Print(provider, tasks, view, await Times(client, path, requests));
            }

            await app.StopAsync();
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <returns>A step that many tasks stand at.</returns>
    private static async Task<string> Fill(WebApplication app, int tasks)
    {
        var publications = app.Services.GetRequiredService<Publications>();
        var units = UnitsOf(publications);
        var steps = publications
            .InForceOn(Now.Date)
            .OrderBy(p => p.Procedure.Code, StringComparer.Ordinal)
            .Take(60)
            .SelectMany(Steps)
            .ToList();
        var started = Stopwatch.StartNew();
        new InboxFilling(units, steps, WallMinutes.Of(Now)).Fill(
            app.Services.GetRequiredService<StoreConnections>(),
            tasks
        );
        await Console.Error.WriteLineAsync($"{tasks} tasks made in {started.Elapsed.TotalSeconds:0} s");
        var accounts = app.Services.GetRequiredService<Accounts>();
        await Account("head", units[0], "head");
        await Account(InboxFilling.PersonOf(units[0], 1), units[0], "specialist");
        await Account("inspector", units[^1], "inspector");
        return steps[0].Step;

        async Task Account(string user, string unit, string role) =>
            await accounts.Create(
                new NewAccount(user, user, null, Demo: false, [new NewGrant(unit, role, new LocalDate(2020, 1, 1))]),
                Password
            );
    }

    /// <summary>Offices without others below them, so that the largest is one unit.</summary>
    private static List<string> UnitsOf(Publications publications)
    {
        var units = publications.Province.Units.Where(u => u.ExistsOn(Now.Date)).ToList();
        var parents = units.Select(u => u.Parent).ToHashSet();
        return [.. units.OrderBy(u => parents.Contains(u.Code)).Select(u => u.Code).Take(Units)];
    }

    private static IEnumerable<FilledStep> Steps(Publication publication)
    {
        (string Step, string Kind, string Role)[] usual =
        [
            ("receive", "receive", "reception-officer"),
            ("appraise", "work", "specialist"),
            ("sign", "sign", "leader"),
            ("issue", "issue", "clerk"),
            ("hand-over", "deliver", "returning-officer"),
        ];
        return usual.Select(s => new FilledStep(
            publication.Procedure.Code,
            publication.Procedure.Name,
            publication.Hash,
            s.Step,
            s.Kind,
            s.Role
        ));
    }

    private static async Task<HttpClient> SignIn(WebApplication app, string user)
    {
        var publications = app.Services.GetRequiredService<Publications>();
        var first = UnitsOf(publications)[0];
        var client = new HttpClient(
            new HttpClientHandler { CookieContainer = new CookieContainer(), CheckCertificateRevocationList = true }
        )
        {
            BaseAddress = new Uri(app.Urls.First()),
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/session")
        {
            Content = JsonContent.Create(
                new { user = user == "officer" ? InboxFilling.PersonOf(first, 1) : user, password = Password }
            ),
        };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var answer = await client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return client;
    }

    private static async Task<double[]> Times(HttpClient client, string path, int requests)
    {
        var address = new Uri(path, UriKind.Relative);
        // A server runs for months: what it compiles in its first minute is no part of an answer.
        for (var i = 0; i < Warm; i++)
        {
            await client.GetStringAsync(address);
        }

        var times = new double[requests];
        for (var i = 0; i < requests; i++)
        {
            var from = Stopwatch.GetTimestamp();
            await client.GetStringAsync(address);
            times[i] = Stopwatch.GetElapsedTime(from).TotalMilliseconds;
        }

        Array.Sort(times);
        return times;
    }

    private static void Print(string provider, int tasks, string view, double[] times)
    {
        double At(double share) => times[Math.Min(times.Length - 1, (int)(times.Length * share))];
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"provider":"{{provider}}","tasks":{{tasks}},"view":"{{view}}","p50Ms":{{At(0.5):0.0}},"p95Ms":{{At(
                    0.95
                ):0.0}},"p99Ms":{{At(0.99):0.0}}}"""
            )
        );
    }
}
