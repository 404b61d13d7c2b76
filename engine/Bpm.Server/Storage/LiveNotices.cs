using System.Collections.Immutable;
using System.Threading.Channels;

namespace Bpm.Server.Storage;

/// <summary>Something changed, for whoever follows one of the topics; the row is in <c>notices</c> already.</summary>
/// <param name="Topics"><c>u:user</c>, <c>o:unit:role</c>, <c>d:code</c>.</param>
/// <param name="AfterGap">Notices before this one were dropped here: catch up from the rows by sequence.</param>
internal sealed record LiveNotice(
    long Sequence,
    string Dossier,
    string Code,
    IReadOnlyList<string> Topics,
    bool AfterGap
);

/// <summary>Raised after commit, in order of sequence. Rows first, pushes second: this is only the push.</summary>
internal sealed class LiveNotices
{
    private ImmutableArray<LiveSubscription> subscriptions = [];

    /// <summary>Tells this node from the others over the same store; new at each start.</summary>
    public string Node { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Follows from now on, until the subscription is disposed.</summary>
    public LiveSubscription Subscribe()
    {
        var subscription = new LiveSubscription(ended =>
            ImmutableInterlocked.Update(ref subscriptions, static (all, one) => all.Remove(one), ended)
        );
        ImmutableInterlocked.Update(ref subscriptions, static (all, one) => all.Add(one), subscription);
        return subscription;
    }

    /// <summary>Called by the writer, and for other nodes' notices; never waits for a subscriber.</summary>
    public void Publish(IReadOnlyList<NoticeRow> notices)
    {
        foreach (var subscription in subscriptions)
        {
            foreach (var notice in notices)
            {
                subscription.Push(notice);
            }
        }
    }
}

internal sealed class LiveSubscription(Action<LiveSubscription> end) : IDisposable
{
    private readonly Channel<LiveNotice> channel = Channel.CreateBounded<LiveNotice>(
        new BoundedChannelOptions(StorageLimits.LiveNoticesBehind)
    );

    private readonly Lock gate = new();
    private bool gap;

    public ChannelReader<LiveNotice> Notices => channel.Reader;

    public void Dispose()
    {
        end(this);
        channel.Writer.TryComplete();
    }

    internal void Push(NoticeRow notice)
    {
        lock (gate)
        {
            // A full channel refuses at once; the next that gets in says that some did not.
            gap = !channel.Writer.TryWrite(
                new LiveNotice(notice.Sequence, notice.Dossier, notice.Code, notice.Topics.Split(' '), gap)
            );
        }
    }
}
