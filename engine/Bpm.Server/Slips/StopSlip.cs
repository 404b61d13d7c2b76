using Bpm.Engine.Events;
using Bpm.Server.Content;
using Bpm.Server.Features.Dossiers.View;

namespace Bpm.Server.Slips;

/// <summary>Processing has ended without a result, and why.</summary>
internal static class StopSlip
{
    public static SlipPaper? Make(DossierPicture p)
    {
        if (SlipDesk.Last<DossierStopped>(p) is not { } stopped)
        {
            return null;
        }

        var l = p.Language;
        return SlipDesk.Start(p, "stop@1", SlipTexts.StopTitle(l), stopped.At, p.State.AuthorityUnit) with
        {
            Number = stopped.Event.Paper ?? $"{SlipDesk.Dots}/TB",
            Facts = SlipDesk.Applicant(p),
            Parts =
            [
                new(SlipTexts.Reason(l), stopped.Event.Reason, []),
                new(null, SlipTexts.StoppedFrom(stopped.At.Legal(l), l), []),
                new(null, SlipTexts.PapersBack(p.UnitName(p.State.ReceptionUnit), l), []),
            ],
            Right = new SlipSigner(SlipTexts.Head(l), stopped.By),
        };
    }
}
