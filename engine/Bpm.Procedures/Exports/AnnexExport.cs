using System.Globalization;
using System.Text;
using Bpm.Procedures.Organisation;
using Bpm.Procedures.Steps;
using Bpm.Procedures.Workflows;

namespace Bpm.Procedures.Exports;

/// <summary>
/// Writes the step table of an approval decision (phụ lục): TT, nội dung, đơn vị, chức danh, thời gian, kết quả; as a
/// Markdown table.
/// </summary>
public static class AnnexExport
{
    /// <param name="roles">For the names of roles; a role that is not in it stands as its id.</param>
    public static string Write(Publication publication, Province roles)
    {
        var procedure = publication.Procedure;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Thủ tục: {procedure.Name} ({procedure.Code})\n\n");
        text.Append(
            "| TT | Nội dung công việc | Đơn vị | Chức danh | Thời gian | Kết quả |\n|---|---|---|---|---|---|\n"
        );
        var number = 0;
        foreach (var node in publication.Workflow.Nodes)
        {
            var step = node.Step;
            string?[] cells =
            [
                (++number).ToString(CultureInfo.InvariantCulture),
                step.Name,
                Place(step.At),
                step.Role is { } role ? roles.Role(role)?.Name ?? role : "",
                Time(publication, step),
                string.Join(", ", step.Gives),
            ];
            text.Append("| ")
                .AppendJoin(" | ", cells.Select(c => c?.Replace("|", "\\|", StringComparison.Ordinal)))
                .Append(" |\n");
        }

        var limit = publication.LimitsFor(null, Channel.Counter);
        text.Append(
            CultureInfo.InvariantCulture,
            $"\nTổng thời hạn: {limit.Committed?.ToVietnamese() ?? procedure.Limit.Hint ?? "chưa công bố"}\n"
        );
        return text.ToString();
    }

    private static string Time(Publication publication, Step step) =>
        step.ShareMinutes is { } share
            ? string.Create(CultureInfo.InvariantCulture, $"{share / 60m:0.##} giờ").Replace('.', ',')
        : step is WaitStep ? "không tính"
        : publication.TermOf(step.Id, null)?.ToVietnamese() ?? "";

    private static string Place(UnitSelector? place) =>
        place?.Kind switch
        {
            UnitSelectorKind.Reception => "Bộ phận một cửa",
            UnitSelectorKind.Authority => "Cơ quan có thẩm quyền",
            UnitSelectorKind.Office => place.Office!,
            UnitSelectorKind.Unit => place.Unit!,
            _ => "",
        };
}
