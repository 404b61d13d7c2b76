using Bpm.Server.Storage.Connections;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bpm.Server.Storage;

/// <summary>Sign-ins of browsers: begun, seen, listed, ended. An ended one lets nobody in, whoever has its cookie.</summary>
internal sealed class Sessions(StoreConnections connections, IClock clock)
{
    private const int MaxAgent = 200;
    private static readonly long SeenEvery = (long)Duration.FromMinutes(5).TotalMilliseconds;

    private long Now => clock.GetCurrentInstant().ToUnixTimeMilliseconds();

    /// <returns>Its id, which only the cookie and the store know.</returns>
    public async Task<string> Begin(string user, string agent, string address, CancellationToken cancellation = default)
    {
        var now = Now;
        var session = new SessionRow
        {
            Id = DossierIds.NewToken(),
            User = user,
            StartedAt = now,
            SeenAt = now,
            Agent = agent.Length > MaxAgent ? agent[..MaxAgent] : agent,
            Address = address,
        };
        await using var db = connections.Db();
        db.Add(session);
        await db.SaveChangesAsync(cancellation);
        return session.Id;
    }

    /// <summary>Whether the session is that account's and goes on.</summary>
    public async Task<bool> IsOpen(string id, string user, CancellationToken cancellation = default)
    {
        await using var db = connections.Db();
        var session = await db
            .Sessions.Where(s => s.Id == id && s.User == user && s.EndedAt == null)
            .Select(s => new { s.SeenAt })
            .FirstOrDefaultAsync(cancellation);
        if (session is null)
        {
            return false;
        }

        var now = Now;
        if (now - session.SeenAt > SeenEvery)
        {
            await db
                .Sessions.Where(s => s.Id == id)
                .ExecuteUpdateAsync(row => row.SetProperty(s => s.SeenAt, now), cancellation);
        }

        return true;
    }

    /// <summary>Open ones of an account, the last seen first.</summary>
    public async Task<List<SessionRow>> Of(string user, CancellationToken cancellation = default)
    {
        await using var db = connections.Db();
        return await db
            .Sessions.Where(s => s.User == user && s.EndedAt == null)
            .OrderByDescending(s => s.SeenAt)
            .ThenBy(s => s.Id)
            .ToListAsync(cancellation);
    }

    /// <summary>Ends one session of an account.</summary>
    /// <returns>False when the account has no such open session.</returns>
    public async Task<bool> End(string id, string user, CancellationToken cancellation = default)
    {
        var now = Now;
        await using var db = connections.Db();
        return await db
                .Sessions.Where(s => s.Id == id && s.User == user && s.EndedAt == null)
                .ExecuteUpdateAsync(row => row.SetProperty(s => s.EndedAt, now), cancellation) > 0;
    }

    /// <summary>Removes what ended, or was last seen, before a moment.</summary>
    public async Task<int> Forget(Instant before, CancellationToken cancellation = default)
    {
        var at = before.ToUnixTimeMilliseconds();
        await using var db = connections.Db();
        return await db.Sessions.Where(s => s.EndedAt < at || s.SeenAt < at).ExecuteDeleteAsync(cancellation);
    }
}
