namespace Bpm.Server.Features.Outgoing;

/// <summary>Where somebody wants to be told of alarms beside the screen.</summary>
/// <param name="Channel">One of those offered.</param>
/// <param name="Language">vi or en.</param>
/// <param name="Kinds">Which alarms; none for all.</param>
internal sealed record ContactView(string Channel, string Address, string Language, IReadOnlyList<string> Kinds);

/// <param name="Channels">Ways that are set up here.</param>
/// <param name="Kinds">Kinds of alarms that can be chosen from.</param>
internal sealed record ContactsView(
    IReadOnlyList<string> Channels,
    IReadOnlyList<string> Kinds,
    IReadOnlyList<ContactView> Contacts
);

/// <param name="Contacts">All of them, at most one a way: what is not named here is removed.</param>
internal sealed record ContactsRequest(IReadOnlyList<ContactView> Contacts);

/// <param name="Sends">notices: alarms while they are true. events: everything that is recorded, in order.</param>
/// <param name="Types">Kinds of alarms or types of events; none for all.</param>
/// <param name="Personal">Whether members that may name people are sent too.</param>
/// <param name="Behind">Events that it was not sent yet; null for notices.</param>
/// <param name="Why">Why the last try failed; null when it did not.</param>
internal sealed record WebhookView(
    string Id,
    string Name,
    string Url,
    string Sends,
    IReadOnlyList<string> Types,
    bool Personal,
    string MadeBy,
    string MadeAt,
    long? Behind,
    int Attempts,
    string? Why
);

/// <param name="Secret">With which every message is signed. Shown this once.</param>
internal sealed record NewWebhookView(WebhookView Webhook, string Secret);

internal sealed record NewWebhookRequest(
    string Name,
    string Url,
    string Sends,
    IReadOnlyList<string>? Types = null,
    bool Personal = false
);

/// <param name="After">Sequence after which events are sent again; 0 for everything.</param>
internal sealed record ReplayRequest(long After);

/// <summary>One alarm for one recipient by one way.</summary>
/// <param name="Recipient">An account, or the id of a webhook.</param>
internal sealed record OutboxView(
    string Id,
    string Channel,
    string Recipient,
    string? Code,
    string Kind,
    string Subject,
    string Threshold,
    string State,
    string MadeAt,
    string NextAt,
    int Attempts,
    string? Why
);
