using System.Globalization;
using Bpm.Server.Storage;
using Bpm.Server.Storage.Checks;
using Bpm.Server.Storage.Connections;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bpm.Server.Commands.Store;

/// <summary><c>bpm backup</c>: a copy of the store while it is used.</summary>
internal static class Backup
{
    public const string Usage = $"backup FOLDER {StoreAccess.Options}";

    public const string Details = """
        Copies the store into a new folder while the server goes on: every command that was answered before is in it, and
        none by half. SQLite is copied by its online backup, PostgreSQL by pg_dump. The copy of SQLite is then checked like
        'bpm verify' does. The key that signs roots is not in it: keep that elsewhere.
        """;

    public static async Task<int> Run(string[] args, TextWriter output, TextWriter errors)
    {
        if (args.Length == 0 || args[0].StartsWith('-'))
        {
            await errors.WriteLineAsync($"bpm backup: name the folder to make. Usage: bpm {Usage}");
            return ExitCode.WrongUsage;
        }

        var folder = Path.GetFullPath(args[0]);
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            await errors.WriteLineAsync($"bpm backup: '{folder}' is not empty; a backup is never written over.");
            return ExitCode.WrongUsage;
        }

        using var store = await StoreAccess.Open("backup", args[1..], errors);
        if (store is null)
        {
            return ExitCode.WrongUsage;
        }

        Directory.CreateDirectory(folder);
        var backup = new BackupFolder(folder);
        try
        {
            var manifest = store.Connections.IsPostgres
                ? await DumpPostgres(store, backup)
                : await CopySqlite(store, backup, errors);
            if (manifest is null)
            {
                return ExitCode.FoundErrors;
            }

            backup.Finish(manifest);
            await output.WriteAsync(
                store.Json
                    ? VerbJson.Write(json =>
                    {
                        json.WriteString("folder", folder);
                        json.WriteNumber("dossiers", manifest.Dossiers);
                        json.WriteNumber("events", manifest.Position);
                    })
                    : $"{folder}: {manifest.Dossiers} dossiers, {manifest.Position} events, checked\n"
            );
            return ExitCode.Done;
        }
        catch (Exception error) when (error is StoreException or IOException or SqliteException or ProgramException)
        {
            await errors.WriteLineAsync($"bpm: {error.Message}");
            return ExitCode.FoundErrors;
        }
    }

    private static async Task<BackupManifest?> CopySqlite(StoreAccess store, BackupFolder backup, TextWriter errors)
    {
        using (var from = store.Connections.OpenSqlite())
        {
            await using var to = new SqliteConnection($"Data Source={backup.Database};Pooling=False");
            await to.OpenAsync();
            from.BackupDatabase(to);
            // One file, whatever journal it is opened with later.
            await using var command = to.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = DELETE";
            await command.ExecuteNonQueryAsync();
        }

        // After the store: every root of the copy is in the log that goes with it.
        CopyRoots(store, backup);
        using var copy = new StoreConnections(new StorageOptions { Path = backup.Database });
        await using var db = copy.Db();
        var manifest = await Describe(db, store, "sqlite");
        var findings = await new StoreCheck(copy, store.Publication, store.Catalogue.Calendars).Run();
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = DELETE");
        if (findings.Count == 0)
        {
            return manifest;
        }

        await errors.WriteAsync(Verify.AsText([.. findings]));
        await errors.WriteLineAsync(
            $"bpm backup: the copy has {findings.Count} findings; 'bpm verify' tells whether the store has them too."
        );
        return null;
    }

    private static async Task<BackupManifest> DumpPostgres(StoreAccess store, BackupFolder backup)
    {
        await using var db = store.Connections.Db();
        // Before the dump: whatever was answered by now is in it.
        var manifest = await Describe(db, store, "postgres");
        PostgresPrograms.Dump(store.Server.Storage.ConnectionString!, backup.Dump);
        CopyRoots(store, backup);
        return manifest;
    }

    private static void CopyRoots(StoreAccess store, BackupFolder backup)
    {
        if (File.Exists(store.Roots.LogFile))
        {
            File.Copy(store.Roots.LogFile, backup.Roots);
        }
    }

    private static async Task<BackupManifest> Describe(BpmDb db, StoreAccess store, string provider) =>
        new(
            BackupFolder.Format,
            provider,
            SystemClock.Instance.GetCurrentInstant().ToString("g", CultureInfo.InvariantCulture),
            SchemaRunner.Versions(store.Connections).Has,
            await db.Dossiers.CountAsync(),
            await db.Events.MaxAsync(e => (long?)e.Position) ?? 0,
            []
        );
}
