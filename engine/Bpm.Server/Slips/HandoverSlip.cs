using Bpm.Engine.Events;
using Bpm.Server.Content;
using Bpm.Server.Features.Dossiers.View;

namespace Bpm.Server.Slips;

/// <summary>The last time that custody went to another unit: what was handed over, by whom, to whom.</summary>
internal static class HandoverSlip
{
    public static SlipPaper? Make(DossierPicture p)
    {
        if (SlipDesk.Last<CustodyMoved>(p) is not { } moved)
        {
            return null;
        }

        var l = p.Language;
        var papers = p.State.Papers;
        return SlipDesk.Start(p, "handover@1", SlipTexts.HandoverTitle(l), moved.At, moved.Event.From) with
        {
            Number = $"{SlipDesk.Dots}/BG",
            Facts =
            [
                new(SlipTexts.DossierCode(l), p.Code),
                new(SlipTexts.Request(l), $"{p.Procedure.Name} ({p.Procedure.Code})"),
                new(SlipTexts.GivenBy(l), $"{p.UnitName(moved.Event.From)} · {moved.By}"),
                new(SlipTexts.TakenBy(l), p.UnitName(moved.Event.To)),
                new(SlipTexts.HandedAt(l), moved.At.Legal(l)),
            ],
            Parts =
            [
                new(
                    SlipTexts.Papers(l),
                    papers.IsEmpty ? "–" : null,
                    [
                        .. papers.Select(paper =>
                            $"{p.PaperName(paper.Paper)} ({PageTexts.PaperCount(paper.Originals, paper.Copies, l)})"
                        ),
                    ]
                ),
            ],
            Left = new SlipSigner(SlipTexts.Giver(l), moved.By),
            Right = new SlipSigner(SlipTexts.Taker(l), null),
        };
    }
}
