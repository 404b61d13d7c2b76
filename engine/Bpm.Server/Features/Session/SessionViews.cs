namespace Bpm.Server.Features.Session;

/// <summary>Who is signed in, and what the app may offer.</summary>
/// <param name="Today">The server's now, province wall clock.</param>
/// <param name="Can">Words that the app shows or hides screens by: inbox, receive, reassign, supplement …</param>
internal sealed record Me(
    string User,
    string Name,
    bool Demo,
    string Today,
    IReadOnlyList<GrantView> Grants,
    IReadOnlyList<string> Can,
    IReadOnlyList<DemoSignIn>? DemoSignIns
);

/// <param name="For">Who delegated it; null for the person's own.</param>
internal sealed record GrantView(string Unit, string UnitName, string Role, string RoleName, string? For = null);

internal sealed record DemoSignIn(string User, string Name, string Title, string UnitName);

/// <summary>What the sign-in page shows before anyone is known.</summary>
/// <param name="Password">The demo people's password; null outside demo mode.</param>
internal sealed record SignInPage(bool Demo, IReadOnlyList<DemoSignIn> DemoSignIns, string? Password);

internal sealed record SignInRequest(string User, string Password);
