using Bpm.Engine.Events;
using Bpm.Server.Content;
using Bpm.Server.Features.Dossiers;
using Bpm.Server.Features.Dossiers.View;
using Bpm.Server.Features.Http;
using Bpm.Server.Features.Procedures;
using Bpm.Server.Slips;
using Bpm.Server.Slips.Pdf;
using Bpm.Server.Storage;
using Bpm.WorkingTime;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Bpm.Server.Pages;

/// <summary>The slip that the desk hands to the applicant: printed by officers who may see the dossier.</summary>
[Authorize]
[OffersPdf]
[ResponseCache(NoStore = true)]
internal sealed class ReceiptModel(DossierReader reader, DossierPictures pictures, PersonalReads reads, Caller caller)
    : PublicPage
{
    public Slip Slip { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken cancellation)
    {
        var found = await reader.ByCode(code, cancellation);
        if (found?.State.ReceivedAt is null)
        {
            return NotFound();
        }

        if (!caller.Actor.MaySee(found.State))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        await reads.Note([found.Id], caller.User, "slip", !caller.Actor.NeedsIdentity(found.State), cancellation);
        var picture = await pictures.Of(found, caller.Actor, L, caller.Now, cancellation);
        if (picture.Events.All(e => e.Event is not DossierReceived))
        {
            // Taken over: its slip was printed elsewhere.
            return NotFound();
        }

        Slip = Make(picture);
        return Page();
    }

    private Slip Make(DossierPicture picture)
    {
        var state = picture.State;
        var stored = picture.Events.First(e => e.Event is DossierReceived);
        var received = (DossierReceived)stored.Event;
        var applicant = DossierViewing.Applicant(picture);
        var at = ProvinceTime.ToLocal(state.ReceivedAt!.Value);
        var desk = picture.Publications.Province.Unit(state.ReceptionUnit);
        var start = received.Committed ?? received.Statutory;
        return new Slip(
            SlipQr.Svg(Request, picture.Stored.TrackingToken),
            desk?.Parent is { } parent ? picture.UnitName(parent) : "",
            desk?.Name ?? state.ReceptionUnit,
            $"{picture.Code[(picture.Code.LastIndexOf('-') + 1)..]}/TTPVHCC",
            SlipTexts.DateLine(at.Date, L),
            picture.Code,
            applicant.Name,
            applicant.IdentityNumber,
            DossierViewing.By(picture) is { } by ? $"{by.Name} · {by.IdentityNumber}" : null,
            applicant.Address,
            applicant.Phone,
            applicant.Email,
            $"{picture.Procedure.Name} ({picture.Procedure.Code})",
            [
                .. received.Papers.Select(p =>
                    $"{picture.PaperName(p.Paper)} ({PageTexts.PaperCount(p.Originals, p.Copies, L)})"
                ),
            ],
            TimeWords.TermText(start?.Term, L)
                + string.Concat(start?.Extra.Select(e => $" + {TimeWords.TermText(e.Term, L)}") ?? []),
            at.Legal(L),
            received.Promised is { } promised ? promised.Legal(L) : "–",
            received.ProvisionalDate,
            desk?.Name ?? "",
            FeesText(received, picture),
            picture.Names.Of(stored.Actor),
            ProcedureViewing.Provenance(picture.Procedure, L).Label,
            picture.Demo
        );
    }

    private string FeesText(DossierReceived received, DossierPicture picture) =>
        received.Fees.IsEmpty
            ? picture.Procedure.Confirmed is null
                ? PageTexts.FeesUnknown(L)
                : PageTexts.NoFees(L)
            : string.Join(
                "; ",
                Promises.FeesOf(received, picture.Procedure).Select(f => $"{f.Name}: {Money.Text(f.Amount, L)}")
            );
}
