using Bpm.Server.Storage;
using Bpm.Server.Storage.Connections;
using Bpm.Server.Tests.Storage.Harness;
using Microsoft.EntityFrameworkCore;

namespace Bpm.Server.Tests.Storage;

/// <summary>Without these settings an answered command could be lost.</summary>
public sealed class SettingsTests
{
    [Fact]
    public async Task Every_sqlite_connection_has_wal_full_sync_foreign_keys_and_a_busy_timeout()
    {
        await using var store = await TestStore.Start(StorageProvider.Sqlite);
        store.Scalar("PRAGMA synchronous").ShouldBe(2);
        store.Scalar("PRAGMA foreign_keys").ShouldBe(1);
        store.Scalar("PRAGMA busy_timeout").ShouldBe(5000);
        for (var again = 0; again < 2; again++)
        {
            // The second time the connection comes from the pool.
            await using var db = store.Connections.Db();
            (await Pragma(db, "journal_mode")).ShouldBe("wal");
            (await Pragma(db, "synchronous")).ShouldBe("2");
            (await Pragma(db, "foreign_keys")).ShouldBe("1");
        }
    }

    [Theory]
    [InlineData("synchronous_commit")]
    public void Postgres_that_answers_before_the_disk_has_it_is_refused(string setting)
    {
        var connection = PostgresCluster.Shared.NewDatabase();
        Execute(
            connection,
            $"DO $$ BEGIN EXECUTE 'ALTER DATABASE ' || current_database() || ' SET {setting} = off'; END $$"
        );
        using var connections = Connections(connection + ";Application Name=again");
        Should.Throw<StoreException>(connections.Open).Message.ShouldContain($"{setting} = off");
    }

    [Theory]
    [InlineData("fsync")]
    [InlineData("full_page_writes")]
    public void Postgres_that_a_power_cut_could_destroy_is_refused(string setting)
    {
        using var cluster = new PostgresCluster();
        var connection = cluster.NewDatabase();
        cluster.Restart($"-c {setting}=off");
        using var connections = Connections(connection);
        Should.Throw<StoreException>(connections.Open).Message.ShouldContain($"{setting} = off");
    }

    [Fact]
    public void A_database_that_is_not_there_is_told_in_words()
    {
        using var connections = Connections("Host=127.0.0.1;Port=1;Username=nobody;Timeout=2");
        Should.Throw<StoreException>(connections.Open).Fault.ShouldBe(StoreFault.Unreachable);
    }

    [Fact]
    public void Postgres_without_a_connection_string_says_which_setting_is_missing() =>
        Should
            .Throw<StoreException>(() =>
                new StoreConnections(new StorageOptions { Provider = StorageProvider.Postgres })
            )
            .Message.ShouldContain("Storage:ConnectionString");

    private static async Task<string?> Pragma(DbContext db, string name)
    {
        await db.Database.OpenConnectionAsync();
        using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {name}";
        return Convert.ToString(await command.ExecuteScalarAsync());
    }

    private static StoreConnections Connections(string connection) =>
        new(new StorageOptions { Provider = StorageProvider.Postgres, ConnectionString = connection });

    private static void Execute(string connectionString, string sql)
    {
        using var connection = new Npgsql.NpgsqlConnection(connectionString + ";Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
