using System.Globalization;
using Bpm.Server.Storage;
using Bpm.Server.Tests.Storage.Harness;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Bpm.Server.Tests.Storage;

/// <summary>A process that dies in mid-write, and a power cut that takes the end of the WAL with it.</summary>
public sealed class CrashTests
{
    private static readonly int Kills = Environment.GetEnvironmentVariable("BPM_LONG") is null ? 20 : 1000;

    /// <summary>Cuts of one WAL: at an acknowledged length, a little before, and anywhere.</summary>
    private static readonly int Cuts = Environment.GetEnvironmentVariable("BPM_LONG") is null ? 12 : 350;

    private sealed record Acknowledged(string Command, string Dossier, int Version, long Wal);

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task After_a_kill_every_acknowledged_command_is_there_once_and_nothing_half(string provider)
    {
        var random = new Random(20260302);
        await using var store = await TestStore.Start(Enum.Parse<StorageProvider>(provider));
        await store.Writer.StopAsync(CancellationToken.None);
        var acknowledged = new List<Acknowledged>();
        for (var kill = 0; kill < Kills; kill++)
        {
            // At the start-up too, and after any number of commits.
            var until = random.Next(80);
            using var child = ChildProcess.Start(nameof(Children.WorkForEver), store.Options);
            await child.Until(lines => lines.Count > until);
            child.Kill();
            acknowledged.AddRange(Read(child.Said()));
            if (kill % 5 == 4)
            {
                await ShouldHold(store.Options, acknowledged);
            }
        }

        // Asked again, each repeats its answer: nothing is done twice.
        await using var again = await TestStore.Open(store.Options);
        var before = again.Scalar("SELECT count(*) FROM events");
        foreach (
            var received in acknowledged.Where(a => a.Command.EndsWith("receive", StringComparison.Ordinal)).Take(20)
        )
        {
            (await again.Accept(Requests.Receive(received.Command))).DossierId.ShouldBe(received.Dossier);
        }

        again.Scalar("SELECT count(*) FROM events").ShouldBe(before);
    }

    [Fact]
    public async Task With_the_WAL_cut_off_every_command_acknowledged_by_then_is_there_and_the_rest_absent_whole()
    {
        await using var store = await TestStore.Start(StorageProvider.Sqlite);
        await store.Writer.StopAsync(CancellationToken.None);
        using var child = ChildProcess.Start(nameof(Children.WorkForEver), store.Options);
        await child.Until(lines => lines.Count > 300);
        child.Kill();
        var acknowledged = Read(child.Said());
        var whole = new FileInfo(store.Options.Path + "-wal").Length;
        var random = new Random(20260302);
        // At the length that stood when a command was acknowledged, a little before, and anywhere.
        var cuts = Enumerable
            .Range(0, Cuts)
            .Select(_ => acknowledged[random.Next(acknowledged.Count)].Wal)
            .SelectMany(at => new[] { at, at - random.Next(1, 5000), random.NextInt64(whole) });
        foreach (var cut in cuts.Select(c => Math.Max(0, c)))
        {
            var folder = Directory.CreateTempSubdirectory("bpm-cut-").FullName;
            var copy = store.Options with { Path = Path.Combine(folder, "bpm.db") };
            File.Copy(store.Options.Path, copy.Path);
            File.Copy(store.Options.Path + "-wal", copy.Path + "-wal");
            using (var wal = File.OpenWrite(copy.Path + "-wal"))
            {
                wal.SetLength(cut);
            }

            await ShouldHold(copy, [.. acknowledged.Where(a => a.Wal <= cut)]);
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Each_commit_is_on_the_disk_before_its_answer()
    {
        if (!File.Exists("/usr/bin/strace"))
        {
            Assert.Fail("strace is not installed, and this test sees the fsync by it: apt-get install strace.");
        }

        await using var store = await TestStore.Start(StorageProvider.Sqlite);
        await store.Writer.StopAsync(CancellationToken.None);
        using var child = ChildProcess.Start(
            nameof(Children.WorkFiftyTimes),
            store.Options,
            "/usr/bin/strace",
            "-f",
            "-qq",
            "-y",
            "-e",
            "trace=fsync,fdatasync",
            "-e",
            "signal=none",
            "-o",
            "{folder}/trace"
        );
        await child.Ends();
        child.Said()[^1].ShouldBe("commits 50");
        var syncs = File.ReadLines(child.FileOf("trace"))
            .Count(line => line.Contains("bpm.db-wal", StringComparison.Ordinal));
        syncs.ShouldBeGreaterThanOrEqualTo(50);
    }

    private static List<Acknowledged> Read(IReadOnlyList<string> lines) =>
        [
            .. lines
                .Select(line => line.Split(' '))
                .Select(p => new Acknowledged(
                    p[0],
                    p[1],
                    int.Parse(p[2], CultureInfo.InvariantCulture),
                    long.Parse(p[3], CultureInfo.InvariantCulture)
                )),
        ];

    private static async Task ShouldHold(StorageOptions options, List<Acknowledged> acknowledged)
    {
        await using var store = await TestStore.Open(options);
        await store.ShouldBeSound();
        await using var db = store.Connections.Db();
        var commands = await db.Events.ToDictionaryAsync(c => c.CommandId, TestContext.Current.CancellationToken);
        foreach (var one in acknowledged)
        {
            commands.ShouldContainKey(one.Command);
            commands[one.Command].Dossier.ShouldBe(one.Dossier);
            commands[one.Command].Seq.ShouldBe(one.Version);
        }

        if (options.Provider == StorageProvider.Sqlite)
        {
            SqliteConnection.ClearAllPools();
        }
    }
}
