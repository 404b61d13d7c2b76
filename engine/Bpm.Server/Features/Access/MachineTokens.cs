using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;

namespace Bpm.Server.Features.Access;

/// <summary>An administrator makes, lists and ends the rights of machines.</summary>
internal static class MachineTokens
{
    public static async Task<Results<Ok<IReadOnlyList<TokenView>>, ProblemHttpResult>> List(
        Caller caller,
        Tokens tokens,
        CancellationToken cancellation
    )
    {
        if (!caller.Actor.Administers())
        {
            return Problems.Of("not-allowed", caller);
        }

        IReadOnlyList<TokenView> views = [.. (await tokens.All(cancellation)).Select(ViewOf)];
        return TypedResults.Ok(views);
    }

    public static async Task<Results<Ok<NewTokenView>, ProblemHttpResult>> Make(
        NewTokenRequest body,
        Caller caller,
        Tokens tokens,
        Accounts accounts,
        CancellationToken cancellation
    )
    {
        if (!caller.Actor.Administers())
        {
            return Problems.Of("not-allowed", caller);
        }

        if (Wrong(body, caller) is { } problem)
        {
            return problem;
        }

        if (await accounts.Find(body.User, cancellation) is not { Disabled: false })
        {
            return Problems.Of("account-unknown", caller);
        }

        var until = caller.Now + Duration.FromDays(body.Days);
        var name = TextCheck.Clean(body.Name)!;
        // The command's id is the token's: sent again it makes no second one, and the secret is shown once only.
        var made = await tokens.Make(caller.CommandId, body.User, name, body.Scopes, until, caller.User, cancellation);
        return made is var (row, secret)
            ? TypedResults.Ok(new NewTokenView(ViewOf(row), secret))
            : Problems.Of("token-made-already", caller);
    }

    public static async Task<Results<NoContent, ProblemHttpResult>> End(
        string token,
        Caller caller,
        Tokens tokens,
        CancellationToken cancellation
    )
    {
        if (!caller.Actor.Administers())
        {
            return Problems.Of("not-allowed", caller);
        }

        return await tokens.End(token, cancellation) ? TypedResults.NoContent() : Problems.Of("token-unknown", caller);
    }

    private static ProblemHttpResult? Wrong(NewTokenRequest body, Caller caller)
    {
        var errors = new List<FieldProblem>();
        if (TextCheck.Clean(body.Name) is not { Length: <= Limits.MaxName })
        {
            errors.Add(new("name", InputTexts.Missing(caller.Language)));
        }

        if (body.Scopes.Count == 0 || body.Scopes.Except(TokenScopes.All).Any())
        {
            errors.Add(new("scopes", string.Join(", ", TokenScopes.All)));
        }

        if (body.Days is < 1 or > Limits.MaxTokenDays)
        {
            errors.Add(new("days", $"1–{Limits.MaxTokenDays}"));
        }

        return errors.Count == 0 ? null : Problems.Input(caller, errors);
    }

    private static TokenView ViewOf(TokenRow row) =>
        new(
            row.Id,
            row.User,
            row.Name,
            row.Scopes.Split(' '),
            row.MadeBy,
            Instant.FromUnixTimeMilliseconds(row.MadeAt).Iso(),
            Instant.FromUnixTimeMilliseconds(row.ValidUntil).Iso()
        );
}
