namespace Bpm.Server.Outgoing.Channels;

/// <summary>One way to tell somebody of an alarm. The screen is none of them: its notices are rows of their own.</summary>
internal interface INoticeChannel
{
    /// <summary>Of <see cref="NoticeChannels"/>.</summary>
    string Name { get; }

    /// <summary>Whether it tells people, who are left in peace outside their working hours; not machines.</summary>
    bool TellsPeople { get; }

    /// <summary>Why an address cannot be one of this way; null when it can. Written as a code of <c>NoticeTexts</c>.</summary>
    string? WrongAddress(string address);

    /// <summary>
    /// Sends one message. It may have been sent before, when the server died before it could note so: then it goes out
    /// again under the same id, so that a receiver can tell.
    /// </summary>
    Task<SendAnswer> Send(OutgoingMessage message, CancellationToken cancellation);
}

/// <summary>The names of the ways, as rows and the API have them.</summary>
internal static class NoticeChannels
{
    public const string Email = "email";
    public const string Sms = "sms";
    public const string Zalo = "zalo";
    public const string Webhook = "webhook";
}

/// <param name="Id">The same however often it is sent.</param>
/// <param name="Address">As the way understands it: an e-mail address, a phone number, the id of a webhook.</param>
/// <param name="Link">The dossier in the staff app; null when it is not known where people find this server.</param>
/// <param name="Alarm">What the notice is about, for machines.</param>
internal sealed record OutgoingMessage(
    string Id,
    string Address,
    string Title,
    string Text,
    Uri? Link,
    NoticeFacts Alarm
);

/// <summary>An alarm for machines: codes and moments, no person.</summary>
/// <param name="At">When it became so, province wall clock.</param>
internal sealed record NoticeFacts(
    string Dossier,
    string Code,
    string Procedure,
    string Kind,
    string Subject,
    string? Step,
    string? Unit,
    string Threshold,
    string At,
    string? Due
);

/// <summary>What came of a try.</summary>
internal abstract record SendAnswer
{
    private SendAnswer() { }

    internal sealed record Sent : SendAnswer;

    /// <summary>It may work later.</summary>
    /// <param name="WholeWay">Others to this receiver need not be tried now.</param>
    internal sealed record NotNow(string Why, bool WholeWay) : SendAnswer;

    /// <summary>It will never work.</summary>
    internal sealed record Never(string Why) : SendAnswer;
}
