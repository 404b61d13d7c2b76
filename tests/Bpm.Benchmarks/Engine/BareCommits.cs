using System.Diagnostics;
using Bpm.Server.Storage;
using Bpm.Server.Storage.Commits;
using Bpm.Server.Storage.Connections;

namespace Bpm.Benchmarks.Engine;

/// <summary>What the disk and SQLite allow: one insert and one update a commit, with the store's own settings and statements.</summary>
internal static class BareCommits
{
    private static readonly Statement Insert = new(
        "INSERT INTO bare_log (n, text) VALUES ($1, 'some text of forty characters, or nearly so')",
        "l"
    );

    private static readonly Statement Update = new("UPDATE bare_count SET n = n + 1 WHERE id = 1", "", MustTouch: 1);

    /// <summary>Commits a second, in a file of its own beside the store's.</summary>
    public static double PerSecond(string folder, TimeSpan span)
    {
        var path = Path.Combine(folder, "bare.db");
        foreach (var old in Directory.GetFiles(folder, "bare.db*"))
        {
            File.Delete(old);
        }

        using var connections = new StoreConnections(new StorageOptions { Path = path });
        using (var connection = connections.OpenSqlite())
        using (var command = connection.CreateCommand())
        {
            command.CommandText = """
                CREATE TABLE bare_log (n INTEGER PRIMARY KEY, text TEXT);
                CREATE TABLE bare_count (id INTEGER PRIMARY KEY, n INTEGER);
                INSERT INTO bare_count VALUES (1, 0);
                """;
            command.ExecuteNonQuery();
        }

        using var session = WriterSession.Open(connections);
        var started = Stopwatch.GetTimestamp();
        var commits = 0L;
        while (Stopwatch.GetElapsedTime(started) < span)
        {
            session.Begin();
            session.Write(Insert, ++commits);
            session.Write(Update);
            session.Commit();
        }

        return commits / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <summary>Milliseconds that one write of a page and its fsync take, the middle of many.</summary>
    public static double FsyncMs(string folder)
    {
        var path = Path.Combine(folder, "fsync.bin");
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var page = new byte[4096];
        var times = new List<double>();
        for (var i = 0; i < 400; i++)
        {
            var started = Stopwatch.GetTimestamp();
            file.Write(page);
            file.Flush(flushToDisk: true);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        file.Close();
        File.Delete(path);
        times.Sort();
        return times[times.Count / 2];
    }
}
