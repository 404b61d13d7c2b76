using System.Globalization;
using System.Text;
using Bpm.Procedures.Checks;
using Bpm.Procedures.Organisation;
using Bpm.Procedures.Steps;
using Bpm.Procedures.Workflows;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Exports;

/// <summary>
/// Writes the step table of an approval decision (phụ lục) as Markdown: TT, nội dung công việc, đơn vị, chức danh, thời
/// gian, kết quả; the total, the cases, the published table where there is one, and what the table is worth.
/// </summary>
public sealed class AnnexExport
{
    private const int DayLength = 8 * 60;
    private readonly Publication publication;
    private readonly PlaceNames places;
    private readonly StringBuilder text = new();

    private AnnexExport(Publication publication, Province province)
    {
        this.publication = publication;
        places = new PlaceNames(publication.Procedure, province, Language.Vietnamese);
    }

    /// <param name="province">For the names of units and roles; what is not in it stands as its id.</param>
    public static string Write(Publication publication, Province province)
    {
        var export = new AnnexExport(publication, province);
        export.Head();
        export.Steps();
        export.Limits();
        export.Published();
        export.Notes();
        return export.text.ToString();
    }

    private Procedure Procedure => publication.Procedure;

    private void Head()
    {
        Line($"# Quy trình nội bộ: {Procedure.Name}");
        Line();
        Line(
            $"Mã thủ tục: {Procedure.Code} (phiên bản {Procedure.Version}). Cơ quan giải quyết: {places.Name(Procedure.Authority)}."
        );
        if (Procedure.Source.Kind == ProvenanceKind.Demo || Procedure.Confirmed is null)
        {
            Line();
            Line($"**{Worth()}**");
        }

        Line();
    }

    private string Worth() =>
        Procedure.Source.Kind switch
        {
            ProvenanceKind.Demo => "Bản mẫu – không có giá trị pháp lý.",
            ProvenanceKind.Reconstructed =>
                "Dựng lại từ nguồn công khai, chưa được xác nhận – không có giá trị pháp lý.",
            ProvenanceKind.Derived => "Suy ra theo quy tắc, chưa được xác nhận – không có giá trị pháp lý.",
            _ => "Chưa được xác nhận – không có giá trị pháp lý.",
        };

    private void Steps()
    {
        Row("TT", "Nội dung công việc", "Đơn vị", "Chức danh", "Thời gian", "Kết quả");
        Row("---", "---", "---", "---", "---", "---");
        foreach (var row in StepRow.Of(Procedure.Steps))
        {
            Row(row.Number, Content(row), Unit(row.Step), Worker(row.Step), Time(row.Step), Result(row.Step));
        }

        Row("", "**Tổng thời gian các bước**", "", "", $"**{Total()}**", "");
        Line();
    }

    private string Content(StepRow row)
    {
        var step = row.Step;
        var kind = step switch
        {
            ParallelStep { Join.Needed: { } needed } => $" (thực hiện song song, chờ {needed} nhánh)",
            ParallelStep => " (thực hiện song song)",
            StageStep => " (chung một thời hạn)",
            GroupStep { ChooseAtLeast: { } least } => $" (người nộp chọn ít nhất {least} thủ tục)",
            ConsultStep consult => $" (lấy ý kiến: {string.Join("; ", consult.Units.Select(places.Name))})",
            _ => "",
        };
        var branch = row.Branch is { } name && name != step.Name ? $"{name}: " : "";
        var condition = step.OnlyWhen is { } when ? $" (khi {ConditionWords.Say(when, Procedure)})" : "";
        return branch + step.Name + kind + condition;
    }

    private string Unit(Step step) =>
        step switch
        {
            { At: { } at } => places.Name(at),
            WaitStep wait => places.WaitName(wait),
            _ => "",
        };

    private string Worker(Step step) => step.Role is { } role ? places.Role(role) : "";

    private string Time(Step step)
    {
        var time = StepRow.Time(publication, step, Language.Vietnamese);
        return step.Within?.SetBy is { } agency ? $"{time} ({places.SetBy(agency)})" : time;
    }

    private string Result(Step step) =>
        step switch
        {
            { Gives.IsEmpty: false } => string.Join("; ", step.Gives.Select(places.Paper)),
            ReceiveStep => "Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
            ChildStep child => $"Kết quả thủ tục {child.Procedure}",
            WaitStep wait => places.Paper(wait.Until),
            { Actions.Length: > 1 } => string.Join(" / ", step.Actions.Select(a => a.Name)),
            _ => "",
        };

    // Along the longest way: branches side by side count once, a way back not at all.
    private string Total()
    {
        if (Procedure.Limit.Statutory is { Unit: TermUnit.SameDay })
        {
            var shares = WorkflowCompiler.AllSteps(Procedure.Steps).Sum(s => s.ShareMinutes ?? 0);
            return shares == 0 ? Term.SameDay.ToVietnamese() : $"{Words(shares)} ({Term.SameDay.ToVietnamese()})";
        }

        var path = new LongestPath(
            Procedure,
            new Paths(publication.Workflow),
            s => publication.TermOf(s.Id, null),
            DayLength
        );
        var children = Procedure.Steps.Any(s => s is GroupStep) ? ", chưa kể các thủ tục con" : "";
        return path.Incomparable is null
            ? Words(path.WithOthers) + children
            : "không cộng được: có thời hạn theo ngày lịch";
    }

    /// <summary>"9,5 ngày làm việc", or "9 ngày 2 giờ làm việc" when halves do not do.</summary>
    private static string Words(long minutes)
    {
        var (days, rest) = Math.DivRem(minutes, DayLength);
        var hours = rest % 60 == 0 ? Term.OfWorkingHours((int)(rest / 60)) : Term.OfWorkingMinutes((int)rest);
        return rest switch
        {
            0 => Term.OfWorkingDays(days).ToVietnamese(),
            DayLength / 2 when days > 0 => Term.OfHalfWorkingDays((int)(2 * days + 1)).ToVietnamese(),
            _ when days == 0 => hours.ToVietnamese(),
            _ => string.Create(CultureInfo.InvariantCulture, $"{days} ngày {hours.ToVietnamese()}"),
        };
    }

    private void Limits()
    {
        var limit = Procedure.Limit;
        Line($"Thời hạn luật định: {limit.Statutory?.ToVietnamese() ?? limit.Hint ?? "chưa công bố"}.");
        foreach (var (channel, term) in limit.ByChannel.OrderBy(c => c.Key))
        {
            Line($"- {ChannelName(channel)}: {term.ToVietnamese()}.");
        }

        foreach (var term in publication.Committed.Terms)
        {
            var whose = string.Join(
                ", ",
                new[]
                {
                    term.Case is null ? null : CaseName(term.Case),
                    term.Channel is { } c ? ChannelName(c) : null,
                }.OfType<string>()
            );
            Line(
                $"- Cam kết{(whose.Length == 0 ? "" : $" ({whose})")}: {term.Term.ToVietnamese()}, theo {term.Decision}."
            );
        }

        if (limit.CutOff is { } cutOff)
        {
            Line(
                $"- Nhận sau {cutOff.ToString("HH:mm", CultureInfo.InvariantCulture)} tính từ ngày làm việc tiếp theo."
            );
        }

        foreach (var extra in limit.Plus)
        {
            var term = publication
                .Policies.Values.Where(v => v.Id == extra.Policy)
                .MaxBy(v => v.From)
                ?.Term?.ToVietnamese();
            Line(
                $"- Cộng thêm {term ?? extra.Policy}{(extra.When is { } when ? $" khi {ConditionWords.Say(when, Procedure)}" : "")}."
            );
        }

        foreach (var extension in limit.Extendable)
        {
            Line($"- Được gia hạn đến {extension.ByUpTo.ToVietnamese()}, do {places.Role(extension.Role)} quyết định.");
        }

        if (!Procedure.Cases.IsEmpty)
        {
            Line();
            Line("Các trường hợp:");
            Line();
        }

        foreach (var one in Procedure.Cases)
        {
            var statutory = one.Statutory?.ToVietnamese() ?? "như thời hạn chung";
            var steps = one
                .Steps.OrderBy(s => StepIndex(s.Key))
                .Select(s => $"{StepName(s.Key)} {s.Value.ToVietnamese()}");
            Line($"- {one.Name ?? one.Id}: {string.Join("; ", steps.Prepend(statutory))}.");
        }

        Line();
    }

    private void Published()
    {
        if (Procedure.PaperTable.IsEmpty)
        {
            return;
        }

        Line("Bảng trong văn bản gốc (nguyên văn):");
        Line();
        Row("TT", "Nội dung công việc", "Đơn vị", "Chức danh", "Thời gian", "Kết quả");
        Row("---", "---", "---", "---", "---", "---");
        foreach (var row in Procedure.PaperTable)
        {
            Row(row.Number, row.Content, row.Unit, row.Person ?? "", row.Time?.ToVietnamese() ?? "", row.Result ?? "");
        }

        Row("", "**Tổng các dòng**", "", "", $"**{Sum(Procedure.PaperTable.Select(r => r.Time))}**", "");
        if ((Procedure.PaperTotal ?? Procedure.Limit.Statutory) is { } declared)
        {
            Row("", "**Tổng được ghi**", "", "", $"**{declared.ToVietnamese()}**", "");
        }

        Line();
    }

    private static string Sum(IEnumerable<Term?> terms)
    {
        Term? sum = null;
        foreach (var term in terms.OfType<Term>())
        {
            sum =
                sum is null ? term
                : sum.Value.Plus(term, DayLength) is { } next ? next
                : null;
        }

        return sum?.ToVietnamese() ?? "không cộng được";
    }

    private void Notes()
    {
        foreach (var accepted in Procedure.Accepted)
        {
            Line(
                $"Ngoại lệ được chấp nhận {accepted.Check}: {accepted.Why} ({accepted.By}, đến {accepted.Until.ToString("dd/MM/uuuu", CultureInfo.InvariantCulture)})."
            );
        }

        var source = Procedure.Source;
        var parts = new[] { source.Decision, source.Rule, source.From, source.Ref }.Where(p =>
            !string.IsNullOrEmpty(p)
        );
        Line(
            $"Nguồn: {string.Join("; ", parts.DefaultIfEmpty(Worth()))}{(Procedure.Adapted is { } adapted ? $". Đã điều chỉnh: {adapted}" : "")}."
        );
    }

    private int StepIndex(string id) =>
        publication.Workflow.Has(id) ? publication.Workflow.Nodes.IndexOf(publication.Workflow[id]) : int.MaxValue;

    private string StepName(string id) => publication.Workflow.Has(id) ? publication.Workflow[id].Step.Name : id;

    private string CaseName(string id) => Procedure.Cases.FirstOrDefault(c => c.Id == id)?.Name ?? id;

    private static string ChannelName(Channel channel) =>
        channel switch
        {
            Channel.Online => "Trực tuyến",
            Channel.Post => "Bưu chính",
            _ => "Trực tiếp",
        };

    private void Row(params ReadOnlySpan<string> cells)
    {
        text.Append('|');
        foreach (var cell in cells)
        {
            text.Append(' ')
                .Append(cell.Replace("|", "\\|", StringComparison.Ordinal))
                .Append(cell.Length == 0 ? "|" : " |");
        }

        text.Append('\n');
    }

    private void Line(string line = "") => text.Append(line).Append('\n');
}
