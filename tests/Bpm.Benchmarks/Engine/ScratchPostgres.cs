using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Bpm.Benchmarks.Engine;

/// <summary>
/// A PostgreSQL of a program's own, thrown away at the end: a scratch folder, a free port, user postgres (PostgreSQL
/// refuses to run as root).
/// </summary>
internal sealed class ScratchPostgres : IDisposable
{
    private readonly string folder;
    private readonly int port;

    public ScratchPostgres()
    {
        port = FreePort();
        folder = Directory.CreateTempSubdirectory("bpm-postgres-").FullName;
        if (Environment.IsPrivilegedProcess)
        {
            Execute("chown", ["postgres", folder]);
        }

        Run($"initdb -D {folder} -U postgres -A trust --no-sync --locale=C.UTF-8 -E UTF8");
        Start("");
    }

    /// <summary>Npgsql's connection string of a database.</summary>
    public string ConnectionTo(string database) =>
        $"Host=127.0.0.1;Port={port};Username=postgres;Database={database};Maximum Pool Size=20";

    /// <summary>Restarts the server with settings on top, or without any.</summary>
    public void Restart(string settings)
    {
        Run($"pg_ctl -D {folder} -m fast -w stop");
        Start(settings);
    }

    /// <summary>Runs <c>psql</c> or <c>pgbench</c> against a database.</summary>
    public string Program(string program, string database, string arguments) =>
        Run($"{program} -h 127.0.0.1 -p {port} -U postgres {arguments} {database}");

    /// <summary>A file that the server's user may read.</summary>
    public string FileOf(string name, string text)
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Path.GetFileName(folder)}-{name}");
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose()
    {
        Run($"pg_ctl -D {folder} -m immediate -w stop");
        Directory.Delete(folder, recursive: true);
    }

    private void Start(string settings) =>
        Run($"pg_ctl -D {folder} -l {folder}/log -w -o \"-p {port} -k {folder} {settings}\" start");

    /// <summary>Runs one of PostgreSQL's programs as the user that PostgreSQL needs.</summary>
    private static string Run(string command)
    {
        var programs = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).LastOrDefault()
            : null;
        if (programs is null)
        {
            throw new InvalidOperationException(
                "PostgreSQL is not installed, and this needs it: apt-get install postgresql (tests/run does it)."
            );
        }

        command = Path.Combine(programs, "bin", command);
        return Environment.IsPrivilegedProcess
            ? Execute("runuser", ["-u", "postgres", "--", "sh", "-c", command])
            : Execute("sh", ["-c", command]);
    }

    private static string Execute(string program, string[] arguments)
    {
        // Into a file: the server keeps its starter's pipes open, so reading a pipe to its end would never end.
        var said = Path.GetTempFileName();
        using var process = Process.Start(
            new ProcessStartInfo("sh", ["-c", $"\"$@\" >{said} 2>&1", "sh", program, .. arguments])
            {
                UseShellExecute = false,
                WorkingDirectory = "/tmp",
            }
        )!;
        var ended = process.WaitForExit(TimeSpan.FromMinutes(5));
        var text = File.ReadAllText(said);
        File.Delete(said);
        return ended && process.ExitCode == 0
            ? text
            : throw new InvalidOperationException(
                string.Create(CultureInfo.InvariantCulture, $"{program} {string.Join(' ', arguments)}: {text}")
            );
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
