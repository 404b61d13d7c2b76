using Bpm.Engine;
using Bpm.Server.Pages;
using Bpm.Server.Storage;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Server.Features.Http;

/// <summary>Fills the <see cref="Caller"/>: after authentication, before anything judges by it.</summary>
internal sealed class CallerMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, Caller caller, IClock clock, Accounts accounts)
    {
        caller.Now = clock.GetCurrentInstant();
        caller.Language = RequestLanguage.Of(http.Request);
        if (http.User.Identity is { IsAuthenticated: true, Name: { } user })
        {
            var today = caller.LocalNow.Date;
            caller.Actor = new Actor(user, await accounts.GrantsOn(user, today, http.RequestAborted));
            caller.Name = http.User.FindFirst(SignedInCookie.NameClaim)?.Value ?? user;
        }

        caller.MustChange = SignedInCookie.MustChange(http);
        if (caller.MustChange && !MayBeDoneFirst(http.Request.Path))
        {
            if (RequestLanguage.IsApi(http.Request))
            {
                await Problems.Write(http, "password-change-needed");
            }
            else
            {
                http.Response.Redirect(PasswordModel.Address);
            }

            return;
        }

        if (!TokenSignIn.Covers(http.User, http.Request))
        {
            await Problems.Write(http, "scope-missing");
            return;
        }

        RequestLanguage.Remember(http);
        http.Response.Headers.ContentLanguage = caller.Language == Language.English ? "en" : "vi";
        await next(http);
    }

    /// <summary>What somebody with a given password may do: see who he is, choose another, leave; and what everybody may.</summary>
    private static bool MayBeDoneFirst(PathString path) =>
        path.Value
            is $"{Routes.Api}/me"
                or $"{Routes.Api}/me/password"
                or $"{Routes.Api}/session"
                or $"{Routes.Api}/sign-in"
        || !(RequestLanguage.IsApi(path) || path.StartsWithSegments("/in", StringComparison.OrdinalIgnoreCase));
}
