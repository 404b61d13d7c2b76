using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Bpm.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Access;

internal sealed record PasswordRequest(string Current, string Next);

/// <summary>A person chooses another password. Every other sign-in ends; this browser's goes on as a new one.</summary>
internal static class ChangePassword
{
    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        PasswordRequest body,
        Caller caller,
        HttpContext http,
        Accounts accounts,
        CancellationToken cancellation
    )
    {
        var problem = await Change(caller.User, body, http, accounts, caller.Language, cancellation);
        return problem switch
        {
            null => TypedResults.NoContent(),
            { Field: "" } => Problems.Of(problem.Message, caller),
            _ => Problems.Input(caller, [problem]),
        };
    }

    /// <summary>The same for the page and the API.</summary>
    /// <returns>What is wrong: of a field, or without one the code of a problem; null when it is done.</returns>
    public static async Task<FieldProblem?> Change(
        string user,
        PasswordRequest body,
        HttpContext http,
        Accounts accounts,
        Language language,
        CancellationToken cancellation
    )
    {
        if (
            body.Next.Length is < Limits.MinPassword or > Limits.MaxPassword
            || body.Next == body.Current
            || body.Next.Contains(user, StringComparison.OrdinalIgnoreCase)
        )
        {
            return new FieldProblem("next", InputTexts.Password(Limits.MinPassword, language));
        }

        if (body.Current.Length is 0 or > Limits.MaxPassword)
        {
            return new FieldProblem("current", InputTexts.WrongPassword(language));
        }

        switch (await accounts.CheckPassword(user, body.Current, cancellation))
        {
            case SignInAnswer.Locked:
                return new FieldProblem("", "account-locked");
            case SignInAnswer.Accepted { Account.Demo: true }:
                return new FieldProblem("", "account-demo");
            case SignInAnswer.Accepted:
                await accounts.SetPassword(user, body.Next, mustChange: false, cancellation);
                await SignedInCookie.EndAll(http, user, cancellation);
                await SignedInCookie.Begin(http, (await accounts.Find(user, cancellation))!, cancellation);
                return null;
            default:
                return new FieldProblem("current", InputTexts.WrongPassword(language));
        }
    }
}
