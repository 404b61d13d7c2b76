using System.Net;
using Bpm.Server.Hosting;

namespace Bpm.Server.Features.Session.OpenId;

/// <summary>Sign-in by the province's own identity provider (OpenID Connect, code flow with PKCE); section <c>Bpm:OpenId</c>.</summary>
/// <param name="Authority">Whose <c>/.well-known/openid-configuration</c> says the rest.</param>
/// <param name="Secret">Null for a public client; PKCE guards the code either way.</param>
/// <param name="Claim">Which claim is the account's name here.</param>
/// <param name="Name">What the button says after "sign in with".</param>
internal sealed record OpenIdOptions(
    Uri Authority,
    string ClientId,
    string? Secret,
    string Claim,
    string Scopes,
    string Name
)
{
    /// <summary>HTTP is for a provider on this very computer: a test, or a proxy beside the server.</summary>
    public bool RequireHttps => Authority.Scheme == "https";

    public string Metadata => $"{Authority.ToString().TrimEnd('/')}/.well-known/openid-configuration";

    /// <returns>Null when it is not set up.</returns>
    /// <exception cref="CannotServeException">It is, wrongly.</exception>
    public static OpenIdOptions? Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("Bpm:OpenId");
        if (section["Authority"] is not { Length: > 0 } text)
        {
            return null;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var authority) || !IsGuarded(authority))
        {
            throw new CannotServeException(
                $"Bpm:OpenId:Authority must begin with https:// (or be on this computer), not '{text}'."
            );
        }

        return new OpenIdOptions(
            authority,
            section["ClientId"] is { Length: > 0 } id
                ? id
                : throw new CannotServeException("Bpm:OpenId:ClientId is missing."),
            section["ClientSecret"] is { Length: > 0 } secret ? secret : null,
            section["Claim"] ?? "preferred_username",
            section["Scopes"] ?? "openid profile",
            section["Name"] ?? authority.Host
        );
    }

    private static bool IsGuarded(Uri authority) =>
        authority.Scheme == "https"
        || (authority.Scheme == "http" && IPAddress.TryParse(authority.Host, out var ip) && IPAddress.IsLoopback(ip));
}
