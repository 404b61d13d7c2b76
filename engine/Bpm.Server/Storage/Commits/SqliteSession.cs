using System.Data.Common;
using Bpm.Server.Storage.Connections;
using Microsoft.Data.Sqlite;

namespace Bpm.Server.Storage.Commits;

internal sealed class SqliteSession(StoreConnections connections) : WriterSession
{
    private readonly SqliteConnection connection = connections.OpenSqlite();
    private static readonly Statement BeginNow = new("BEGIN IMMEDIATE", "");
    private static readonly Statement CommitNow = new("COMMIT", "");
    private static readonly Statement RollbackNow = new("ROLLBACK", "");
    private static readonly Statement SavepointNow = new("SAVEPOINT one_command", "");
    private static readonly Statement ReleaseNow = new("RELEASE one_command", "");
    private static readonly Statement RollbackToNow = new("ROLLBACK TO one_command", "");

    private readonly Dictionary<Statement, SqliteCommand> prepared = [];

    public override void Begin() => Write(BeginNow);

    public override void Commit() => Write(CommitNow);

    public override void Rollback() => Write(RollbackNow);

    public override void Savepoint() => Write(SavepointNow);

    public override void Release() => Write(ReleaseNow);

    public override void RollbackToSavepoint()
    {
        // The savepoint stands after a rollback to it; release it too.
        Write(RollbackToNow);
        Write(ReleaseNow);
    }

    public override void Write(Statement statement, params object?[] values) =>
        CheckTouched(statement, Bind(statement, values).ExecuteNonQuery());

    public override void Flush() { }

    public override List<T> Query<T>(Statement statement, Func<DbDataReader, T> read, params object?[] values)
    {
        using var reader = Bind(statement, values).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    public override List<T> Find<T>(KeyedQuery query, Func<DbDataReader, T> read, IReadOnlyCollection<string> keys)
    {
        var rows = new List<T>(keys.Count);
        foreach (var key in keys)
        {
            rows.AddRange(Query(query.One, read, key));
        }

        return rows;
    }

    public override void Dispose()
    {
        foreach (var command in prepared.Values)
        {
            command.Dispose();
        }

        connection.Dispose();
    }

    private SqliteCommand Bind(Statement statement, object?[] values)
    {
        if (!prepared.TryGetValue(statement, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = statement.Sql;
            for (var i = 0; i < statement.Types.Length; i++)
            {
                command.Parameters.Add(
                    new SqliteParameter { ParameterName = $"${i + 1}", SqliteType = TypeOf(statement.Types[i]) }
                );
            }

            command.Prepare();
            prepared.Add(statement, command);
        }

        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command;
    }

    private static SqliteType TypeOf(char type) =>
        type switch
        {
            't' => SqliteType.Text,
            'x' => SqliteType.Blob,
            _ => SqliteType.Integer,
        };
}
