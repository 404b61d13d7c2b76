using System.Collections.Immutable;
using static Bpm.Procedures.Authoring.ShapeWords;

namespace Bpm.Procedures.Authoring;

/// <summary>The other documents: templates, policies, reductions, calendars, organisation.</summary>
internal static class DocumentShapes
{
    private static readonly ShapeKey s_basis = Key("basis", Prose, "Căn cứ pháp lý", "The law it stands on");
    private static readonly ShapeKey s_confirmed = Key(
        "confirmed",
        YesNo,
        "Đã có người đối chiếu văn bản",
        "Someone has read it in the law's own text"
    );
    private static readonly ShapeKey s_notes = Key("notes", Prose, "Ghi chú", "Notes");
    private static readonly ValueShape s_dates = Named(ScalarKind.Date, Prose);

    public static readonly ImmutableArray<Shape> All =
    [
        new(
            Shapes.Template,
            "a template",
            "Mẫu quy trình dùng cho nhiều thủ tục",
            "A process template for many procedures",
            [
                Need(
                    "template",
                    Id,
                    "Mã mẫu; tên tệp là mã@phiên-bản.yaml",
                    "The template's id; the file is named id@version.yaml"
                ),
                Need("version", Whole(1, 9_999), "Số phiên bản", "Version"),
                Need("name", Prose, "Tên mẫu", "What people read"),
                Need("reason", Prose, "Khi nào chọn mẫu này, vì sao", "When to choose it, and why it has this shape"),
                Key("parameters", List(Map("parameter")), "Các tham số", "What a procedure gives it"),
                Key("form", List(Map("field")), "Các trường có sẵn của biểu mẫu", "Form fields that it brings"),
                Need("steps", List(Map(Shapes.Step)), "Các bước; $tên là tham số", "The steps; $name is a parameter"),
            ]
        ),
        new(
            "parameter",
            "a parameter",
            "Tham số của mẫu",
            "A parameter of a template",
            [
                Need("id", Id, "Mã tham số", "The parameter's id"),
                Need(
                    "type",
                    Words(
                        ("term", "thời hạn", "a term"),
                        ("unit", "nơi làm", "a place"),
                        ("units", "các nơi", "places"),
                        ("role", "vai trò", "a role"),
                        ("number", "số nguyên", "a whole number"),
                        ("text", "chữ", "text")
                    ),
                    "Kiểu",
                    "Type"
                ),
                Key("name", Prose, "Tên", "What people read"),
                Key(
                    "default",
                    new ValueShape.Anything(),
                    "Giá trị mặc định; không có là bắt buộc",
                    "The value when none is given; without one it is required"
                ),
            ]
        ),
        new(
            Shapes.Policies,
            "a policy file",
            "Các con số và căn cứ của pháp luật",
            "Legal numbers and pause grounds",
            [
                Need("policies", Id, "Tên tệp", "Name of the file"),
                Key("grounds", List(Map("ground")), "Lý do tạm dừng", "Pause grounds"),
                Key("values", List(Map("policy-value")), "Các giá trị theo ngày", "Dated values"),
            ]
        ),
        new(
            "ground",
            "a ground",
            "Lý do tạm dừng đồng hồ",
            "Why clocks may stand still",
            [
                Need("id", Id, "Mã lý do", "The ground's id"),
                Need("name", Prose, "Tên", "What people read"),
                s_basis,
                s_confirmed,
                Key(
                    "stops",
                    List(
                        Words(
                            ("statutory", "thời hạn luật định", "the statutory clock"),
                            ("committed", "thời hạn cam kết", "the committed clock")
                        )
                    ),
                    "Dừng đồng hồ nào",
                    "Which clocks it stops"
                ),
                Key(
                    "effect",
                    Words(
                        ("resume", "tính tiếp phần còn lại", "goes on with what is left"),
                        ("restart", "tính lại từ đầu", "begins again")
                    ),
                    "Sau tạm dừng",
                    "After the pause"
                ),
                Key(
                    "holder",
                    Words(
                        ("applicant", "người nộp", "the applicant"),
                        ("lawful-pause", "tạm dừng hợp pháp", "a lawful pause")
                    ),
                    "Thời gian tạm dừng tính cho ai",
                    "Whom the ledger debits"
                ),
                Key("national-status", Whole(1, 10), "Trạng thái trên Cổng quốc gia", "Status on the national portal"),
            ]
        ),
        new(
            "policy-value",
            "a policy value",
            "Một con số của pháp luật, từ một ngày",
            "A number of the law, from a date",
            [
                Need("id", Id, "Mã", "The value's id"),
                Need("from", Date, "Có hiệu lực từ ngày", "In force from"),
                Key("term", Term, "Thời hạn", "A term"),
                Key("time", S(ScalarKind.Time), "Giờ trong ngày", "A time of day"),
                Key("count", Whole(0, 1_000_000), "Số lượng", "A count"),
                Key("unset", YesNo, "Chưa nguồn nào cho giá trị", "No source gives a value"),
                s_basis,
                s_confirmed,
            ]
        ),
        new(
            Shapes.Reduction,
            "a reduction file",
            "Quyết định rút ngắn thời gian giải quyết",
            "A decision that shortens processing times",
            [
                Need("reduction", Map("reduction"), "Quyết định", "The decision"),
                Key("items", List(Map("reduction-item")), "Các thủ tục", "The procedures"),
            ]
        ),
        new(
            "reduction",
            "'reduction'",
            "Quyết định",
            "The decision",
            [
                Key("number", Prose, "Số quyết định", "Number"),
                Key("date", Date, "Ngày ký", "Date"),
                Key("effect", Date, "Ngày có hiệu lực", "In force from"),
                Key("signer", Prose, "Người ký", "Signer"),
                Key(
                    "kind",
                    Words(
                        ("decision", "quyết định", "a decision"),
                        ("demo", "bản mẫu", "demo"),
                        ("reconstructed", "dựng lại", "reconstructed")
                    ),
                    "Loại",
                    "Kind"
                ),
                s_notes,
                Key("source", Prose, "Nguồn", "Source"),
            ]
        ),
        new(
            "reduction-item",
            "an item",
            "Thời hạn cam kết của một thủ tục",
            "The committed term of one procedure",
            [
                Need("procedure", S(ScalarKind.ProcedureCode), "Mã thủ tục", "Code of the procedure"),
                Key("case", S(ScalarKind.Case), "Trường hợp", "Case"),
                Key("channel", ByChannel, "Cách nộp", "Channel"),
                Need("committed", Term, "Thời hạn cam kết", "The committed term"),
                Key("steps", Named(ScalarKind.Step, Term), "Thời hạn từng bước", "Terms of steps"),
                s_notes,
            ]
        ),
        new(
            Shapes.Calendar,
            "a calendar",
            "Lịch làm việc",
            "A working calendar",
            [
                Need("calendar", Id, "Mã lịch", "The calendar's id"),
                Need("version", Whole(1, 99_999), "Số phiên bản", "Version"),
                Key("extends", S(ScalarKind.Calendar), "Dựa trên lịch", "The calendar that it changes"),
                Key("title", Prose, "Tên", "What people read"),
                Key("week", Map("week"), "Giờ làm việc trong tuần", "Hours of the week"),
                Key("day-length", Term, "Một ngày làm việc dài", "Length of a working day", "8 working hours"),
                Key("cut-off", S(ScalarKind.Time), "Giờ chốt nhận hồ sơ", "Late-receipt cut-off"),
                Key("years", Named(ScalarKind.Whole, Map("year")), "Các năm", "The years"),
                Key("seasons", List(Map("season")), "Giờ theo mùa", "Seasonal hours"),
                Key("closures", List(Map("closure")), "Ngày đóng cửa", "Closures"),
                s_notes,
            ]
        ),
        new(
            "week",
            "a week",
            "Giờ làm việc từng ngày",
            "Hours of each weekday",
            [
                .. new[]
                {
                    ("monday", "Thứ hai"),
                    ("tuesday", "Thứ ba"),
                    ("wednesday", "Thứ tư"),
                    ("thursday", "Thứ năm"),
                    ("friday", "Thứ sáu"),
                    ("saturday", "Thứ bảy"),
                    ("sunday", "Chủ nhật"),
                }.Select(d =>
                    Key(d.Item1, Prose, d.Item2, "Such as 07:30-11:30, 13:30-17:30", "07:30-11:30, 13:30-17:30")
                ),
            ]
        ),
        new(
            "year",
            "a year",
            "Ngày nghỉ của một năm",
            "Days off of a year",
            [
                Key(
                    "status",
                    Words(("decided", "đã có quyết định", "decided"), ("provisional", "tạm tính", "provisional")),
                    "Tình trạng",
                    "How well it is known"
                ),
                Key("decision", Prose, "Số quyết định", "The decision"),
                Key("source", Prose, "Nguồn", "Source"),
                Key("off", s_dates, "Ngày nghỉ và lý do", "Days off and why"),
                Key(
                    "worked",
                    Named(ScalarKind.Date, OneOf(Prose, Map("worked-day"))),
                    "Ngày làm bù",
                    "Swapped working days"
                ),
                Key("undecided", s_dates, "Ngày chưa quyết", "Dates nobody has decided"),
            ]
        ),
        new(
            "worked-day",
            "a worked day",
            "Ngày làm bù",
            "A swapped working day",
            [Key("reason", Prose, "Lý do", "Why"), Key("hours", Prose, "Giờ làm", "Its hours")]
        ),
        new(
            "season",
            "a season",
            "Giờ theo mùa",
            "Seasonal hours",
            [
                Need("from", Date, "Từ ngày", "From"),
                Need("to", Date, "Đến ngày", "To"),
                Need("week", Map("week"), "Giờ trong tuần", "Hours of the week"),
                Key("reason", Prose, "Lý do", "Why"),
            ]
        ),
        new(
            "closure",
            "a closure",
            "Đóng cửa",
            "A closure",
            [
                Need("from", OneOf(Date, Moment), "Từ", "From"),
                Key("to", OneOf(Date, Moment), "Đến", "To"),
                Key("reason", Prose, "Lý do", "Why"),
            ]
        ),
        new(
            Shapes.Organisation,
            "an organisation file",
            "Tổ chức của tỉnh",
            "The organisation of a province",
            [
                Need("organisation", Id, "Tên", "Name"),
                Key("units", List(Map("unit")), "Các đơn vị", "Units"),
                Key("roles", List(Map("role")), "Các vai trò", "Roles"),
                Key("people", List(Map("person")), "Người dùng mẫu", "Demo people"),
                Key("fields", List(Map("administrative-field")), "Các lĩnh vực", "Fields of administration"),
            ]
        ),
        new(
            "administrative-field",
            "a field",
            "Lĩnh vực",
            "A field of administration",
            [
                Need("id", Id, "Mã lĩnh vực", "The field's id and folder"),
                Need("name", Prose, "Tên", "Name"),
                Key("takes", List(Prose), "Tên khác trong các danh mục", "Other names in lists"),
            ]
        ),
        new(
            "unit",
            "a unit",
            "Đơn vị",
            "A public office",
            [
                Need("code", Prose, "Mã đơn vị", "Stable code"),
                Need("name", Prose, "Tên đơn vị", "What people read"),
                Need("office", Prose, "Loại cơ quan", "Kind of office"),
                Key("parent", S(ScalarKind.Unit), "Đơn vị cấp trên", "The unit above it"),
                Key("serves", List(S(ScalarKind.Unit)), "Phục vụ các xã/phường", "Communes that it serves"),
                Key("from", Date, "Có từ ngày", "Exists from"),
                Key("until", Date, "Có đến ngày", "Exists until"),
                Key("successors", List(S(ScalarKind.Unit)), "Đơn vị kế thừa", "Units that took over"),
                Key("calendar", S(ScalarKind.Calendar), "Lịch tính thời hạn", "Calendar that counts terms"),
                Key("reception-calendar", S(ScalarKind.Calendar), "Lịch tiếp nhận", "Calendar of reception"),
                s_notes,
            ]
        ),
        new(
            "role",
            "a role",
            "Vai trò",
            "A role",
            [
                Need("id", Id, "Mã vai trò", "The role's id"),
                Need("name", Prose, "Tên", "Vietnamese name"),
                Key("en", Prose, "Tên tiếng Anh", "English name"),
                s_notes,
            ]
        ),
        new(
            "person",
            "a person",
            "Người dùng mẫu",
            "A demo person",
            [
                Need("user", Prose, "Tên đăng nhập", "Sign-in name"),
                Need("name", Prose, "Họ tên", "Name"),
                Key("title", Prose, "Chức danh", "Position"),
                Key("grants", List(Map("grant")), "Vai trò ở đơn vị", "Roles at units"),
                s_notes,
            ]
        ),
        new(
            "grant",
            "a grant",
            "Vai trò ở một đơn vị",
            "A role at a unit",
            [Need("unit", S(ScalarKind.Unit), "Đơn vị", "Unit"), Need("role", S(ScalarKind.Role), "Vai trò", "Role")]
        ),
    ];
}
