using Bpm.Server.Storage.Connections;

namespace Bpm.Server.Storage.Commits;

/// <summary>A guarded row was not as it was read: another node was quicker.</summary>
internal sealed class RaceException : Exception
{
    public RaceException()
        : base("Another writer changed the row first.") { }

    public RaceException(string message)
        : base(message) { }

    public RaceException(string message, Exception inner)
        : base(message, inner) { }
}

/// <summary>
/// The writer's own connection, its transaction and its prepared statements. Writes are given in order and are done by
/// the next <see cref="Flush"/> or <see cref="Query{T}"/> at the latest: PostgreSQL gets them in one round trip.
/// </summary>
internal abstract class WriterSession : IDisposable
{
    public static WriterSession Open(StoreConnections connections) =>
        connections.IsPostgres ? new PostgresSession(connections) : new SqliteSession(connections);

    /// <summary>Begins a transaction that no other writer of this store can run beside.</summary>
    public abstract void Begin();

    /// <summary>Returns once the transaction is durable.</summary>
    public abstract void Commit();

    public abstract void Rollback();

    public abstract void Savepoint();

    public abstract void Release();

    public abstract void RollbackToSavepoint();

    public abstract void Write(Statement statement, params ReadOnlySpan<object?> values);

    /// <summary>Tells the other nodes, once and only if the transaction commits. One computer has no other nodes.</summary>
    public virtual void Announce(string message) { }

    public abstract void Flush();

    /// <summary>All rows of a query.</summary>
    public abstract List<T> Query<T>(Statement statement, Func<Row, T> read, params ReadOnlySpan<object?> values);

    /// <summary>
    /// Several look-ups, each by the keys it is given: PostgreSQL gets them in one round trip, and its rows stay locked until
    /// the transaction ends.
    /// </summary>
    public abstract void Find(params ReadOnlySpan<LookUp> lookUps);

    public abstract void Dispose();

    protected static void CheckTouched(Statement statement, int touched)
    {
        if (statement.MustTouch is { } expected && touched != expected)
        {
            throw new RaceException();
        }
    }
}

/// <summary>One look-up of several.</summary>
/// <param name="Keys">Null asks once, without a key.</param>
/// <param name="Read">Given each row.</param>
internal readonly record struct LookUp(KeyedQuery Query, IReadOnlyCollection<string>? Keys, Action<Row> Read);

/// <summary>A look-up of rows by many keys: one by one where a look-up is a call, at once where it is a round trip.</summary>
/// <param name="Select">Up to and without <c>WHERE</c>.</param>
internal sealed class KeyedQuery(string select, string key, bool lockRows)
{
    /// <summary>Without a key.</summary>
    public Statement All { get; } = new(select, "");

    public Statement One { get; } = new($"{select} WHERE {key} = $1", "t");

    // In order of the key, so that two writers that lock the same rows cannot wait for each other.
    public string Many { get; } = $"{select} WHERE {key} = ANY($1) ORDER BY {key}{(lockRows ? " FOR UPDATE" : "")}";
}
