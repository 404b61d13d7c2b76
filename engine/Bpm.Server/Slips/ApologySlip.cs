using Bpm.Engine.Events;
using Bpm.Server.Content;
using Bpm.Server.Features.Dossiers.View;
using Bpm.WorkingTime;

namespace Bpm.Server.Slips;

/// <summary>The apology with its true reason and the new date. The first date stays on it.</summary>
internal static class ApologySlip
{
    public static SlipPaper? Make(DossierPicture p)
    {
        if (SlipDesk.Last<Reappointed>(p) is not { } again)
        {
            return null;
        }

        var l = p.Language;
        var start = SlipDesk.Start(p, "apology@1", SlipTexts.ApologyTitle(l), again.At, p.State.AuthorityUnit);
        return start with
        {
            Number = again.Event.Letter,
            Facts =
            [
                .. SlipDesk.Applicant(p),
                new(SlipTexts.ReceivedAt(l), ProvinceTime.ToLocal(p.State.ReceivedAt!.Value).Legal(l)),
                new(SlipTexts.FirstDate(l), (p.State.Promised ?? again.Event.Old).Legal(l)),
            ],
            Parts =
            [
                new(SlipTexts.LateReason(l), again.Event.Reason, []),
                new(null, SlipTexts.Sorry(start.Office, l), []),
                new(SlipTexts.NewDate(l), again.Event.New.Legal(l), []),
            ],
            Right = new SlipSigner(SlipTexts.Head(l), again.By),
        };
    }
}
