using System.Text.Json;
using Bpm.Server.Commands;
using Bpm.Server.Hosting;
using Bpm.Server.Jobs;
using Bpm.Server.Tests.Web.Harness;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Bpm.Server.Tests.Commands;

/// <summary><c>bpm verify</c> and <c>bpm doctor</c> over a store that a server made.</summary>
public sealed class StoreVerbTests : IAsyncLifetime
{
    private readonly string data = Directory.CreateTempSubdirectory("bpm-verb-").FullName;

    public async ValueTask InitializeAsync()
    {
        await using var server = await WebServer.Start(data);
        await server.Services.GetRequiredService<DailyRoot>().Run(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(data, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_sound_store_is_said_to_be_sound_and_a_changed_one_is_not()
    {
        var (exit, text) = await Run("verify");
        text.ShouldEndWith("1 signed roots: 0 findings\n");
        exit.ShouldBe(ExitCode.Done);
        (exit, text) = await Run("doctor");
        exit.ShouldBe(ExitCode.Done, text);
        text.ShouldContain("ok       orphans");
        text.ShouldContain("warning  policies");

        Tamper("UPDATE events SET actor = 'x' WHERE position = (SELECT min(position) FROM events)");
        (exit, text) = await Run("verify");
        exit.ShouldBe(ExitCode.FoundErrors);
        text.ShouldContain("changed    dossier ");
        (exit, text) = await Run("doctor", "--json");
        exit.ShouldBe(ExitCode.FoundErrors);
        using var json = JsonDocument.Parse(text);
        json.RootElement.GetProperty("checks")
            .EnumerateArray()
            .Single(c => c.GetProperty("name").GetString() == "record")
            .GetProperty("status")
            .GetString()
            .ShouldBe("error");
    }

    [Fact]
    public async Task Verify_prints_json()
    {
        Tamper("DELETE FROM tasks WHERE id = (SELECT min(id) FROM tasks)");
        var (exit, text) = await Run("verify", "--json");
        exit.ShouldBe(ExitCode.FoundErrors);
        using var json = JsonDocument.Parse(text);
        var findings = json.RootElement.GetProperty("findings").EnumerateArray().ToList();
        findings.Select(f => f.GetProperty("kind").GetString()).ShouldBe(["row", "row"]);
        // The task is missed twice: by the record, and by the counts kept beside the tasks.
        findings.ShouldContain(f => f.GetProperty("message").GetString()!.Contains("it is gone"));
        findings.ShouldContain(f => f.GetProperty("message").GetString()!.Contains("there are 0"));
    }

    [Fact]
    public async Task A_folder_without_a_store_is_wrong_usage_and_stays_without()
    {
        var empty = Directory.CreateTempSubdirectory("bpm-verb-").FullName;
        foreach (var verb in new[] { "verify", "doctor" })
        {
            var errors = new StringWriter();
            (await Verbs.Run([verb, "--data", empty], TextWriter.Null, errors)).ShouldBe(ExitCode.WrongUsage);
            errors.ToString().ShouldContain("there is no store");
            (await Verbs.Run([verb, "--wrong"], TextWriter.Null, TextWriter.Null)).ShouldBe(ExitCode.WrongUsage);
        }

        Directory.GetFileSystemEntries(empty).ShouldBeEmpty();
        Directory.Delete(empty);
    }

    private async Task<(int Exit, string Text)> Run(params string[] args)
    {
        var output = new StringWriter();
        string[] all = [.. args, "--data", data, "--procedures", CatalogueFolder.Find()!];
        return (await Verbs.Run(all, output, TextWriter.Null), output.ToString());
    }

    private void Tamper(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(data, "bpm.db")}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery().ShouldBeGreaterThan(0);
    }
}
