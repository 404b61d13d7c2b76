using Bpm.Engine.Events;
using Bpm.Server.Content;
using Bpm.Server.Features.Dossiers.View;

namespace Bpm.Server.Slips;

/// <summary>Why a submission is not received, or why the request was refused by a signed result.</summary>
internal static class RefusalSlip
{
    public static SlipPaper? Make(DossierPicture p)
    {
        if (SlipDesk.Last<DossierRefused>(p) is { } refused)
        {
            var paper = Start(p, refused.At, p.State.ReceptionUnit, refused.By);
            return paper with { Parts = [new(SlipTexts.RefusalReason(p.Language), refused.Event.Reason, [])] };
        }

        if (
            SlipDesk.Last<ResultSigned>(p, e => e.Outcome == "refused") is not { } signed
            || p.State.Outcome != "refused"
        )
        {
            return null;
        }

        var why = SlipDesk.Last<TaskCompleted>(p, e => e.Outcome == "refused");
        return Start(p, signed.At, p.State.AuthorityUnit, signed.By) with
        {
            Parts = [new(SlipTexts.RefusalReason(p.Language), why?.Event.Reason ?? SlipDesk.Dots, [])],
        };
    }

    private static SlipPaper Start(DossierPicture p, NodaTime.LocalDateTime at, string unit, string by) =>
        SlipDesk.Start(p, "refusal@1", SlipTexts.RefusalTitle(p.Language), at, unit) with
        {
            Number = $"{SlipDesk.Dots}/TC",
            Facts = SlipDesk.Applicant(p),
            Left = new SlipSigner(SlipTexts.Applicant(p.Language), null),
            Right = new SlipSigner(SlipTexts.Signer(p.Language), by),
        };
}
