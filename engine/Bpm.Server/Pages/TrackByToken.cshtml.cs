using Bpm.Engine;
using Bpm.Server.Features.Dossiers.View;
using Bpm.Server.Features.Http;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Bpm.Server.Pages;

/// <summary>A dossier by the opaque token of its slip's QR code: knowing it is the right to see.</summary>
[ResponseCache(NoStore = true)]
[EnableRateLimiting(RateLimits.Token)]
internal sealed class TrackByTokenModel(DossierReader reader, DossierPictures pictures, Ratings ratings, Caller caller)
    : PublicPage
{
    public Tracking? Tracking { get; private set; }

    public async Task OnGetAsync(string token, CancellationToken cancellation)
    {
        if (await reader.ByToken(token, cancellation) is not { } found)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var picture = await pictures.Of(found, new Actor("", []), L, caller.Now, cancellation);
        Tracking = TrackingMaker.Of(picture, await ratings.Has(found.Id, cancellation));
    }

    /// <summary>The answer to the question at the end; then the page again, so that a reload sends nothing.</summary>
    public async Task<IActionResult> OnPostAsync(
        string token,
        int score,
        string? comment,
        CancellationToken cancellation
    )
    {
        if (
            await reader.ByToken(token, cancellation) is not { } found
            || !TrackingMaker.IsOver(found.State)
            || !Ratings.IsScore(score)
        )
        {
            return NotFound();
        }

        await ratings.Add(found.Id, score, TextCheck.Clean(comment), caller.Now, cancellation);
        return Redirect($"/t/{Uri.EscapeDataString(token)}");
    }
}
