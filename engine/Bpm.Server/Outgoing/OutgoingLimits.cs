using NodaTime;

namespace Bpm.Server.Outgoing;

/// <summary>Times and counts of what leaves the house. The one place.</summary>
internal static class OutgoingLimits
{
    /// <summary>Tries of a notice before it is given up; about two days.</summary>
    public const int NoticeTries = 14;

    /// <summary>Notices looked at in one run, and rows of the record read at once.</summary>
    public const int Page = 200;

    /// <summary>How long one run of the feed works for one receiver before it lets others have a turn.</summary>
    public static readonly TimeSpan FeedTurn = TimeSpan.FromSeconds(20);

    /// <summary>How long a receiver may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(5);

    private static readonly Duration FirstPause = Duration.FromSeconds(30);
    private static readonly Duration LongestPause = Duration.FromHours(4);

    /// <summary>Sent and dropped notices are kept that long, for whoever asks who was told.</summary>
    public const int OutboxDays = 180;

    /// <summary>Receivers that may be set up at once.</summary>
    public const int MaxWebhooks = 50;

    /// <summary>UTF-16 units of an address.</summary>
    public const int MaxAddress = 300;

    /// <summary>UTF-16 units of why a try failed; the rest is cut off.</summary>
    public const int MaxWhy = 300;

    /// <summary>The pause after that many failures in a row: twice as long each time.</summary>
    public static Duration PauseAfter(int failures)
    {
        var pause = FirstPause;
        for (var i = 1; i < failures && pause < LongestPause; i++)
        {
            pause += pause;
        }

        return Duration.Min(pause, LongestPause);
    }
}
