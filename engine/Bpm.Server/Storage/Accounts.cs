using System.Collections.Immutable;
using System.Security.Cryptography;
using Bpm.Engine;
using Bpm.Server.Storage.Connections;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bpm.Server.Storage;

/// <param name="Until">Last day; null is open.</param>
internal sealed record NewGrant(string Unit, string Role, LocalDate From, LocalDate? Until = null);

internal sealed record NewAccount(string User, string Name, string? Title, bool Demo, ImmutableArray<NewGrant> Grants);

/// <summary>Who may use a role, and by which grant: his own, or another's who delegated it.</summary>
internal sealed record RoleHolder(AccountRow Account, Grant Grant);

internal abstract record SignInAnswer
{
    private SignInAnswer() { }

    internal sealed record Accepted(AccountRow Account) : SignInAnswer;

    /// <summary>No such account, wrong password or disabled: one answer for all three.</summary>
    internal sealed record Failed : SignInAnswer;

    internal sealed record Locked(Instant Until) : SignInAnswer;
}

/// <summary>Local accounts: passwords, lockout, roles at units over time.</summary>
internal sealed class Accounts(StoreConnections connections, IClock clock)
{
    private static readonly PasswordHasher<AccountRow> Hasher = new();
    private static readonly LocalDate Epoch = new(1970, 1, 1);
    private readonly Strangers strangers = new();

    // Checked when there is no such account, so that the time of an answer does not tell who has one.
    private static readonly string NobodysHash = Hasher.HashPassword(null!, Guid.NewGuid().ToString());

    /// <summary>A password that is shown once and must be changed: letters and digits that are not mistaken for each other.</summary>
    public static string OneTimePassword() => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 14);

    /// <returns>False when the account exists already; nothing changes then.</returns>
    public Task<bool> Create(NewAccount account, string password, CancellationToken cancellation = default) =>
        Create(account, password, mustChange: false, cancellation);

    /// <param name="mustChange">Somebody else knows the password.</param>
    /// <returns>False when the account exists already; nothing changes then.</returns>
    public async Task<bool> Create(NewAccount account, string password, bool mustChange, CancellationToken cancellation)
    {
        await using var db = connections.Db();
        if (await db.Accounts.AnyAsync(a => a.User == account.User, cancellation))
        {
            return false;
        }

        Add(db, account, Hasher.HashPassword(null!, password), mustChange);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException) when (Exists(account.User))
        {
            // Another node made the same account in the same moment.
            return false;
        }
    }

    /// <summary>Makes many at once, all with one password and one hash of it: for demo accounts, whose password is public.</summary>
    /// <remarks>Those that exist stay as they are.</remarks>
    public async Task CreateAll(IEnumerable<NewAccount> demo, string password, CancellationToken cancellation = default)
    {
        var hash = Hasher.HashPassword(null!, password);
        await using var db = connections.Db();
        var known = (await db.Accounts.Select(a => a.User).ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
        foreach (var account in demo)
        {
            if (known.Add(account.User))
            {
                Add(db, account, hash);
            }
        }

        await db.SaveChangesAsync(cancellation);
    }

    private static void Add(BpmDb db, NewAccount account, string hash, bool mustChange = false)
    {
        db.Accounts.Add(
            new AccountRow
            {
                User = account.User,
                Name = account.Name,
                Title = account.Title,
                PasswordHash = hash,
                Demo = account.Demo,
                Disabled = false,
                SecurityStamp = DossierIds.NewToken(),
                MustChange = mustChange,
            }
        );
        db.Grants.AddRange(
            account.Grants.Select(g => new GrantRow
            {
                User = account.User,
                Unit = g.Unit,
                Role = g.Role,
                From = Days(g.From),
                Until = g.Until is { } until ? Days(until) : null,
            })
        );
    }

    public async Task<AccountRow?> Find(string user, CancellationToken cancellation = default)
    {
        await using var db = connections.Db();
        return await db.Accounts.FirstOrDefaultAsync(a => a.User == user, cancellation);
    }

    /// <summary>Sets a password. Every sign-in that rests on the old one ends, and a lock with it.</summary>
    /// <returns>False when there is no such account, or its password is public.</returns>
    public async Task<bool> SetPassword(
        string user,
        string password,
        bool mustChange,
        CancellationToken cancellation = default
    )
    {
        var hash = Hasher.HashPassword(null!, password);
        var stamp = DossierIds.NewToken();
        await using var db = connections.Db();
        return await db
                .Accounts.Where(a => a.User == user && !a.Demo)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(a => a.PasswordHash, hash)
                            .SetProperty(a => a.SecurityStamp, stamp)
                            .SetProperty(a => a.MustChange, mustChange)
                            .SetProperty(a => a.FailedSignIns, 0)
                            .SetProperty(a => a.LockedUntil, (long?)null),
                    cancellation
                ) > 0;
    }

    /// <summary>Shuts an account, or opens it again. What it did stays its own.</summary>
    /// <returns>False when there is no such account.</returns>
    public async Task<bool> SetDisabled(string user, bool disabled, CancellationToken cancellation = default)
    {
        await using var db = connections.Db();
        return await db
                .Accounts.Where(a => a.User == user)
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.Disabled, disabled), cancellation) > 0;
    }

    /// <summary>Accounts in order of their names for signing in, with all their roles, past and coming ones too.</summary>
    /// <param name="part">Of the account or the person's name; empty for all.</param>
    public async Task<List<(AccountRow Account, List<GrantRow> Grants)>> List(
        string part,
        string after,
        int take,
        CancellationToken cancellation = default
    )
    {
        await using var db = connections.Db();
#pragma warning disable CA1309 // It becomes SQL, where keys compare by bytes.
        var accounts = await db
            .Accounts.Where(a => string.Compare(a.User, after) > 0)
            .Where(a => part.Length == 0 || a.User.Contains(part) || a.Name.Contains(part))
            .OrderBy(a => a.User)
            .Take(take)
            .ToListAsync(cancellation);
#pragma warning restore CA1309
        string[] users = [.. accounts.Select(a => a.User)];
        var grants = (await db.Grants.Where(g => users.Contains(g.User)).ToListAsync(cancellation)).ToLookup(g =>
            g.User
        );
        return [.. accounts.Select(a => (a, InOrder(grants[a.User])))];
    }

    /// <summary>One account with all its roles, in the order of lists; null when there is none.</summary>
    public async Task<(AccountRow Account, List<GrantRow> Grants)?> WithGrants(
        string user,
        CancellationToken cancellation = default
    )
    {
        await using var db = connections.Db();
        return await db.Accounts.FirstOrDefaultAsync(a => a.User == user, cancellation) is { } account
            ? (account, InOrder(await db.Grants.Where(g => g.User == user).ToListAsync(cancellation)))
            : null;
    }

    private static List<GrantRow> InOrder(IEnumerable<GrantRow> grants) =>
        [
            .. grants
                .OrderBy(g => g.Unit, StringComparer.Ordinal)
                .ThenBy(g => g.Role, StringComparer.Ordinal)
                .ThenBy(g => g.From),
        ];

    /// <summary>Gives a role at a unit from a day on. The same again changes its last day.</summary>
    /// <returns>False when there is no such account.</returns>
    public async Task<bool> Give(string user, NewGrant grant, CancellationToken cancellation = default)
    {
        var (from, until) = (Days(grant.From), grant.Until is { } last ? (int?)Days(last) : null);
        await using var db = connections.Db();
        if (!await db.Accounts.AnyAsync(a => a.User == user, cancellation))
        {
            return false;
        }

        var changed = await db
            .Grants.Where(g => g.User == user && g.Unit == grant.Unit && g.Role == grant.Role && g.From == from)
            .ExecuteUpdateAsync(set => set.SetProperty(g => g.Until, until), cancellation);
        if (changed == 0)
        {
            db.Grants.Add(
                new GrantRow
                {
                    User = user,
                    Unit = grant.Unit,
                    Role = grant.Role,
                    From = from,
                    Until = until,
                }
            );
            await db.SaveChangesAsync(cancellation);
        }

        return true;
    }

    /// <summary>Takes a role at a unit away: its last day is the day before. What begins later is not given at all.</summary>
    /// <returns>False when the account has no such role then.</returns>
    public async Task<bool> Take(
        string user,
        string unit,
        string role,
        LocalDate from,
        CancellationToken cancellation = default
    )
    {
        var (first, last) = (Days(from), Days(from) - 1);
        await using var db = connections.Db();
        var held = db.Grants.Where(g => g.User == user && g.Unit == unit && g.Role == role);
        var never = await held.Where(g => g.From >= first).ExecuteDeleteAsync(cancellation);
        var ended = await held.Where(g => g.From < first && (g.Until == null || g.Until > last))
            .ExecuteUpdateAsync(set => set.SetProperty(g => g.Until, last), cancellation);
        return never + ended > 0;
    }

    public async Task<SignInAnswer> CheckPassword(
        string user,
        string password,
        CancellationToken cancellation = default
    )
    {
        await using var db = connections.Db();
        var account = await db.Accounts.FirstOrDefaultAsync(a => a.User == user, cancellation);
        var now = clock.GetCurrentInstant().ToUnixTimeMilliseconds();
        if (
            (account is null ? strangers.LockedUntil(user, now) : account.LockedUntil) is { } lockedUntil
            && lockedUntil > now
        )
        {
            return new SignInAnswer.Locked(Instant.FromUnixTimeMilliseconds(lockedUntil));
        }

        var verified = Hasher.VerifyHashedPassword(account!, account?.PasswordHash ?? NobodysHash, password);
        if (account is null)
        {
            return strangers.CountFailure(user, now) is { } until
                ? new SignInAnswer.Locked(Instant.FromUnixTimeMilliseconds(until))
                : new SignInAnswer.Failed();
        }

        // A disabled account behaves as one whose password is never right.
        if (account.Disabled)
        {
            return await CountFailure(db, account, now, cancellation);
        }

        if (verified == PasswordVerificationResult.Failed)
        {
            return await CountFailure(db, account, now, cancellation);
        }

        if (account.FailedSignIns > 0 || account.LockedUntil is not null)
        {
            await db
                .Accounts.Where(a => a.User == user)
                .ExecuteUpdateAsync(
                    a => a.SetProperty(r => r.FailedSignIns, 0).SetProperty(r => r.LockedUntil, (long?)null),
                    cancellation
                );
        }

        return new SignInAnswer.Accepted(account);
    }

    /// <summary>
    /// Roles held on a date, in order of unit and role: a person's own, and those of others who delegated them. None for an
    /// unknown or disabled account.
    /// </summary>
    public async Task<ImmutableArray<Grant>> GrantsOn(
        string user,
        LocalDate date,
        CancellationToken cancellation = default
    )
    {
        await using var db = connections.Db();
        var given = await DelegationsOn(db, date).Where(d => d.To == user).ToListAsync(cancellation);
        var own = await OwnGrants(db, [user, .. given.Select(d => d.From)], date, cancellation);
        return own.Contains(user)
            ?
            [
                .. Delegations
                    .GrantsOf(user, who => [.. own[who]], given.Select(Delegation), date)
                    .OrderBy(g => g.For is not null)
                    .ThenBy(g => g.Unit, StringComparer.Ordinal)
                    .ThenBy(g => g.Role, StringComparer.Ordinal),
            ]
            : [];
    }

    /// <summary>Roles that a person holds himself on a date.</summary>
    public async Task<ImmutableArray<Grant>> OwnGrantsOn(
        string user,
        LocalDate date,
        CancellationToken cancellation = default
    )
    {
        await using var db = connections.Db();
        return [.. (await OwnGrants(db, [user], date, cancellation))[user]];
    }

    /// <summary>
    /// Accounts that may use a role at a unit on a date, by name, each with the grant by which: whom a task can be assigned
    /// to. Whoever holds the role himself does not act for another.
    /// </summary>
    public async Task<ImmutableArray<RoleHolder>> HoldersOf(
        string unit,
        string role,
        LocalDate date,
        CancellationToken cancellation = default
    )
    {
        await using var db = connections.Db();
        var day = Days(date);
        var own = await db
            .Accounts.Where(a =>
                !a.Disabled
                && db.Grants.Any(g =>
                    g.User == a.User
                    && g.Unit == unit
                    && g.Role == role
                    && g.From <= day
                    && (g.Until == null || day <= g.Until)
                )
            )
            .ToListAsync(cancellation);
        var holders = own.Select(a => a.User).ToHashSet(StringComparer.Ordinal);
        var given = await DelegationsOn(db, date)
            .Where(d => d.Unit == unit && d.Role == role && holders.Contains(d.From) && !holders.Contains(d.To))
            .ToListAsync(cancellation);
        var others = given.Select(d => d.To).ToHashSet(StringComparer.Ordinal);
        var accounts = await db
            .Accounts.Where(a => !a.Disabled && others.Contains(a.User))
            .ToDictionaryAsync(a => a.User, cancellation);
        return
        [
            .. own.Select(a => new RoleHolder(a, new Grant(unit, role)))
                .Concat(
                    given
                        .Where(d => accounts.ContainsKey(d.To))
                        .DistinctBy(d => d.To)
                        .Select(d => new RoleHolder(
                            accounts[d.To],
                            new Grant(unit, role, d.From) { Procedures = ProceduresOf(d) }
                        ))
                )
                .OrderBy(h => h.Account.Name, StringComparer.Ordinal)
                .ThenBy(h => h.Account.User, StringComparer.Ordinal),
        ];
    }

    /// <summary>Procedures that a delegation is limited to; empty for all.</summary>
    public static ImmutableArray<string> ProceduresOf(DelegationRow row) =>
        [.. row.Procedures.Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    private static IQueryable<DelegationRow> DelegationsOn(BpmDb db, LocalDate date)
    {
        var day = Days(date);
        return db.Delegations.Where(d => d.EndedAt == null && d.FirstDay <= day && day <= d.LastDay);
    }

    private static Delegation Delegation(DelegationRow row) =>
        new(
            row.Id,
            row.From,
            row.To,
            row.Unit,
            row.Role,
            ProceduresOf(row),
            Date(row.FirstDay),
            Date(row.LastDay),
            row.Basis
        );

    private static async Task<ILookup<string, Grant>> OwnGrants(
        BpmDb db,
        string[] users,
        LocalDate date,
        CancellationToken cancellation
    )
    {
        var day = Days(date);
        var rows = await db
            .Grants.Where(g => users.Contains(g.User) && g.From <= day && (g.Until == null || day <= g.Until))
            .Where(g => db.Accounts.Any(a => a.User == g.User && !a.Disabled))
            .Select(g => new
            {
                g.User,
                g.Unit,
                g.Role,
            })
            .Distinct()
            .ToListAsync(cancellation);
        return rows.OrderBy(g => g.Unit, StringComparer.Ordinal)
            .ThenBy(g => g.Role, StringComparer.Ordinal)
            .ToLookup(g => g.User, g => new Grant(g.Unit, g.Role), StringComparer.Ordinal);
    }

    /// <summary>Accounts that hold any role at one of the units on a date.</summary>
    public async Task<ImmutableArray<AccountRow>> AtUnits(
        IReadOnlyCollection<string> units,
        LocalDate date,
        CancellationToken cancellation = default
    )
    {
        await using var db = connections.Db();
        var day = Days(date);
        var rows = await db
            .Accounts.Where(a =>
                !a.Disabled
                && db.Grants.Any(g =>
                    g.User == a.User && units.Contains(g.Unit) && g.From <= day && (g.Until == null || day <= g.Until)
                )
            )
            .ToListAsync(cancellation);
        return [.. rows];
    }

    /// <summary>Counted in the database, so that failures at the same moment all count.</summary>
    private static async Task<SignInAnswer> CountFailure(
        BpmDb db,
        AccountRow account,
        long now,
        CancellationToken cancellation
    )
    {
        await db
            .Accounts.Where(a => a.User == account.User)
            .ExecuteUpdateAsync(a => a.SetProperty(r => r.FailedSignIns, r => r.FailedSignIns + 1), cancellation);
        var until = now + (StorageLimits.LockoutMinutes * 60_000L);
        var locked = await db
            .Accounts.Where(a => a.User == account.User && a.FailedSignIns >= StorageLimits.SignInFailuresUntilLocked)
            .ExecuteUpdateAsync(
                a => a.SetProperty(r => r.FailedSignIns, 0).SetProperty(r => r.LockedUntil, until),
                cancellation
            );
        return locked > 0
            ? new SignInAnswer.Locked(Instant.FromUnixTimeMilliseconds(until))
            : new SignInAnswer.Failed();
    }

    private bool Exists(string user)
    {
        using var db = connections.Db();
        return db.Accounts.Any(a => a.User == user);
    }

    /// <summary>How grants store a date: days since 1970-01-01.</summary>
    public static int Days(LocalDate date) => Period.DaysBetween(Epoch, date);

    public static LocalDate Date(int days) => Epoch.PlusDays(days);
}
