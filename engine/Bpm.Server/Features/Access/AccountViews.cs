namespace Bpm.Server.Features.Access;

/// <param name="From">First day, such as 2026-12-01; today when it is left out.</param>
/// <param name="Until">Last day; null is open.</param>
internal sealed record GrantRequest(string Unit, string Role, string? From = null, string? Until = null);

/// <param name="From">First day without it; today when it is left out.</param>
internal sealed record EndGrantRequest(string Unit, string Role, string? From = null);

/// <param name="User">The name to sign in by; with an identity provider what its claim says.</param>
internal sealed record NewAccountRequest(
    string User,
    string Name,
    IReadOnlyList<GrantRequest> Grants,
    string? Title = null
);

internal sealed record DisableRequest(bool Disabled);

/// <param name="State">running, planned or over.</param>
internal sealed record AccountGrantView(
    string Unit,
    string UnitName,
    string Role,
    string RoleName,
    string From,
    string? Until,
    string State
);

/// <param name="MustChange">Its owner has not chosen a password of his own yet.</param>
/// <param name="LockedUntil">After too many wrong passwords; null when it is not locked.</param>
internal sealed record AccountView(
    string User,
    string Name,
    string? Title,
    bool Demo,
    bool Disabled,
    bool MustChange,
    string? LockedUntil,
    IReadOnlyList<AccountGrantView> Grants
);

internal sealed record AccountList(IReadOnlyList<AccountView> Rows, string? Next);

/// <param name="Sessions">Where it is signed in.</param>
internal sealed record AccountDetail(AccountView Account, IReadOnlyList<SessionView> Sessions);

/// <param name="Password">For the first sign-in only; shown this once.</param>
internal sealed record NewPasswordView(string User, string Password);
