using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Bpm.Procedures;
using Bpm.Server.Storage;
using Bpm.Server.Tests.Storage.Harness;

namespace Bpm.Server.Tests.Storage;

/// <summary>
/// Rates of the commit path beside bare commits of the same run; run by name, in Release, and read by a person:
/// <c>-method Bpm.Server.Tests.Storage.Measures.Rates -explicit only -showLiveOutput</c>.
/// </summary>
public sealed class Measures(ITestOutputHelper output)
{
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(4);

    [Theory(Explicit = true)]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task Rates(string provider)
    {
        await using var store = await TestStore.Start(Enum.Parse<StorageProvider>(provider), Engine.Decide.Command);
        Bare(store);
        await Work(store, 8, TimeSpan.FromSeconds(2));
        foreach (var callers in new[] { 1, 8, 64 })
        {
            var before = Bare(store);
            var commits = store.Writer.Commits;
            var cpu = Environment.CpuUsage.TotalTime;
            var (commands, completions, p50, p99) = await Work(store, callers, Span);
            commits = store.Writer.Commits - commits;
            var cpuEach = (Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / (commands * Span.TotalSeconds);
            var bare = (before + Bare(store)) / 2;
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{provider} {callers} callers: {commands:0} commands/s, {completions:0} completions/s, bare {bare:0} commits/s, "
                        + $"completions/bare {completions / bare:0.00}, commands/bare {commands / bare:0.00}, "
                        + $"commands per commit {commands * Span.TotalSeconds / commits:0.0}, p50 {p50:0.00} ms, p99 {p99:0.00} ms, "
                        + $"{cpuEach:0} µs of processor a command"
                )
            );
        }

        if (!store.Connections.IsPostgres)
        {
            store.Scalar("PRAGMA wal_checkpoint(TRUNCATE)");
            var bytes = (store.Scalar("PRAGMA page_count") - store.Scalar("PRAGMA freelist_count")) * 4096;
            output.WriteLine($"{bytes / store.Scalar("SELECT count(*) FROM dossiers")} bytes a dossier");
            foreach (var line in Sizes(store))
            {
                output.WriteLine(line);
            }
        }
    }

    private static int serial;

    private static async Task<(double Commands, double Completions, double P50, double P99)> Work(
        TestStore store,
        int callers,
        TimeSpan span
    )
    {
        var completed = 0;
        var started = Stopwatch.GetTimestamp();
        var latencies = await Task.WhenAll(
            Enumerable
                .Range(0, callers)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        var mine = new List<double>();
                        while (Stopwatch.GetElapsedTime(started) < span)
                        {
                            var id = Guid.CreateVersion7().ToString("N");
                            var dossier = (await Timed(store, Requests.Receive(id, TenFields()), mine)).DossierId;
                            for (var step = 0; step < 5 && Stopwatch.GetElapsedTime(started) < span; step++)
                            {
                                await Timed(store, Requests.Complete($"{id}{step}", dossier, step), mine);
                                Interlocked.Increment(ref completed);
                            }
                        }

                        return mine;
                    })
                )
        );
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var all = latencies.SelectMany(l => l).Order().ToList();
        return (all.Count / seconds, completed / seconds, all[all.Count / 2], all[all.Count * 99 / 100]);
    }

    private static PersonalData TenFields()
    {
        var form = Requests.Person1.Form;
        for (var i = 0; i < 8; i++)
        {
            form = form.Add(
                $"field{i}",
                new FactValue.Text($"giá trị {i} của hồ sơ {Interlocked.Increment(ref serial)}")
            );
        }

        return Requests.Person1 with
        {
            Form = form,
        };
    }

    private static async Task<CommandAnswer.Accepted> Timed(TestStore store, CommandRequest request, List<double> mine)
    {
        var started = Stopwatch.GetTimestamp();
        var answer = await store.Writer.Execute(request);
        mine.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        return answer as CommandAnswer.Accepted
            ?? throw new InvalidOperationException(((CommandAnswer.Refused)answer).Refusal.MessageEn);
    }

    /// <summary>One insert and one update a commit, prepared, same settings, same disk.</summary>
    private static double Bare(TestStore store)
    {
        using var connection = store.Connections.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            CREATE TABLE IF NOT EXISTS bare_log (n INTEGER PRIMARY KEY, text TEXT);
            CREATE TABLE IF NOT EXISTS bare_count (id INTEGER PRIMARY KEY, n INTEGER);
            """;
        command.ExecuteNonQuery();
        command.CommandText = "DELETE FROM bare_log; DELETE FROM bare_count; INSERT INTO bare_count VALUES (1, 0);";
        command.ExecuteNonQuery();
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO bare_log VALUES (@n, 'some text of forty characters, or nearly so')";
        var number = insert.CreateParameter();
        number.ParameterName = "@n";
        number.Value = 0;
        insert.Parameters.Add(number);
        using var update = connection.CreateCommand();
        update.CommandText = "UPDATE bare_count SET n = n + 1 WHERE id = 1";
        insert.Prepare();
        update.Prepare();
        var started = Stopwatch.GetTimestamp();
        var commits = 0;
        while (Stopwatch.GetElapsedTime(started).TotalSeconds < 2)
        {
            using var transaction = connection.BeginTransaction();
            insert.Transaction = update.Transaction = transaction;
            number.Value = ++commits;
            insert.ExecuteNonQuery();
            update.ExecuteNonQuery();
            transaction.Commit();
        }

        return commits / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static List<string> Sizes(TestStore store)
    {
        using var connection = store.Connections.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT 'events: rows a dossier', count(*) * 1.0 / (SELECT count(*) FROM dossiers) FROM events
            UNION ALL SELECT 'events: JSON bytes a dossier', sum(length(bytes)) * 1.0 / (SELECT count(*) FROM dossiers) FROM events
            UNION ALL SELECT 'events: rest a dossier', sum(length(hash) + length(dossier) + length(type) + length(actor) + length(command_id)) * 1.0 / (SELECT count(*) FROM dossiers) FROM events
            UNION ALL SELECT 'personal', sum(length(data)) * 1.0 / (SELECT count(*) FROM dossiers) FROM personal
            UNION ALL SELECT 'notices', sum(length(topics)) * 1.0 / (SELECT count(*) FROM dossiers) FROM notices
            """;
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read())
        {
            lines.Add($"{reader.GetString(0)}: {reader.GetDouble(1):0}");
        }

        return lines;
    }
}
