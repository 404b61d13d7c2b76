using Bpm.Server.Storage;
using Bpm.Server.Storage.Connections;
using Microsoft.EntityFrameworkCore;

namespace Bpm.Server.Commands.Store;

/// <summary><c>bpm restore</c>: a backup becomes a store again.</summary>
internal static class Restore
{
    public const string Usage = $"restore FOLDER {StoreAccess.Options}";

    public const string Details = """
        Puts the backup in FOLDER into a new data folder (--data), or into an empty database of PostgreSQL, and checks the
        result like 'bpm verify' does. Never writes over a store. Give the key that signs roots by --root-key, or put it
        into the data folder before.
        """;

    public static async Task<int> Run(string[] args, TextWriter output, TextWriter errors)
    {
        if (args.Length == 0 || args[0].StartsWith('-'))
        {
            await errors.WriteLineAsync($"bpm restore: name the folder of the backup. Usage: bpm {Usage}");
            return ExitCode.WrongUsage;
        }

        var backup = new BackupFolder(Path.GetFullPath(args[0]));
        var (manifest, problem) = backup.Read();
        if (manifest is null)
        {
            await errors.WriteLineAsync($"bpm restore: {problem}");
            return ExitCode.FoundErrors;
        }

        try
        {
            if (await Put(backup, manifest, args[1..], errors) is { } wrong)
            {
                return wrong;
            }
        }
        catch (Exception error) when (error is StoreException or IOException or ProgramException)
        {
            await errors.WriteLineAsync($"bpm: {error.Message}");
            return ExitCode.FoundErrors;
        }

        return await Verify.Run(args[1..], output, errors);
    }

    /// <returns>An exit code when it cannot be done.</returns>
    private static async Task<int?> Put(BackupFolder backup, BackupManifest manifest, string[] args, TextWriter errors)
    {
        if (await StoreAccess.ReadOptions(args, "restore", errors) is not { } options)
        {
            return ExitCode.WrongUsage;
        }

        if (manifest.Provider != (options.Storage.Provider == StorageProvider.Postgres ? "postgres" : "sqlite"))
        {
            await errors.WriteLineAsync(
                $"bpm restore: the backup is of {manifest.Provider}; say --storage {manifest.Provider}."
            );
            return ExitCode.WrongUsage;
        }

        Directory.CreateDirectory(options.DataFolder);
        if (options.Storage.Provider == StorageProvider.Sqlite)
        {
            // Fails when there is one already.
            File.Copy(backup.Database, options.Storage.Path, overwrite: false);
        }
        else
        {
            PostgresPrograms.Restore(options.Storage.ConnectionString!, backup.Dump);
        }

        var roots = new Storage.Roots.RootFiles(options.RootKeyFile).LogFile;
        if (File.Exists(backup.Roots) && !File.Exists(roots))
        {
            File.Copy(backup.Roots, roots);
        }

        using var connections = new StoreConnections(options.Storage);
        await using var db = connections.Db();
        var position = await db.Events.MaxAsync(e => (long?)e.Position) ?? 0;
        if (position < manifest.Position)
        {
            await errors.WriteLineAsync(
                $"bpm restore: the backup should hold {manifest.Position} events, but {position} came out of it."
            );
            return ExitCode.FoundErrors;
        }

        return null;
    }
}
