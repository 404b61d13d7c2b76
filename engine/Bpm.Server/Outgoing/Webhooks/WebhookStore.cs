using System.Security.Cryptography;
using System.Text;
using Bpm.Server.Storage;
using Bpm.Server.Storage.Connections;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bpm.Server.Outgoing.Webhooks;

/// <summary>Webhooks as rows: made, listed, moved along the record, ended.</summary>
internal sealed class WebhookStore(StoreConnections connections, IDataProtectionProvider protection, IClock clock)
{
    public const string Notices = "notices";
    public const string Events = "events";

    private const string Prefix = "whsec_";

    private readonly IDataProtector protector = protection.CreateProtector("bpm.webhooks");

    private long Now => clock.GetCurrentInstant().ToUnixTimeMilliseconds();

    /// <param name="id">Of the command that makes it.</param>
    /// <returns>The row and the secret, which is shown this once; null when that id made one already.</returns>
    public async Task<(WebhookRow Row, string Secret)?> Make(
        string id,
        string name,
        string url,
        string sends,
        string types,
        bool personal,
        string madeBy,
        CancellationToken cancellation
    )
    {
        var secret = Prefix + DossierIds.NewToken() + DossierIds.NewToken();
        await using var db = connections.Db();
        if (await db.Webhooks.AnyAsync(w => w.Id == id, cancellation))
        {
            return null;
        }

        var row = new WebhookRow
        {
            Id = id,
            Name = name,
            Url = url,
            Secret = protector.Protect(Encoding.ASCII.GetBytes(secret)),
            Sends = sends,
            Types = types,
            Personal = personal,
            MadeBy = madeBy,
            MadeAt = Now,
            // It is told what comes from now on; a replay gives what was before.
            Position = await db.Events.MaxAsync(e => (long?)e.Position, cancellation) ?? 0,
            Attempts = 0,
            NextAt = 0,
        };
        db.Add(row);
        await db.SaveChangesAsync(cancellation);
        return (row, secret);
    }

    /// <summary>What signs; null when it was protected by keys that this server does not have.</summary>
    public string? SecretOf(WebhookRow row)
    {
        try
        {
            return Encoding.ASCII.GetString(protector.Unprotect(row.Secret));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public async Task<WebhookRow?> Find(string id, CancellationToken cancellation)
    {
        await using var db = connections.Db();
        return await db.Webhooks.FirstOrDefaultAsync(w => w.Id == id, cancellation);
    }

    /// <summary>Those that are told, the oldest first.</summary>
    /// <param name="sends">Only those that send this; null for all.</param>
    public async Task<List<WebhookRow>> Open(string? sends, CancellationToken cancellation)
    {
        await using var db = connections.Db();
        return await db
            .Webhooks.Where(w => w.EndedAt == null && (sends == null || w.Sends == sends))
            .OrderBy(w => w.MadeAt)
            .ThenBy(w => w.Id)
            .ToListAsync(cancellation);
    }

    /// <returns>False when there is none, or it has ended.</returns>
    public async Task<bool> End(string id, CancellationToken cancellation)
    {
        var now = Now;
        await using var db = connections.Db();
        return await db
                .Webhooks.Where(w => w.Id == id && w.EndedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(w => w.EndedAt, now), cancellation) > 0;
    }

    /// <summary>An operator lets it begin again after a place in the record, at once.</summary>
    /// <returns>False when there is no such open one that sends events.</returns>
    public async Task<bool> Replay(string id, long after, CancellationToken cancellation)
    {
        await using var db = connections.Db();
        return await db
                .Webhooks.Where(w => w.Id == id && w.EndedAt == null && w.Sends == Events)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(w => w.Position, after)
                            .SetProperty(w => w.Attempts, 0)
                            .SetProperty(w => w.NextAt, 0L)
                            .SetProperty(w => w.Why, (string?)null),
                    cancellation
                ) > 0;
    }

    /// <summary>Everything up to there was sent.</summary>
    /// <returns>False when somebody moved it meanwhile: then its place is theirs.</returns>
    public async Task<bool> Advance(string id, long from, long to, CancellationToken cancellation)
    {
        await using var db = connections.Db();
        return await db
                .Webhooks.Where(w => w.Id == id && w.Position == from && w.EndedAt == null)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(w => w.Position, to)
                            .SetProperty(w => w.Attempts, 0)
                            .SetProperty(w => w.Why, (string?)null),
                    cancellation
                ) > 0;
    }

    /// <summary>A try failed: not before that moment again.</summary>
    public async Task PutOff(
        string id,
        long from,
        int attempts,
        Instant until,
        string why,
        CancellationToken cancellation
    )
    {
        var at = until.ToUnixTimeMilliseconds();
        var cut = Outbox.Cut(why);
        await using var db = connections.Db();
        await db
            .Webhooks.Where(w => w.Id == id && w.Position == from)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(w => w.Attempts, attempts)
                        .SetProperty(w => w.NextAt, at)
                        .SetProperty(w => w.Why, cut),
                cancellation
            );
    }
}
