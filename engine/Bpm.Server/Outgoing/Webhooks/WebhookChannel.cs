using Bpm.Server.Outgoing.Channels;

namespace Bpm.Server.Outgoing.Webhooks;

/// <summary>Alarms for other systems: one CloudEvent each, while it is true.</summary>
internal sealed class WebhookChannel(WebhookStore store, WebhookSender sender, CloudEvents events) : INoticeChannel
{
    public string Name => NoticeChannels.Webhook;
    public bool TellsPeople => false;

    /// <summary>Nobody chooses it for himself: webhooks are rows of their own.</summary>
    public string? WrongAddress(string address) => "no-address";

    public async Task<SendAnswer> Send(OutgoingMessage message, CancellationToken cancellation) =>
        await store.Find(message.Address, cancellation) is { EndedAt: null } webhook
            ? await sender.Send(webhook, message.Id, events.OfNotice(message), cancellation)
            : new SendAnswer.Never("The webhook has ended.");
}
