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
    /// <summary>Follows from now on; ends (and must be disposed) by the subscriber.</summary>
    public LiveSubscription Subscribe() => throw new NotSupportedException("Not written yet.");
}

internal sealed class LiveSubscription(Action<LiveSubscription> end) : IDisposable
{
    private readonly Channel<LiveNotice> channel = Channel.CreateUnbounded<LiveNotice>();

    public ChannelReader<LiveNotice> Notices => channel.Reader;

    public void Dispose() => end(this);
}
