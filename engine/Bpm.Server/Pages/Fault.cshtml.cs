using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Bpm.Server.Pages;

/// <summary>What a person sees when a page is missing, refused or broken.</summary>
[ResponseCache(NoStore = true)]
[IgnoreAntiforgeryToken]
internal sealed class FaultModel : PublicPage
{
    public int Status { get; private set; }
    public string TraceId => Activity.Current?.TraceId.ToHexString() ?? HttpContext.TraceIdentifier;

    public void OnGet(int status) => Show(status);

    /// <summary>A failed form comes here with its own method.</summary>
    public void OnPost(int status) => Show(status);

    private void Show(int status)
    {
        Status = status is >= 400 and < 600 ? status : StatusCodes.Status404NotFound;
        Response.StatusCode = Status;
    }
}
