using Bpm.Server.Features.Http;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Access;

/// <summary>An administrator gives a password for one sign-in; whoever is signed in under the old one is not any more.</summary>
internal static class ResetPassword
{
    public static async Task<Results<Ok<NewPasswordView>, ProblemHttpResult>> Handle(
        string user,
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

        if (await accounts.Find(user, cancellation) is not { } account)
        {
            return Problems.Of("account-unknown", caller);
        }

        var password = Accounts.OneTimePassword();
        if (account.Demo || !await accounts.SetPassword(user, password, mustChange: true, cancellation))
        {
            return Problems.Of("account-demo", caller);
        }

        await SignedInCookie.EndAll(http, user, cancellation);
        log.LogInformation("The password of {User} was reset by {By}.", user, caller.User);
        return TypedResults.Ok(new NewPasswordView(user, password));
    }
}
