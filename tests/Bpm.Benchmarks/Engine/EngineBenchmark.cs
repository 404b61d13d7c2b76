using System.Globalization;
using Bpm.Engine;
using Bpm.Server.Storage;
using Bpm.Server.Storage.Connections;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace Bpm.Benchmarks.Engine;

/// <summary>
/// Durable commands a second, in process: the real decisions, history and search on, beside bare commits of the same run.
/// </summary>
internal static class EngineBenchmark
{
    public static int Run(string[] args)
    {
        var span = TimeSpan.FromSeconds(4);
        var folder = Directory.CreateTempSubdirectory("bpm-bench-").FullName;
        try
        {
            Sqlite(folder, span).GetAwaiter().GetResult();
        }
        finally
        {
            if (!args.Contains("--keep", StringComparer.Ordinal))
                Directory.Delete(folder, recursive: true);
            else
                Console.WriteLine(folder);
        }

        return 0;
    }

    private static async Task Sqlite(string folder, TimeSpan span)
    {
        var world = new BenchmarkWorld(Path.Combine(Checkout.Root, "procedures", "calendars"));
        var options = new StorageOptions { Path = Path.Combine(folder, "bpm.db") };
        await SchemaRunner.Run(options);
        using var connections = new StoreConnections(options);
        await using var writer = new CommandWriter(
            Decide.Command,
            connections,
            new DossierCache(),
            SystemClock.Instance,
            new LiveNotices(),
            NullLogger<CommandWriter>.Instance
        );
        await writer.StartAsync(CancellationToken.None);
        await ClosedLoop.Run(writer, world, 8, TimeSpan.FromSeconds(6));
        Console.WriteLine($"fsync {BareCommits.FsyncMs(folder):0.000} ms");
        foreach (var clients in new[] { 1, 8, 64 })
        {
            var before = BareCommits.PerSecond(folder, TimeSpan.FromSeconds(2));
            var result = await ClosedLoop.Run(writer, world, clients, span);
            var bare = (before + BareCommits.PerSecond(folder, TimeSpan.FromSeconds(2))) / 2;
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{clients} clients: starts {result.StartsPerSecond:0}/s, completions {result.CompletionsPerSecond:0}/s = {result.CompletionsPerSecond / bare:0.00}x of {bare:0} bare; p50 {result.P50Ms:0.00} p99 {result.P99Ms:0.00} ms; {result.CommandsPerCommit:0.0} a commit; {result.CpuMicroseconds:0} us, {result.AllocatedBytes:0} bytes a command"
                )
            );
        }
    }
}
