namespace Bpm.Server.Features.Session;

/// <summary>Who is signed in, and what the app may offer.</summary>
/// <param name="Today">The server's now, province wall clock.</param>
/// <param name="Can">Words that the app shows or hides screens by: inbox, receive, reassign, supplement …</param>
/// <param name="SignOutUrl">Where to go after signing out, to end the identity provider's own sign-in; null when there is none.</param>
/// <param name="PasswordUrl">Where a new password must be chosen before anything else; null when the one there is will do.</param>
internal sealed record Me(
    string User,
    string Name,
    bool Demo,
    string Today,
    IReadOnlyList<GrantView> Grants,
    IReadOnlyList<string> Can,
    IReadOnlyList<DemoSignIn>? DemoSignIns,
    string? SignOutUrl,
    string? PasswordUrl
);

/// <param name="For">Who delegated it; null for the person's own.</param>
internal sealed record GrantView(string Unit, string UnitName, string Role, string RoleName, string? For = null);

internal sealed record DemoSignIn(string User, string Name, string Title, string UnitName);

/// <summary>What the sign-in page shows before anyone is known.</summary>
/// <param name="Password">The demo people's password; null outside demo mode.</param>
/// <param name="Local">Whether account and password are taken here.</param>
/// <param name="Provider">The identity provider; null when none is set up.</param>
internal sealed record SignInPage(
    bool Demo,
    IReadOnlyList<DemoSignIn> DemoSignIns,
    string? Password,
    bool Local,
    SignInProvider? Provider
);

/// <param name="Url">Where the browser goes; <c>?return=</c> says where it comes back to.</param>
internal sealed record SignInProvider(string Name, string Url);

internal sealed record SignInRequest(string User, string Password);
