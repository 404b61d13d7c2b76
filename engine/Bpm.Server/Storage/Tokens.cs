using System.Security.Cryptography;
using System.Text;
using Bpm.Server.Storage.Connections;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bpm.Server.Storage;

/// <summary>Rights of machines. The secret is given once, when a token is made; the store keeps its hash.</summary>
internal sealed class Tokens(StoreConnections connections, IClock clock)
{
    /// <summary>Before every token, so that a leaked one is recognised as what it is.</summary>
    private const string Prefix = "bpm_";

    /// <summary>Called when one was ended here, with its id. Other nodes learn of it from the row.</summary>
    public Action<string>? Ended { get; set; }

    private long Now => clock.GetCurrentInstant().ToUnixTimeMilliseconds();

    /// <param name="id">Of the command that makes it.</param>
    /// <returns>The row, and the whole token: nobody will see it again. Null when that id made one already.</returns>
    public async Task<(TokenRow Row, string Token)?> Make(
        string id,
        string user,
        string name,
        IReadOnlyCollection<string> scopes,
        Instant validUntil,
        string madeBy,
        CancellationToken cancellation = default
    )
    {
        var secret = DossierIds.NewToken() + DossierIds.NewToken();
        var row = new TokenRow
        {
            Id = id,
            User = user,
            Name = name,
            Scopes = string.Join(' ', scopes.Order(StringComparer.Ordinal)),
            SecretHash = SHA256.HashData(Encoding.ASCII.GetBytes(secret)),
            MadeBy = madeBy,
            MadeAt = Now,
            ValidUntil = validUntil.ToUnixTimeMilliseconds(),
        };
        await using var db = connections.Db();
        if (await db.Tokens.AnyAsync(t => t.Id == id, cancellation))
        {
            return null;
        }

        db.Add(row);
        await db.SaveChangesAsync(cancellation);
        return (row, $"{Prefix}{id}.{secret}");
    }

    /// <summary>The token that a caller shows, while it holds; null otherwise.</summary>
    public async Task<TokenRow?> Find(string shown, CancellationToken cancellation = default)
    {
        if (
            !shown.StartsWith(Prefix, StringComparison.Ordinal)
            || shown[Prefix.Length..].Split('.') is not [{ Length: > 0 } id, { Length: > 0 } secret]
        )
        {
            return null;
        }

        await using var db = connections.Db();
        var now = Now;
        var row = await db
            .Tokens.Where(t => t.Id == id && t.EndedAt == null && t.ValidUntil > now)
            .Where(t => db.Accounts.Any(a => a.User == t.User && !a.Disabled))
            .FirstOrDefaultAsync(cancellation);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(secret));
        return row is not null && CryptographicOperations.FixedTimeEquals(hash, row.SecretHash) ? row : null;
    }

    /// <summary>All that hold, the newest first.</summary>
    public async Task<List<TokenRow>> All(CancellationToken cancellation = default)
    {
        await using var db = connections.Db();
        var now = Now;
        return await db
            .Tokens.Where(t => t.EndedAt == null && t.ValidUntil > now)
            .OrderByDescending(t => t.MadeAt)
            .ThenBy(t => t.Id)
            .ToListAsync(cancellation);
    }

    /// <returns>False when there is no such token, or it has ended.</returns>
    public async Task<bool> End(string id, CancellationToken cancellation = default)
    {
        var now = Now;
        await using var db = connections.Db();
        var ended =
            await db
                .Tokens.Where(t => t.Id == id && t.EndedAt == null)
                .ExecuteUpdateAsync(row => row.SetProperty(t => t.EndedAt, now), cancellation) > 0;
        if (ended)
        {
            Ended?.Invoke(id);
        }

        return ended;
    }

    /// <summary>Those of these that hold at this moment.</summary>
    public async Task<HashSet<string>> StillHold(string[] ids, CancellationToken cancellation = default)
    {
        var now = Now;
        await using var db = connections.Db();
        var held = await db
            .Tokens.Where(t => ids.Contains(t.Id) && t.EndedAt == null && t.ValidUntil > now)
            .Where(t => db.Accounts.Any(a => a.User == t.User && !a.Disabled))
            .Select(t => t.Id)
            .ToListAsync(cancellation);
        return held.ToHashSet(StringComparer.Ordinal);
    }
}
