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

    /// <summary>Follows from now on, until the subscription is disposed.</summary>
    public LiveSubscription Subscribe()
    {
        var subscription = new LiveSubscription(ended =>
            ImmutableInterlocked.Update(ref subscriptions, static (all, one) => all.Remove(one), ended)
        );
        ImmutableInterlocked.Update(ref subscriptions, static (all, one) => all.Add(one), subscription);
        return subscription;
    }

    /// <summary>Called by the writer alone; never waits for a subscriber.</summary>
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
        new BoundedChannelOptions(StorageLimits.LiveNoticesBehind) { SingleWriter = true }
    );

    private bool gap;

    public ChannelReader<LiveNotice> Notices => channel.Reader;

    public void Dispose()
    {
        end(this);
        channel.Writer.TryComplete();
    }

    internal void Push(NoticeRow notice) =>
        // A full channel refuses at once; the next that gets in says that some did not.
        gap = !channel.Writer.TryWrite(
            new LiveNotice(notice.Sequence, notice.Dossier, notice.Code, notice.Topics.Split(' '), gap)
        );
}
