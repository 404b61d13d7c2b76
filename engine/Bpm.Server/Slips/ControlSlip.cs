using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using Bpm.Server.Content;
using Bpm.Server.Features.Dossiers.View;
using Bpm.WorkingTime;

namespace Bpm.Server.Slips;

/// <summary>Who had the dossier when, and whether each kept his time: one row a visit of a step.</summary>
internal static class ControlSlip
{
    public static SlipPaper? Make(DossierPicture p)
    {
        if (p.State.ReceivedAt is not { } received)
        {
            return null;
        }

        var l = p.Language;
        var at = ProvinceTime.ToLocal(received);
        var rows = p.State.Tasks.Where(t => t.State != TaskState.Cancelled && t.OpenedAt >= received).ToList();
        return SlipDesk.Start(p, "control@1", SlipTexts.ControlTitle(l), at, p.State.ReceptionUnit) with
        {
            Number = p.Code,
            Facts =
            [
                new(SlipTexts.DossierCode(l), p.Code),
                new(SlipTexts.Request(l), $"{p.Procedure.Name} ({p.Procedure.Code})"),
                new(SlipTexts.Handling(l), p.UnitName(p.State.AuthorityUnit)),
                new(SlipTexts.Cooperating(l), Cooperating(p, rows)),
                new(SlipTexts.ReceivedAt(l), at.Legal(l)),
                new(SlipTexts.ReturnAt(l), p.State.Promised?.Legal(l) ?? "–"),
            ],
            Table = new SlipTable(
                [
                    SlipTexts.Unit(l),
                    SlipTexts.Step(l),
                    SlipTexts.Taken(l),
                    SlipTexts.PassedOn(l),
                    SlipTexts.DoneBy(l),
                    SlipTexts.Kept(l),
                ],
                [.. rows.Select(t => Row(p, t))]
            ),
            Tall = true,
        };
    }

    private static IReadOnlyList<string> Row(DossierPicture p, OfficerTask task)
    {
        var reading = Clocks.OfTask(p, task);
        return
        [
            p.UnitName(task.Unit),
            p.StepName(task.Step),
            ProvinceTime.ToLocal(task.OpenedAt).Long(p.Language),
            task.EndedAt is { } ended ? ProvinceTime.ToLocal(ended).Long(p.Language) : SlipDesk.Dots,
            task.DoneBy is { } by
                ? DelegationTexts.ActsFor(
                    p.Names.Of(by),
                    task.DoneFor is { } other ? p.Names.Of(other) : null,
                    p.Language
                )
                : SlipDesk.Dots,
            task.EndedAt is null || reading is null ? "–" : DossierTexts.Verdict(reading.Verdict, p.Language),
        ];
    }

    private static string Cooperating(DossierPicture p, IEnumerable<OfficerTask> tasks)
    {
        var others = tasks
            .Select(t => t.Unit)
            .Where(unit => unit != p.State.AuthorityUnit && unit != p.State.ReceptionUnit)
            .Distinct()
            .Select(p.UnitName)
            .ToList();
        return others.Count == 0 ? "–" : string.Join("; ", others);
    }
}
