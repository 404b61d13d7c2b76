using System.Globalization;
using Bpm.Engine;
using Bpm.Engine.Simulation;
using Bpm.Server.Demo;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Bpm.Server.Storage.Connections;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace Bpm.Server.Commands.Simulation;

/// <summary>A simulation written into a new store.</summary>
internal static class DemoYear
{
    /// <exception cref="CommandException">The file exists, or the store cannot be made.</exception>
    public static async Task<SimulationResult> Write(
        string procedures,
        SimulationSettings settings,
        int threads,
        string file,
        TextWriter errors
    )
    {
        var path = Path.GetFullPath(file);
        if (File.Exists(path))
        {
            throw new CommandException($"'{file}' exists already; a simulation makes a new store.");
        }

        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        var options = ServerApp.ReadOptions(["--data", folder, "--procedures", procedures, "--demo", "true"]) with
        {
            Storage = new StorageOptions { Path = path },
        };
        await SchemaRunner.Run(options.Storage);
        using var connections = new StoreConnections(options.Storage);
        var clock = SystemClock.Instance;
        var publications = new Publications(
            options,
            new PublicationStore(connections, clock),
            clock,
            NullLogger<Publications>.Instance
        );
        publications.Load();
        await using var writer = new CommandWriter(
            Decide.Command,
            connections,
            new DossierCache(),
            clock,
            new LiveNotices(),
            NullLogger<CommandWriter>.Instance
        );
        await writer.StartAsync(CancellationToken.None);
        var accounts = new Accounts(connections, clock);
        await new DemoPeople(accounts, publications).Seed(CancellationToken.None);
        var simulator = new Simulator(publications.Catalogue, settings, threads, keepCommands: true);
        var record = new SimulationWriter(writer, publications, new WorldFacts(publications, options), accounts);
        await record.Write(simulator, Console.IsErrorRedirected ? null : Tell);
        return simulator.Result();

        void Tell(Instant at, int dossiers) =>
            errors.Write(
                string.Create(CultureInfo.InvariantCulture, $"\r{at:uuuu-MM-dd}: {dossiers} dossiers written ")
            );
    }
}
