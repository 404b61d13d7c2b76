namespace Bpm.Server.Storage;

/// <summary>Brings the schema up to this program's by numbered SQL scripts, each in one transaction.</summary>
internal static class SchemaRunner
{
    /// <exception cref="StoreException">The schema is newer than the program, or a script that ran has changed.</exception>
    public static Task Run(StorageOptions options, CancellationToken cancellation = default) =>
        throw new NotSupportedException("Not written yet.");
}
