using Bpm.Benchmarks.Engine;
using Bpm.Server.Tests.Storage.Harness;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresCluster))]

namespace Bpm.Server.Tests.Storage.Harness;

/// <summary>The PostgreSQL of the whole test run, made on first use.</summary>
public sealed class PostgresCluster : IDisposable
{
    private static readonly Lock Gate = new();
    private static PostgresCluster? shared;

    private ScratchPostgres? postgres;
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
            postgres ??= new ScratchPostgres();
            var name = $"t{++databases}";
            using var connection = new NpgsqlConnection(postgres.ConnectionTo("postgres") + ";Pooling=false");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"CREATE DATABASE {name}";
            command.ExecuteNonQuery();
            return postgres.ConnectionTo(name);
        }
    }

    /// <summary>Restarts the server with settings on top, or without any.</summary>
    public void Restart(string settings = "")
    {
        lock (Gate)
        {
            postgres!.Restart(settings);
        }
    }

    public void Dispose()
    {
        postgres?.Dispose();
        postgres = null;
    }
}
