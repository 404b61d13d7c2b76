using System.Collections.Concurrent;
using System.Net;
using Bpm.Benchmarks.Hub;
using Bpm.Server.Commands;
using Bpm.Server.Storage;
using Bpm.Server.Storage.Connections;
using Bpm.Server.Tests.Storage;
using Bpm.Server.Tests.Storage.Harness;
using Bpm.Server.Tests.Web.Harness;
using Bpm.Tests.Shared;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using static Bpm.Server.Tests.Web.Harness.LandTransfer;

namespace Bpm.Server.Tests.Web;

/// <summary>A service manager ends the server while people work.</summary>
public sealed class ShutdownTests
{
    private const int Clients = 8;

    [Fact]
    public async Task What_was_under_way_is_answered_and_everything_answered_is_there()
    {
        var folder = Directory.CreateTempSubdirectory("bpm-stop-").FullName;
        var options = new StorageOptions { Provider = StorageProvider.Sqlite, Path = Path.Combine(folder, "bpm.db") };
        using var child = ChildProcess.Start(nameof(Children.Serve), options);
        await child.Until(lines => lines.Count > 0);
        var address = new Uri(child.Said()[0]);
        using var listener = new Api(address);
        await listener.SignIn("xl1");
        await using var hub = await HubSocket.Connect(
            listener.Address,
            listener.Cookies,
            TestContext.Current.CancellationToken
        );

        var acknowledged = new ConcurrentQueue<string>();
        var failures = new ConcurrentQueue<string>();
        var clients = Enumerable.Range(0, Clients).Select(_ => Work(address, acknowledged, failures)).ToList();
        while (acknowledged.Count < 3 * Clients)
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        child.Terminate();
        await Task.WhenAll(clients);
        await child.Ends();
        child.Said()[^1].ShouldBe("ended");
        failures.ShouldBeEmpty("whoever got through the door was served");

        using (var connections = new StoreConnections(options))
        {
            await using var db = connections.Db();
            var codes = await db.Dossiers.Select(d => d.Code).ToListAsync(TestContext.Current.CancellationToken);
            acknowledged.Except(codes.OfType<string>()).ShouldBeEmpty();
        }

        using var told = new StringWriter();
        (await Verbs.Run(["verify", "--data", folder, "--procedures", SmallCatalogue.Folder], told, told)).ShouldBe(
            ExitCode.Done,
            told.ToString()
        );

        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task Work(Uri address, ConcurrentQueue<string> acknowledged, ConcurrentQueue<string> failures)
    {
        using var desk = new Api(address);
        try
        {
            await desk.SignIn("tn1");
            while (true)
            {
                var answer = await desk.Post("/dossiers", Application());
                if (answer.Status != HttpStatusCode.Created)
                {
                    failures.Enqueue($"{answer.Status} {answer.Body}");
                    return;
                }

                acknowledged.Enqueue(answer["code"].GetString()!);
            }
        }
        catch (HttpRequestException)
        {
            // The door is closed.
        }
    }
}
