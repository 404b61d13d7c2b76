using System.Diagnostics;
using Bpm.Engine.Events;
using Bpm.Server.Jobs;
using Bpm.Server.Outgoing.Channels;
using Bpm.Server.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bpm.Server.Outgoing.Webhooks;

/// <summary>
/// Sends the record's events to every receiver of them, in order, from where it was told last. One that fails is tried
/// again later and holds up nobody else; it is never given up, for nothing is lost meanwhile.
/// </summary>
internal sealed class EventFeed(
    WebhookStore webhooks,
    WebhookSender sender,
    CloudEvents events,
    IDbContextFactory<BpmDb> databases,
    IClock clock,
    ILogger<EventFeed> log
) : IJobWork
{
    /// <returns>How many events were sent.</returns>
    public async Task<int> Run(CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant().ToUnixTimeMilliseconds();
        var due = (await webhooks.Open(WebhookStore.Events, cancellation)).Where(w => w.NextAt <= now);
        return (await Task.WhenAll(due.Select(w => Feed(w, cancellation)))).Sum();
    }

    private async Task<int> Feed(WebhookRow webhook, CancellationToken cancellation)
    {
        var sent = 0;
        var from = webhook.Position;
        var started = Stopwatch.GetTimestamp();
        while (
            Stopwatch.GetElapsedTime(started) < OutgoingLimits.FeedTurn
            && await Read(from, cancellation) is { Count: > 0 } rows
        )
        {
            foreach (var (row, code) in rows)
            {
                var (count, failure) = await Send(webhook, row, code, cancellation);
                sent += count;
                if (failure is not null)
                {
                    await Fail(webhook, from, failure, cancellation);
                    return sent;
                }

                // A row at a time: killed here, its events are sent once more, under the same ids.
                if (!await webhooks.Advance(webhook.Id, from, row.Position, cancellation))
                {
                    return sent;
                }

                from = row.Position;
                webhook.Attempts = 0;
            }
        }

        return sent;
    }

    private async Task<(int Sent, string? Failure)> Send(
        WebhookRow webhook,
        EventRow row,
        string code,
        CancellationToken cancellation
    )
    {
        var sent = 0;
        var changes = EventFold.Read(row);
        for (var i = 0; i < changes.Length; i++)
        {
            if (!NoticeKinds.Wants(webhook.Types, EventTypes.NameOf(changes[i]).Type))
            {
                continue;
            }

            var seq = row.FirstSeq + i;
            var body = events.OfEvent(row, seq, row.Position - row.Count + 1 + i, code, changes[i], webhook.Personal);
            switch (await sender.Send(webhook, CloudEvents.IdOf(row.Dossier, seq), body, cancellation))
            {
                case SendAnswer.NotNow notNow:
                    return (sent, notNow.Why);
                case SendAnswer.Never never:
                    return (sent, never.Why);
                default:
                    sent++;
                    break;
            }
        }

        return (sent, null);
    }

    private async Task Fail(WebhookRow webhook, long from, string why, CancellationToken cancellation)
    {
        var attempts = webhook.Attempts + 1;
        var until = clock.GetCurrentInstant() + OutgoingLimits.PauseAfter(attempts);
        await webhooks.PutOff(webhook.Id, from, attempts, until, why, cancellation);
        log.LogWarning("Webhook {Webhook} was not told: {Why}", webhook.Id, why);
    }

    private async Task<List<(EventRow Row, string Code)>> Read(long after, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var rows = await db
            .Events.Where(e => e.Position > after)
            .Join(db.Dossiers, e => e.Dossier, d => d.Id, (e, d) => new { e, d.Code })
            .OrderBy(r => r.e.Position)
            .Take(OutgoingLimits.Page)
            .ToListAsync(cancellation);
        return [.. rows.Select(r => (r.e, r.Code ?? ""))];
    }
}
