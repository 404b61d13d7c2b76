using Bpm.Engine.Events;
using Bpm.Server.Content;
using Bpm.Server.Features.Dossiers.View;

namespace Bpm.Server.Slips;

/// <summary>What the applicant must bring, all of it at once: before reception (no clock runs) or after it.</summary>
internal static class SupplementSlip
{
    public static SlipPaper? Make(DossierPicture p)
    {
        if (SlipDesk.Last<WaitOpened>(p, e => e.Task is not null || e.Ground == "completion") is not { } asked)
        {
            return null;
        }

        var l = p.Language;
        var before = asked.Event.Task is null;
        var start = SlipDesk.Start(p, "supplement@1", SlipTexts.SupplementTitle(l), asked.At, asked.Event.Owner);
        return start with
        {
            Number = $"{SlipDesk.Dots}/YCBS",
            Facts = SlipDesk.Applicant(p),
            Parts =
            [
                new(
                    SlipTexts.ToBring(l),
                    null,
                    asked.Event.Papers.IsEmpty
                        ? [SlipTexts.AsTheReasonSays(l)]
                        : [.. asked.Event.Papers.Select(p.PaperName)]
                ),
                new(SlipTexts.Reason(l), asked.Event.Reason ?? "–", []),
                new(null, before ? SlipTexts.NotReceivedYet(l) : SlipTexts.ClockWaits(l), []),
                new(null, SlipTexts.Contact(asked.By, p.UnitName(p.State.ReceptionUnit), l), []),
            ],
            Right = new SlipSigner(SlipTexts.Signer(l), asked.By),
        };
    }
}
