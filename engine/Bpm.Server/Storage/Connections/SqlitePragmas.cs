using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Bpm.Server.Storage.Connections;

/// <summary>
/// The settings that make a SQLite commit durable and a reader never wait. Only the journal mode stays in the file, so
/// every connection sets them, and checks that SQLite took them.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    /// <summary>What stands after <see cref="Apply"/>: synchronous 2 is FULL.</summary>
    public static readonly IReadOnlyList<(string Name, string Value)> Expected =
    [
        ("journal_mode", "wal"),
        ("synchronous", "2"),
        ("foreign_keys", "1"),
        ("busy_timeout", $"{StorageLimits.BusyTimeoutMs}"),
    ];

    private const string Settings = """
        PRAGMA busy_timeout = 5000;
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA foreign_keys = ON;
        PRAGMA cache_size = -32768;
        PRAGMA temp_store = MEMORY;
        PRAGMA wal_autocheckpoint = 4000;
        """;

    public static void Apply(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Settings.Replace("5000", $"{StorageLimits.BusyTimeoutMs}", StringComparison.Ordinal);
        command.ExecuteNonQuery();
        foreach (var (name, value) in Expected)
        {
            command.CommandText = $"PRAGMA {name}";
            var found = Convert.ToString(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
            if (found != value)
            {
                throw new StoreException(
                    StoreFault.Unusable,
                    $"SQLite did not take '{name} = {value}' for '{connection.DataSource}' (it says '{found}'); "
                        + "without it an answered command could be lost. Is the file on a network drive?"
                );
            }
        }
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
        Apply((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        Apply((SqliteConnection)connection);
        return Task.CompletedTask;
    }
}
