using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.DataProtection;

namespace Bpm.Server.Features.Session.OpenId;

/// <summary>
/// The browser's way to the identity provider and back. Whoever comes back gets a session like after a local sign-in, so
/// it can be listed and ended; an account is never made, and a person without one is told so on a page.
/// </summary>
internal static class OpenIdSignIn
{
    public const string Begins = "/sign-in/openid";
    public const string Ends = "/sign-in/openid/done";
    public const string SignsOut = "/sign-out/openid";

    private const string Cookie = "bpm-openid";
    private const string Home = "/app";
    private static readonly TimeSpan TripTime = TimeSpan.FromMinutes(10);

    public static void MapOpenId(this WebApplication app)
    {
        if (app.Services.GetRequiredService<ServerOptions>().OpenId is null)
        {
            return;
        }

        app.MapGet(Begins, Begin).AllowAnonymous().ExcludeFromDescription().RequireRateLimiting(RateLimits.SignIn);
        app.MapGet(Ends, End).AllowAnonymous().ExcludeFromDescription().RequireRateLimiting(RateLimits.SignIn);
        app.MapGet(SignsOut, Leave).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> Begin(
        HttpContext http,
        OpenIdProvider provider,
        IDataProtectionProvider protection,
        ServerOptions options,
        ILogger<OpenIdProvider> log,
        CancellationToken cancellation
    )
    {
        try
        {
            var to = http.Request.Query["return"].ToString();
            var (trip, address) = await provider.Begin(
                AddressOf(http, options, Ends),
                IsHere(to) ? to : Home,
                cancellation
            );
            http.Response.Cookies.Append(
                Cookie,
                Protector(protection).Protect(JsonSerializer.Serialize(trip), TripTime),
                CookieOptions(http, TripTime)
            );
            return TypedResults.Redirect(address);
        }
        catch (OpenIdException error)
        {
            log.LogError(error, "The identity provider cannot be used.");
            return Page(http, "provider");
        }
    }

    private static async Task<IResult> End(
        HttpContext http,
        OpenIdProvider provider,
        IDataProtectionProvider protection,
        Accounts accounts,
        ServerOptions options,
        ILogger<OpenIdProvider> log,
        CancellationToken cancellation
    )
    {
        var trip = TripOf(http, Protector(protection));
        // A trip is good for one return.
        http.Response.Cookies.Delete(Cookie, CookieOptions(http, null));
        var state = http.Request.Query["state"].ToString();
        var code = http.Request.Query["code"].ToString();
        if (
            trip is null
            || !CryptographicOperations.FixedTimeEquals(
                Encoding.UTF8.GetBytes(state),
                Encoding.UTF8.GetBytes(trip.State)
            )
        )
        {
            return Page(http, "expired");
        }

        if (code.Length == 0)
        {
            // The person said no there, or may not use this system.
            return Page(http, "refused");
        }

        try
        {
            var user = await provider.Account(code, trip, AddressOf(http, options, Ends), cancellation);
            if (
                user is null
                || await accounts.Find(user, cancellation) is not { Disabled: false } account
                || (account.Demo && !options.DemoMode)
            )
            {
                log.LogWarning("Somebody whom the identity provider knows has no account here.");
                return Page(http, "unknown");
            }

            await SignedInCookie.Begin(http, account, cancellation, byProvider: true);
            return TypedResults.LocalRedirect(trip.Return);
        }
        catch (OpenIdException error)
        {
            log.LogError(error, "A sign-in by the identity provider failed.");
            return Page(http, "provider");
        }
    }

    /// <summary>After the session here has ended: ends the one at the provider too. Ends nothing here by itself.</summary>
    private static async Task<IResult> Leave(
        HttpContext http,
        OpenIdProvider provider,
        ServerOptions options,
        CancellationToken cancellation
    ) =>
        await provider.SignOutAddress(AddressOf(http, options, Home), cancellation) is { } address
            ? TypedResults.Redirect(address)
            : TypedResults.LocalRedirect(Home);

    /// <summary>A path of this site, and nothing that a browser would read as another one.</summary>
    public static bool IsHere(string path) =>
        path.Length is > 0 and < 500
        && path[0] == '/'
        && (path.Length == 1 || path[1] is not ('/' or '\\'))
        && !path.Any(char.IsControl)
        && Uri.TryCreate(path, UriKind.Relative, out _);

    private static string AddressOf(HttpContext http, ServerOptions options, string path) =>
        options.Outgoing.PublicUrl is { } home
            ? home.ToString().TrimEnd('/') + path
            : $"{http.Request.Scheme}://{http.Request.Host}{path}";

    private static Microsoft.AspNetCore.Http.HttpResults.RedirectHttpResult Page(HttpContext http, string why) =>
        TypedResults.Redirect(
            $"/sign-in/problem?why={why}&lang={http.Request.Cookies[RequestLanguage.Cookie] ?? "vi"}"
        );

    private static ITimeLimitedDataProtector Protector(IDataProtectionProvider protection) =>
        protection.CreateProtector("bpm.openid").ToTimeLimitedDataProtector();

    private static OpenIdTrip? TripOf(HttpContext http, ITimeLimitedDataProtector protector)
    {
        try
        {
            return http.Request.Cookies[Cookie] is { } text
                ? JsonSerializer.Deserialize<OpenIdTrip>(protector.Unprotect(text))
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static CookieOptions CookieOptions(HttpContext http, TimeSpan? age) =>
        new()
        {
            HttpOnly = true,
            // The way back is a link from another site: Strict would leave it behind.
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
            Path = Begins,
            MaxAge = age,
            IsEssential = true,
        };
}
