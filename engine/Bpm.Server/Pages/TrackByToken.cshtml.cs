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
public sealed class TrackByTokenModel : PublicPage
{
    public Tracking? Tracking { get; private set; }

    public async Task OnGetAsync(string token, CancellationToken cancellation)
    {
        var services = HttpContext.RequestServices;
        if (await services.GetRequiredService<DossierReader>().ByToken(token, cancellation) is not { } found)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var caller = services.GetRequiredService<Caller>();
        var picture = await services
            .GetRequiredService<DossierPictures>()
            .Of(found, new Actor("", []), L, caller.Now, cancellation);
        Tracking = TrackingMaker.Of(picture);
    }
}
