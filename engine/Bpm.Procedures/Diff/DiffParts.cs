using System.Globalization;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Steps;
using Bpm.Procedures.Text;
using Bpm.Procedures.Workflows;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Procedures.Diff;

/// <summary>Takes a publication apart into everything that the language can say; limits by channel are apart.</summary>
internal sealed class DiffParts(Publication publication, Language language)
{
    /// <summary>The property of a list that holds its ids in their order.</summary>
    public const string OrderKey = "order";

    private Procedure Procedure => publication.Procedure;

    public IEnumerable<DiffPart> Head()
    {
        var source = Procedure.Source;
        yield return new DiffPart(null, ("", ""), "", null)
            .With("procedure", Word("mã thủ tục", "code"), Procedure.Code)
            .With("name", Word("tên", "name"), Procedure.Name)
            .With("field", Word("lĩnh vực", "field"), Procedure.Field)
            .With("authority", Word("cơ quan giải quyết", "authority"), Procedure.Authority.Words)
            .With(
                "source",
                Word("nguồn", "source"),
                Join(
                    source.Kind.ToString().ToLowerInvariant(),
                    source.Decision,
                    Date(source.Date),
                    source.Rule,
                    source.From,
                    source.Ref
                )
            )
            .With(
                "confirmed",
                Word("xác nhận", "confirmed"),
                Procedure.Confirmed is { } confirmed ? Join(confirmed.By, Date(confirmed.On)) : null
            )
            .With("adapted", Word("điều chỉnh", "adapted"), Procedure.Adapted)
            .With("applies-from", Word("áp dụng từ", "applies from"), Date(Procedure.ReceivedFrom))
            .With("applies-until", Word("áp dụng đến", "applies until"), Date(Procedure.ReceivedUntil))
            .With("online", Word("trực tuyến", "online"), Procedure.Online.ToString());
    }

    public IEnumerable<DiffPart> Limits()
    {
        var limit = Procedure.Limit;
        yield return new DiffPart(null, (Word("thời hạn", "limit"), "limit"), "", null)
            .With("hint", Word("ghi chú", "hint"), limit.Hint)
            .With("cut-off", Word("nhận sau giờ này tính từ ngày sau", "cut-off"), Time(limit.CutOff));
        foreach (var extra in limit.Plus)
        {
            yield return new DiffPart(null, (Word("thời gian cộng thêm", "extra time"), "plus"), extra.Id, null)
                .With("policy", Word("tham số", "policy"), extra.Policy)
                .With("when", Word("điều kiện", "condition"), extra.When);
        }

        foreach (var extension in limit.Extendable)
        {
            yield return new DiffPart(null, (Word("gia hạn", "extension"), "extendable"), extension.Id, null)
                .With("by-up-to", "", Text(extension.ByUpTo))
                .With("by", Word("người quyết định", "decided by"), extension.Role)
                .With("paper", Word("giấy tờ", "paper"), extension.Paper);
        }

        foreach (var one in Procedure.Cases)
        {
            var part = Named(null, (Word("trường hợp", "case"), "case"), one.Id, one.Name)
                .With("name", Word("tên", "name"), one.Name)
                .With("when", Word("điều kiện", "condition"), one.When);
            yield return part;
            foreach (var (step, term) in one.Steps.OrderBy(s => s.Key, StringComparer.Ordinal))
            {
                yield return new DiffPart(part, (Word("bước", "step"), "step"), step, null).With(
                    "term",
                    "",
                    Text(term)
                );
            }
        }

        foreach (var term in publication.Committed.Terms)
        {
            var whose = Join(term.Case, term.Channel?.ToString().ToLowerInvariant()) ?? "";
            var part = new DiffPart(
                null,
                (Word("cam kết", "commitment"), "commitment"),
                whose,
                term.Term.ToText(language)
            ).With("decision", Word("quyết định", "decision"), term.Decision);
            yield return part;
            foreach (var (step, own) in term.Steps.OrderBy(s => s.Key, StringComparer.Ordinal))
            {
                yield return new DiffPart(part, (Word("bước", "step"), "step"), step, null).With("term", "", Text(own));
            }
        }
    }

    public IEnumerable<DiffPart> Steps()
    {
        yield return new DiffPart(null, (Word("các bước", "the steps"), "steps"), "", null).With(
            "first",
            Word("bước đầu", "begin with"),
            publication.Workflow.First
        );
        foreach (var node in publication.Workflow.Nodes)
        {
            var part = Step(node);
            yield return part;
            foreach (var action in node.Step.Actions)
            {
                yield return Action(part, action);
            }

            foreach (var branch in WorkflowCompiler.BranchesOf(node.Step).Where(_ => node.Step is ParallelStep))
            {
                yield return Named(part, (Word("nhánh", "branch"), "branch"), branch.Id, branch.Name)
                    .With("name", Word("tên", "name"), branch.Name)
                    .With("only-when", Word("điều kiện", "condition"), branch.OnlyWhen);
            }
        }
    }

    private DiffPart Step(Node node)
    {
        var step = node.Step;
        var part = Named(null, (Word("bước", "step"), "step"), step.Id, step.Name)
            .With("term", "", Text(step.Within?.Term))
            .With("kind", Word("loại", "kind"), StepKinds.Of(step).Id)
            .With("name", Word("tên", "name"), step.Name)
            .With("set-by", Word("thời hạn do nơi khác quy định", "term set by"), step.Within?.SetBy)
            .With(
                "share",
                Word("phần giờ", "share"),
                step.ShareMinutes is { } share ? Text(Term.OfWorkingMinutes(share)) : null
            )
            .With("at", Word("nơi làm", "place"), step.At?.Words)
            .With("role", Word("vai trò", "role"), step.Role)
            .With("not-by", Word("không cùng người với", "four eyes"), List(step.NotBy))
            .With("gives", Word("kết quả", "gives"), List(step.Gives))
            .With("takes", Word("cần giấy tờ", "takes"), List(step.Takes))
            .With("only-when", Word("điều kiện", "condition"), step.OnlyWhen)
            .With("escalate", Word("nhắc", "escalation"), List(step.Escalate.Select(Escalation)))
            .With(
                "in",
                Word("nằm trong", "stands in"),
                node.Parallel is null ? null : $"{node.Parallel} / {node.Branch}"
            )
            .With("next", Word("bước sau", "next"), Next(node.Next));
        return step switch
        {
            WaitStep wait => part.With("for", Word("chờ", "waits for"), wait.For)
                .With("ground", Word("căn cứ", "ground"), wait.Ground)
                .With("until", Word("đến khi có", "until"), wait.Until)
                .With("ends-by", Word("hết hạn theo", "ends by"), wait.EndsByPolicy)
                .With("then", Word("khi hết hạn", "at its end"), wait.ThenAtEnd),
            ChoiceStep choice => part.With(
                    "ways",
                    Word("các hướng", "ways"),
                    List(choice.Ways.Select(w => $"{w.When} => {w.To}"))
                )
                .With("otherwise", Word("còn lại", "otherwise"), choice.Otherwise),
            ParallelStep parallel => part.With("join", Word("nhập nhánh", "join"), JoinOf(parallel.Join)),
            ConsultStep consult => part.With(
                    "units",
                    Word("nơi được hỏi", "asks"),
                    List(consult.Units.Select(u => u.Words))
                )
                .With("join", Word("chờ đủ", "join"), JoinOf(consult.Join))
                .With("silence", Word("im lặng là đồng ý theo", "silence is consent by"), consult.SilenceBasis),
            GroupStep group => part.With(
                "choose",
                Word("người nộp chọn ít nhất", "the applicant chooses at least"),
                group.ChooseAtLeast?.ToString(CultureInfo.InvariantCulture)
            ),
            ChildStep child => part.With("procedure", Word("thủ tục", "procedure"), child.Procedure)
                .With("if-refused", Word("khi bị từ chối", "if refused"), child.IfRefused),
            _ => part,
        };
    }

    private DiffPart Action(DiffPart step, StepAction action) =>
        Named(step, (Word("lựa chọn", "action"), "action"), action.Id, action.Name)
            .With("name", Word("tên", "name"), action.Name)
            .With("to", Word("đến", "to"), action.To)
            .With("outcome", Word("kết quả", "outcome"), action.Outcome)
            .With("pause", Word("tạm dừng vì", "pauses for"), action.Pause)
            .With("back-to", Word("sau đó về", "back to"), action.BackTo)
            .With("at-most", Word("nhiều nhất", "at most"), action.AtMost?.ToString(CultureInfo.InvariantCulture))
            .With("to-whom", Word("giao lại người cũ", "to the last holder"), YesNo(action.LastHolder))
            .With("rework", Word("thời hạn làm lại", "rework"), Text(action.Rework))
            .With("reason", Word("cần lý do", "needs a reason"), YesNo(action.NeedsReason));

    public IEnumerable<DiffPart> Papers()
    {
        yield return Order("papers", Word("giấy tờ", "papers"), Procedure.Papers.Select(p => p.Id));
        foreach (var paper in Procedure.Papers)
        {
            yield return Named(null, (Word("giấy tờ", "paper"), "paper"), paper.Id, paper.Name)
                .With("name", Word("tên", "name"), paper.Name)
                .With("original", Word("bản chính", "originals"), Number(paper.Originals))
                .With("copy", Word("bản sao", "copies"), Number(paper.Copies))
                .With("reuse", Word("dùng lại từ kho", "reused"), YesNo(paper.Reuse))
                .With("when", Word("điều kiện", "condition"), paper.When)
                .With("form-number", Word("mẫu số", "form number"), paper.FormNumber)
                .With("decree", Word("văn bản", "decree"), paper.Decree);
        }
    }

    public IEnumerable<DiffPart> Form()
    {
        yield return Order("form", Word("biểu mẫu", "form"), Procedure.Form.Select(f => f.Id));
        foreach (var field in Procedure.Form)
        {
            yield return Named(null, (Word("trường", "field"), "field"), field.Id, field.Label)
                .With("label", Word("nhãn", "label"), field.Label)
                .With("type", Word("kiểu", "type"), field.Type.ToString())
                .With("required", Word("bắt buộc", "required"), YesNo(field.Required))
                .With("min", Word("nhỏ nhất", "min"), field.Min?.ToString(CultureInfo.InvariantCulture))
                .With("max", Word("lớn nhất", "max"), field.Max?.ToString(CultureInfo.InvariantCulture))
                .With(
                    "max-length",
                    Word("độ dài nhất", "max length"),
                    field.MaxLength?.ToString(CultureInfo.InvariantCulture)
                )
                .With("pattern", Word("mẫu", "pattern"), field.Pattern)
                .With(
                    "choices",
                    Word("các lựa chọn", "choices"),
                    List(field.Choices.Select(c => $"{c.Value} = {c.Label}"))
                )
                .With("when", Word("điều kiện", "condition"), field.When)
                .With("help", Word("hướng dẫn", "help"), field.Help);
        }
    }

    public IEnumerable<DiffPart> Fees()
    {
        yield return Order("fees", Word("phí", "fees"), Procedure.Fees.Select(f => f.Id));
        foreach (var fee in Procedure.Fees)
        {
            var amount = fee.Amount is { } whole ? whole.ToString("N0", CultureInfo.InvariantCulture) + " đồng" : null;
            yield return Named(null, (Word("khoản phí", "fee"), "fee"), fee.Id, fee.Name)
                .With("amount", "", amount ?? Word($"theo quy tắc {fee.Rule}", $"by the rule {fee.Rule}"))
                .With("name", Word("tên", "name"), fee.Name)
                .With("when", Word("thu khi", "collected"), fee.When);
        }
    }

    public IEnumerable<DiffPart> Results()
    {
        yield return Order("results", Word("kết quả", "results"), Procedure.Results.Select(r => r.Id));
        foreach (var result in Procedure.Results)
        {
            yield return Named(null, (Word("kết quả", "result"), "result"), result.Id, result.Name)
                .With("name", Word("tên", "name"), result.Name)
                .With("when", Word("điều kiện", "condition"), result.When)
                .With("form-number", Word("mẫu số", "form number"), result.FormNumber)
                .With("decree", Word("văn bản", "decree"), result.Decree);
        }
    }

    /// <summary>Values and grounds of the law that the procedure names.</summary>
    public IEnumerable<DiffPart> Policies()
    {
        var named = PublicationBuilder.NamedPolicies(Procedure, publication.Policies);
        foreach (var value in named.Values)
        {
            yield return new DiffPart(
                null,
                (Word("tham số", "policy"), "policy"),
                $"{value.Id} {Date(value.From)}",
                null
            )
                .With(
                    "value",
                    "",
                    Join(Text(value.Term), Time(value.Time), value.Count?.ToString(CultureInfo.InvariantCulture))
                )
                .With("basis", Word("căn cứ", "basis"), value.Basis)
                .With("confirmed", Word("xác nhận", "confirmed"), YesNo(value.Confirmed));
        }

        foreach (var ground in named.Grounds)
        {
            yield return Named(null, (Word("căn cứ dừng", "ground"), "ground"), ground.Id, ground.Name)
                .With("name", Word("tên", "name"), ground.Name)
                .With(
                    "stops",
                    Word("dừng", "stops"),
                    Join(ground.StopsStatutory ? "statutory" : null, ground.StopsCommitted ? "committed" : null)
                )
                .With("effect", Word("tác động", "effect"), ground.Effect.ToString())
                .With("holder", Word("tính cho", "holder"), ground.Holder)
                .With("national-status", Word("trạng thái quốc gia", "national status"), Number(ground.NationalStatus))
                .With("basis", Word("căn cứ", "basis"), ground.Basis)
                .With("confirmed", Word("xác nhận", "confirmed"), YesNo(ground.Confirmed));
        }
    }

    public IEnumerable<DiffPart> Rest()
    {
        yield return new DiffPart(null, (Word("các quy tắc", "the rules"), "rules"), "", null).With(
            "text",
            Word("nội dung", "text"),
            Procedure.Rules?.Text
        );
        yield return new DiffPart(null, (Word("bảng đã công bố", "the published table"), "paper-table"), "", null)
            .With("total", Word("tổng", "total"), Text(Procedure.PaperTotal))
            .With(
                "rows",
                Word("các dòng", "rows"),
                List(
                    Procedure.PaperTable.Select(r =>
                        Join(r.Number, r.Content, r.Unit, r.Person, Text(r.Time), r.Result) ?? ""
                    )
                )
            );
        foreach (var accepted in Procedure.Accepted)
        {
            yield return new DiffPart(null, (Word("ngoại lệ", "exception"), "accepted"), accepted.Check, accepted.Why)
                .With("why", Word("lý do", "why"), accepted.Why)
                .With("by", Word("người chấp nhận", "by"), accepted.By)
                .With("until", Word("đến", "until"), Date(accepted.Until));
        }
    }

    /// <summary>The template, and each argument as it stands in the file.</summary>
    public IEnumerable<DiffPart> Template()
    {
        if (Procedure.Template is not { } use)
        {
            yield break;
        }

        var part = new DiffPart(null, (Word("mẫu quy trình", "template"), "template"), use.Template, null).With(
            "version",
            Word("phiên bản", "version"),
            Number(use.Version)
        );
        yield return part;
        foreach (var argument in use.Arguments)
        {
            yield return new DiffPart(part, (Word("tham số", "argument"), "argument"), argument.Id, null).With(
                "value",
                "",
                Yaml(argument.Value)
            );
        }
    }

    private static string Yaml(YamlNode node) =>
        node switch
        {
            YamlScalar scalar => scalar.Text,
            YamlList list => $"[{string.Join(", ", list.Items.Select(Yaml))}]",
            YamlMap map => $"{{ {string.Join(", ", map.Entries.Select(e => $"{e.Key.Text}: {Yaml(e.Value)}"))} }}",
            _ => "",
        };

    // People answer and read in the order of the list.
    private DiffPart Order(string key, string word, IEnumerable<string> ids) =>
        new DiffPart(null, (word, key), "", null).With(OrderKey, Word("thứ tự", "order"), List(ids));

    private string Word(string vietnamese, string english) => language.Pick(vietnamese, english);

    private string? Text(Term? term) => term?.ToText(language);

    private string? YesNo(bool yes) => yes ? Word("có", "yes") : null;

    private static string? Number(int number) => number == 0 ? null : number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A part that has a name for people; Vietnamese readers are told it, since the ids of a file are not their words.</summary>
    private DiffPart Named(DiffPart? parent, (string Word, string Key) noun, string id, string? title) =>
        new(parent, noun, id, title) { SaysTitle = language == Language.Vietnamese };

    private string? Date(LocalDate? date) =>
        date?.ToString(language.Pick("dd/MM/uuuu", "uuuu-MM-dd"), CultureInfo.InvariantCulture);

    private static string? Time(LocalTime? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string List(IEnumerable<string?> parts) => string.Join(Comma, parts);

    /// <summary>The ids that <see cref="OrderKey"/> holds.</summary>
    public static string[] Ids(string? list) => list is null or "" ? [] : list.Split(Comma);

    private const string Comma = ", ";

    private static string? Join(params ReadOnlySpan<string?> parts)
    {
        var said = new List<string>();
        foreach (var part in parts)
        {
            if (!string.IsNullOrEmpty(part))
            {
                said.Add(part);
            }
        }

        return said.Count == 0 ? null : string.Join(", ", said);
    }

    private string Escalation(Escalation escalation) =>
        escalation.BeforeDue
            ? Word(
                $"{Text(escalation.Offset)} trước hạn: {escalation.ToRole}",
                $"{Text(escalation.Offset)} before due: {escalation.ToRole}"
            )
            : Word(
                $"{Text(escalation.Offset)} sau hạn: {escalation.ToRole}",
                $"{Text(escalation.Offset)} after due: {escalation.ToRole}"
            );

    private string JoinOf(Join join) => join.Needed?.ToString(CultureInfo.InvariantCulture) ?? Word("tất cả", "all");

    private string Next(Target target) =>
        target switch
        {
            Target.ToStep to => to.StepId,
            Target.ToJoin join => Word($"hết nhánh của {join.ParallelId}", $"join of {join.ParallelId}"),
            _ => Word("kết thúc", "the end"),
        };
}
