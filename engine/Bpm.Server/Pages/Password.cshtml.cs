using Bpm.Server.Content;
using Bpm.Server.Features.Access;
using Bpm.Server.Features.Http;
using Bpm.Server.Storage;
using Bpm.WorkingTime;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Bpm.Server.Pages;

/// <summary>Where whoever is signed in chooses another password; with one that somebody else gave, before anything else.</summary>
[ResponseCache(NoStore = true)]
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class PasswordModel(Accounts accounts, Caller caller) : PublicPage
{
    public const string Address = "/password";

    public string? Problem { get; private set; }

    public IActionResult OnGet() => caller.SignedIn ? Page() : Redirect("/app");

    public async Task<IActionResult> OnPostAsync(
        string? current,
        string? next,
        string? again,
        CancellationToken cancellation
    )
    {
        if (!caller.SignedIn)
        {
            return Redirect("/app");
        }

        if (next != again)
        {
            Problem = InputTexts.NotTheSame(L);
            return Page();
        }

        var wrong = await ChangePassword.Change(
            caller.User,
            new PasswordRequest(current ?? "", next ?? ""),
            HttpContext,
            accounts,
            L,
            cancellation
        );
        if (wrong is null)
        {
            return Redirect("/app");
        }

        Problem = wrong.Field.Length > 0 ? wrong.Message : TextOf(wrong.Message);
        return Page();
    }

    private string TextOf(string code)
    {
        var detail = ProblemTexts.Of(code).Detail;
        return L.Pick(detail.Vi, detail.En);
    }
}
