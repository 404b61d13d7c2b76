using System.Security.Cryptography;
using System.Text;
using Bpm.Server.Storage;
using Bpm.Server.Storage.Connections;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bpm.Server.Outgoing;

/// <summary>The rows of what is to be told: written before anything is sent, closed after.</summary>
internal sealed class Outbox(StoreConnections connections, IClock clock)
{
    public const string Waiting = "waiting";
    public const string Sent = "sent";
    public const string Dropped = "dropped";
    public const string Failed = "failed";

    public static readonly IReadOnlyList<string> States = [Waiting, Sent, Dropped, Failed];

    private const string Cursor = "notices";

    private long Now => clock.GetCurrentInstant().ToUnixTimeMilliseconds();

    /// <summary>The same alarm by the same way to the same recipient has the same name, on every node and in every run.</summary>
    public static string IdOf(
        string dossier,
        string kind,
        string subject,
        string threshold,
        string channel,
        string recipient
    ) =>
        Convert.ToHexStringLower(
            SHA256
                .HashData(
                    Encoding.UTF8.GetBytes(string.Join('\n', dossier, kind, subject, threshold, channel, recipient))
                )
                .AsSpan(0, 16)
        );

    /// <summary>How far the record was read for alarms.</summary>
    public async Task<long> Position(CancellationToken cancellation)
    {
        await using var db = connections.Db();
        return await db.Cursors.Where(c => c.Name == Cursor).Select(c => c.Position).SingleAsync(cancellation);
    }

    /// <summary>Writes new rows and moves the cursor, both or neither. Rows that are there already stay as they are.</summary>
    /// <returns>False when another node was quicker; nothing changes then.</returns>
    public async Task<bool> Plan(
        long from,
        long to,
        IReadOnlyCollection<OutboxRow> rows,
        CancellationToken cancellation
    )
    {
        await using var db = connections.Db();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (
            await db
                .Cursors.Where(c => c.Name == Cursor && c.Position == from)
                .ExecuteUpdateAsync(row => row.SetProperty(c => c.Position, to), cancellation) == 0
        )
        {
            return false;
        }

        await Add(db, rows, cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>Writes rows that are not there yet.</summary>
    public async Task Add(IReadOnlyCollection<OutboxRow> rows, CancellationToken cancellation)
    {
        await using var db = connections.Db();
        await Add(db, rows, cancellation);
    }

    /// <summary>What may be sent now, the longest waiting first.</summary>
    public async Task<List<OutboxRow>> Due(CancellationToken cancellation)
    {
        var now = Now;
        await using var db = connections.Db();
        return await db
            .Outbox.Where(o => o.State == Waiting && o.NextAt <= now)
            .OrderBy(o => o.NextAt)
            .ThenBy(o => o.Id)
            .Take(OutgoingLimits.Page)
            .ToListAsync(cancellation);
    }

    public Task Close(OutboxRow row, string state, string? why, CancellationToken cancellation)
    {
        var now = Now;
        return Change(
            row.Id,
            set =>
                set.SetProperty(o => o.State, state)
                    .SetProperty(o => o.ClosedAt, now)
                    .SetProperty(o => o.Why, Cut(why)),
            cancellation
        );
    }

    /// <summary>Not now: a try failed, or people are at home.</summary>
    public Task PutOff(OutboxRow row, Instant until, int attempts, string? why, CancellationToken cancellation)
    {
        var at = until.ToUnixTimeMilliseconds();
        return Change(
            row.Id,
            set =>
                set.SetProperty(o => o.NextAt, at)
                    .SetProperty(o => o.Attempts, attempts)
                    .SetProperty(o => o.Why, Cut(why)),
            cancellation
        );
    }

    /// <summary>An operator lets it be tried again from the beginning, under the same id.</summary>
    /// <returns>False when there is no such notice.</returns>
    public async Task<bool> Replay(string id, CancellationToken cancellation)
    {
        var now = Now;
        await using var db = connections.Db();
        return await db
                .Outbox.Where(o => o.Id == id)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(o => o.State, Waiting)
                            .SetProperty(o => o.NextAt, now)
                            .SetProperty(o => o.Attempts, 0)
                            .SetProperty(o => o.ClosedAt, (long?)null)
                            .SetProperty(o => o.Why, (string?)null),
                    cancellation
                ) > 0;
    }

    /// <summary>Notices of a state, the latest first.</summary>
    public async Task<List<OutboxRow>> List(string state, int take, CancellationToken cancellation)
    {
        await using var db = connections.Db();
        return await db
            .Outbox.Where(o => o.State == state)
            .OrderByDescending(o => o.NextAt)
            .ThenBy(o => o.Id)
            .Take(take)
            .ToListAsync(cancellation);
    }

    /// <summary>Removes what was closed before a moment.</summary>
    public async Task<int> Forget(Instant before, CancellationToken cancellation)
    {
        var at = before.ToUnixTimeMilliseconds();
        await using var db = connections.Db();
        return await db.Outbox.Where(o => o.ClosedAt < at).ExecuteDeleteAsync(cancellation);
    }

    public static string? Cut(string? why) => why?.Length > OutgoingLimits.MaxWhy ? why[..OutgoingLimits.MaxWhy] : why;

    private static async Task Add(BpmDb db, IReadOnlyCollection<OutboxRow> rows, CancellationToken cancellation)
    {
        string[] ids = [.. rows.Select(r => r.Id)];
        var known = await db.Outbox.Where(o => ids.Contains(o.Id)).Select(o => o.Id).ToListAsync(cancellation);
        db.Outbox.AddRange(rows.DistinctBy(r => r.Id).Where(r => !known.Contains(r.Id)));
        await db.SaveChangesAsync(cancellation);
    }

    private async Task Change(
        string id,
        Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<OutboxRow>> set,
        CancellationToken cancellation
    )
    {
        await using var db = connections.Db();
        await db.Outbox.Where(o => o.Id == id && o.State == Waiting).ExecuteUpdateAsync(set, cancellation);
    }
}
