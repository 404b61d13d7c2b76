using System.Globalization;
using Bpm.Engine;
using Bpm.Server.Storage;
using Bpm.Server.Storage.Connections;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Npgsql;

namespace Bpm.Benchmarks.Engine;

/// <summary>
/// Durable commands a second, in process: the real decisions, history and search on, beside bare commits of the same run.
/// </summary>
internal static class EngineBenchmark
{
    private const string Usage = """
        Usage: engine [--json] [--long] [--seconds N] [--only sqlite|postgres] [--clients N]
          --json     one line of JSON for every measurement
          --long     SQLite also with 100,000 open and 1,000,000 finished dossiers (about 7 GB in the temporary folder)
          --seconds  length of each measurement; 5 unless told
          --only     one of the two databases
          --clients  one number of clients; 1, 8 and 64 unless told
        """;

    public static int Run(string[] args)
    {
        if (Options.Read(args) is not { } options)
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        var world = new BenchmarkWorld(Path.Combine(Checkout.Root, "procedures", "calendars"));
        if (options.Sqlite)
        {
            Sqlite(world, options, open: 1000, finished: 0).GetAwaiter().GetResult();
            if (options.Long)
            {
                Sqlite(world, options, open: 100_000, finished: 1_000_000).GetAwaiter().GetResult();
            }
        }

        if (options.Postgres)
        {
            Postgres(world, options, open: 1000).GetAwaiter().GetResult();
        }

        return 0;
    }

    private static async Task Sqlite(BenchmarkWorld world, Options options, int open, int finished)
    {
        var folder = Directory.CreateTempSubdirectory("bpm-bench-").FullName;
        try
        {
            var storage = new StorageOptions { Path = Path.Combine(folder, "bpm.db") };
            options.Say(
                $"SQLite, {open} open and {finished} finished dossiers; fsync of a page {BareCommits.FsyncMs(folder):0.000} ms"
            );
            await Measure(storage, world, options, (open, finished), (_, span) => BareCommits.PerSecond(folder, span));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Postgres(BenchmarkWorld world, Options options, int open)
    {
        using var postgres = new ScratchPostgres();
        postgres.Program("psql", "postgres", "-q -c 'CREATE DATABASE bench' -d");
        options.Say($"PostgreSQL, {open} open dossiers");
        await Measure(
            new StorageOptions
            {
                Provider = StorageProvider.Postgres,
                ConnectionString = postgres.ConnectionTo("bench"),
            },
            world,
            options,
            (open, 0),
            (clients, span) => PgBench.PerSecond(postgres, clients, span)
        );
        NpgsqlConnection.ClearAllPools();
    }

    /// <param name="bare">Bare commits a second, for that many clients.</param>
    private static async Task Measure(
        StorageOptions storage,
        BenchmarkWorld world,
        Options options,
        (int Open, int Finished) beforehand,
        Func<int, TimeSpan, double> bare
    )
    {
        await SchemaRunner.Run(storage);
        using var connections = new StoreConnections(storage);
        await using var writer = new CommandWriter(
            Decide.Command,
            connections,
            new DossierCache(),
            SystemClock.Instance,
            new LiveNotices(),
            NullLogger<CommandWriter>.Instance
        );
        await writer.StartAsync(CancellationToken.None);
        await Filling.Fill(connections, writer, world, beforehand.Open, beforehand.Finished);
        var emptied = Bytes(connections);
        // Long enough for the just-in-time compiler to have done its best.
        var made = await ClosedLoop.Run(writer, world, clients: 8, options.Warm);
        var half = TimeSpan.FromTicks(options.Span.Ticks / 2);
        foreach (var clients in options.Clients)
        {
            var before = bare(clients, half);
            var result = await ClosedLoop.Run(writer, world, clients, options.Span);
            var rate = (before + bare(clients, half)) / 2;
            made = made with { Dossiers = made.Dossiers + result.Dossiers };
            var bytes = (double)(Bytes(connections) - emptied) / made.Dossiers;
            Print(storage.Provider, options, beforehand, clients, result, rate, bytes);
        }
    }

    /// <summary>Bytes in use, after a checkpoint and without free pages; for PostgreSQL the database's size.</summary>
    private static long Bytes(StoreConnections connections)
    {
        using var connection = connections.Open();
        using var command = connection.CreateCommand();
        if (connection is not SqliteConnection)
        {
            return Scalar("SELECT pg_database_size(current_database())");
        }

        Scalar("PRAGMA wal_checkpoint(TRUNCATE)");
        return (Scalar("PRAGMA page_count") - Scalar("PRAGMA freelist_count")) * Scalar("PRAGMA page_size");

        long Scalar(string sql)
        {
            command.CommandText = sql;
            return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
        }
    }

    private static void Print(
        StorageProvider provider,
        Options options,
        (int Open, int Finished) beforehand,
        int clients,
        LoopResult result,
        double bare,
        double bytes
    )
    {
        var ratio = result.CompletionsPerSecond / bare;
        Console.WriteLine(
            options.Json
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $$"""{"provider":"{{(provider == StorageProvider.Sqlite ? "sqlite" : "postgres")}}","openDossiers":{{beforehand.Open}},"finishedDossiers":{{beforehand.Finished}},"clients":{{clients}},"startsPerSecond":{{result.StartsPerSecond:0.#}},"completionsPerSecond":{{result.CompletionsPerSecond:0.#}},"p50Ms":{{result.P50Ms:0.###}},"p99Ms":{{result.P99Ms:0.###}},"bareCommitsPerSecond":{{bare:0.#}},"ratio":{{ratio:0.###}},"bytesPerDossier":{{bytes:0}},"commandsPerCommit":{{result.CommandsPerCommit:0.#}},"cpuMicrosecondsPerCommand":{{result.CpuMicroseconds:0}}}"""
                )
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {clients, 2} clients: {result.StartsPerSecond, 6:0} starts/s, {result.CompletionsPerSecond, 6:0} completions/s = {ratio:0.00} of {bare:0} bare commits/s; p50 {result.P50Ms:0.00} ms, p99 {result.P99Ms:0.00} ms; {bytes:0} bytes a dossier; {result.CommandsPerCommit:0.0} commands a commit, {result.CpuMicroseconds:0} µs of processor and {result.AllocatedBytes:0} bytes allocated each"
                )
        );
    }

    private sealed record Options(bool Json, bool Long, bool Sqlite, bool Postgres, int[] Clients, TimeSpan Span)
    {
        public TimeSpan Warm => TimeSpan.FromSeconds(Math.Max(3, Span.TotalSeconds));

        public static Options? Read(string[] args)
        {
            var options = new Options(false, false, true, true, [1, 8, 64], TimeSpan.FromSeconds(5));
            for (var i = 0; i < args.Length; i++)
            {
                var value = i + 1 < args.Length ? args[i + 1] : "";
                switch (args[i])
                {
                    case "--json":
                        options = options with { Json = true };
                        break;
                    case "--long":
                        options = options with { Long = true };
                        break;
                    case "--only" when value is "sqlite" or "postgres":
                        options = options with { Sqlite = value == "sqlite", Postgres = value == "postgres" };
                        i++;
                        break;
                    case "--seconds" when Number(value) is { } seconds:
                        options = options with { Span = TimeSpan.FromSeconds(seconds) };
                        i++;
                        break;
                    case "--clients" when Number(value) is { } clients:
                        options = options with { Clients = [clients] };
                        i++;
                        break;
                    default:
                        return null;
                }
            }

            return options;
        }

        /// <summary>For people; programs read standard output.</summary>
        public void Say(string line)
        {
            if (!Json)
            {
                Console.WriteLine(line);
            }
            else
            {
                Console.Error.WriteLine(line);
            }
        }

        private static int? Number(string text) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
                ? number
                : null;
    }
}
