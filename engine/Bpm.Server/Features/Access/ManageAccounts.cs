using Bpm.Engine;
using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using NodaTime.Text;

namespace Bpm.Server.Features.Access;

/// <param name="From">First day, such as 2026-12-01; today when it is left out.</param>
/// <param name="Until">Last day; null is open.</param>
internal sealed record GrantRequest(string Unit, string Role, string? From = null, string? Until = null);

/// <param name="From">First day without it; today when it is left out.</param>
internal sealed record EndGrantRequest(string Unit, string Role, string? From = null);

/// <param name="User">The name to sign in by; with an identity provider what its claim says.</param>
internal sealed record NewAccountRequest(
    string User,
    string Name,
    IReadOnlyList<GrantRequest> Grants,
    string? Title = null
);

internal sealed record DisableRequest(bool Disabled);

internal sealed record AccountGrantView(
    string Unit,
    string UnitName,
    string Role,
    string RoleName,
    string From,
    string? Until
);

/// <param name="MustChange">Its owner has not chosen a password of his own yet.</param>
internal sealed record AccountView(
    string User,
    string Name,
    string? Title,
    bool Demo,
    bool Disabled,
    bool MustChange,
    IReadOnlyList<AccountGrantView> Grants
);

internal sealed record AccountList(IReadOnlyList<AccountView> Rows, string? Next);

/// <param name="Password">For the first sign-in only; shown this once.</param>
internal sealed record NewPasswordView(string User, string Password);

/// <summary>An administrator makes accounts, gives and takes roles, resets passwords, shuts accounts. Nothing is ever deleted.</summary>
internal static class ManageAccounts
{
    public static async Task<Results<Ok<AccountList>, ProblemHttpResult>> List(
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

        if (after is { Length: > 0 } && !IsAccount(after))
        {
            return Problems.Of("cursor-invalid", caller);
        }

        var part = (q ?? "").Trim();
        if (part.Length > Limits.MaxQuery || part.Contains('\0', StringComparison.Ordinal))
        {
            part = Limits.MaxQuery.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        var size = Math.Clamp(take, 1, Limits.MaxPage);
        var rows = await accounts.List(part, after ?? "", size + 1, cancellation);
        return TypedResults.Ok(
            new AccountList(
                [.. rows.Take(size).Select(r => ViewOf(r.Account, r.Grants, caller, publications))],
                rows.Count > size ? rows[size - 1].Account.User : null
            )
        );
    }

    public static async Task<Results<Ok<NewPasswordView>, ProblemHttpResult>> Make(
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
        if (!IsAccount(body.User))
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

        var grants = body.Grants.Select((g, i) => Read(g, $"grants[{i}].", caller, publications, errors)).ToList();
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

    public static async Task<Results<Ok<NewPasswordView>, ProblemHttpResult>> ResetPassword(
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

    public static async Task<Results<NoContent, ProblemHttpResult>> Disable(
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

    public static async Task<Results<NoContent, ProblemHttpResult>> Give(
        string user,
        GrantRequest body,
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
        if (Read(body, "", caller, publications, errors) is not { } grant)
        {
            return Problems.Input(caller, errors);
        }

        if (!await accounts.Give(user, grant, cancellation))
        {
            return Problems.Of("account-unknown", caller);
        }

        log.LogInformation("{User} got {Role} at {Unit} from {By}.", user, grant.Role, grant.Unit, caller.User);
        return TypedResults.NoContent();
    }

    public static async Task<Results<NoContent, ProblemHttpResult>> Take(
        string user,
        EndGrantRequest body,
        Caller caller,
        Accounts accounts,
        ILogger<Accounts> log,
        CancellationToken cancellation
    )
    {
        if (!caller.Actor.Administers())
        {
            return Problems.Of("not-allowed", caller);
        }

        if (user == caller.User && body.Role == "administrator")
        {
            return Problems.Of("account-self", caller);
        }

        if (!TryDay(body.From, caller.LocalNow.Date, out var from))
        {
            return Problems.Input(caller, [new FieldProblem("from", InputTexts.Day(caller.Language))]);
        }

        if (!await accounts.Take(user, body.Unit, body.Role, from, cancellation))
        {
            return Problems.Of("grant-unknown", caller);
        }

        log.LogInformation("{User} lost {Role} at {Unit} by {By}.", user, body.Role, body.Unit, caller.User);
        return TypedResults.NoContent();
    }

    /// <summary>Small letters without marks, so that nobody is two people and every address can name it.</summary>
    public static bool IsAccount(string user) =>
        user.Length is >= 2 and <= 40
        && user.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-' or '_' or '@');

    private static NewGrant? Read(
        GrantRequest? grant,
        string field,
        Caller caller,
        Publications publications,
        List<FieldProblem> errors
    )
    {
        var before = errors.Count;
        var today = caller.LocalNow.Date;
        var from = today;
        LocalDate? until = null;
        if (grant is null || publications.Province.Unit(grant.Unit) is null)
        {
            errors.Add(new($"{field}unit", InputTexts.UnknownUnit(caller.Language)));
        }

        if (grant is null || publications.Province.Role(grant.Role) is null)
        {
            errors.Add(new($"{field}role", InputTexts.UnknownRole(caller.Language)));
        }

        if (!TryDay(grant?.From, today, out from))
        {
            errors.Add(new($"{field}from", InputTexts.Day(caller.Language)));
        }

        if (grant?.Until is not null)
        {
            if (TryDay(grant.Until, today, out var last) && last >= from)
            {
                until = last;
            }
            else
            {
                errors.Add(new($"{field}until", InputTexts.Day(caller.Language)));
            }
        }

        return errors.Count > before ? null : new NewGrant(grant!.Unit, grant.Role, from, until);
    }

    private static bool TryDay(string? text, LocalDate otherwise, out LocalDate day)
    {
        day = otherwise;
        if (text is null)
        {
            return true;
        }

        var read = LocalDatePattern.Iso.Parse(text);
        // Nobody held a role before there were offices, nor needs one for a lifetime to come.
        if (!read.Success || read.Value.Year is < 1970 or > 2200)
        {
            return false;
        }

        day = read.Value;
        return true;
    }

    private static AccountView ViewOf(
        AccountRow account,
        List<GrantRow> grants,
        Caller caller,
        Publications publications
    ) =>
        new(
            account.User,
            account.Name,
            account.Title,
            account.Demo,
            account.Disabled,
            account.MustChange,
            [
                .. grants.Select(g => new AccountGrantView(
                    g.Unit,
                    publications.UnitName(g.Unit),
                    g.Role,
                    publications.RoleName(g.Role, caller.Language),
                    LocalDatePattern.Iso.Format(Accounts.Date(g.From)),
                    g.Until is { } until ? LocalDatePattern.Iso.Format(Accounts.Date(until)) : null
                )),
            ]
        );
}
