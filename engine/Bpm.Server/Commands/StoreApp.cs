using Bpm.Server.Hosting;
using Bpm.Server.Storage;

namespace Bpm.Server.Commands;

/// <summary>The server's own services over an existing store, for a verb that does what a use case does, without serving.</summary>
internal static class StoreApp
{
    private static readonly string[] Passed = ["data", "procedures", "storage", "demo"];

    /// <exception cref="CommandException">There is no store.</exception>
    public static WebApplication Build(Options options)
    {
        string[] args =
        [
            .. Passed
                .Where(name => options.Value(name) is not null)
                .SelectMany(name => new[] { $"--{name}", options.Value(name)! }),
            // Nothing is served; the address only says that nobody else could be.
            "--urls",
            ServerOptions.DefaultAddress,
        ];
        // What a verb has to say, it says itself.
        var app = ServerApp.Build(args, builder => builder.Logging.ClearProviders());
        var server = app.Services.GetRequiredService<ServerOptions>();
        if (server.Storage.Provider == StorageProvider.Sqlite && !File.Exists(server.Storage.Path))
        {
            throw new CommandException($"there is no store at '{server.Storage.Path}'. Name its folder with --data.");
        }

        app.Services.GetRequiredService<Publications>().Load(examples: false);
        return app;
    }
}
