using Bpm.Engine;
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

        if (!TokenSignIn.Covers(http.User, http.Request))
        {
            await Problems.Write(http, "scope-missing");
            return;
        }

        RequestLanguage.Remember(http);
        http.Response.Headers.ContentLanguage = caller.Language == Language.English ? "en" : "vi";
        await next(http);
    }
}
