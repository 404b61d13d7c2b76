using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Access;

/// <summary>An administrator makes an account; its first password is shown once.</summary>
internal static class MakeAccount
{
    public static async Task<Results<Ok<NewPasswordView>, ProblemHttpResult>> Handle(
        NewAccountRequest body,
        Caller caller,
        Accounts accounts,
        Publications publications,
        ILogger<Accounts> log,
        CancellationToken cancellation
    )
    {
        if (!caller.Actor.Administers())
        {
            return Problems.Of("not-allowed", caller);
        }

        var errors = new List<FieldProblem>();
        if (!AccountInput.IsAccount(body.User))
        {
            errors.Add(new("user", InputTexts.Account(caller.Language)));
        }

        if (TextCheck.Clean(body.Name) is not { Length: <= Limits.MaxName } name)
        {
            errors.Add(new("name", InputTexts.Missing(caller.Language)));
            name = "";
        }

        if (TextCheck.Clean(body.Title)?.Length > Limits.MaxName)
        {
            errors.Add(new("title", InputTexts.TooLong(Limits.MaxName, caller.Language)));
        }

        var grants = body
            .Grants.Select((g, i) => AccountInput.Grant(g, $"grants[{i}].", caller, publications, errors))
            .ToList();
        if (errors.Count > 0)
        {
            return Problems.Input(caller, errors);
        }

        var password = Accounts.OneTimePassword();
        var account = new NewAccount(body.User, name, TextCheck.Clean(body.Title), Demo: false, [.. grants!]);
        if (!await accounts.Create(account, password, mustChange: true, cancellation))
        {
            return Problems.Of("account-exists", caller);
        }

        log.LogInformation("Account {User} was made by {By}.", body.User, caller.User);
        return TypedResults.Ok(new NewPasswordView(body.User, password));
    }
}
