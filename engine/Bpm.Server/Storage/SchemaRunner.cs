using System.Data.Common;
using Bpm.Server.Storage.Connections;

namespace Bpm.Server.Storage;

/// <summary>
/// Brings the schema up to this program's by numbered SQL scripts, each in one transaction: a kill leaves the schema
/// before or after a script. Several nodes may start at once; one runs the scripts, the others wait.
/// </summary>
internal static class SchemaRunner
{
    /// <summary>Any number, the same on every node; also in the writer's lock, with another second half.</summary>
    private const long PostgresLock = 0x62706D_0001;

    /// <exception cref="StoreException">The schema is newer than the program, or a script that ran has changed.</exception>
    public static Task Run(StorageOptions options, CancellationToken cancellation = default)
    {
        using var connections = new StoreConnections(options);
        Run(connections, SchemaScript.For(options.Provider), cancellation);
        return Task.CompletedTask;
    }

    /// <summary>How many scripts the store has run, and how many this program has. Changes nothing.</summary>
    public static (int Has, int Knows) Versions(StoreConnections connections)
    {
        using var connection = connections.Open();
        try
        {
            return (Applied(connection).Count, SchemaScript.For(connections.Options.Provider).Count);
        }
        catch (DbException error)
        {
            throw StoreErrors.Translate(error);
        }
    }

    internal static void Run(
        StoreConnections connections,
        IReadOnlyList<SchemaScript> scripts,
        CancellationToken cancellation = default
    )
    {
        using var connection = connections.Open();
        try
        {
            // PostgreSQL gives the session's locks back when the connection ends, however it ends.
            if (connections.IsPostgres)
            {
                Execute(connection, $"SELECT pg_advisory_lock({PostgresLock})");
            }

            // One step more than there are scripts: the last only checks.
            for (var step = 0; step <= scripts.Count; step++)
            {
                cancellation.ThrowIfCancellationRequested();
                if (!RunNext(connection, connections.IsPostgres, scripts))
                {
                    break;
                }
            }

            if (connections.IsPostgres)
            {
                Execute(connection, $"SELECT pg_advisory_unlock({PostgresLock})");
            }
        }
        catch (DbException error)
        {
            throw StoreErrors.Translate(error);
        }
    }

    /// <summary>Runs the first script that has not run; false when there is none.</summary>
    private static bool RunNext(DbConnection connection, bool postgres, IReadOnlyList<SchemaScript> scripts)
    {
        // BEGIN IMMEDIATE takes SQLite's one write lock before looking, so that two programs cannot both find nothing.
        Execute(connection, postgres ? "BEGIN" : "BEGIN IMMEDIATE");
        try
        {
            Execute(
                connection,
                $"""
                CREATE TABLE IF NOT EXISTS schema_version (
                    number  INTEGER NOT NULL PRIMARY KEY,
                    name    TEXT    NOT NULL,
                    hash    TEXT    NOT NULL,
                    at      {(postgres ? "BIGINT" : "INTEGER")} NOT NULL
                )
                """
            );
            var done = Applied(connection);
            Check(done, scripts);
            if (done.Count == scripts.Count)
            {
                Execute(connection, "COMMIT");
                return false;
            }

            var script = scripts[done.Count];
            Execute(connection, script.Sql);
            Record(connection, script);
            Execute(connection, "COMMIT");
            return true;
        }
        catch
        {
            TryRollback(connection);
            throw;
        }
    }

    private static void Check(List<(int Number, string Name, string Hash)> done, IReadOnlyList<SchemaScript> scripts)
    {
        if (done.Count > scripts.Count)
        {
            throw new StoreException(
                StoreFault.Unusable,
                $"The database has schema {done.Count} ('{done[^1].Name}'), this program knows only {scripts.Count}: "
                    + "it was used by a newer version. Start that version, or restore a backup from before the upgrade."
            );
        }

        foreach (var ((number, name, hash), script) in done.Zip(scripts))
        {
            if (number != script.Number || hash != script.Hash)
            {
                throw new StoreException(
                    StoreFault.Unusable,
                    $"The database ran script '{name}', but in this program number {script.Number} "
                        + $"('{script.Name}') has another text: a script that ran is never changed, a new one follows it."
                );
            }
        }
    }

    private static List<(int Number, string Name, string Hash)> Applied(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT number, name, hash FROM schema_version ORDER BY number";
        using var reader = command.ExecuteReader();
        var done = new List<(int, string, string)>();
        while (reader.Read())
        {
            done.Add((reader.GetInt32(0), reader.GetString(1), reader.GetString(2)));
        }

        return done;
    }

    private static void Record(DbConnection connection, SchemaScript script)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO schema_version (number, name, hash, at) VALUES (@number, @name, @hash, @at)";
        Add("@number", script.Number);
        Add("@name", script.Name);
        Add("@hash", script.Hash);
        Add("@at", NodaTime.SystemClock.Instance.GetCurrentInstant().ToUnixTimeMilliseconds());
        command.ExecuteNonQuery();

        void Add(string name, object value)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }
    }

    private static void Execute(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
    }

    private static void TryRollback(DbConnection connection)
    {
        try
        {
            Execute(connection, "ROLLBACK");
        }
        catch (DbException)
        {
            // The database may have rolled back already; the first error is the one to tell.
        }
    }
}
