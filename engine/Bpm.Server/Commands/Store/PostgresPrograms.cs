using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Bpm.Server.Commands.Store;

/// <summary>PostgreSQL's own programs, as far as they are installed here.</summary>
internal static class PostgresPrograms
{
    private const string Installed = "/usr/lib/postgresql";

    /// <exception cref="ProgramException">It is not installed, or failed.</exception>
    public static void Dump(string connection, string file) =>
        Run("pg_dump", connection, ["--format=custom", "--no-owner", "--no-privileges", $"--file={file}"]);

    /// <summary>All or nothing, into a database that has none of the tables.</summary>
    /// <exception cref="ProgramException">It is not installed, or failed.</exception>
    public static void Restore(string connection, string file) =>
        Run(
            "pg_restore",
            connection,
            ["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges", file],
            database: true
        );

    private static void Run(string program, string connection, string[] arguments, bool database = false)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection);
        var start = new ProcessStartInfo(Find(program), arguments)
        {
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        if (database)
        {
            start.ArgumentList.Insert(0, $"--dbname={settings.Database}");
        }

        // Not on the command line, where every user of the computer could read it.
        start.Environment["PGHOST"] = settings.Host;
        start.Environment["PGPORT"] = settings.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["PGUSER"] = settings.Username;
        start.Environment["PGPASSWORD"] = settings.Password;
        start.Environment["PGDATABASE"] = settings.Database;
        using var process = Process.Start(start)!;
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new ProgramException($"{program} failed: {said.Trim()}");
        }
    }

    private static string Find(string program)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Concat(
                Directory.Exists(Installed)
                    ? Directory
                        .GetDirectories(Installed)
                        .OrderDescending(StringComparer.Ordinal)
                        .Select(d => Path.Combine(d, "bin"))
                    : []
            );
        return folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists)
            ?? throw new ProgramException(
                $"{program} is not installed here; it belongs to PostgreSQL's client programs."
            );
    }
}

/// <summary>Another program is missing or failed.</summary>
internal sealed class ProgramException : Exception
{
    public ProgramException() { }

    public ProgramException(string message)
        : base(message) { }

    public ProgramException(string message, Exception inner)
        : base(message, inner) { }
}
