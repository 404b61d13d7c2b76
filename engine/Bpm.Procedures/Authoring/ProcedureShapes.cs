using System.Collections.Immutable;
using static Bpm.Procedures.Authoring.ShapeWords;

namespace Bpm.Procedures.Authoring;

/// <summary>A procedure's file: its head, limit, papers, form, fees and examples.</summary>
internal static class ProcedureShapes
{
    private static readonly ValueShape s_steps = List(Map(Shapes.Step));
    private static readonly ValueShape s_caseSteps = Named(ScalarKind.Step, Term);

    public static readonly ImmutableArray<Shape> All =
    [
        new(
            Shapes.Procedure,
            "a procedure",
            "Một phiên bản của một thủ tục hành chính",
            "One version of one administrative procedure",
            [
                Need(
                    "procedure",
                    S(ScalarKind.ProcedureCode),
                    "Mã thủ tục: mã quốc gia, hoặc local.…",
                    "National code, or local.…",
                    "local.new"
                ),
                Need(
                    "version",
                    Whole(1, 9_999),
                    "Số phiên bản; tên tệp là mã@phiên-bản.yaml",
                    "The file is named code@version.yaml"
                ),
                Need("name", Prose, "Tên thủ tục", "Name of the procedure"),
                Need("field", Id, "Lĩnh vực, là tên thư mục", "Field, the folder's name", "land"),
                Need(
                    "authority",
                    Place,
                    "Cơ quan có thẩm quyền giải quyết",
                    "The competent authority",
                    "{ office: commune, for: form.commune }"
                ),
                Need(
                    "source",
                    Map("source"),
                    "Nguồn của định nghĩa",
                    "Where the definition comes from",
                    "{ kind: demo }"
                ),
                Key(
                    "confirmed",
                    OneOf(Words(("no", "chưa ai xác nhận", "nobody has")), Map("confirmation")),
                    "Ai xác nhận, ngày nào; chỉ thủ tục đã công bố và đã xác nhận mới ràng buộc người dân",
                    "Who confirmed it; only published and confirmed ones may bind an applicant"
                ),
                Key(
                    "adapted",
                    OneOf(Prose, Map("adapted")),
                    "Điều chỉnh từ đâu, thế nào",
                    "What it was adapted from, and how"
                ),
                Key(
                    "origin",
                    OneOf(
                        Words(("original", "nguyên văn", "as published"), ("adapted", "có điều chỉnh", "adapted")),
                        Map("origin")
                    ),
                    "Nguyên văn hay có điều chỉnh",
                    "As published, or adapted"
                ),
                Key("applies", Map("applies"), "Áp dụng cho hồ sơ nhận từ ngày nào", "Which dossiers use this version"),
                Key(
                    "online",
                    Words(
                        ("not-offered", "không", "no"),
                        ("offered", "có, chưa rõ mức độ", "yes"),
                        ("partial", "một phần", "partial"),
                        ("full", "toàn trình", "full")
                    ),
                    "Dịch vụ công trực tuyến",
                    "Whether it is offered online"
                ),
                Need("limit", Map("limit"), "Thời hạn luật định", "The legal limit", "{ statutory: 10 working days }"),
                Key(
                    "cases",
                    Named(ScalarKind.Id, Map("case")),
                    "Trường hợp có thời hạn riêng",
                    "Variants with terms of their own"
                ),
                Key("papers", List(Map("paper")), "Thành phần hồ sơ", "Papers of the dossier"),
                Key("form", List(Map("field")), "Các trường của biểu mẫu", "Questions of the electronic form"),
                Key("fees", List(Map("fee")), "Phí, lệ phí", "Fees"),
                Key("results", List(Map("result")), "Kết quả giải quyết", "What the applicant gets"),
                Key(
                    "use",
                    Map("use"),
                    "Dùng mẫu quy trình, thay cho các bước",
                    "A process template, in place of steps"
                ),
                Key("steps", s_steps, "Các bước, theo thứ tự", "The steps in order"),
                Key("rules", S(ScalarKind.Rules), "Các hàm quy tắc (rules.md)", "Rule functions (rules.md)"),
                Key(
                    "paper-table",
                    OneOf(Map("paper-table"), List(Map("paper-row"))),
                    "Bảng quy trình của quyết định, nguyên văn",
                    "The approved decision's step table, verbatim"
                ),
                Key(
                    "paper-total",
                    S(ScalarKind.PaperTime),
                    "Tổng thời gian mà bảng ghi",
                    "The total that the table declares"
                ),
                Key(
                    "examples",
                    List(Map("example")),
                    "Hồ sơ mẫu, chạy thử mỗi lần kiểm tra",
                    "Worked cases that run with every check"
                ),
                Key(
                    "accepted",
                    List(Map("accepted")),
                    "Phát hiện đã được chấp nhận, có lý do và ngày hết hạn",
                    "Findings that a person accepted"
                ),
            ]
        ),
        new(
            "source",
            "'source'",
            "Nguồn của định nghĩa",
            "Where the definition comes from",
            [
                Need(
                    "kind",
                    Words(
                        ("published", "đã công bố", "published"),
                        ("derived", "suy ra theo quy tắc", "derived by a rule"),
                        ("reconstructed", "dựng lại từ tài liệu", "reconstructed"),
                        ("demo", "bản mẫu", "demo")
                    ),
                    "Loại nguồn",
                    "Kind of source",
                    "demo"
                ),
                Key("decision", Prose, "Số quyết định công bố", "Number of the publishing decision"),
                Key("date", Date, "Ngày của quyết định", "Its date"),
                Key("rule", Prose, "Quy tắc suy ra", "The rule it was derived by"),
                Key("from", Prose, "Dựng lại từ đâu", "What it was reconstructed from"),
                Key("ref", Prose, "Địa chỉ, trang", "Address or page"),
            ]
        ),
        new(
            "confirmation",
            "'confirmed'",
            "Người xác nhận",
            "Who confirmed it",
            [Need("by", Prose, "Ai xác nhận", "Who"), Need("on", Date, "Ngày xác nhận", "When")]
        ),
        Words2("adapted", "'adapted'"),
        Words2(
            "origin",
            "'origin'",
            Key("process", Prose, "Quy tắc chọn quy trình", "Rule that chose the process"),
            Key("handler", Prose, "Quy tắc tìm cơ quan", "Rule that found the agency"),
            Key("level", Prose, "Quy tắc suy ra cấp", "Rule that gave the level"),
            Key("asked", Prose, "Quy tắc chọn nơi hỏi ý kiến", "Rule that chose who is asked")
        ),
        new(
            "applies",
            "'applies'",
            "Hồ sơ nào dùng phiên bản này",
            "Which dossiers use this version",
            [
                Key("received-from", Date, "Nhận từ ngày (tính cả ngày đó)", "Received from this date on, inclusive"),
                Key("received-until", Date, "Nhận đến ngày (tính cả ngày đó)", "Received until this date, inclusive"),
            ]
        ),
        new(
            "limit",
            "'limit'",
            "Thời hạn luật định",
            "The legal limit",
            [
                Need(
                    "statutory",
                    OneOf(
                        Term,
                        Words(
                            (
                                "not-published",
                                "nguồn không công bố; phải có hint",
                                "no source publishes one; needs a hint"
                            )
                        )
                    ),
                    "Thời hạn luật định",
                    "The statutory term",
                    "10 working days"
                ),
                Key("hint", Prose, "Nguồn ghi gì thay cho thời hạn", "What the source says instead"),
                Key(
                    "cut-off",
                    S(ScalarKind.Time),
                    "Nhận sau giờ này thì tính từ ngày làm việc sau",
                    "A later receipt counts from the next working day"
                ),
                Key(
                    "plus",
                    Named(ScalarKind.Id, Map("extra-time")),
                    "Thời gian cộng thêm hợp pháp",
                    "Lawful extra time"
                ),
                Key(
                    "extendable",
                    Named(ScalarKind.Id, Map("extension")),
                    "Gia hạn mà lãnh đạo được cho một lần",
                    "Extensions that may be granted once"
                ),
                Key("channels", Map("channels"), "Thời hạn riêng theo cách nộp", "Terms by channel"),
                Key(
                    "places",
                    Named(ScalarKind.Id, Map("place-limit")),
                    "Thời hạn riêng theo địa bàn",
                    "Limits of places"
                ),
            ]
        ),
        new(
            "place-limit",
            "a place's limit",
            "Thời hạn của địa bàn",
            "A place's limit",
            [
                Need(
                    "communes",
                    List(S(ScalarKind.Unit)),
                    "Các xã, phường thuộc địa bàn",
                    "The communes",
                    "[\"17329\"]"
                ),
                Need("statutory", Term, "Thời hạn luật định", "The legal limit", "25 working days"),
            ]
        ),
        new(
            "extra-time",
            "extra time",
            "Thời gian cộng thêm",
            "Lawful extra time",
            [
                Need("policy", S(ScalarKind.Policy), "Lấy từ quy định nào", "Policy value with the term"),
                Key("when", Condition, "Chỉ khi", "Only when"),
            ]
        ),
        new(
            "extension",
            "an extension",
            "Gia hạn",
            "An extension",
            [
                Need("by-up-to", Term, "Thêm nhiều nhất", "By at most", "5 working days"),
                Need("by", S(ScalarKind.Role), "Vai trò được cho gia hạn", "The role that may grant it", "leader"),
                Key("paper", Prose, "Giấy tờ gửi người nộp", "Paper that tells the applicant"),
            ]
        ),
        new(
            "channels",
            "'channels'",
            "Thời hạn theo cách nộp",
            "Terms by channel",
            [
                Key("counter", Term, "Nộp trực tiếp", "At the counter"),
                Key("online", Term, "Nộp trực tuyến", "Online"),
                Key("post", Term, "Qua bưu chính", "By post"),
            ]
        ),
        new(
            "case",
            "a case",
            "Trường hợp",
            "A variant with terms of its own",
            [
                Key("name", Prose, "Tên trường hợp", "What people read"),
                Key("statutory", Term, "Thời hạn luật định của trường hợp", "Its statutory term"),
                Key("when", Condition, "Tự chọn khi", "Chosen when"),
                Key("steps", s_caseSteps, "Thời hạn từng bước trong trường hợp này", "Terms of steps in this case"),
                Key("channels", Map("channels"), "Thời hạn theo cách nộp", "Terms by channel"),
            ]
        ),
        new(
            "paper",
            "a paper",
            "Giấy tờ của hồ sơ",
            "A paper of the dossier",
            [
                Need("id", Id, "Mã giấy tờ", "The paper's id", "new-paper"),
                Need("name", Prose, "Tên giấy tờ", "What people read"),
                Key("copies", Map("copies"), "Số bản", "How many", "{ original: 1 }"),
                Key(
                    "reuse",
                    YesNo,
                    "Được lấy từ kho dữ liệu, không yêu cầu nộp lại",
                    "May be taken from the document warehouse"
                ),
                Key("when", Condition, "Chỉ cần khi", "Only asked for when"),
                Key("form-number", Prose, "Số biểu mẫu", "Number of the form"),
                Key("decree", Prose, "Nghị định quy định mẫu", "Decree that gives the form"),
            ]
        ),
        new(
            "result",
            "a result",
            "Kết quả giải quyết",
            "What the applicant gets in the end",
            [
                Need("id", Id, "Mã kết quả", "The result's id", "new-result"),
                Need("name", Prose, "Tên kết quả", "What people read"),
                Key("when", Condition, "Chỉ cấp khi", "Only given when"),
                Key("form-number", Prose, "Số biểu mẫu", "Number of the form"),
                Key("decree", Prose, "Văn bản quy định mẫu", "Decree that gives the form"),
            ]
        ),
        new(
            "copies",
            "'copies'",
            "Số bản",
            "How many",
            [
                Key("original", Whole(0, 99), "Bản chính", "Originals", "1"),
                Key("copy", Whole(0, 99), "Bản sao", "Copies", "1"),
            ]
        ),
        new(
            "field",
            "a form field",
            "Trường của biểu mẫu",
            "One question of the form",
            [
                Need(
                    "id",
                    S(ScalarKind.FieldId),
                    "Mã trường, dùng trong quy tắc: chữ và số, bắt đầu bằng chữ thường",
                    "The field's id, which stands in rules"
                ),
                Need("label", Prose, "Nhãn", "What people read"),
                Need(
                    "type",
                    Words(
                        ("text", "chữ ngắn", "short text"),
                        ("long-text", "chữ dài", "long text"),
                        ("number", "số", "number"),
                        ("date", "ngày", "date"),
                        ("yes-no", "có/không", "yes or no"),
                        ("choice", "chọn một", "one of some"),
                        ("commune", "xã/phường", "commune"),
                        ("identity-number", "số định danh", "identity number"),
                        ("phone", "điện thoại", "phone"),
                        ("email", "thư điện tử", "email")
                    ),
                    "Kiểu",
                    "Type"
                ),
                Key("required", YesNo, "Bắt buộc (mặc định có)", "Must be answered; yes when left out"),
                Key("min", S(ScalarKind.Number), "Nhỏ nhất", "Least"),
                Key("max", S(ScalarKind.Number), "Lớn nhất", "Greatest"),
                Key("max-length", Whole(1, 20_000), "Số ký tự nhiều nhất", "Characters at most"),
                Key("pattern", S(ScalarKind.Pattern), "Mẫu ký tự", "Pattern of the whole answer"),
                Key(
                    "choices",
                    OneOf(List(OneOf(Prose, Map("choice-value"))), Named(ScalarKind.Text, Prose)),
                    "Các lựa chọn",
                    "The choices",
                    "[a, b]"
                ),
                Key("when", Condition, "Chỉ hỏi khi", "Only asked when"),
                Key("help", Prose, "Hướng dẫn", "Help"),
            ]
        ),
        new(
            "choice-value",
            "a choice",
            "Một lựa chọn",
            "One choice",
            [
                Need("value", Prose, "Giá trị, dùng trong quy tắc", "The value, which stands in rules"),
                Key("id", Prose, "Như value", "As value"),
                Key("label", Prose, "Nhãn", "What people read"),
            ]
        ),
        new(
            "fee",
            "a fee",
            "Phí, lệ phí",
            "A fee",
            [
                Need("id", Id, "Mã khoản thu", "The fee's id"),
                Key("name", Prose, "Tên khoản thu", "What people read"),
                Need("amount", S(ScalarKind.Money), "Số đồng, hoặc 'rule tên-hàm'", "Whole đồng, or 'rule name'", "0"),
                Key(
                    "when",
                    Words(
                        ("submission", "khi nộp hồ sơ", "at submission"),
                        ("before-result", "trước khi nhận kết quả", "before the result"),
                        ("delivery", "khi trả kết quả", "at delivery")
                    ),
                    "Thu khi nào",
                    "When it is collected"
                ),
            ]
        ),
        new(
            "use",
            "'use'",
            "Dùng mẫu quy trình",
            "Uses a process template",
            [
                Need("template", S(ScalarKind.Template), "Mẫu và phiên bản: tên@1", "Template and version: name@1"),
                Key("with", Named(ScalarKind.Parameter, new ValueShape.Anything()), "Các tham số", "The arguments"),
            ]
        ),
        new(
            "paper-table",
            "'paper-table'",
            "Bảng quy trình của quyết định",
            "An approved decision's step table",
            [
                Key("total", S(ScalarKind.PaperTime), "Tổng thời gian mà bảng ghi", "The total that it declares"),
                Key("note", Prose, "Ghi chú", "Note"),
                Key("rows", List(Map("paper-row")), "Các dòng", "The rows"),
            ]
        ),
        new(
            "paper-row",
            "a row",
            "Một dòng của bảng",
            "A row of the table",
            [
                Key("no", Prose, "TT", "Number"),
                Key("content", Prose, "Nội dung công việc", "What is done"),
                Key("unit", Prose, "Đơn vị", "Unit"),
                Key("person", Prose, "Người thực hiện", "Person"),
                Key("time", S(ScalarKind.PaperTime), "Thời gian", "Time"),
                Key("result", Prose, "Kết quả", "Result"),
            ]
        ),
        new(
            "example",
            "an example",
            "Hồ sơ mẫu",
            "A worked case",
            [
                Need("name", Prose, "Tên", "Name"),
                Need("received", Moment, "Lúc nhận", "When it was received"),
                Key("case", S(ScalarKind.Case), "Trường hợp", "Case"),
                Key("channel", ByChannel, "Cách nộp", "Channel"),
                Key(
                    "form",
                    Named(ScalarKind.Field, new ValueShape.Anything()),
                    "Câu trả lời của biểu mẫu",
                    "Answers of the form"
                ),
                Key(
                    "choose",
                    List(S(ScalarKind.Step)),
                    "Thủ tục con của nhóm mà người nộp chọn",
                    "Children of a group that the applicant chose"
                ),
                Key(
                    "do",
                    List(OneOf(S(ScalarKind.Act), Named(ScalarKind.Act, Moment))),
                    "Các việc đã làm: bước, bước.việc",
                    "What is done: step or step.action"
                ),
                Key(
                    "assume",
                    Term,
                    "Thời hạn giả định khi chưa công bố",
                    "Limit taken for granted where none is published"
                ),
                Key("due", Moment, "Hạn phải ra", "The promise that must come out"),
                Key("fee", S(ScalarKind.Money), "Phí phải ra", "The fee that must come out"),
                Key("outcome", Prose, "Kết quả phải ra", "The outcome that must come out"),
            ]
        ),
        new(
            "accepted",
            "an accepted finding",
            "Phát hiện đã chấp nhận",
            "A finding that a person accepted",
            [
                Need("check", S(ScalarKind.Diagnostic), "Mã phát hiện", "Code of the finding"),
                Need("why", Prose, "Vì sao", "Why"),
                Need("by", Prose, "Ai chấp nhận", "Who"),
                Need("until", Date, "Đến ngày", "Until"),
            ]
        ),
    ];

    // What only an import writes stands last: the rule of each derived part.
    private static Shape Words2(string id, string what, params ShapeKey[] more) =>
        new(
            id,
            what,
            "Điều chỉnh từ đâu",
            "What it was adapted from",
            [
                Key(
                    "kind",
                    Words(
                        ("original", "nguyên văn", "as published"),
                        ("adapted", "có điều chỉnh", "adapted"),
                        ("derived", "suy ra theo quy tắc", "derived by rules")
                    ),
                    "Nguyên văn hay có điều chỉnh",
                    "As published, or adapted"
                ),
                Key("from", Prose, "Từ đâu", "From what"),
                Key("note", Prose, "Thế nào", "How"),
                .. more,
            ]
        );
}
