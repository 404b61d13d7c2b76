using System.Security.Claims;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Bpm.Server.Features.Http;

/// <summary>The sign-in of a browser: one cookie, checked against the account with every request.</summary>
internal static class SignedInCookie
{
    public const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;
    public const string NameClaim = "bpm:name";
    private const string MustChangeItem = "bpm:must-change";
    private const string StampClaim = "bpm:stamp";
    private const string SessionClaim = "bpm:session";
    private const string ProviderClaim = "bpm:provider";

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "bpm";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromHours(Limits.SignInHours);
        options.SlidingExpiration = true;
        options.Events.OnRedirectToLogin = context => Refuse(context, "not-signed-in");
        options.Events.OnRedirectToAccessDenied = context => Refuse(context, "not-allowed");
        options.Events.OnValidatePrincipal = Validate;
    }

    /// <summary>A program gets a problem; a person is shown the staff app, which asks for the sign-in.</summary>
    private static Task Refuse(RedirectContext<CookieAuthenticationOptions> context, string code)
    {
        if (RequestLanguage.IsApi(context.Request))
        {
            return Problems.Write(context.HttpContext, code);
        }

        context.Response.Redirect("/app");
        return Task.CompletedTask;
    }

    /// <summary>Begins a session and gives the browser its cookie.</summary>
    /// <param name="byProvider">The identity provider knew the person, and has a sign-in of its own to end.</param>
    public static async Task Begin(
        HttpContext http,
        AccountRow account,
        CancellationToken cancellation,
        bool byProvider = false
    )
    {
        var session = await http
            .RequestServices.GetRequiredService<Sessions>()
            .Begin(account.User, http.Request.Headers.UserAgent.ToString(), RateLimits.AddressOf(http), cancellation);
        await http.SignInAsync(Scheme, PrincipalOf(account, session, byProvider));
    }

    /// <summary>Ends the session of the browser, so that a copy of its cookie is worth nothing.</summary>
    public static async Task End(HttpContext http, CancellationToken cancellation)
    {
        if (SessionOf(http.User) is { } session && http.User.Identity?.Name is { } user)
        {
            await http.RequestServices.GetRequiredService<Sessions>().End(session, user, cancellation);
        }

        await http.SignOutAsync(Scheme);
    }

    /// <summary>Ends every session of an account.</summary>
    public static async Task EndAll(HttpContext http, string user, CancellationToken cancellation)
    {
        var sessions = http.RequestServices.GetRequiredService<Sessions>();
        foreach (var session in await sessions.Of(user, cancellation))
        {
            await sessions.End(session.Id, user, cancellation);
        }
    }

    /// <summary>The session that a cookie names; null for a machine.</summary>
    public static string? SessionOf(ClaimsPrincipal user) => user.FindFirst(SessionClaim)?.Value;

    /// <summary>Whether whoever sent this request has to choose a password before anything else.</summary>
    public static bool MustChange(HttpContext http) =>
        http.Items.TryGetValue(MustChangeItem, out var must) && must is true;

    /// <summary>Whether the identity provider has a sign-in of its own beside this one.</summary>
    public static bool IsByProvider(ClaimsPrincipal user) => user.HasClaim(c => c.Type == ProviderClaim);

    private static ClaimsPrincipal PrincipalOf(AccountRow account, string session, bool byProvider)
    {
        var claims = new List<Claim>
        {
            new(ClaimTypes.Name, account.User),
            new(NameClaim, account.Name),
            new(StampClaim, account.SecurityStamp),
            new(SessionClaim, session),
        };
        if (byProvider)
        {
            claims.Add(new Claim(ProviderClaim, ""));
        }

        return new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme));
    }

    /// <summary>
    /// An ended session, a changed password, a disabled account or the end of demo mode ends the sign-in at once.
    /// </summary>
    private static async Task Validate(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var user = context.Principal?.Identity?.Name;
        var account = user is null
            ? null
            : await services.GetRequiredService<Accounts>().Find(user, context.HttpContext.RequestAborted);
        var good =
            account is { Disabled: false }
            && account.SecurityStamp == context.Principal?.FindFirst(StampClaim)?.Value
            && (!account.Demo || services.GetRequiredService<ServerOptions>().DemoMode)
            && SessionOf(context.Principal) is { } session
            && await services
                .GetRequiredService<Sessions>()
                .IsOpen(session, account.User, context.HttpContext.RequestAborted);
        context.HttpContext.Items[MustChangeItem] = good && account!.MustChange;
        if (!good)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Scheme);
        }
    }
}
