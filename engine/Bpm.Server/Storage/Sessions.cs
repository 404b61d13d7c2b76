using Bpm.Server.Hosting;
using Bpm.Server.Storage.Connections;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bpm.Server.Storage;

/// <summary>Sign-ins of browsers: begun, seen, listed, ended. An ended one lets nobody in, whoever has its cookie.</summary>
internal sealed class Sessions(StoreConnections connections, IClock clock)
{
    private const int MaxAgent = 200;
    private static readonly long SeenEvery = (long)Duration.FromMinutes(5).TotalMilliseconds;

    /// <summary>Called when one was ended here, with its id. Other nodes learn of it from the row.</summary>
    public Action<string>? Ended { get; set; }

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
        var ended =
            await db
                .Sessions.Where(s => s.Id == id && s.User == user && s.EndedAt == null)
                .ExecuteUpdateAsync(row => row.SetProperty(s => s.EndedAt, now), cancellation) > 0;
        if (ended)
        {
            Ended?.Invoke(id);
        }

        return ended;
    }

    /// <summary>Those of these that go on: not ended, of an account that may sign in, and used within the sign-in's time.</summary>
    public async Task<HashSet<string>> StillOpen(string[] ids, CancellationToken cancellation = default)
    {
        var since = Now - ((long)Duration.FromHours(Limits.SignInHours).TotalMilliseconds);
        await using var db = connections.Db();
        var open = await db
            .Sessions.Where(s => ids.Contains(s.Id) && s.EndedAt == null && s.SeenAt > since)
            .Where(s => db.Accounts.Any(a => a.User == s.User && !a.Disabled))
            .Select(s => s.Id)
            .ToListAsync(cancellation);
        return open.ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Removes what ended, or was last seen, before a moment.</summary>
    public async Task<int> Forget(Instant before, CancellationToken cancellation = default)
    {
        var at = before.ToUnixTimeMilliseconds();
        await using var db = connections.Db();
        return await db.Sessions.Where(s => s.EndedAt < at || s.SeenAt < at).ExecuteDeleteAsync(cancellation);
    }
}
