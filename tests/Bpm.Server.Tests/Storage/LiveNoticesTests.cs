using Bpm.Server.Storage;
using Bpm.Server.Tests.Storage.Harness;
using Microsoft.EntityFrameworkCore;

namespace Bpm.Server.Tests.Storage;

/// <summary>Rows first, pushes second.</summary>
public sealed class LiveNoticesTests
{
    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task Each_command_leaves_a_row_and_then_a_push_in_order(string provider)
    {
        await using var store = await TestStore.Start(Enum.Parse<StorageProvider>(provider));
        using var following = store.Live.Subscribe();
        var received = await store.Accept(Requests.Receive("c0"));
        await store.Accept(Requests.Complete("c1", received.DossierId, 0));
        await store.Refused(Requests.Complete("c2", received.DossierId, 0));
        var first = await following.Notices.ReadAsync(TestContext.Current.CancellationToken);
        var second = await following.Notices.ReadAsync(TestContext.Current.CancellationToken);
        first.Sequence.ShouldBe(received.Events.Length, "the position of its last event");
        first.Topics.ShouldContain("o:desk:reception-officer");
        second.Topics.ShouldContain("o:land:specialist");
        second.Topics.ShouldContain($"d:{received.Code}");
        second.Sequence.ShouldBeGreaterThan(first.Sequence);
        following.Notices.TryRead(out _).ShouldBeFalse("a refusal tells nobody");
        await using var db = store.Connections.Db();
        var rows = await db.Notices.OrderBy(n => n.Sequence).ToListAsync(TestContext.Current.CancellationToken);
        rows.Select(r => r.Sequence).ShouldBe([first.Sequence, second.Sequence]);
        rows.Select(r => r.Topics).ShouldBe([string.Join(' ', first.Topics), string.Join(' ', second.Topics)]);
    }

    [Fact]
    public void A_subscriber_that_sleeps_is_told_to_catch_up()
    {
        var live = new LiveNotices();
        using var slow = live.Subscribe();
        for (var i = 0; i < StorageLimits.LiveNoticesBehind + 10; i++)
        {
            live.Publish([Notice(i)]);
        }

        for (var i = 0; i < StorageLimits.LiveNoticesBehind; i++)
        {
            slow.Notices.TryRead(out var kept).ShouldBeTrue();
            kept!.AfterGap.ShouldBeFalse();
        }

        live.Publish([Notice(99_999)]);
        slow.Notices.TryRead(out var after).ShouldBeTrue();
        after!.AfterGap.ShouldBeTrue();
        live.Publish([Notice(100_000)]);
        slow.Notices.TryRead(out var next).ShouldBeTrue();
        next!.AfterGap.ShouldBeFalse();
    }

    private static NoticeRow Notice(long sequence) =>
        new()
        {
            Sequence = sequence,
            Dossier = "d",
            Topics = "d:c",
            At = 0,
        };
}
