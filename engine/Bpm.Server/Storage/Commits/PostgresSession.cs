using Bpm.Server.Storage.Connections;
using Npgsql;
using NpgsqlTypes;

namespace Bpm.Server.Storage.Commits;

/// <summary>
/// Statements wait in a batch and go in one round trip; Npgsql prepares each on its second use. Writers of all nodes
/// take turns (an advisory lock for the transaction), so that positions in the store have no gaps and become visible in
/// their order: cursors over them miss nothing.
/// </summary>
internal sealed class PostgresSession : WriterSession
{
    /// <summary>Any number, the same on every node.</summary>
    private const long WriterLock = 0x62706D_0002;

    private static readonly Statement BeginNow = new("BEGIN", "");

    // Takes the lock and gives no row.
    private static readonly Statement LockNow = new($"SELECT 1 WHERE pg_advisory_xact_lock({WriterLock}) IS NULL", "");

    private static readonly Statement AnnounceNow = new($"SELECT pg_notify('{NodeChannel.Name}', $1)", "t");

    private static readonly Statement CommitNow = new("COMMIT", "");
    private static readonly Statement RollbackNow = new("ROLLBACK", "");
    private static readonly Statement SavepointNow = new("SAVEPOINT one_command", "");
    private static readonly Statement ReleaseNow = new("RELEASE one_command", "");
    private static readonly Statement RollbackToNow = new("ROLLBACK TO one_command", "");

    private readonly NpgsqlConnection connection;
    private readonly List<(Statement Statement, object?[] Values)> waiting = [];
    private bool savepointSent;

    public PostgresSession(StoreConnections connections)
    {
        connection = connections.OpenPostgres();
        Set($"SET idle_in_transaction_session_timeout = {StorageLimits.IdleInTransactionMs}");
        Set($"SET lock_timeout = {StorageLimits.LockTimeoutMs}");
        Set("SET default_transaction_isolation = 'read committed'");

        // Goes with the first batch.
        void Set(string sql) => waiting.Add((new Statement(sql, ""), []));
    }

    public override void Begin()
    {
        Write(BeginNow);
        Write(LockNow);
    }

    public override void Commit()
    {
        // What can still go wrong goes wrong before COMMIT is sent.
        Flush();
        Write(CommitNow);
        Flush();
    }

    public override void Rollback()
    {
        waiting.Clear();
        Write(RollbackNow);
        Flush();
    }

    public override void Savepoint()
    {
        savepointSent = false;
        Write(SavepointNow);
    }

    public override void Release() => Write(ReleaseNow);

    public override void RollbackToSavepoint()
    {
        waiting.Clear();
        if (!savepointSent)
        {
            return;
        }

        Write(RollbackToNow);
        Write(ReleaseNow);
        Flush();
    }

    public override void Write(Statement statement, params ReadOnlySpan<object?> values) =>
        waiting.Add((statement, values.ToArray()));

    public override void Announce(string message) => Write(AnnounceNow, message);

    public override void Flush()
    {
        if (waiting.Count == 0)
        {
            return;
        }

        using var batch = TakeBatch();
        batch.ExecuteNonQuery();
        CheckAll(batch, waiting.Count);
        waiting.Clear();
    }

    public override List<T> Query<T>(Statement statement, Func<Row, T> read, params ReadOnlySpan<object?> values)
    {
        using var batch = TakeBatch();
        batch.BatchCommands.Add(Make(statement, values));
        return Run(batch, read);
    }

    public override void Find(params ReadOnlySpan<LookUp> lookUps)
    {
        using var batch = TakeBatch();
        foreach (var lookUp in lookUps)
        {
            var command = new NpgsqlBatchCommand(lookUp.Keys is null ? lookUp.Query.All.Sql : lookUp.Query.Many);
            if (lookUp.Keys is { } keys)
            {
                command.Parameters.Add(
                    new NpgsqlParameter
                    {
                        NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text,
                        Value = keys.ToArray(),
                    }
                );
            }

            batch.BatchCommands.Add(command);
        }

        using (var reader = batch.ExecuteReader())
        {
            var row = new PostgresRow(reader);
            // What waited has no result, but for the lock's; the look-ups have the last ones.
            var results = lookUps.Length;
            for (var skip = waiting.Count(w => w.Statement == LockNow); skip > 0; skip--)
            {
                reader.NextResult();
            }

            for (var i = 0; i < results; i++, reader.NextResult())
            {
                while (reader.Read())
                {
                    lookUps[i].Read(row);
                }
            }
        }

        CheckAll(batch, waiting.Count);
        waiting.Clear();
    }

    public override void Dispose() => connection.Dispose();

    private NpgsqlBatch TakeBatch()
    {
        savepointSent = true;
        var batch = connection.CreateBatch();
        foreach (var (statement, values) in waiting)
        {
            batch.BatchCommands.Add(Make(statement, values));
        }

        return batch;
    }

    /// <summary>Runs what waited and, last, the query; earlier results (the lock's) are passed over.</summary>
    private List<T> Run<T>(NpgsqlBatch batch, Func<Row, T> read)
    {
        var rows = new List<T>();
        using (var reader = batch.ExecuteReader())
        {
            var row = new PostgresRow(reader);
            // The query is the last that has a result.
            do
            {
                rows.Clear();
                while (reader.Read())
                {
                    rows.Add(read(row));
                }
            } while (reader.NextResult());
        }

        CheckAll(batch, waiting.Count);
        waiting.Clear();
        return rows;
    }

    private void CheckAll(NpgsqlBatch batch, int count)
    {
        for (var i = 0; i < count; i++)
        {
            CheckTouched(waiting[i].Statement, checked((int)batch.BatchCommands[i].RecordsAffected));
        }
    }

    private static NpgsqlBatchCommand Make(Statement statement, ReadOnlySpan<object?> values)
    {
        var command = new NpgsqlBatchCommand(statement.Sql);
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.Add(
                new NpgsqlParameter { NpgsqlDbType = TypeOf(statement.Types[i]), Value = values[i] ?? DBNull.Value }
            );
        }

        return command;
    }

    private static NpgsqlDbType TypeOf(char type) =>
        type switch
        {
            't' => NpgsqlDbType.Text,
            'i' => NpgsqlDbType.Integer,
            'l' => NpgsqlDbType.Bigint,
            'b' => NpgsqlDbType.Boolean,
            'x' => NpgsqlDbType.Bytea,
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No such parameter type."),
        };
}
