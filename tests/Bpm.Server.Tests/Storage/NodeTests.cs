using Bpm.Server.Live;
using Bpm.Server.Storage;
using Bpm.Server.Tests.Storage.Harness;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Bpm.Server.Tests.Storage;

/// <summary>Several nodes over one PostgreSQL hear of each other's commits.</summary>
public sealed class NodeTests
{
    [Fact]
    public async Task What_one_node_commits_the_other_tells_its_connections_once()
    {
        await using var one = await TestStore.Start(StorageProvider.Postgres);
        await using var two = await one.Another();
        using var listener = await Listen(two);
        using var following = two.Live.Subscribe();
        var received = await one.Accept(Requests.Receive("a"));
        var heard = await Next(following);
        heard.Sequence.ShouldBe(received.Events.Length);
        heard.Topics.ShouldContain("o:desk:reception-officer");

        // Its own it tells at once and not a second time.
        await two.Accept(Requests.Complete("b", received.DossierId, 0));
        var own = await Next(following);
        await one.Accept(Requests.Complete("c", received.DossierId, 1));
        var third = await Next(following);
        third.Sequence.ShouldBeGreaterThan(own.Sequence);
        third.Topics.ShouldContain("o:land:leader");
        following.Notices.TryRead(out _).ShouldBeFalse();
        await listener.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task After_a_break_what_was_missed_is_told()
    {
        await using var one = await TestStore.Start(StorageProvider.Postgres);
        await using var two = await one.Another();
        await one.Accept(Requests.Receive("a"));
        using var listener = await Listen(two);
        using var following = two.Live.Subscribe();
        one.Tamper(
            """
            CREATE TABLE broken AS
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE query LIKE 'LISTEN%' AND datname = current_database()
            """,
            mustTouch: false
        );
        var received = await one.Accept(Requests.Receive("b"));
        var heard = await Next(following);
        heard.Code.ShouldBe(received.Code);
        await listener.StopAsync(CancellationToken.None);
    }

    private static async Task<NodeNotices> Listen(TestStore store)
    {
        var listener = new NodeNotices(store.Connections, store.Live, store.Cache, NullLogger<NodeNotices>.Instance);
        await listener.StartAsync(TestContext.Current.CancellationToken);
        await listener.Listening.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        return listener;
    }

    private static Task<LiveNotice> Next(LiveSubscription following) =>
        following
            .Notices.ReadAsync(TestContext.Current.CancellationToken)
            .AsTask()
            .WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
}
