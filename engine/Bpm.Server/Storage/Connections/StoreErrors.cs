using System.Data.Common;
using Bpm.Server.Storage.Commits;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Bpm.Server.Storage.Connections;

/// <summary>Whom a failed statement concerns.</summary>
internal enum Blame
{
    /// <summary>Only the command that ran it: its neighbours go on.</summary>
    Request,

    /// <summary>Another node was quicker: the whole transaction runs once more.</summary>
    Race,

    /// <summary>The store itself: nobody in this transaction can be served.</summary>
    Store,
}

/// <summary>Reads the databases' error codes.</summary>
internal static class StoreErrors
{
    // https://sqlite.org/rescode.html
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
    private const int SqliteReadOnly = 8;
    private const int SqliteIoError = 10;
    private const int SqliteCorrupt = 11;
    private const int SqliteFull = 13;
    private const int SqliteCannotOpen = 14;
    private const int SqliteTooBig = 18;
    private const int SqliteConstraint = 19;
    private const int SqliteNotADatabase = 26;

    public static Blame BlameFor(Exception error) =>
        error switch
        {
            SqliteException e => e.SqliteErrorCode is SqliteConstraint or SqliteTooBig ? Blame.Request : Blame.Store,
            PostgresException e
                when e.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected =>
                Blame.Race,
            // The last guard: somebody else wrote that event.
            PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, TableName: "events" } => Blame.Race,
            // Class 22 is data that does not fit, 23 a broken constraint.
            PostgresException e
                when e.SqlState.StartsWith("22", StringComparison.Ordinal)
                    || e.SqlState.StartsWith("23", StringComparison.Ordinal) => Blame.Request,
            RaceException => Blame.Race,
            DbException => Blame.Store,
            // Not the database at all: the caller's own delegate, a bug in deciding, one damaged dossier.
            _ => Blame.Request,
        };

    public static StoreException Translate(Exception error) =>
        error switch
        {
            StoreException e => e,
            RaceException => new StoreException(
                StoreFault.Unreachable,
                "Other writers changed the same dossiers twice in a row: nothing was written. Try again.",
                error
            ),
            SqliteException e => new StoreException(FaultOf(e), $"{Sentence(FaultOf(e))} (SQLite: {e.Message})", e),
            PostgresException e => new StoreException(
                FaultOf(e),
                $"{Sentence(FaultOf(e))} (PostgreSQL: {e.Message})",
                e
            ),
            NpgsqlException or IOException or TimeoutException or ObjectDisposedException => new StoreException(
                StoreFault.Unreachable,
                $"{Sentence(StoreFault.Unreachable)} ({error.Message})",
                error
            ),
            _ => new StoreException(StoreFault.Other, $"{Sentence(StoreFault.Other)} ({error.Message})", error),
        };

    /// <summary>A failed COMMIT: whether it happened is known only when the database said no.</summary>
    public static StoreException TranslateCommit(Exception error)
    {
        var certain = error switch
        {
            SqliteException e => e.SqliteErrorCode != SqliteIoError,
            PostgresException e => !e.SqlState.StartsWith("08", StringComparison.Ordinal)
                && !e.SqlState.StartsWith("57", StringComparison.Ordinal),
            _ => false,
        };
        return certain
            ? Translate(error)
            : new StoreException(
                StoreFault.OutcomeUnknown,
                "The connection to the store broke while it committed. Repeat with the same command id: "
                    + $"it is done once at most. ({error.Message})",
                error
            );
    }

    private static StoreFault FaultOf(SqliteException error) =>
        error.SqliteErrorCode switch
        {
            SqliteFull => StoreFault.DiskFull,
            SqliteReadOnly => StoreFault.ReadOnly,
            SqliteBusy or SqliteLocked or SqliteCannotOpen or SqliteIoError => StoreFault.Unreachable,
            SqliteCorrupt or SqliteNotADatabase => StoreFault.Unusable,
            _ => StoreFault.Other,
        };

    private static StoreFault FaultOf(PostgresException error) =>
        error.SqlState switch
        {
            PostgresErrorCodes.DiskFull => StoreFault.DiskFull,
            PostgresErrorCodes.ReadOnlySqlTransaction => StoreFault.ReadOnly,
            PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => StoreFault.Unusable,
            PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.TooManyConnections => StoreFault.Unreachable,
            var state when state.StartsWith("08", StringComparison.Ordinal) => StoreFault.Unreachable,
            var state when state.StartsWith("57", StringComparison.Ordinal) => StoreFault.Unreachable,
            var state when state.StartsWith("28", StringComparison.Ordinal) => StoreFault.Unreachable,
            var state when state.StartsWith("3D", StringComparison.Ordinal) => StoreFault.Unreachable,
            _ => StoreFault.Other,
        };

    private static string Sentence(StoreFault fault) =>
        fault switch
        {
            StoreFault.DiskFull =>
                "The disk is full: nothing was written. Free some space; the server goes on by itself.",
            StoreFault.ReadOnly =>
                "The store is read-only: nothing was written. Check the rights of the file and its folder.",
            StoreFault.Unreachable => "The store does not answer: nothing was written.",
            StoreFault.Unusable => "The store is damaged or is not a database: run 'bpm verify' and restore a backup.",
            StoreFault.Closed => "The store is shut: nothing was written.",
            _ => "The store failed: nothing was written.",
        };
}
