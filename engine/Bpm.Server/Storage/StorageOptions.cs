namespace Bpm.Server.Storage;

internal enum StorageProvider
{
    Sqlite,
    Postgres,
}

/// <summary>Where the platform keeps its data. One computer: a SQLite file. Several: one PostgreSQL database.</summary>
internal sealed record StorageOptions
{
    public StorageProvider Provider { get; init; } = StorageProvider.Sqlite;

    /// <summary>The SQLite file; made when it does not exist.</summary>
    public string Path { get; init; } = "bpm.db";

    /// <summary>Npgsql's connection string, for PostgreSQL.</summary>
    public string? ConnectionString { get; init; }
}
