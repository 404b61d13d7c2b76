using Bpm.Server.Features.Http;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Access;

/// <summary>An administrator shuts an account, or opens it again. None is ever deleted.</summary>
internal static class DisableAccount
{
    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        string user,
        DisableRequest body,
        Caller caller,
        HttpContext http,
        Accounts accounts,
        ILogger<Accounts> log,
        CancellationToken cancellation
    )
    {
        if (!caller.Actor.Administers())
        {
            return Problems.Of("not-allowed", caller);
        }

        if (user == caller.User)
        {
            return Problems.Of("account-self", caller);
        }

        if (!await accounts.SetDisabled(user, body.Disabled, cancellation))
        {
            return Problems.Of("account-unknown", caller);
        }

        if (body.Disabled)
        {
            await SignedInCookie.EndAll(http, user, cancellation);
        }

        log.LogInformation("Account {User}: disabled {Disabled}, by {By}.", user, body.Disabled, caller.User);
        return TypedResults.NoContent();
    }
}
