using System.Globalization;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Bpm.Server.Storage.Connections;
using Bpm.Server.Tests.Storage.Harness;
using Bpm.Tests.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bpm.Server.Tests.Storage;

/// <summary>What child processes run: engine and storage, no test runner.</summary>
internal static class Children
{
    public static async Task<int> Run(string method)
    {
        await (
            method switch
            {
                nameof(Migrate) => Migrate(),
                nameof(WorkForEver) => WorkForEver(),
                nameof(WorkFiftyTimes) => WorkFiftyTimes(),
                nameof(Serve) => Serve(),
                _ => throw new ArgumentOutOfRangeException(nameof(method), method, "No such child."),
            }
        );
        return 0;
    }

    public static Task Migrate()
    {
        using var connections = new StoreConnections(ChildProcess.Options) { Opened = _ => ChildProcess.Say("begun") };
        SchemaRunner.Run(
            connections,
            [.. SchemaScript.For(ChildProcess.Options.Provider), SchemaTests.Heavy(ChildProcess.Options.Provider)],
            CancellationToken.None
        );
        return Task.CompletedTask;
    }

    /// <summary>Tells the commands of one child from those of the next on the same store.</summary>
    private static readonly string ThisRun = Guid.NewGuid().ToString("N")[..8];

    /// <summary>Eight callers work until somebody kills them. The WAL only grows, so that its length tells a moment.</summary>
    public static async Task WorkForEver()
    {
        var store = await TestStore.Open(ChildProcess.Options, opened: WithoutCheckpoints);
        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(async caller =>
                {
                    for (var round = 0; ; round++)
                    {
                        var dossier = await Acknowledged(
                            store,
                            Requests.Receive($"{ThisRun}-{caller}-{round}-receive")
                        );
                        for (var step = 0; step < Requests.Steps.Count; step++)
                        {
                            await Acknowledged(
                                store,
                                Requests.Complete($"{ThisRun}-{caller}-{round}-{step}", dossier, step)
                            );
                        }
                    }
                })
        );
    }

    /// <summary>One caller, fifty commits.</summary>
    public static async Task WorkFiftyTimes()
    {
        await using var store = await TestStore.Open(ChildProcess.Options);
        ChildProcess.Say("begun");
        for (var i = 0; i < 50; i++)
        {
            await store.Writer.Execute(Requests.Receive($"c{i}"));
        }

        ChildProcess.Say($"commits {store.Writer.Commits}");
    }

    /// <summary>The whole server with its jobs, until a signal ends it.</summary>
    public static async Task Serve()
    {
        await using var app = ServerApp.Build(
            [],
            builder =>
            {
                builder.Logging.ClearProviders();
                builder.Configuration.AddInMemoryCollection(
                    new Dictionary<string, string?>
                    {
                        ["urls"] = "http://127.0.0.1:0",
                        ["Bpm:Data"] = Path.GetDirectoryName(ChildProcess.Options.Path),
                        ["Bpm:Procedures"] = SmallCatalogue.Folder,
                        ["Bpm:SignInsPerMinute"] = "100000",
                    }
                );
            }
        );
        await ServerApp.Start(app);
        ChildProcess.Say(app.Urls.First());
        await app.WaitForShutdownAsync();
        ChildProcess.Say("ended");
    }

    private static async Task<string> Acknowledged(TestStore store, CommandRequest request)
    {
        var answer = (CommandAnswer.Accepted)await store.Writer.Execute(request);
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
