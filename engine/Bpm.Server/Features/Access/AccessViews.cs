using Bpm.Server.Storage;

namespace Bpm.Server.Features.Access;

/// <summary>A browser in which somebody is signed in.</summary>
/// <param name="Current">It is the one that asks.</param>
internal sealed record SessionView(
    string Id,
    string StartedAt,
    string SeenAt,
    string Agent,
    string Address,
    bool Current
);

/// <summary>The right of a machine, without its secret.</summary>
/// <param name="User">The account that it acts as.</param>
internal sealed record TokenView(
    string Id,
    string User,
    string Name,
    IReadOnlyList<string> Scopes,
    string MadeBy,
    string MadeAt,
    string ValidUntil
);

/// <param name="Secret">What the machine sends as <c>Authorization: Bearer …</c>. Shown this once.</param>
internal sealed record NewTokenView(TokenView Token, string Secret);

/// <param name="User">The account that the machine acts as.</param>
/// <param name="Scopes">Of <see cref="TokenScopes.All"/>.</param>
/// <param name="Days">How long it holds.</param>
internal sealed record NewTokenRequest(string User, string Name, IReadOnlyList<string> Scopes, int Days);

/// <summary>What a machine may do; its account's roles bound it further.</summary>
internal static class TokenScopes
{
    public const string Read = "read";
    public const string Write = "write";

    public static readonly IReadOnlyList<string> All = [Read, Write];
}
