using Bpm.Engine;
using Bpm.Engine.Events;
using Bpm.Server.Content;
using Bpm.Server.Jobs;
using Bpm.Server.Outgoing.Channels;
using Bpm.Server.Outgoing.Webhooks;
using Bpm.Server.Storage;
using Bpm.WorkingTime;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bpm.Server.Outgoing;

/// <summary>
/// Reads the record from where it stopped and writes a row for every alarm, way and recipient. Row and cursor are one
/// transaction, so none is lost and none is written twice, whenever it is killed.
/// </summary>
internal sealed class NoticePlanner(
    Outbox outbox,
    AlarmAudience audience,
    NoticeWays ways,
    WebhookStore webhooks,
    DossierReader reader,
    IDbContextFactory<BpmDb> databases,
    IClock clock
)
{
    /// <returns>How many alarms were read.</returns>
    public async Task<int> Run(CancellationToken cancellation)
    {
        var alarms = 0;
        while (true)
        {
            var from = await outbox.Position(cancellation);
            var (rows, to) = await Read(from, cancellation);
            if (to == from)
            {
                return alarms;
            }

            var planned = new List<OutboxRow>();
            foreach (var row in rows)
            {
                foreach (var alarm in EventFold.Read(row).OfType<AlarmRaised>())
                {
                    planned.AddRange(await RowsOf(row.Dossier, KeyOf(alarm), alarm.ToRole, row.At, cancellation));
                    alarms++;
                }
            }

            if (!await outbox.Plan(from, to, planned, cancellation))
            {
                return alarms;
            }
        }
    }

    /// <summary>One row for everybody whom an alarm concerns now and who wants to hear of it.</summary>
    public async Task<IReadOnlyList<OutboxRow>> RowsOf(
        string dossier,
        (AlarmKind Kind, string Subject, string Threshold) alarm,
        string? toRole,
        long at,
        CancellationToken cancellation
    )
    {
        var kind = NoticeKinds.Name(alarm.Kind);
        var rows = new List<OutboxRow>();
        var now = clock.GetCurrentInstant();
        foreach (var webhook in await webhooks.Open(WebhookStore.Notices, cancellation))
        {
            if (NoticeKinds.Wants(webhook.Types, kind))
            {
                rows.Add(Row(NoticeChannels.Webhook, webhook.Id));
            }
        }

        if (ways.ForPeople.Count == 0 || await reader.ById(dossier, cancellation) is not { } stored)
        {
            return rows;
        }

        var users = await audience.Of(stored.State, alarm.Subject, toRole, now, cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var contacts = await db.Contacts.Where(c => users.Contains(c.User)).ToListAsync(cancellation);
        rows.AddRange(
            contacts
                .Where(c => ways.Of(c.Channel) is not null && NoticeKinds.Wants(c.Kinds, kind))
                .Select(c => Row(c.Channel, c.User))
        );
        return rows;

        OutboxRow Row(string channel, string recipient) =>
            new()
            {
                Id = Outbox.IdOf(dossier, kind, alarm.Subject, alarm.Threshold, channel, recipient),
                Channel = channel,
                Recipient = recipient,
                Dossier = dossier,
                Kind = kind,
                Subject = alarm.Subject,
                Threshold = alarm.Threshold,
                ToRole = toRole,
                AlarmAt = at,
                MadeAt = now.ToUnixTimeMilliseconds(),
                State = Outbox.Waiting,
                NextAt = now.ToUnixTimeMilliseconds(),
                Attempts = 0,
            };
    }

    private static (AlarmKind, string, string) KeyOf(AlarmRaised alarm) => (alarm.Kind, alarm.Subject, alarm.Threshold);

    /// <summary>The next rows that hold alarms, and up to where the record is read with them.</summary>
    private async Task<(List<EventRow> Rows, long To)> Read(long from, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        // The end first: what is recorded meanwhile is read the next time.
        var end = await db.Events.MaxAsync(e => (long?)e.Position, cancellation) ?? 0;
        var rows = await db
            .Events.Where(e => e.Position > from && e.Position <= end)
            // Only the scan records alarms, under ids of its own.
            .Where(e => e.CommandId.StartsWith(DeadlineScan.CommandPrefix))
            .OrderBy(e => e.Position)
            .Take(OutgoingLimits.Page)
            .ToListAsync(cancellation);
        return (rows, rows.Count == OutgoingLimits.Page ? rows[^1].Position : Math.Max(from, end));
    }
}

/// <summary>Names of kinds of alarms outside the program, and who wants which.</summary>
internal static class NoticeKinds
{
    public static readonly IReadOnlyList<string> All = [.. Enum.GetValues<AlarmKind>().Select(Name)];

    public static string Name(AlarmKind kind) =>
        System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());

    public static AlarmKind Of(string name) => Enum.GetValues<AlarmKind>().Single(k => Name(k) == name);

    /// <param name="list">By single spaces; empty for all.</param>
    public static bool Wants(string list, string name) => list.Length == 0 || list.Split(' ').Contains(name);
}
