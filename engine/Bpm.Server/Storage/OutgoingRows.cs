namespace Bpm.Server.Storage;

/// <summary>Where a person wants to be told of alarms, beside the screen.</summary>
internal sealed class ContactRow
{
    public required string User { get; init; }

    /// <summary>Of <c>NoticeChannels</c>: <c>email</c>, <c>sms</c>, <c>zalo</c>.</summary>
    public required string Channel { get; init; }
    public required string Address { get; init; }

    /// <summary><c>vi</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Kinds of alarms in kebab-case by single spaces; empty for all.</summary>
    public required string Kinds { get; init; }
}

/// <summary>One alarm for one recipient by one way: to be sent, sent, or not sent for a reason.</summary>
internal sealed class OutboxRow
{
    /// <summary>Computed from what it says and to whom: the name under which it is sent, however often.</summary>
    public required string Id { get; init; }
    public required string Channel { get; init; }

    /// <summary>An account, or a webhook.</summary>
    public required string Recipient { get; init; }
    public required string Dossier { get; init; }

    /// <summary>Kind (kebab-case), subject and threshold name the alarm within its dossier.</summary>
    public required string Kind { get; init; }
    public required string Subject { get; init; }
    public required string Threshold { get; init; }
    public string? ToRole { get; init; }

    /// <summary>When it became so.</summary>
    public required long AlarmAt { get; init; }
    public required long MadeAt { get; init; }

    /// <summary><c>waiting</c>, <c>sent</c>, <c>dropped</c> or <c>failed</c>.</summary>
    public required string State { get; set; }

    /// <summary>Not before that; its last try otherwise.</summary>
    public required long NextAt { get; set; }

    /// <summary>Tries that failed.</summary>
    public required int Attempts { get; set; }
    public long? ClosedAt { get; set; }

    /// <summary>Why it was dropped, or the last try failed.</summary>
    public string? Why { get; set; }
}

/// <summary>Another system that is told over HTTP.</summary>
internal sealed class WebhookRow
{
    /// <summary>The id of the command that made it.</summary>
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required string Url { get; init; }

    /// <summary>What signs, protected by the server's own keys.</summary>
    public required byte[] Secret { get; init; }

    /// <summary><c>notices</c>: alarms while they are true. <c>events</c>: everything that is recorded, in order.</summary>
    public required string Sends { get; init; }

    /// <summary>Kinds of alarms or types of events, by single spaces; empty for all.</summary>
    public required string Types { get; init; }

    /// <summary>Whether members that may name people are sent too.</summary>
    public required bool Personal { get; init; }
    public required string MadeBy { get; init; }
    public required long MadeAt { get; init; }

    /// <summary>Everything in the record up to there was sent; of one that sends events.</summary>
    public required long Position { get; set; }

    /// <summary>Tries that failed since the last that did not.</summary>
    public required int Attempts { get; set; }
    public required long NextAt { get; set; }
    public string? Why { get; set; }
    public long? EndedAt { get; set; }
}
