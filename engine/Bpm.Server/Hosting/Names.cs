using System.Collections.Concurrent;
using Bpm.Engine;
using Bpm.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bpm.Server.Hosting;

/// <summary>Names of officers by account, remembered; an account's name hardly ever changes.</summary>
internal sealed class Names(IDbContextFactory<BpmDb> databases)
{
    private readonly ConcurrentDictionary<string, string> known = new(StringComparer.Ordinal);

    /// <summary>Learns the accounts that are not known yet, so that <see cref="Of"/> can answer at once.</summary>
    public async Task Learn(IEnumerable<string?> users, CancellationToken cancellation)
    {
        var unknown = users.OfType<string>().Where(user => !known.ContainsKey(user)).Distinct().ToList();
        if (unknown.Count == 0)
        {
            return;
        }

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var accounts = await db
            .Accounts.Where(a => unknown.Contains(a.User))
            .Select(a => new { a.User, a.Name })
            .ToListAsync(cancellation);
        foreach (var account in accounts)
        {
            known[account.User] = account.Name;
        }
    }

    /// <summary>Name of an account that was learnt; the account itself when there is none.</summary>
    public string Of(string user) =>
        user == Actor.System.User ? "Hệ thống" : known.GetValueOrDefault(user, user);
}
