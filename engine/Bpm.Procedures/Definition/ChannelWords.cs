namespace Bpm.Procedures;

/// <summary>How channels are written in files and in the API.</summary>
public static class ChannelWords
{
    public static IReadOnlyList<(string Word, Channel Channel)> All { get; } =
    [("counter", Channel.Counter), ("online", Channel.Online), ("post", Channel.Post)];
}
