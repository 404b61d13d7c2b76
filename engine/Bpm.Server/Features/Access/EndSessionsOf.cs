using Bpm.Server.Features.Http;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Access;

/// <summary>An administrator ends every sign-in of an account: a lost computer, somebody who left.</summary>
internal static class EndSessionsOf
{
    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        string user,
        Caller caller,
        HttpContext http,
        Accounts accounts,
        CancellationToken cancellation
    )
    {
        if (!caller.Actor.Administers())
        {
            return Problems.Of("not-allowed", caller);
        }

        if (await accounts.Find(user, cancellation) is null)
        {
            return Problems.Of("account-unknown", caller);
        }

        await SignedInCookie.EndAll(http, user, cancellation);
        return TypedResults.NoContent();
    }
}
