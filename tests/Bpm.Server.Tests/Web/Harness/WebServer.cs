using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Bpm.Tests.Shared;
using Bpm.WorkingTime;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Bpm.Server.Tests.Web.Harness;

/// <summary>The whole server on 127.0.0.1 and a free port, with real SQLite in a folder of its own and a clock that stands.</summary>
internal sealed class WebServer : IAsyncDisposable
{
    public const string Friday = "2026-11-20T08:00";

    private readonly WebApplication app;
    private readonly bool ownsData;

    private WebServer(WebApplication app, string data, bool ownsData, LogBook log)
    {
        this.app = app;
        this.ownsData = ownsData;
        Data = data;
        Log = log;
    }

    public string Data { get; }
    public LogBook Log { get; }
    public Uri Address => new(app.Urls.First());
    public IServiceProvider Services => app.Services;

    public static async Task<WebServer> Start(
        string? data = null,
        bool demo = true,
        string? procedures = null,
        string now = Friday,
        string environment = TestClock.Environment,
        bool jobs = false,
        string? postgres = null,
        string address = "http://127.0.0.1:0",
        Dictionary<string, string?>? settings = null,
        Action<IServiceCollection>? services = null
    )
    {
        var folder = data ?? Directory.CreateTempSubdirectory("bpm-web-").FullName;
        var log = new LogBook();
        var built = ServerApp.Build(
            [],
            builder =>
            {
                builder.Environment.EnvironmentName = environment;
                builder.Logging.ClearProviders().AddProvider(log);
                builder.Configuration.AddInMemoryCollection(
                    new Dictionary<string, string?>
                    {
                        ["urls"] = address,
                        ["Bpm:Data"] = folder,
                        ["Bpm:Jobs"] = jobs ? "true" : "false",
                        ["Bpm:Storage"] = postgres is null ? "sqlite" : "postgres",
                        ["Bpm:ConnectionString"] = postgres,
                        ["Bpm:Demo"] = demo ? "true" : "false",
                        // The planned dossiers are enough; the simulated ones have tests of their own.
                        ["Bpm:DemoDossiers"] = "0",
                        ["Bpm:Procedures"] = procedures ?? SmallCatalogue.Folder,
                        ["Bpm:Now"] = now,
                        // Tests sign in far more often than people do.
                        ["Bpm:SignInsPerMinute"] = "100000",
                    }
                );
                builder.Configuration.AddInMemoryCollection(settings ?? []);
                services?.Invoke(builder.Services);
            }
        );
        try
        {
            await ServerApp.Start(built);
        }
        catch
        {
            await built.DisposeAsync();
            throw;
        }

        return new WebServer(built, folder, ownsData: data is null, log);
    }

    /// <summary>Moves the clock for everyone: <c>2026-11-20T09:10</c>.</summary>
    public void At(string moment) =>
        Services
            .GetRequiredService<ServerClock>()
            .StandAt(ProvinceTime.ToInstant(ServerClock.Minutes.Parse(moment).GetValueOrThrow()));

    public Api Anonymous() => new(Address);

    /// <summary>A browser in which somebody has signed in.</summary>
    public async Task<Api> SignIn(string user)
    {
        var api = Anonymous();
        await api.SignIn(user);
        return api;
    }

    /// <summary>Everything that a command may write, counted: unchanged when a refusal changed nothing.</summary>
    public async Task<string> Fingerprint()
    {
        await using var db = await Services
            .GetRequiredService<IDbContextFactory<BpmDb>>()
            .CreateDbContextAsync(TestContext.Current.CancellationToken);
        var events = await db.Events.CountAsync(TestContext.Current.CancellationToken);
        var versions = await db.Dossiers.SumAsync(d => d.Version, TestContext.Current.CancellationToken);
        var tasks = await db
            .Tasks.OrderBy(t => t.Id)
            .Select(t => t.Id + t.Assignee + t.Paused)
            .ToListAsync(TestContext.Current.CancellationToken);
        var rest =
            await db.Notices.CountAsync(TestContext.Current.CancellationToken)
            + await db.Personal.CountAsync(TestContext.Current.CancellationToken)
            + await db.Notes.CountAsync(TestContext.Current.CancellationToken);
        return $"{events}/{versions}/{rest}/{string.Join(',', tasks)}";
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        if (ownsData)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(Data, recursive: true);
        }
    }
}
