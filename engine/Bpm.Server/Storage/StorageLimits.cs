namespace Bpm.Server.Storage;

/// <summary>Every limit of storage: sizes, counts, times.</summary>
internal static class StorageLimits
{
    /// <summary>Commands that share one commit.</summary>
    public const int CommandsPerCommit = 64;

    /// <summary>Commands that may wait; further callers wait to be let in.</summary>
    public const int WaitingCommands = 4096;

    /// <summary>How long the writer waits for the callers that it has just answered, so that they share a commit again.</summary>
    public const int GatherMicroseconds = 60;

    /// <summary>States of dossiers kept in memory.</summary>
    public const int CachedDossiers = 8192;

    /// <summary>Notices that a slow subscriber may fall behind before it is told to catch up from the rows.</summary>
    public const int LiveNoticesBehind = 8192;

    /// <summary>Dossiers that a search may find before it is asked the other way round, row by row of a narrower set.</summary>
    public const int NarrowSearch = 10_000;

    /// <summary>Newest dossiers that tell about how many a search finds.</summary>
    public const int SearchSample = 1_000;

    public const int BusyTimeoutMs = 5000;

    /// <summary>A writer that hangs inside a transaction is cut off by PostgreSQL, so that other nodes go on.</summary>
    public const int IdleInTransactionMs = 15_000;

    /// <summary>How long a node's writer waits for another node's commit.</summary>
    public const int LockTimeoutMs = 20_000;

    public const int SignInFailuresUntilLocked = 5;
    public const int LockoutMinutes = 15;
}
