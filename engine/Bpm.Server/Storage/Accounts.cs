using System.Collections.Immutable;
using Bpm.Engine;
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
internal sealed class Accounts
{
    /// <returns>False when the account exists already; nothing changes then.</returns>
    public Task<bool> Create(NewAccount account, string password, CancellationToken cancellation = default) =>
        throw new NotSupportedException("Not written yet.");

    public Task<AccountRow?> Find(string user, CancellationToken cancellation = default) =>
        throw new NotSupportedException("Not written yet.");

    public Task<SignInAnswer> CheckPassword(string user, string password, CancellationToken cancellation = default) =>
        throw new NotSupportedException("Not written yet.");

    /// <summary>Roles held on a date, in order of unit and role; none for an unknown or disabled account.</summary>
    public Task<ImmutableArray<Grant>> GrantsOn(
        string user,
        LocalDate date,
        CancellationToken cancellation = default
    ) => throw new NotSupportedException("Not written yet.");

    /// <summary>Accounts that hold a role at a unit on a date, by name: whom a task can be assigned to.</summary>
    public Task<ImmutableArray<AccountRow>> HoldersOf(
        string unit,
        string role,
        LocalDate date,
        CancellationToken cancellation = default
    ) => throw new NotSupportedException("Not written yet.");
}
