using Bpm.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Bpm.Benchmarks;

/// <summary>The whole server in this process, on a port of its own, at one moment, without its jobs and its log.</summary>
internal static class BenchmarkServer
{
    /// <param name="folder">Its data.</param>
    /// <param name="settings">Beside those, by their configuration keys.</param>
    public static async Task<WebApplication> Start(string folder, params (string Key, string? Value)[] settings)
    {
        var app = ServerApp.Build(
            [],
            builder =>
            {
                builder.Environment.EnvironmentName = "Test";
                builder.Logging.ClearProviders();
                builder.Configuration.AddInMemoryCollection(
                    new Dictionary<string, string?>
                    {
                        ["urls"] = "http://127.0.0.1:0",
                        ["Bpm:Data"] = folder,
                        ["Bpm:Jobs"] = "false",
                        ["Bpm:Now"] = "2026-11-20T15:00",
                    }
                );
                builder.Configuration.AddInMemoryCollection(
                    settings.Select(s => new KeyValuePair<string, string?>(s.Key, s.Value))
                );
            }
        );
        await ServerApp.Start(app);
        return app;
    }
}
