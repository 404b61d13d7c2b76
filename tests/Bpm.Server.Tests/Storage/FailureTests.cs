using Bpm.Server.Storage;
using Bpm.Server.Tests.Storage.Harness;

namespace Bpm.Server.Tests.Storage;

/// <summary>A store that cannot write says so to everybody who waits, keeps nothing half, and goes on when it can.</summary>
public sealed class FailureTests
{
    [Fact]
    public async Task A_full_disk_is_told_and_leaves_nothing_half()
    {
        await using var store = await TestStore.Start(StorageProvider.Sqlite);
        await store.Accept(Requests.Receive("c0"));
        var pages = store.Scalar("PRAGMA page_count");
        var full = true;
        await using var small = await TestStore.Open(
            store.Options,
            opened: connection =>
            {
                if (full)
                {
                    using var command = connection.CreateCommand();
                    command.CommandText = $"PRAGMA max_page_count = {pages + 3}";
                    command.ExecuteNonQuery();
                }
            }
        );
        var answers = Enumerable.Range(0, 200).Select(i => small.Writer.Execute(Requests.Receive($"n{i}"))).ToList();
        var failures = new List<StoreException>();
        var accepted = 0;
        foreach (var answer in answers)
        {
            try
            {
                (await answer).ShouldBeOfType<CommandAnswer.Accepted>();
                accepted++;
            }
            catch (StoreException error)
            {
                failures.Add(error);
            }
        }

        // To the last page: what still fitted beside larger commits is taken one by one.
        var last = await Record.ExceptionAsync(async () =>
        {
            for (var i = 0; i < 200; i++, accepted++)
            {
                await small.Accept(Requests.Receive($"l{i}"));
            }
        });
        failures.Add(last.ShouldBeOfType<StoreException>());
        failures.Count.ShouldBeGreaterThan(1);
        failures.ShouldAllBe(f => f.Fault == StoreFault.DiskFull && f.Message.StartsWith("The disk is full"));
        store.Scalar("SELECT count(*) FROM events").ShouldBe(accepted + 1);
        await store.ShouldBeSound();

        full = false;
        await small.Accept(Requests.Receive("after"));
        await store.ShouldBeSound();
    }

    [Fact]
    public async Task A_read_only_store_is_told()
    {
        await using var store = await TestStore.Start(StorageProvider.Sqlite);
        await store.Accept(Requests.Receive("c0"));
        await using var readOnly = await TestStore.Open(
            store.Options,
            opened: c => Execute(c, "PRAGMA query_only = ON")
        );
        var before = store.Everything();
        var error = await readOnly.Writer.Execute(Requests.Receive("c1")).ShouldThrowAsync<StoreException>();
        error.Fault.ShouldBe(StoreFault.ReadOnly);
        store.Everything().ShouldBe(before);
    }

    [Fact]
    public async Task A_file_that_may_not_be_written_stops_the_start_with_a_sentence()
    {
        await using var store = await TestStore.Start(StorageProvider.Sqlite);
        var options = store.Options with { Path = "/proc/bpm.db" };
        var error = await Should.ThrowAsync<StoreException>(() => SchemaRunner.Run(options));
        error.Message.ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_told()
    {
        await using var store = await TestStore.Start(StorageProvider.Sqlite);
        var options = store.Options with { Path = store.Options.Path + ".txt" };
        await File.WriteAllTextAsync(options.Path, new string('x', 8192), TestContext.Current.CancellationToken);
        (await Should.ThrowAsync<StoreException>(() => SchemaRunner.Run(options))).Fault.ShouldBe(StoreFault.Unusable);
    }

    [Fact]
    public async Task When_postgres_goes_away_callers_are_told_and_when_it_is_back_the_writer_goes_on()
    {
        using var cluster = new PostgresCluster();
        var options = new StorageOptions
        {
            Provider = StorageProvider.Postgres,
            ConnectionString = cluster.NewDatabase() + ";Timeout=2",
        };
        await SchemaRunner.Run(options, TestContext.Current.CancellationToken);
        await using var store = await TestStore.Open(options);
        await store.Accept(Requests.Receive("c0"));
        cluster.Restart();
        var error = await store.Writer.Execute(Requests.Receive("c1")).ShouldThrowAsync<StoreException>();
        error.Fault.ShouldBe(StoreFault.Unreachable);
        (await store.Accept(Requests.Receive("c1"))).Repeated.ShouldBeFalse();
        await store.ShouldBeSound();
    }

    private static void Execute(System.Data.Common.DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
