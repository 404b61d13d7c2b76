using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Access;

/// <summary>Accounts with their roles, by name; a page.</summary>
internal static class ListAccounts
{
    public static async Task<Results<Ok<AccountList>, ProblemHttpResult>> Handle(
        Caller caller,
        Accounts accounts,
        Publications publications,
        CancellationToken cancellation,
        string? q = null,
        string? after = null,
        int take = Limits.DefaultPage
    )
    {
        if (!caller.Actor.Administers())
        {
            return Problems.Of("not-allowed", caller);
        }

        if (after is { Length: > 0 } && !AccountInput.IsAccount(after))
        {
            return Problems.Of("cursor-invalid", caller);
        }

        var part = (q ?? "").Trim();
        if (part.Length > Limits.MaxQuery || part.Contains('\0', StringComparison.Ordinal))
        {
            return Problems.Input(
                caller,
                [new FieldProblem("q", InputTexts.TooLong(Limits.MaxQuery, caller.Language))]
            );
        }

        var size = Math.Clamp(take, 1, Limits.MaxPage);
        var rows = await accounts.List(part, after ?? "", size + 1, cancellation);
        return TypedResults.Ok(
            new AccountList(
                [.. rows.Take(size).Select(r => AccountViewing.Of(r.Account, r.Grants, caller, publications))],
                rows.Count > size ? rows[size - 1].Account.User : null
            )
        );
    }
}
