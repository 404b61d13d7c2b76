using System.Globalization;
using Bpm.Server.Storage;
using Bpm.Server.Storage.Connections;
using Bpm.Server.Tests.Storage.Harness;

namespace Bpm.Server.Tests.Storage;

/// <summary>What child processes run; never part of a test run of its own.</summary>
public sealed class Children
{
    [Fact(Explicit = true)]
    public void Migrate()
    {
        using var connections = new StoreConnections(ChildProcess.Options) { Opened = _ => ChildProcess.Say("begun") };
        SchemaRunner.Run(
            connections,
            [.. SchemaScript.For(ChildProcess.Options.Provider), SchemaTests.Heavy(ChildProcess.Options.Provider)],
            CancellationToken.None
        );
    }

    /// <summary>Eight callers work until somebody kills them. The WAL only grows, so that its length tells a moment.</summary>
    [Fact(Explicit = true)]
    public async Task WorkForEver()
    {
        var store = await TestStore.Open(ChildProcess.Options, opened: WithoutCheckpoints);
        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(async caller =>
                {
                    for (var round = 0; ; round++)
                    {
                        var dossier = await Acknowledged(store, Requests.Receive($"{caller}-{round}-receive"));
                        for (var step = 0; step < Requests.Steps.Count; step++)
                        {
                            await Acknowledged(store, Requests.Complete($"{caller}-{round}-{step}", dossier, step));
                        }
                    }
                })
        );
    }

    /// <summary>One caller, fifty commits.</summary>
    [Fact(Explicit = true)]
    public async Task WorkFiftyTimes()
    {
        await using var store = await TestStore.Open(ChildProcess.Options);
        ChildProcess.Say("begun");
        for (var i = 0; i < 50; i++)
        {
            await store.Accept(Requests.Receive($"c{i}"));
        }

        ChildProcess.Say($"commits {store.Writer.Commits}");
    }

    private static async Task<string> Acknowledged(TestStore store, CommandRequest request)
    {
        var answer = await store.Accept(request);
        var wal = store.Connections.IsPostgres ? 0 : new FileInfo(store.Options.Path + "-wal").Length;
        ChildProcess.Say(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{request.CommandId} {answer.DossierId} {answer.After.Version} {wal}"
            )
        );
        return answer.DossierId;
    }

    private static void WithoutCheckpoints(System.Data.Common.DbConnection connection)
    {
        if (connection is Microsoft.Data.Sqlite.SqliteConnection)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_autocheckpoint = 0";
            command.ExecuteNonQuery();
        }
    }
}
