using System.Data.Common;
using Bpm.Engine;
using Bpm.Engine.Commands;
using Bpm.Engine.Dossiers;
using Bpm.Server.Storage;
using Bpm.Server.Storage.Checks;
using Bpm.Server.Storage.Connections;
using Bpm.Server.Storage.Roots;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;

namespace Bpm.Server.Tests.Storage.Harness;

/// <summary>A real store of a test's own: a new SQLite file or a new database of the test cluster.</summary>
internal sealed class TestStore : IAsyncDisposable
{
    private readonly string? folder;
    private readonly Func<Dossier, Command, Facts, Instant, Decision> decide;

    private TestStore(
        StorageOptions options,
        string? folder,
        Func<Dossier, Command, Facts, Instant, Decision>? decide,
        TestClock clock,
        Action<DbConnection>? opened = null
    )
    {
        Options = options;
        this.folder = folder;
        this.decide = decide ?? TestDecide.Command;
        Clock = clock;
        Connections = new StoreConnections(options) { Opened = opened };
        Roots = new RootFiles(Path.Combine(folder ?? Path.GetTempPath(), "root-key.pem"));
        Writer = new CommandWriter(this.decide, Connections, Cache, Clock, Live, NullLogger<CommandWriter>.Instance);
        Reader = new DossierReader(Connections, Cache);
        Accounts = new Accounts(Connections, Clock);
        Publications = new PublicationStore(Connections, Clock);
        Drafts = new DraftStore(Connections, Clock);
    }

    public StorageOptions Options { get; }
    public TestClock Clock { get; }
    public StoreConnections Connections { get; }
    public DossierCache Cache { get; } = new();
    public LiveNotices Live { get; } = new();
    public CommandWriter Writer { get; }
    public DossierReader Reader { get; }
    public Accounts Accounts { get; }
    public PublicationStore Publications { get; }
    public DraftStore Drafts { get; }

    public static async Task<TestStore> Start(
        StorageProvider provider,
        Func<Dossier, Command, Facts, Instant, Decision>? decide = null
    )
    {
        string? made = null;
        var options = new StorageOptions { Provider = provider };
        if (provider == StorageProvider.Sqlite)
        {
            made = Directory.CreateTempSubdirectory("bpm-store-").FullName;
            options = options with { Path = Path.Combine(made, "bpm.db") };
        }
        else
        {
            made = Directory.CreateTempSubdirectory("bpm-store-").FullName;
            options = options with { ConnectionString = PostgresCluster.Shared.NewDatabase() };
        }

        await SchemaRunner.Run(options);
        var store = new TestStore(options, made, decide, new TestClock());
        await store.Writer.StartAsync(CancellationToken.None);
        return store;
    }

    public static async Task<TestStore> Open(
        StorageOptions options,
        Func<Dossier, Command, Facts, Instant, Decision>? decide = null,
        TestClock? clock = null,
        Action<DbConnection>? opened = null
    )
    {
        var store = new TestStore(options, folder: null, decide, clock ?? new TestClock(), opened);
        await store.Writer.StartAsync(CancellationToken.None);
        return store;
    }

    /// <summary>The same store as another process (or node) sees it.</summary>
    public Task<TestStore> Another() => Open(Options, decide, Clock);

    public async Task<CommandAnswer.Accepted> Accept(CommandRequest request) =>
        (await Writer.Execute(request, TestContext.Current.CancellationToken)).ShouldBeOfType<CommandAnswer.Accepted>();

    public async Task<Refusal> Refused(CommandRequest request) =>
        (await Writer.Execute(request, TestContext.Current.CancellationToken))
            .ShouldBeOfType<CommandAnswer.Refused>()
            .Refusal;

    /// <summary>Where roots are signed; a store that is opened by its options alone shares the folder.</summary>
    public RootFiles Roots { get; }

    public async Task<IReadOnlyList<StoreFinding>> Check() =>
        [
            .. await new StoreCheck(
                Connections,
                hash => hash == Requests.Publication.Hash ? Requests.Publication : null,
                Requests.Calendars
            ).Run(),
            .. await new RootCheck(Connections, Roots).Run(),
        ];

    public Task<RootRow?> SignRoot() => new RootSigner(Connections, Roots, Clock).Sign();

    public async Task ShouldBeSound()
    {
        var findings = await Check();
        findings.ShouldBeEmpty(string.Join('\n', findings));
    }

    public long Scalar(string sql)
    {
        using var connection = Connections.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar());
    }

    /// <summary>What somebody with a database tool does.</summary>
    public void Tamper(string sql, bool mustTouch = true)
    {
        using var connection = Connections.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        var touched = command.ExecuteNonQuery();
        if (mustTouch)
        {
            touched.ShouldBeGreaterThan(0, sql);
        }
    }

    /// <summary>Every row of every table but the clock's, as text: equal before and after means nothing changed.</summary>
    public string Everything()
    {
        using var connection = Connections.Open();
        return string.Join(
            '\n',
            Tables.SelectMany(table => Rows(connection, table).Order(StringComparer.Ordinal).Prepend(table))
        );
    }

    public async ValueTask DisposeAsync()
    {
        await Writer.DisposeAsync();
        Connections.Dispose();
        if (folder is not null)
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static readonly string[] Tables =
    [
        "events",
        "dossiers",
        "tasks",
        "personal",
        "notices",
        "notes",
        "serials",
        "search",
        "task_counts",
    ];

    private static List<string> Rows(DbConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {table}";
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            var values = new object[reader.FieldCount];
            reader.GetValues(values);
            rows.Add(string.Join('|', values.Select(v => v is byte[] b ? Convert.ToHexStringLower(b) : v.ToString())));
        }

        return rows;
    }
}
