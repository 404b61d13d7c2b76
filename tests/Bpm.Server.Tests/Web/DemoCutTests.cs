using Bpm.Server.Commands;
using Bpm.Server.Storage;
using Bpm.Server.Tests.Web.Harness;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bpm.Server.Tests.Web;

/// <summary>The demo begins with a cut of the synthetic province: finished and running dossiers, all of them sound.</summary>
public sealed class DemoCutTests
{
    [Fact]
    public async Task An_empty_demo_store_gets_the_cut_once_and_it_is_sound()
    {
        var data = Directory.CreateTempSubdirectory("bpm-cut-").FullName;
        var settings = new Dictionary<string, string?> { ["Bpm:DemoDossiers"] = "40" };
        int made;
        await using (var server = await WebServer.Start(data: data, settings: settings))
        {
            await using var db = await Db(server);
            made = await db.Dossiers.CountAsync(TestContext.Current.CancellationToken);
            made.ShouldBeGreaterThan(40);
            (
                await db.Dossiers.CountAsync(d => d.FinishedAt != null, TestContext.Current.CancellationToken)
            ).ShouldBeGreaterThan(10);
            (await db.Tasks.CountAsync(TestContext.Current.CancellationToken)).ShouldBeGreaterThan(10);
        }

        await using (var again = await WebServer.Start(data: data, settings: settings))
        {
            await using var db = await Db(again);
            (await db.Dossiers.CountAsync(TestContext.Current.CancellationToken)).ShouldBe(made);
        }

        SqliteConnection.ClearAllPools();
        foreach (var verb in new[] { "verify", "doctor" })
        {
            using var output = new StringWriter();
            using var errors = new StringWriter();
            (await Verbs.Run([verb, "--data", data], output, errors)).ShouldBe(ExitCode.Done, $"{output}{errors}");
        }

        SqliteConnection.ClearAllPools();
        Directory.Delete(data, recursive: true);
    }

    private static Task<BpmDb> Db(WebServer server) =>
        server
            .Services.GetRequiredService<IDbContextFactory<BpmDb>>()
            .CreateDbContextAsync(TestContext.Current.CancellationToken);
}
