using Bpm.Server.Content;
using Bpm.WorkingTime;

namespace Bpm.Server.Features.Reports;

/// <summary>The monthly report as rows of a sheet: notes, a head, the total, a row a unit.</summary>
internal static class MonthlySheet
{
    public static IEnumerable<IReadOnlyList<object>> Rows(MonthlyReportView view, Language language)
    {
        yield return
        [
            language.Pick(
                $"Tình hình giải quyết thủ tục hành chính, {view.From} – {view.To}",
                $"Administrative procedures, {view.From} – {view.To}"
            ),
        ];
        foreach (var note in view.Notes)
        {
            yield return [note];
        }

        yield return
        [
            language.Pick("Đơn vị", "Unit"),
            .. view.Figures.Select(f => f.Name),
            language.Pick("Tỉ lệ đúng hạn", "On-time rate"),
            language.Pick("Trên số hồ sơ", "Of dossiers"),
            language.Pick("Tỉ lệ trực tuyến", "Online rate"),
            language.Pick("Trên số hồ sơ", "Of dossiers"),
        ];
        foreach (var row in view.Units.Prepend(view.Total))
        {
            yield return
            [
                row.Name,
                .. view.Figures.Select(f => (object)row.Counts[f.Id]),
                row.OnTime.Text,
                row.OnTime.Whole,
                row.Online.Text,
                row.Online.Whole,
            ];
        }

        yield return
        [
            $"{view.Total.Counts["received"]} = "
                + string.Join(" + ", view.Total.Partition.Select(p => $"{p.Count} ({p.Name})")),
        ];
    }
}
