using System.Buffers;
using System.Text;
using Bpm.Server.Storage.Connections;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Bpm.Server.Storage.Commits;

/// <summary>
/// SQLite's own prepared statements on the connection's handle: a command object around each would cost four times the
/// statement.
/// </summary>
internal sealed class SqliteSession(StoreConnections connections) : WriterSession
{
    private static readonly Statement BeginNow = new("BEGIN IMMEDIATE", "");
    private static readonly Statement CommitNow = new("COMMIT", "");
    private static readonly Statement RollbackNow = new("ROLLBACK", "");
    private static readonly Statement SavepointNow = new("SAVEPOINT one_command", "");
    private static readonly Statement ReleaseNow = new("RELEASE one_command", "");
    private static readonly Statement RollbackToNow = new("ROLLBACK TO one_command", "");

    private readonly SqliteConnection connection = connections.OpenSqlite();
    private readonly Dictionary<Statement, sqlite3_stmt> prepared = [];

    private sqlite3 Handle => connection.Handle!;

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

    public override void Write(Statement statement, params ReadOnlySpan<object?> values)
    {
        var bound = Bind(statement, values);
        try
        {
            while (Step(bound)) { }

            if (statement.MustTouch is not null)
            {
                CheckTouched(statement, raw.sqlite3_changes(Handle));
            }
        }
        finally
        {
            raw.sqlite3_reset(bound);
        }
    }

    public override void Flush() { }

    public override List<T> Query<T>(Statement statement, Func<Row, T> read, params ReadOnlySpan<object?> values)
    {
        var bound = Bind(statement, values);
        try
        {
            var rows = new List<T>();
            var row = new SqliteRow(bound);
            while (Step(bound))
            {
                rows.Add(read(row));
            }

            return rows;
        }
        finally
        {
            raw.sqlite3_reset(bound);
        }
    }

    private void Read(sqlite3_stmt bound, Action<Row> read)
    {
        try
        {
            for (var row = new SqliteRow(bound); Step(bound); )
            {
                read(row);
            }
        }
        finally
        {
            raw.sqlite3_reset(bound);
        }
    }

    public override void Find(params ReadOnlySpan<LookUp> lookUps)
    {
        foreach (var (query, keys, read) in lookUps)
        {
            if (keys is null)
            {
                Read(Bind(query.All, []), read);
                continue;
            }

            foreach (var key in keys)
            {
                Read(Bind(query.One, [key]), read);
            }
        }
    }

    public override void Dispose()
    {
        foreach (var statement in prepared.Values)
        {
            statement.Dispose();
        }

        connection.Dispose();
    }

    /// <returns>Whether it stands on a row.</returns>
    private bool Step(sqlite3_stmt statement)
    {
        var code = raw.sqlite3_step(statement);
        if (code is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            SqliteException.ThrowExceptionForRC(code, Handle);
        }

        return code == raw.SQLITE_ROW;
    }

    private sqlite3_stmt Bind(Statement statement, ReadOnlySpan<object?> values)
    {
        if (!prepared.TryGetValue(statement, out var bound))
        {
            // To SQLite $1 is a name, numbered as it comes; ?1 is the number.
            var sql = statement.Sql.Replace('$', '?');
            SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(Handle, sql, out bound), Handle);
            prepared.Add(statement, bound);
        }

        for (var i = 0; i < values.Length; i++)
        {
            // A number that does not fit its letter is a bug here, and the cast says so.
            var code = (statement.Types[i], values[i]) switch
            {
                (_, null) => raw.sqlite3_bind_null(bound, i + 1),
                ('t', string text) => BindText(bound, i + 1, text),
                ('i', int number) => raw.sqlite3_bind_int64(bound, i + 1, number),
                ('l', long number) => raw.sqlite3_bind_int64(bound, i + 1, number),
                ('b', bool yes) => raw.sqlite3_bind_int64(bound, i + 1, yes ? 1 : 0),
                ('x', byte[] { Length: 0 }) => raw.sqlite3_bind_zeroblob(bound, i + 1, 0),
                ('x', byte[] bytes) => raw.sqlite3_bind_blob(bound, i + 1, bytes),
                var (type, value) => throw new InvalidCastException($"'{type}' takes no {value.GetType().Name}."),
            };
            SqliteException.ThrowExceptionForRC(code, Handle);
        }

        return bound;
    }

    private static int BindText(sqlite3_stmt statement, int index, string text)
    {
        if (text.Length == 0)
        {
            // An empty span is a null pointer, which SQLite takes for NULL.
            return raw.sqlite3_bind_text(statement, index, "");
        }

        const int OnStack = 512;
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        var rented = most > OnStack ? ArrayPool<byte>.Shared.Rent(most) : null;
        Span<byte> utf8 = rented ?? stackalloc byte[OnStack];
        var length = Encoding.UTF8.GetBytes(text, utf8);
        // SQLite takes its own copy.
        var code = raw.sqlite3_bind_text(statement, index, utf8[..length]);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return code;
    }
}
