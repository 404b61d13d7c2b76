using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Bpm.Server.Tests.Storage.Harness;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresCluster))]

namespace Bpm.Server.Tests.Storage.Harness;

/// <summary>
/// A PostgreSQL of the tests' own, made on first use and thrown away at the end: a scratch folder, a free port, user
/// postgres (PostgreSQL refuses to run as root).
/// </summary>
public sealed class PostgresCluster : IDisposable
{
    private static readonly Lock Gate = new();
    private static PostgresCluster? shared;

    private string? folder;
    private int port;
    private int databases;

    public PostgresCluster()
    {
        lock (Gate)
        {
            shared ??= this;
        }
    }

    internal static PostgresCluster Shared
    {
        get
        {
            lock (Gate)
            {
                return shared ??= new PostgresCluster();
            }
        }
    }

    /// <summary>The connection string of a new, empty database.</summary>
    public string NewDatabase()
    {
        lock (Gate)
        {
            if (folder is null)
            {
                Start();
            }

            var name = $"t{++databases}";
            using var connection = new NpgsqlConnection(ConnectionTo("postgres") + ";Pooling=false");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"CREATE DATABASE {name}";
            command.ExecuteNonQuery();
            return ConnectionTo(name);
        }
    }

    /// <summary>Restarts the server with settings on top, or without any.</summary>
    public void Restart(string settings = "")
    {
        lock (Gate)
        {
            Postgres($"pg_ctl -D {folder} -m fast -w stop");
            Postgres($"pg_ctl -D {folder} -l {folder}/log -w -o \"-p {port} -k {folder} {settings}\" start");
        }
    }

    public void Dispose()
    {
        if (folder is null)
        {
            return;
        }

        Postgres($"pg_ctl -D {folder} -m immediate -w stop");
        Directory.Delete(folder, recursive: true);
        folder = null;
    }

    private void Start()
    {
        port = FreePort();
        var made = Directory.CreateTempSubdirectory("bpm-postgres-").FullName;
        if (Environment.IsPrivilegedProcess)
        {
            Run("chown", ["postgres", made]);
        }

        folder = made;
        Postgres($"initdb -D {folder} -U postgres -A trust --no-sync --locale=C.UTF-8 -E UTF8");
        Postgres($"pg_ctl -D {folder} -l {folder}/log -w -o \"-p {port} -k {folder}\" start");
    }

    private string ConnectionTo(string database) =>
        $"Host=127.0.0.1;Port={port};Username=postgres;Database={database};Maximum Pool Size=20";

    /// <summary>Runs one of PostgreSQL's programs as the user that PostgreSQL needs.</summary>
    private static void Postgres(string command)
    {
        var programs = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).LastOrDefault()
            : null;
        if (programs is null)
        {
            throw new InvalidOperationException(
                "PostgreSQL is not installed, and these tests need it: apt-get install postgresql (tests/run does it)."
            );
        }

        command = Path.Combine(programs, "bin", command);
        if (Environment.IsPrivilegedProcess)
        {
            Run("runuser", ["-u", "postgres", "--", "sh", "-c", command]);
        }
        else
        {
            Run("sh", ["-c", command]);
        }
    }

    private static void Run(string program, string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
                WorkingDirectory = "/tmp",
            }
        )!;
        // The server keeps pg_ctl's output open, so only the exit is waited for.
        process.WaitForExit(TimeSpan.FromSeconds(60)).ShouldBeTrue($"{program} did not end");
        process.ExitCode.ShouldBe(
            0,
            string.Create(CultureInfo.InvariantCulture, $"{program} {string.Join(' ', arguments)}")
        );
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
