using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Bpm.Server.Storage.Connections;

/// <summary>Opens connections to the store, each with its settings made and checked.</summary>
internal sealed class StoreConnections : IDisposable
{
    private readonly SqlitePragmas pragmas = new();
    private readonly NpgsqlDataSource? postgres;
    private readonly string? sqlite;
    private readonly Lazy<DbContextOptions<BpmDb>> db;

    public StoreConnections(StorageOptions options)
    {
        Options = options;
        db = new Lazy<DbContextOptions<BpmDb>>(() =>
        {
            var builder = new DbContextOptionsBuilder<BpmDb>();
            Configure(builder);
            return builder.Options;
        });
        if (options.Provider == StorageProvider.Sqlite)
        {
            sqlite = new SqliteConnectionStringBuilder
            {
                DataSource = options.Path,
                Mode = SqliteOpenMode.ReadWriteCreate,
                Pooling = true,
            }.ToString();
            return;
        }

        if (string.IsNullOrWhiteSpace(options.ConnectionString))
        {
            throw new StoreException(
                StoreFault.Unusable,
                "Storage is 'postgres' but there is no connection string: set Storage:ConnectionString."
            );
        }

        var source = new NpgsqlDataSourceBuilder(options.ConnectionString);
        // What measurements call it; else it would be the connection string, with its host and account.
        source.Name = "bpm";
        source.ConnectionStringBuilder.MaxAutoPrepare = 64;
        source.ConnectionStringBuilder.AutoPrepareMinUsages = 2;
        // Every statement is short: to compile one, or to share it out among processes, takes longer than to run it.
        source.ConnectionStringBuilder.Options =
            $"{source.ConnectionStringBuilder.Options} -c jit=off -c max_parallel_workers_per_gather=0";
        postgres = source.Build();
    }

    public StorageOptions Options { get; }

    /// <summary>A test's own settings on a connection, on top of those made here.</summary>
    public Action<DbConnection>? Opened { get; init; }

    public bool IsPostgres => postgres is not null;

    /// <exception cref="StoreException">The store cannot be opened, or not with the settings that durability needs.</exception>
    public DbConnection Open() => IsPostgres ? OpenPostgres() : OpenSqlite();

    public NpgsqlConnection OpenPostgres() => Checked(() => postgres!.OpenConnection(), PostgresSettings.Check);

    /// <summary>Never from the pool: a transaction that failed must end with its connection.</summary>
    public SqliteConnection OpenSqlite() =>
        Checked(
            () =>
            {
                var file = new SqliteConnection(
                    new SqliteConnectionStringBuilder(sqlite) { Pooling = false }.ToString()
                );
                file.Open();
                return file;
            },
            SqlitePragmas.Apply
        );

    private T Checked<T>(Func<T> open, Action<T> check)
        where T : DbConnection
    {
        try
        {
            var connection = open();
            try
            {
                check(connection);
                Opened?.Invoke(connection);
                return connection;
            }
            catch
            {
                connection.Dispose();
                throw;
            }
        }
        catch (DbException error)
        {
            throw StoreErrors.Translate(error);
        }
    }

    public void Configure(DbContextOptionsBuilder builder)
    {
        if (postgres is not null)
        {
            builder.UseNpgsql(postgres);
        }
        else
        {
            builder.UseSqlite(sqlite).AddInterceptors(pragmas);
        }

        builder.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
    }

    public BpmDb Db() => new(db.Value);

    public void Dispose()
    {
        postgres?.Dispose();
        if (sqlite is not null)
        {
            using var any = new SqliteConnection(sqlite);
            SqliteConnection.ClearPool(any);
        }
    }
}
