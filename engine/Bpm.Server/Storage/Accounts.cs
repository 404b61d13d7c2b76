using System.Collections.Immutable;
using Bpm.Engine;
using Bpm.Server.Storage.Connections;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bpm.Server.Storage;

/// <param name="Until">Last day; null is open.</param>
internal sealed record NewGrant(string Unit, string Role, LocalDate From, LocalDate? Until = null);

internal sealed record NewAccount(string User, string Name, string? Title, bool Demo, ImmutableArray<NewGrant> Grants);

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

    /// <returns>False when the account exists already; nothing changes then.</returns>
    public async Task<bool> Create(NewAccount account, string password, CancellationToken cancellation = default)
    {
        await using var db = connections.Db();
        if (await db.Accounts.AnyAsync(a => a.User == account.User, cancellation))
        {
            return false;
        }

        db.Accounts.Add(
            new AccountRow
            {
                User = account.User,
                Name = account.Name,
                Title = account.Title,
                PasswordHash = Hasher.HashPassword(null!, password),
                Demo = account.Demo,
                Disabled = false,
                SecurityStamp = DossierIds.NewToken(),
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

    public async Task<AccountRow?> Find(string user, CancellationToken cancellation = default)
    {
        await using var db = connections.Db();
        return await db.Accounts.FirstOrDefaultAsync(a => a.User == user, cancellation);
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

    /// <summary>Roles held on a date, in order of unit and role; none for an unknown or disabled account.</summary>
    public async Task<ImmutableArray<Grant>> GrantsOn(
        string user,
        LocalDate date,
        CancellationToken cancellation = default
    )
    {
        await using var db = connections.Db();
        var day = Days(date);
        var rows = await db
            .Grants.Where(g => g.User == user && g.From <= day && (g.Until == null || day <= g.Until))
            .Where(g => db.Accounts.Any(a => a.User == user && !a.Disabled))
            .Select(g => new { g.Unit, g.Role })
            .Distinct()
            .ToListAsync(cancellation);
        return
        [
            .. rows.Select(g => new Grant(g.Unit, g.Role))
                .OrderBy(g => g.Unit, StringComparer.Ordinal)
                .ThenBy(g => g.Role, StringComparer.Ordinal),
        ];
    }

    /// <summary>Accounts that hold a role at a unit on a date, by name: whom a task can be assigned to.</summary>
    public async Task<ImmutableArray<AccountRow>> HoldersOf(
        string unit,
        string role,
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
                    g.User == a.User
                    && g.Unit == unit
                    && g.Role == role
                    && g.From <= day
                    && (g.Until == null || day <= g.Until)
                )
            )
            .ToListAsync(cancellation);
        return [.. rows.OrderBy(a => a.Name, StringComparer.Ordinal).ThenBy(a => a.User, StringComparer.Ordinal)];
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
}
