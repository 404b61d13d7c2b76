using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Bpm.Benchmarks.Engine;
using Bpm.Engine.Dossiers;
using Bpm.Server.Jobs;
using Bpm.Server.Storage;
using Bpm.Server.Storage.Connections;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bpm.Benchmarks;

/// <summary>
/// Open dossiers read again under a new version of their calendar: by the server's own job, each by a command of its own,
/// on SQLite.
/// </summary>
internal static partial class RedateBenchmark
{
    private const string Usage = """
        Usage: redate [--dossiers N] [--json]
          --dossiers  open dossiers; 50,000 unless told
        """;

    public static int Run(string[] args)
    {
        var (dossiers, json) = (50_000, false);
        for (var i = 0; i < args.Length; i++)
        {
            var value = i + 1 < args.Length ? args[i + 1] : "";
            switch (args[i])
            {
                case "--json":
                    json = true;
                    break;
                case "--dossiers"
                    when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0:
                    dossiers = n;
                    i++;
                    break;
                default:
                    Console.Error.WriteLine(Usage);
                    return 2;
            }
        }

        Measure(dossiers, json).GetAwaiter().GetResult();
        return 0;
    }

    private static async Task Measure(int dossiers, bool json)
    {
        var folder = Directory.CreateTempSubdirectory("bpm-redate-").FullName;
        try
        {
            var procedures = Path.Combine(folder, "procedures");
            Copy(Path.Combine(Checkout.Root, "procedures"), procedures);
            await using (var before = await Start(folder, procedures))
            {
                Filling.Copy(
                    before.Services.GetRequiredService<StoreConnections>(),
                    await AnyRunning(before),
                    dossiers,
                    "3"
                );
                await before.StopAsync();
            }

            foreach (var calendar in Directory.GetFiles(Path.Combine(procedures, "calendars"), "*.yaml"))
            {
                await File.WriteAllTextAsync(
                    calendar,
                    Version().Replace(await File.ReadAllTextAsync(calendar), "version: 99")
                );
            }

            await using var app = await Start(folder, procedures);
            var started = Stopwatch.GetTimestamp();
            var done = await app.Services.GetRequiredService<Redating>().Run(CancellationToken.None);
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            await app.StopAsync();
            Console.WriteLine(
                json
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $$"""{"dossiers":{{done}},"seconds":{{seconds:0.00}},"perSecond":{{done / seconds:0}}}"""
                    )
                    : string.Create(
                        CultureInfo.InvariantCulture,
                        $"{done} open dossiers dated anew in {seconds:0.0} s, {done / seconds:0} a second"
                    )
            );
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Task<WebApplication> Start(string folder, string procedures) =>
        BenchmarkServer.Start(folder, ("Bpm:Demo", "true"), ("Bpm:Procedures", procedures));

    /// <summary>A dossier of the demo that is in process and has its dates.</summary>
    private static async Task<string> AnyRunning(WebApplication app)
    {
        var databases = app.Services.GetRequiredService<IDbContextFactory<BpmDb>>();
        await using var db = await databases.CreateDbContextAsync();
        return await db
            .Dossiers.Where(d =>
                d.Status == nameof(BusinessStatus.InProcess) && d.Calendar != null && d.Promised != null
            )
            .OrderBy(d => d.Id)
            .Select(d => d.Id)
            .FirstAsync();
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    [GeneratedRegex("(?m)^version: [0-9]+")]
    private static partial Regex Version();
}
