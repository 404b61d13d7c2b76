using Bpm.Engine;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Session;

/// <summary>A person signs in with account and password.</summary>
internal static class SignIn
{
    /// <summary>Longer ones are wrong without being hashed.</summary>
    private const int MaxLength = 200;

    public static async Task<Results<Ok<Me>, ProblemHttpResult>> Handle(
        SignInRequest body,
        Caller caller,
        HttpContext http,
        Accounts accounts,
        Publications publications,
        Names names,
        ServerOptions options,
        CancellationToken cancellation
    )
    {
        if (!options.LocalSignIn)
        {
            return Problems.Of("local-sign-in-off", caller);
        }

        var user = body.User.Trim();
        if (user.Length is 0 or > MaxLength || body.Password.Length is 0 or > MaxLength)
        {
            return Problems.Of("sign-in-failed", caller);
        }

        switch (await accounts.CheckPassword(user, body.Password, cancellation))
        {
            case SignInAnswer.Locked:
                return Problems.Of("account-locked", caller);
            case SignInAnswer.Accepted { Account: var account } when !account.Demo || options.DemoMode:
                await SignedInCookie.Begin(http, account, cancellation);
                caller.Actor = new Actor(
                    account.User,
                    await accounts.GrantsOn(account.User, caller.LocalNow.Date, cancellation)
                );
                caller.Name = account.Name;
                caller.MustChange = account.MustChange;
                return await GetMe.Handle(caller, http, publications, names, options, cancellation);
            default:
                return Problems.Of("sign-in-failed", caller);
        }
    }
}
