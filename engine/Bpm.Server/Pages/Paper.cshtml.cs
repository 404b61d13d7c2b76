using Bpm.Server.Features.Dossiers.View;
using Bpm.Server.Features.Http;
using Bpm.Server.Slips;
using Bpm.Server.Slips.Pdf;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bpm.Server.Pages;

/// <summary>Any paper of a dossier but the receipt, ready to print: for officers who may see the dossier.</summary>
[Authorize]
[OffersPdf]
[ResponseCache(NoStore = true)]
internal sealed class PaperModel(DossierReader reader, DossierPictures pictures, PersonalReads reads, Caller caller)
    : PublicPage
{
    public SlipPaper Paper { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string kind, string code, CancellationToken cancellation)
    {
        if (SlipTemplates.Find(kind) is not { } template)
        {
            return NotFound();
        }

        // What was only submitted has no code yet: it goes by its id.
        var found = await reader.ByCode(code, cancellation) ?? await reader.ById(code, cancellation);
        if (found is null)
        {
            return NotFound();
        }

        if (!caller.Actor.MaySee(found.State))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        var picture = await pictures.Of(found, caller.Actor, L, caller.Now, cancellation);
        if (template.Make(picture) is not { } paper)
        {
            return NotFound();
        }

        await reads.Note([found.Id], caller.User, "slip", !caller.Actor.NeedsIdentity(found.State), cancellation);
        Paper = paper with { Qr = paper.Tall ? null : SlipQr.Svg(Request, found.TrackingToken) };
        return Page();
    }
}
