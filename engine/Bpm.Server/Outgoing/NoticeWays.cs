using Bpm.Server.Outgoing.Channels;

namespace Bpm.Server.Outgoing;

/// <summary>The ways of telling that are set up.</summary>
internal sealed class NoticeWays(IEnumerable<INoticeChannel> channels)
{
    private readonly Dictionary<string, INoticeChannel> byName = channels.ToDictionary(
        c => c.Name,
        StringComparer.Ordinal
    );

    /// <summary>Those that a person can choose.</summary>
    public IReadOnlyList<INoticeChannel> ForPeople => [.. byName.Values.Where(c => c.TellsPeople)];

    public INoticeChannel? Of(string name) => byName.GetValueOrDefault(name);
}
