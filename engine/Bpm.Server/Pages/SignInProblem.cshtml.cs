using Microsoft.AspNetCore.Mvc;

namespace Bpm.Server.Pages;

/// <summary>What a person sees whom the identity provider sent back and who could not be signed in.</summary>
[ResponseCache(NoStore = true)]
internal sealed class SignInProblemModel : PublicPage
{
    private static readonly string[] Known = ["unknown", "refused", "expired", "provider"];

    /// <summary>One of the known words, whatever the address says.</summary>
    public string Why { get; private set; } = "provider";

    public void OnGet(string? why)
    {
        Why = Known.Contains(why) ? why! : "provider";
        Response.StatusCode = StatusCodes.Status403Forbidden;
    }
}
