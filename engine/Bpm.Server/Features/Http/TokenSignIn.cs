using System.Security.Claims;
using System.Text.Encodings.Web;
using Bpm.Server.Features.Access;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Bpm.Server.Features.Http;

/// <summary>The sign-in of a machine: <c>Authorization: Bearer bpm_…</c>, judged with every request.</summary>
internal sealed class TokenSignIn(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory log,
    UrlEncoder encoder,
    Tokens tokens,
    Accounts accounts
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public const string SchemeName = "Token";
    private const string ScopeClaim = "bpm:scope";
    private const string TokenClaim = "bpm:token";
    private const string Bearer = "Bearer ";

    /// <summary>Whoever shows a token is judged by it alone, never by a cookie that comes along.</summary>
    public static string SchemeFor(HttpContext http) =>
        http.Request.Headers.Authorization.Count > 0 ? SchemeName : SignedInCookie.Scheme;

    /// <summary>The token that a machine showed; null for a person.</summary>
    public static string? TokenOf(ClaimsPrincipal user) => user.FindFirst(TokenClaim)?.Value;

    /// <summary>Whether a machine's token covers a request; a person's sign-in covers all.</summary>
    public static bool Covers(ClaimsPrincipal user, HttpRequest request)
    {
        if (user.Identity?.AuthenticationType != SchemeName)
        {
            return true;
        }

        // Sign-ins and tokens are people's to see to.
        var rest = request.Path.Value ?? "";
        if (
            rest.Contains("/session", StringComparison.OrdinalIgnoreCase)
            || rest.Contains("/token", StringComparison.OrdinalIgnoreCase)
        )
        {
            return false;
        }

        var reads = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        return user.HasClaim(ScopeClaim, reads ? TokenScopes.Read : TokenScopes.Write);
    }

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (
            !header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            || await tokens.Find(header[Bearer.Length..].Trim(), Context.RequestAborted) is not { } token
            || await accounts.Find(token.User, Context.RequestAborted) is not { } account
        )
        {
            return AuthenticateResult.Fail("No such token.");
        }

        var claims = token
            .Scopes.Split(' ')
            .Select(scope => new Claim(ScopeClaim, scope))
            .Append(new Claim(ClaimTypes.Name, account.User))
            .Append(new Claim(TokenClaim, token.Id))
            .Append(new Claim(SignedInCookie.NameClaim, token.Name));
        return AuthenticateResult.Success(
            new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, SchemeName)), SchemeName)
        );
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return Problems.Write(Context, "not-signed-in");
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Problems.Write(Context, "not-allowed");
}
