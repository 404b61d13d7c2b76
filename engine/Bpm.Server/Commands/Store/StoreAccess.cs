using System.Collections.Immutable;
using Bpm.Procedures;
using Bpm.Procedures.Workflows;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Bpm.Server.Storage.Checks;
using Bpm.Server.Storage.Connections;
using Bpm.Server.Storage.Roots;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Server.Commands.Store;

/// <summary>A store opened by a verb to be looked at: found by the same options as <c>serve</c>, never made or migrated.</summary>
internal sealed class StoreAccess : IDisposable
{
    public const string Options =
        "[--data FOLDER] [--procedures FOLDER] [--storage sqlite|postgres] [--root-key FILE] [--json]";

    private readonly Dictionary<string, Publication?> byHash = new(StringComparer.Ordinal);
    private readonly PublicationStore kept;

    private StoreAccess(ServerOptions options, bool json)
    {
        Server = options;
        Json = json;
        Connections = new StoreConnections(options.Storage);
        kept = new PublicationStore(Connections, SystemClock.Instance);
        Today = ProvinceTime.ToLocal(SystemClock.Instance.GetCurrentInstant()).Date;
        IReadOnlyList<SourceFile> files =
            options.ProceduresFolder is { } folder && Directory.Exists(folder) ? CatalogueFolder.ReadFiles(folder) : [];
        Catalogue = Catalogue.Read([.. files], Today);
        foreach (var publication in Catalogue.Publications)
        {
            byHash[publication.Hash] = publication;
        }
    }

    public ServerOptions Server { get; }
    public bool Json { get; }
    public StoreConnections Connections { get; }
    public Catalogue Catalogue { get; }
    public LocalDate Today { get; }
    public RootFiles Roots => new(Server.RootKeyFile);

    /// <summary>Reads the options of a verb.</summary>
    /// <returns>Null, with the reason told, when they are wrong or there is no store.</returns>
    public static async Task<StoreAccess?> Open(string verb, string[] args, TextWriter errors)
    {
        if (await ReadOptions(args, verb, errors) is not { } options)
        {
            return null;
        }

        if (options.Storage.Provider == StorageProvider.Sqlite && !File.Exists(options.Storage.Path))
        {
            await errors.WriteLineAsync(
                $"bpm {verb}: there is no store at '{options.Storage.Path}'. Name its folder with --data."
            );
            return null;
        }

        return new StoreAccess(options, args.Contains("--json"));
    }

    /// <summary>The options of a verb, of which there may be no store yet.</summary>
    /// <returns>Null, with the reason told, when they are wrong.</returns>
    public static async Task<ServerOptions?> ReadOptions(string[] args, string verb, TextWriter errors)
    {
        var rest = args.Where(a => a != "--json").ToArray();
        if (ServerApp.UnknownSwitch(rest) is { } unknown)
        {
            await errors.WriteLineAsync($"bpm {verb}: there is no option '{unknown}'. 'bpm {verb} --help' lists them.");
            return null;
        }

        try
        {
            return ServerApp.ReadOptions(rest);
        }
        catch (CannotServeException refusal)
        {
            await errors.WriteLineAsync($"bpm {verb}: {refusal.Message}");
            return null;
        }
    }

    /// <summary>The publication of a hash, from the folder or as the store keeps it; null when neither has it.</summary>
    public Publication? Publication(string hash)
    {
        if (!byHash.TryGetValue(hash, out var publication))
        {
            publication = kept.Load(hash) is { } row ? Publications.Compile(row) : null;
            byHash[hash] = publication;
        }

        return publication;
    }

    /// <summary>The record, its rows and its roots.</summary>
    public async Task<ImmutableArray<StoreFinding>> Check()
    {
        var rows = await new StoreCheck(Connections, Publication, Catalogue.Calendars).Run();
        return [.. rows, .. await new RootCheck(Connections, Roots).Run()];
    }

    public void Dispose() => Connections.Dispose();
}
