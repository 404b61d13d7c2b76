using System.Collections.Immutable;
using Bpm.Procedures.Steps;
using static Bpm.Procedures.Authoring.ShapeWords;

namespace Bpm.Procedures.Authoring;

/// <summary>Steps of every kind, and the maps inside them.</summary>
internal static class StepShapes
{
    private static readonly ValueShape s_kind = new ValueShape.Words([
        .. StepKinds.All.Select(k => new Word(k.Id, k.Name, EnglishOf(k.Id))),
    ]);

    private static readonly ShapeKey[] s_all =
    [
        Need("id", Id, "Mã bước, không trùng trong thủ tục", "The step's id, unique in the procedure", "new-step"),
        Key("kind", s_kind, "Loại bước; không ghi là bước xử lý (work)", "Kind of step; 'work' when left out"),
        Key(
            "name",
            Prose,
            "Tên bước như cán bộ đọc; không ghi thì lấy tên của loại",
            "What people read; the kind's name when left out"
        ),
        Key("only-when", Condition, "Bước chỉ có khi điều kiện đúng", "The step is passed over when this is false"),
        Key("within", OneOf(Term, Map("within")), "Thời hạn của bước", "The step's own term"),
        Key(
            "escalate",
            List(Map("escalation")),
            "Báo cho ai, trước hoặc sau hạn",
            "Who is told before or after the due moment"
        ),
        Key("gives", List(S(ScalarKind.Id)), "Giấy tờ mà bước tạo ra", "Papers that the step produces"),
        Key("takes", List(S(ScalarKind.Id)), "Giấy tờ mà bước cần", "Papers that the step needs"),
    ];

    private static readonly ShapeKey[] s_worked =
    [
        Key("at", Place, "Nơi thực hiện bước", "Where the step is done", "authority"),
        Key("role", S(ScalarKind.Role), "Vai trò được làm bước này", "The role that may do it", "specialist"),
        Key(
            "share",
            Term,
            "Phần thời gian trong thủ tục trả ngay, thay cho thời hạn",
            "Part of a same-day procedure's time, in place of a term",
            "1 working hour"
        ),
        Key(
            "actions",
            Named(ScalarKind.Id, Map("action")),
            "Những việc người thực hiện được chọn",
            "What the person may choose"
        ),
        Key(
            "not-by",
            List(S(ScalarKind.Step)),
            "Người đã làm các bước này không được làm bước này (hai người bốn mắt)",
            "Whoever did these steps may not do this one (four eyes)"
        ),
    ];

    public static readonly ImmutableArray<Shape> All =
    [
        .. StepKinds.All.Select(k => new Shape(
            IdOf(k.Id),
            $"a '{k.Id}' step",
            $"Bước {char.ToLowerInvariant(k.Name[0])}{k.Name[1..]}",
            EnglishOf(k.Id),
            [.. s_all, .. k.IsWorkedOn ? s_worked : [], .. OwnOf(k.Id)]
        )),
        new(
            "within",
            "'within'",
            "Thời hạn do cơ quan khác quy định",
            "A term that another agency sets",
            [
                Need("term", Term, "Thời hạn", "The term"),
                Key(
                    "set-by",
                    S(ScalarKind.Office),
                    "Cơ quan mà luật của họ quy định thời hạn: không quyết định nào của tỉnh cắt được",
                    "The agency whose law sets the term: no local decision may cut it"
                ),
            ]
        ),
        new(
            "escalation",
            "an escalation",
            "Nhắc một vai trò",
            "Tells a role",
            [
                Key("before", Term, "Trước hạn bao lâu", "How long before the due moment"),
                Key("after", Term, "Sau hạn bao lâu", "How long after the due moment"),
                Need("to", S(ScalarKind.Role), "Vai trò được báo", "The role that is told", "leader"),
            ]
        ),
        new(
            "place",
            "a place",
            "Một cơ quan theo loại, hoặc một đơn vị cụ thể",
            "An office of a kind, or one unit",
            [
                Key("office", S(ScalarKind.Office), "Loại cơ quan", "Kind of office", "commune"),
                Key(
                    "for",
                    S(ScalarKind.CommuneField),
                    "Phục vụ xã/phường ghi ở trường này của biểu mẫu",
                    "The office that serves the commune in this form field",
                    "form.commune"
                ),
                Key("unit", S(ScalarKind.Unit), "Mã một đơn vị cụ thể", "One unit by its code"),
            ]
        ),
        new(
            "action",
            "an action",
            "Một việc mà người thực hiện bước được chọn",
            "One thing that the person at a step may choose",
            [
                Key("name", Prose, "Tên trên nút bấm", "What the button says"),
                Key(
                    "to",
                    S(ScalarKind.Step),
                    "Bước tiếp theo; không ghi là bước ngay sau",
                    "The step to go to; the next one when left out"
                ),
                Key(
                    "outcome",
                    Prose,
                    "Kết quả của hồ sơ: granted, refused…",
                    "Sets the dossier's outcome: granted, refused …",
                    "refused"
                ),
                Key(
                    "pause",
                    S(ScalarKind.Ground),
                    "Tạm dừng đồng hồ vì lý do này",
                    "Pauses on this ground",
                    "supplement"
                ),
                Key(
                    "back-to",
                    S(ScalarKind.Step),
                    "Sau tạm dừng, tiếp tục ở bước nào",
                    "The step that goes on after the pause"
                ),
                Key(
                    "at-most",
                    Whole(1, 99),
                    "Được chọn nhiều nhất mấy lần trong một hồ sơ",
                    "How often in one dossier",
                    "2"
                ),
                Key(
                    "to-whom",
                    Words(
                        ("last-holder", "người đã làm bước đó lần trước", "whoever did that step last"),
                        ("anyone", "bất kỳ ai có vai trò", "anyone with the role")
                    ),
                    "Trả lại cho ai",
                    "To whom a return goes"
                ),
                Key("rework", Term, "Thời hạn của lần làm lại", "Term of the new visit"),
                Key("reason", YesNo, "Phải ghi lý do", "A reason must be given"),
            ]
        ),
        new(
            "ends-by",
            "'ends-by'",
            "Chờ đến khi nào thì phải làm gì",
            "When a wait ends, and what then",
            [
                Need(
                    "policy",
                    S(ScalarKind.Policy),
                    "Thời hạn lấy từ quy định nào",
                    "Policy value with the period",
                    "payment-period"
                ),
                Key(
                    "then",
                    S(ScalarKind.Step),
                    "Rồi: nhắc (remind), dừng (stop) hoặc sang bước",
                    "Then remind, stop, or the step to go to",
                    "remind"
                ),
            ]
        ),
        new(
            "way",
            "a way",
            "Một nhánh rẽ",
            "One way of a choice",
            [
                Need("when", Condition, "Điều kiện", "Condition", "form.…"),
                Need("to", S(ScalarKind.Step), "Bước tiếp theo", "The step to go to"),
            ]
        ),
        new(
            "branch",
            "a branch",
            "Một nhánh song song",
            "One branch of a parallel block",
            [
                Need("id", Id, "Mã nhánh", "The branch's id", "new-branch"),
                Key("name", Prose, "Tên nhánh", "What people read"),
                Key(
                    "only-when",
                    Condition,
                    "Nhánh chỉ có khi điều kiện đúng",
                    "The branch is left out when this is false"
                ),
                Need("steps", List(Map(Shapes.Step)), "Các bước của nhánh", "Steps of the branch"),
            ]
        ),
        new(
            "choose",
            "'choose'",
            "Người nộp chọn thủ tục con",
            "The applicant chooses among the children",
            [
                Key("by", Words(("applicant", "người nộp hồ sơ", "the applicant")), "Ai chọn", "Who chooses"),
                Key("at-least", Whole(1, LanguageLimits.Steps), "Chọn ít nhất mấy thủ tục", "How many at least"),
            ]
        ),
    ];

    public static string IdOf(string kind) => "step-" + kind;

    private static ShapeKey[] OwnOf(string kind)
    {
        var join = Key(
            "join",
            OneOf(
                Words(("all", "đủ tất cả", "all of them"), ("any", "một là đủ", "the first")),
                Whole(1, LanguageLimits.Steps)
            ),
            "Xong bao nhiêu phần thì đi tiếp",
            "How many must finish"
        );
        return kind switch
        {
            "wait" =>
            [
                Need(
                    "for",
                    OneOf(Words(("applicant", "người nộp hồ sơ", "the applicant")), S(ScalarKind.Office)),
                    "Chờ ai",
                    "Who is waited for"
                ),
                Need("ground", S(ScalarKind.Ground), "Lý do tạm dừng", "Pause ground", "supplement"),
                Need(
                    "until",
                    Prose,
                    "Giấy tờ hoặc việc kết thúc chờ",
                    "Paper or fact that ends the wait",
                    "payment-proof"
                ),
                Key(
                    "ends-by",
                    Map("ends-by"),
                    "Chờ đến khi nào",
                    "When the wait ends",
                    "{ policy: payment-period, then: remind }"
                ),
            ],
            "choice" =>
            [
                Need("ways", List(Map("way")), "Các nhánh, xét từ trên xuống", "The ways, first true one wins"),
                Key("otherwise", S(ScalarKind.Step), "Khi không nhánh nào đúng", "Where to go when none is true"),
            ],
            "parallel" =>
            [
                Need(
                    "branches",
                    OneOf(List(Map("branch")), Named(ScalarKind.Id, OneOf(List(Map(Shapes.Step)), Map("branch")))),
                    "Các nhánh chạy cùng lúc",
                    "Branches that run at once"
                ),
                join,
            ],
            "consult" =>
            [
                Need("units", List(Place), "Các cơ quan được lấy ý kiến", "Agencies that are asked"),
                join,
                Key(
                    "silence",
                    Words(
                        ("consent", "không trả lời là đồng ý", "silence is consent"),
                        ("none", "không có nghĩa gì", "means nothing")
                    ),
                    "Không trả lời đúng hạn thì coi là",
                    "What silence means at the end of the term"
                ),
                Key(
                    "basis",
                    Prose,
                    "Căn cứ pháp lý để im lặng là đồng ý",
                    "The law that lets silence be consent",
                    "\"…\""
                ),
            ],
            "stage" =>
            [
                Need("steps", List(Map(Shapes.Step)), "Các bước chung một thời hạn", "Steps that share one term"),
            ],
            "group" =>
            [
                Need("children", List(Map(IdOf("child"))), "Các thủ tục con", "The children"),
                Key("choose", Map("choose"), "Người nộp được chọn", "What the applicant may choose"),
                Key(
                    "if-one-refused",
                    Words(
                        ("stop", "dừng cả nhóm", "the group stops"),
                        ("go-on", "các thủ tục khác vẫn tiếp tục", "the others go on")
                    ),
                    "Khi một thủ tục con bị từ chối mà không nói gì riêng",
                    "When a child is refused that says nothing itself"
                ),
            ],
            "child" =>
            [
                Need("procedure", S(ScalarKind.ProcedureCode), "Mã thủ tục con", "Code of the child procedure"),
                Key(
                    "if-refused",
                    Words(
                        ("stop", "dừng cả nhóm", "the group stops"),
                        ("go-on", "các thủ tục khác vẫn tiếp tục", "the others go on")
                    ),
                    "Khi thủ tục con bị từ chối",
                    "When the child is refused"
                ),
                Key(
                    "extension",
                    Words(
                        ("moves-whole", "lùi hẹn của cả nhóm", "moves the promise of the whole"),
                        ("own", "chỉ của thủ tục con", "of the child alone")
                    ),
                    "Khi thủ tục con được gia hạn",
                    "When the child is lawfully extended"
                ),
            ],
            _ => [],
        };
    }

    internal static string EnglishOf(string kind) =>
        kind switch
        {
            "receive" => "Reception at the one-stop desk",
            "work" => "Work by an officer",
            "sign" => "Approval and signature by a leader",
            "issue" => "Number, seal and issue by the clerk",
            "handoff" => "Custody moves to another agency with its own term",
            "deliver" => "Hands the result to the applicant; the clock ends before it",
            "wait" => "Waits for someone outside; pauses clocks",
            "choice" => "Goes one way by the first rule that is true",
            "parallel" => "Several branches at once",
            "consult" => "Asks other agencies for their opinion",
            "stage" => "Several steps that share one term",
            "group" => "Several procedures under one public number",
            "child" => "Another procedure as part of this dossier",
            _ => kind,
        };
}
