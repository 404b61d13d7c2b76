using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Access;

/// <summary>One account with its roles and where it is signed in: for whoever runs the system.</summary>
internal static class GetAccount
{
    public static async Task<Results<Ok<AccountDetail>, ProblemHttpResult>> Handle(
        string user,
        Caller caller,
        Accounts accounts,
        Sessions sessions,
        Publications publications,
        CancellationToken cancellation
    )
    {
        if (!caller.Actor.Administers())
        {
            return Problems.Of("not-allowed", caller);
        }

        return await accounts.WithGrants(user, cancellation) is var (account, grants)
            ? TypedResults.Ok(
                new AccountDetail(
                    AccountViewing.Of(account, grants, caller, publications),
                    [.. (await sessions.Of(user, cancellation)).Select(s => MySessions.ViewOf(s, current: null))]
                )
            )
            : Problems.Of("account-unknown", caller);
    }
}
