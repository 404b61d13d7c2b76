using System.Collections.Frozen;
using System.Collections.Immutable;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Reading;

/// <summary>
/// Every code that a finding can have, in one table; <c>engine/docs/diagnostics.md</c> has a section for each. The
/// letter names the area: Y YAML, T time, S steps, R organisation, L legal numbers, P papers, F form and examples,
/// X rules, V versions, M templates, E what examples come out as.
/// </summary>
public static class Codes
{
    public static readonly DiagnosticCode TooLarge = new(
        "BPM-Y001",
        Severity.Error,
        ("Tệp quá lớn", "File too large"),
        (
            "Tệp sinh tự động hoặc cố ý phá, làm treo mỗi lần khởi động máy chủ",
            "A generated or hostile file that stalls every start of the server"
        )
    );

    public static readonly DiagnosticCode NotUtf8 = new(
        "BPM-Y002",
        Severity.Error,
        ("Không phải mã UTF-8", "Not UTF-8"),
        ("Tên tiếng Việt in ra giấy thành dấu hỏi", "Vietnamese names printed as question marks on slips")
    );

    public static readonly DiagnosticCode NotNfc = new(
        "BPM-Y003",
        Severity.Error,
        ("Chữ có dấu không ở dạng dựng sẵn (NFC)", "Not in Unicode form C"),
        (
            "Hai cách gõ “Thẩm định” trông giống nhau mà tìm không bao giờ ra",
            "Two spellings of \"Thẩm định\" that look alike and never match in search"
        )
    );

    public static readonly DiagnosticCode CarriageReturn = new(
        "BPM-Y004",
        Severity.Error,
        ("Dòng kết thúc bằng CR LF", "Line ends in CR LF"),
        (
            "Tệp có mã băm khác chính tệp đó trên máy khác",
            "A file whose hash differs from the same file on another computer"
        )
    );

    public static readonly DiagnosticCode ControlCharacter = new(
        "BPM-Y005",
        Severity.Error,
        ("Ký tự không nhìn thấy", "Invisible character"),
        ("Người rà soát đọc một đằng, máy đọc một nẻo", "A reviewer who reads another text than the computer")
    );

    public static readonly DiagnosticCode Syntax = new(
        "BPM-Y006",
        Severity.Error,
        ("Sai cú pháp YAML", "Not YAML"),
        ("Tệp mới lưu được một nửa", "A file that was saved half-way")
    );

    public static readonly DiagnosticCode TooDeep = new(
        "BPM-Y007",
        Severity.Error,
        ("Lồng quá sâu", "Nested too deep"),
        ("Tệp cố ý phá, làm tràn bộ nhớ ngăn xếp", "A hostile file that exhausts the stack")
    );

    public static readonly DiagnosticCode AnchorOrTag = new(
        "BPM-Y008",
        Severity.Error,
        ("Không được dùng neo, bí danh, nhãn", "Anchor, alias or tag"),
        ("Tệp nhỏ nở ra thành hàng gigabyte", "A small file that expands to gigabytes")
    );

    public static readonly DiagnosticCode SeveralDocuments = new(
        "BPM-Y009",
        Severity.Error,
        ("Có văn bản thứ hai trong tệp", "Second document"),
        ("Thủ tục đứng sau dòng “---” mà không ai thấy", "A procedure after '---' that nobody ever sees")
    );

    public static readonly DiagnosticCode UnknownKey = new(
        "BPM-Y010",
        Severity.Error,
        ("Không có khóa này", "Unknown key"),
        (
            "“witin: 5 working days” bị bỏ qua, nên bước không có thời hạn",
            "'witin: 5 working days' that is ignored, so the step has no term"
        )
    );

    public static readonly DiagnosticCode DuplicateKey = new(
        "BPM-Y011",
        Severity.Error,
        ("Khóa ghi hai lần", "Key given twice"),
        (
            "Một tệp ghi hai thời hạn, người đọc tưởng là thời hạn kia",
            "Two limits in one file, of which the reader took the other one"
        )
    );

    public static readonly DiagnosticCode MissingKey = new(
        "BPM-Y012",
        Severity.Error,
        ("Thiếu khóa", "Key missing"),
        ("Bước không có mã nên không bước nào gọi tới được", "A step without an id, which no other step can name")
    );

    public static readonly DiagnosticCode WrongShape = new(
        "BPM-Y013",
        Severity.Error,
        ("Sai dạng giá trị", "Another shape expected"),
        ("Ghi danh sách ở chỗ cần một từ, nên coi như không có gì", "A list where one word belongs, read as nothing")
    );

    public static readonly DiagnosticCode NotADate = new(
        "BPM-Y014",
        Severity.Error,
        ("Không phải ngày giờ", "Not a date or time"),
        ("Phiên bản không bao giờ có hiệu lực", "A version that never comes into force")
    );

    public static readonly DiagnosticCode NotAWord = new(
        "BPM-Y015",
        Severity.Error,
        ("Không thuộc các từ cho phép", "Not one of the allowed words"),
        ("“online: ful” bị hiểu là không nhận hồ sơ trực tuyến", "'online: ful' taken for 'not offered'")
    );

    public static readonly DiagnosticCode NotANumber = new(
        "BPM-Y016",
        Severity.Error,
        ("Không phải số", "Not a number"),
        ("Phí 75.000 bị đọc thành 75 đồng", "A fee of 75.000 read as 75 đồng")
    );

    public static readonly DiagnosticCode NotAnId = new(
        "BPM-Y017",
        Severity.Error,
        ("Mã không hợp lệ", "Not an id"),
        (
            "Mã có dấu cách, không quy tắc và địa chỉ nào dùng được",
            "An id with a space that no rule and no address can hold"
        )
    );

    public static readonly DiagnosticCode TooMany = new(
        "BPM-Y018",
        Severity.Error,
        ("Quá nhiều", "Too many"),
        ("Thủ tục hàng nghìn bước do nhập dữ liệu hỏng", "A procedure of thousands of steps made by a broken import")
    );

    public static readonly DiagnosticCode UnknownPlace = new(
        "BPM-Y019",
        Severity.Warning,
        ("Tệp không ở thư mục nào được biết", "File in no known place"),
        (
            "Thủ tục lưu ra ngoài thư mục danh mục nên không bao giờ được đọc",
            "A procedure saved beside the catalogue, which is never loaded"
        )
    );

    public static readonly DiagnosticCode EmptyFile = new(
        "BPM-Y020",
        Severity.Error,
        ("Tệp trống", "Empty file"),
        ("Thủ tục mất nội dung khi đĩa đầy", "A procedure that lost its text when the disk was full")
    );

    public static readonly DiagnosticCode BadTerm = new(
        "BPM-T001",
        Severity.Error,
        ("Không phải thời hạn", "Not a term"),
        (
            "“within: 5” người này hiểu là ngày, người kia hiểu là ngày làm việc",
            "'within: 5' read as days by one person and as working days by the other"
        )
    );

    public static readonly DiagnosticCode StepsOverLimit = new(
        "BPM-T002",
        Severity.Error,
        ("Tổng các bước vượt thời hạn", "Steps take longer than the limit"),
        (
            "Thủ tục mà cán bộ nào cũng đúng hạn nhưng hồ sơ nào cũng trễ",
            "A procedure in which every officer is on time and every dossier is late"
        )
    );

    public static readonly DiagnosticCode CommittedOverStatutory = new(
        "BPM-T003",
        Severity.Error,
        ("Cam kết dài hơn luật định", "Committed limit above the statutory one"),
        (
            "Quyết định của địa phương hẹn lâu hơn luật cho phép",
            "A local decision that promises more time than the law allows"
        )
    );

    public static readonly DiagnosticCode WorkingUnderCalendar = new(
        "BPM-T004",
        Severity.Error,
        ("Thời hạn các bước không vừa thời hạn theo ngày lịch", "Working terms do not fit a calendar limit"),
        (
            "Mười ngày lịch chỉ có sáu ngày làm việc cho tám ngày công việc",
            "Ten calendar days that hold six working days, for eight days of work"
        )
    );

    public static readonly DiagnosticCode WorkingUnderCalendarHoliday = new(
        "BPM-T005",
        Severity.Warning,
        (
            "Gặp ngày lễ thì các bước không vừa thời hạn theo ngày lịch",
            "Working terms fail a calendar limit around holidays"
        ),
        ("Hẹn trả qua Tết mà không cơ quan nào giữ được", "A promise over Tết that no office can keep")
    );

    public static readonly DiagnosticCode SharesOverDay = new(
        "BPM-T006",
        Severity.Error,
        ("Các phần vượt quá một ngày", "Shares of a same-day procedure exceed the day"),
        ("Các bước trong ngày cộng lại thành mười giờ", "Same-day steps that add up to ten hours")
    );

    public static readonly DiagnosticCode TermsDoNotCompare = new(
        "BPM-T007",
        Severity.Notice,
        ("Thời hạn của bước không cộng được", "A step's term cannot be summed"),
        (
            "Thời hạn tính theo tháng nằm trong thời hạn ngày làm việc, không phép cộng nào so được",
            "A term in months inside a limit in working days, which no sum can judge"
        )
    );

    public static readonly DiagnosticCode CalendarWrong = new(
        "BPM-T008",
        Severity.Error,
        ("Lịch không dùng được", "Calendar cannot be used"),
        ("Một năm có ngày nghỉ lễ sai ngày", "A year with holidays on the wrong dates")
    );

    public static readonly DiagnosticCode ReductionCutsSetBy = new(
        "BPM-T009",
        Severity.Error,
        ("Cắt giảm thời hạn của cơ quan khác", "Reduction cuts a term that another agency sets"),
        (
            "Tỉnh rút ngắn trên giấy thời gian của cơ quan thuế",
            "A province that shortens the tax office's own time on paper"
        )
    );

    public static readonly DiagnosticCode StepsAndOthersOverLimit = new(
        "BPM-T011",
        Severity.Warning,
        (
            "Cộng cả thời hạn của cơ quan khác thì vượt thời hạn",
            "Steps and the terms of others take longer than the limit"
        ),
        (
            "Cơ quan thuế dùng đủ số ngày luật cho, và hồ sơ trễ đúng chừng ấy",
            "A tax office that takes its lawful days, and a dossier that is late by them"
        )
    );

    public static readonly DiagnosticCode CalendarDoubtful = new(
        "BPM-T010",
        Severity.Warning,
        ("Lưu ý về lịch", "Calendar finding"),
        ("Độ dài ngày làm việc không khớp với giờ các buổi", "A day length that does not fit the sessions")
    );

    public static readonly DiagnosticCode UnknownKind = new(
        "BPM-S001",
        Severity.Error,
        ("Không có loại bước này", "Unknown step kind"),
        ("“kind: reveiw” được xử lý như một bước thường", "'kind: reveiw' worked on as an ordinary step")
    );

    public static readonly DiagnosticCode DuplicateStep = new(
        "BPM-S002",
        Severity.Error,
        ("Hai bước cùng mã", "Two steps with one id"),
        ("Trả lại hồ sơ nhưng về nhầm một trong hai bước trùng mã", "A return that leads to the wrong one of two steps")
    );

    public static readonly DiagnosticCode UnknownStep = new(
        "BPM-S003",
        Severity.Error,
        ("Không có bước này", "Unknown step"),
        (
            "Từ chối mà không dẫn đến đâu, hồ sơ thất lạc giữa đường",
            "A refusal that leads nowhere, with the dossier lost on the way"
        )
    );

    public static readonly DiagnosticCode Unreachable = new(
        "BPM-S004",
        Severity.Error,
        ("Bước không bao giờ tới được", "Step is never reached"),
        ("Bước thẩm định ai cũng tưởng đã làm", "An appraisal that everyone believes is done")
    );

    public static readonly DiagnosticCode CannotEnd = new(
        "BPM-S005",
        Severity.Error,
        ("Từ bước này không kết thúc được", "Step from which the procedure cannot end"),
        ("Hồ sơ quay vòng cho đến khi có người gọi điện hỏi", "Dossiers that circle until someone telephones")
    );

    public static readonly DiagnosticCode LoopWithoutBound = new(
        "BPM-S006",
        Severity.Error,
        ("Vòng lặp không giới hạn số lần", "Loop without 'at-most'"),
        ("Hồ sơ bị gửi lại cơ quan thuế chín lần", "A dossier sent back to the tax office nine times")
    );

    public static readonly DiagnosticCode FourEyesUnknown = new(
        "BPM-S007",
        Severity.Error,
        ("Hai người khác nhau: không có bước được nêu", "Four eyes over an unknown step"),
        (
            "Người đo đạc tự ký, vì quy định nêu một bước không có",
            "The person who measured signs, since the rule names a step that is not there"
        )
    );

    public static readonly DiagnosticCode NobodyCanWork = new(
        "BPM-S008",
        Severity.Error,
        ("Bước không ai làm được", "Step that nobody can do"),
        ("Việc không nằm trong hộp việc của ai", "A task that stands in no inbox")
    );

    public static readonly DiagnosticCode WaitWithoutEnd = new(
        "BPM-S010",
        Severity.Warning,
        ("Việc chờ không có điểm kết thúc", "Wait without an end"),
        ("Hồ sơ chờ nộp tiền suốt ba năm", "A dossier that waits for a payment for three years")
    );

    public static readonly DiagnosticCode CrossesBranch = new(
        "BPM-S011",
        Severity.Error,
        ("Đi vào hoặc ra khỏi nhánh song song", "Goes into or out of a parallel branch"),
        ("Bỏ dở một nhánh, chỗ nhập nhánh chờ mãi", "A branch left half-way, and a join that waits for ever")
    );

    public static readonly DiagnosticCode SilenceWithoutBasis = new(
        "BPM-S012",
        Severity.Error,
        ("Im lặng là đồng ý mà không có căn cứ", "Silence counts as consent without a basis"),
        ("Coi là đồng ý mà không luật nào cho phép", "A consent that no law gives")
    );

    public static readonly DiagnosticCode UnknownAction = new(
        "BPM-S013",
        Severity.Error,
        ("Không có hành động này", "Unknown action"),
        (
            "Ví dụ dùng hành động mà bước không có, nên không chứng minh được gì",
            "An example that takes an action the step does not have, and so proves nothing"
        )
    );

    public static readonly DiagnosticCode NoSteps = new(
        "BPM-S014",
        Severity.Error,
        ("Chưa có bước nào", "No steps"),
        ("Thủ tục vừa bắt đầu đã kết thúc", "A procedure that ends as it begins")
    );

    public static readonly DiagnosticCode PauseNeverReturns = new(
        "BPM-S016",
        Severity.Error,
        ("Có chỗ quay lại mà không tạm dừng", "'back-to' without a pause"),
        (
            "Yêu cầu bổ sung mà hồ sơ lại đi tiếp thay vì chờ",
            "A supplement that sends the dossier on instead of waiting"
        )
    );

    public static readonly DiagnosticCode FourEyesOnSelf = new(
        "BPM-S017",
        Severity.Error,
        ("Không bao giờ có hai người khác nhau", "Four eyes that can never be kept"),
        (
            "Không ai được ký, vì một vai trò làm cả hai bước ở đơn vị chỉ có một người",
            "A signature that nobody may give, since one role does both steps in one unit of one person"
        )
    );

    public static readonly DiagnosticCode ChildrenWait = new(
        "BPM-S018",
        Severity.Error,
        ("Các thủ tục con chờ lẫn nhau", "Children wait for each other"),
        (
            "Liên thông khai sinh mà bảo hiểm y tế chờ cư trú, cư trú lại chờ bảo hiểm y tế",
            "A linked birth in which health insurance waits for residence, and residence for health insurance"
        )
    );

    public static readonly DiagnosticCode GroupInItself = new(
        "BPM-S019",
        Severity.Error,
        ("Nhóm nằm trong chính nó", "Group among its own children"),
        ("Tiếp nhận một lần mà mở hồ sơ không dứt", "A reception that opens dossiers without end")
    );

    public static readonly DiagnosticCode SilenceWithoutTerm = new(
        "BPM-S020",
        Severity.Error,
        ("Im lặng mà không có thời hạn", "Silence without a term"),
        (
            "Im lặng mãi không thành đồng ý, hồ sơ cứ chờ",
            "A consent by silence that never comes, and a dossier that waits for it"
        )
    );

    public static readonly DiagnosticCode EscalationTooEarly = new(
        "BPM-S021",
        Severity.Warning,
        ("Báo trước khi bước bắt đầu", "Escalation before the step begins"),
        (
            "Lãnh đạo bị báo về mọi hồ sơ nên không đọc cảnh báo nào nữa",
            "A leader who is warned of every dossier, and reads no warning any more"
        )
    );

    public static readonly DiagnosticCode UnknownRole = new(
        "BPM-R001",
        Severity.Error,
        ("Không có vai trò này", "Unknown role"),
        ("Việc giao cho “specialst”, vai trò không có", "A task for 'specialst', who does not exist")
    );

    public static readonly DiagnosticCode UnknownOffice = new(
        "BPM-R002",
        Severity.Error,
        ("Không có loại cơ quan này", "Unknown office"),
        (
            "Chuyển liên thông tới loại cơ quan mà không đơn vị nào thuộc",
            "A hand-off to an office kind that no unit has"
        )
    );

    public static readonly DiagnosticCode UnknownUnit = new(
        "BPM-R003",
        Severity.Error,
        ("Không có đơn vị này", "Unknown unit"),
        ("Bước giao cho một phường đã sáp nhập", "A step at a ward that was merged away")
    );

    public static readonly DiagnosticCode DuplicateUnit = new(
        "BPM-R004",
        Severity.Error,
        ("Khai báo hai lần", "Declared twice"),
        ("Hai đơn vị trùng mã, một đơn vị nhận hết hồ sơ", "Two units with one code, of which one gets all dossiers")
    );

    public static readonly DiagnosticCode UnknownCalendar = new(
        "BPM-R005",
        Severity.Error,
        ("Không có lịch này", "Unknown calendar"),
        ("Phường không có lịch nào để tính hạn", "A ward whose deadlines are counted by no calendar")
    );

    public static readonly DiagnosticCode UnitValidity = new(
        "BPM-R006",
        Severity.Error,
        ("Thời gian hoạt động của đơn vị", "Validity of a unit"),
        (
            "Đơn vị đã giải thể mà không có đơn vị kế thừa hồ sơ đang xử lý",
            "An abolished unit without a successor for its open dossiers"
        )
    );

    public static readonly DiagnosticCode UnknownPolicy = new(
        "BPM-L001",
        Severity.Error,
        ("Không có giá trị chính sách này", "Unknown policy value"),
        (
            "Ngày cộng thêm không bao giờ được cộng vì sai tên",
            "Extra days that are never added, since the name is wrong"
        )
    );

    public static readonly DiagnosticCode UnknownGround = new(
        "BPM-L002",
        Severity.Error,
        ("Không có lý do tạm dừng này", "Unknown pause ground"),
        ("Tạm dừng mà không đồng hồ nào dừng", "A pause that stops no clock")
    );

    public static readonly DiagnosticCode GroundStopsCommittedOnly = new(
        "BPM-L003",
        Severity.Error,
        ("Lý do chỉ dừng đồng hồ cam kết", "Ground stops the committed clock alone"),
        ("Ngày cam kết lại sau ngày luật định", "A committed date after the statutory one")
    );

    public static readonly DiagnosticCode PolicyUnset = new(
        "BPM-L004",
        Severity.Notice,
        ("Giá trị chính sách chưa đặt", "Policy value is unset"),
        ("Việc chờ mà chưa ai quyết định khi nào kết thúc", "A wait whose end nobody has decided")
    );

    public static readonly DiagnosticCode PolicyUnconfirmed = new(
        "BPM-L005",
        Severity.Notice,
        ("Giá trị chính sách chưa được xác nhận", "Policy value is not confirmed"),
        (
            "Con số pháp lý ghi theo trí nhớ nằm trong ngày hẹn có giá trị ràng buộc",
            "A legal number from memory in a binding promise"
        )
    );

    public static readonly DiagnosticCode PaperTableSum = new(
        "BPM-L006",
        Severity.Warning,
        ("Bảng đã công bố cộng không khớp", "The published table does not add up"),
        (
            "Bảng đã phê duyệt có tổng các bước vượt tổng của chính nó",
            "An approved table whose steps exceed its own total"
        )
    );

    public static readonly DiagnosticCode AcceptedExpired = new(
        "BPM-L007",
        Severity.Warning,
        ("Ngoại lệ đã hết hạn hoặc không khớp", "Accepted finding has expired or fits nothing"),
        ("Ngoại lệ còn đó khi lý do đã hết", "An exception that outlived its reason")
    );

    public static readonly DiagnosticCode DuplicatePolicy = new(
        "BPM-L008",
        Severity.Error,
        ("Chính sách khai báo hai lần", "Policy declared twice"),
        ("Một con số pháp lý có hai giá trị trong cùng một ngày", "Two values of one legal number on one day")
    );

    public static readonly DiagnosticCode NotInForce = new(
        "BPM-L009",
        Severity.Warning,
        ("Giá trị chính sách chưa hoặc hết hiệu lực", "Policy value not in force"),
        ("Con số có hiệu lực sau khi thủ tục bắt đầu", "A number that begins after the procedure does")
    );

    public static readonly DiagnosticCode BindsWithoutSource = new(
        "BPM-L010",
        Severity.Error,
        ("Xác nhận khi chưa có nguồn công bố", "Confirmed without a published source"),
        ("Thủ tục mẫu mà ràng buộc người nộp hồ sơ", "A demo procedure that binds applicants")
    );

    public static readonly DiagnosticCode OnlineLevelUnpublished = new(
        "BPM-L011",
        Severity.Warning,
        ("Mức độ trực tuyến chưa được công bố", "Online level that nobody published"),
        (
            "Cổng dịch vụ công hứa làm trọn trực tuyến mà không quyết định nào cho phép",
            "A portal that promises the whole procedure online, by nobody's decision"
        )
    );

    public static readonly DiagnosticCode UnknownPaper = new(
        "BPM-P001",
        Severity.Error,
        ("Không có giấy tờ này", "Unknown paper"),
        ("Bước chờ một giấy tờ không ai được yêu cầu nộp", "A step that waits for a paper nobody is asked for")
    );

    public static readonly DiagnosticCode DuplicatePaper = new(
        "BPM-P002",
        Severity.Error,
        ("Hai giấy tờ cùng mã", "Two papers with one id"),
        ("Một dấu kiểm tính cho hai giấy tờ", "A checklist in which one tick answers for two papers")
    );

    public static readonly DiagnosticCode PaperWithoutCopies = new(
        "BPM-P003",
        Severity.Error,
        ("Giấy tờ không có số bản", "Paper without copies"),
        ("Giấy tờ được yêu cầu không bản nào", "A paper asked for zero times")
    );

    public static readonly DiagnosticCode UnknownField = new(
        "BPM-F001",
        Severity.Error,
        ("Biểu mẫu không có trường này", "Unknown form field"),
        ("“for: form.comune”, nên không tìm được cơ quan nào", "'for: form.comune', so no office is ever found")
    );

    public static readonly DiagnosticCode DuplicateField = new(
        "BPM-F002",
        Severity.Error,
        ("Hai trường cùng mã", "Two fields with one id"),
        ("Hai câu trả lời mà một câu bị mất", "Two answers of which one is lost")
    );

    public static readonly DiagnosticCode ChoiceWithoutChoices = new(
        "BPM-F003",
        Severity.Error,
        ("Trường lựa chọn không có lựa chọn", "Choice field without choices"),
        ("Câu hỏi bắt buộc mà không trả lời được", "A required question that cannot be answered")
    );

    public static readonly DiagnosticCode FieldRange = new(
        "BPM-F004",
        Severity.Error,
        ("Giới hạn của trường mâu thuẫn", "Field bounds contradict"),
        ("Biểu mẫu từ chối mọi câu trả lời", "A form that refuses every answer")
    );

    public static readonly DiagnosticCode ExampleUnknown = new(
        "BPM-F005",
        Severity.Error,
        ("Ví dụ nêu điều không có", "Example names what is not there"),
        ("Ví dụ chứng minh cho một thủ tục khác", "An example that proves another procedure")
    );

    public static readonly DiagnosticCode FieldNotCommune = new(
        "BPM-F006",
        Severity.Error,
        ("Cơ quan chọn theo trường không phải xã/phường", "Office chosen by a field that is no commune"),
        ("Tra cơ quan thuế theo diện tích thửa đất", "A tax office looked up by the plot's area")
    );

    public static readonly DiagnosticCode FieldPattern = new(
        "BPM-F007",
        Severity.Error,
        ("Mẫu so khớp không được phép", "Pattern is not allowed"),
        (
            "Mẫu so khớp làm treo máy chủ vì một câu trả lời cố ý",
            "A pattern that hangs the server on one crafted answer"
        )
    );

    public static readonly DiagnosticCode CaseUnknown = new(
        "BPM-F008",
        Severity.Error,
        ("Không có trường hợp này", "Unknown case"),
        ("Cắt giảm cho một trường hợp thủ tục không còn", "A reduction for a case that the procedure lost")
    );

    public static readonly DiagnosticCode DuplicateCaseOrFee = new(
        "BPM-F009",
        Severity.Error,
        ("Hai mục cùng mã", "Two entries with one id"),
        ("Hai khoản phí trùng tên, chỉ thu một lần", "Two fees under one name, collected once")
    );

    public static readonly DiagnosticCode RuleSyntax = new(
        "BPM-X001",
        Severity.Error,
        ("Không đọc được quy tắc", "Rule cannot be read"),
        ("Phí không tính được tại quầy", "A fee that cannot be computed at the counter")
    );

    public static readonly DiagnosticCode RuleNotAllowed = new(
        "BPM-X002",
        Severity.Error,
        ("Không được dùng trong quy tắc", "Not allowed in a rule"),
        (
            "Quy tắc chạy không dứt, hoặc với ra ngoài dữ kiện của nó",
            "A rule that never ends, or reaches outside its facts"
        )
    );

    public static readonly DiagnosticCode RuleUnknownName = new(
        "BPM-X003",
        Severity.Error,
        ("Tên không có trong quy tắc", "Unknown name in a rule"),
        (
            "Trường gõ sai luôn không có giá trị, nên điều kiện luôn sai",
            "A misspelt field that is always 'undefined', so the condition is always false"
        )
    );

    public static readonly DiagnosticCode RuleTooBig = new(
        "BPM-X004",
        Severity.Error,
        ("Quy tắc quá lớn", "Rule too big"),
        ("Quy tắc gọi nhau đến mức bùng nổ", "A rule whose calls explode")
    );

    public static readonly DiagnosticCode UnknownRule = new(
        "BPM-X005",
        Severity.Error,
        ("Không có quy tắc này", "Unknown rule"),
        ("Phí tính theo quy tắc không có", "A fee by a rule that is not there")
    );

    public static readonly DiagnosticCode RuleSurprises = new(
        "BPM-X006",
        Severity.Warning,
        ("So sánh hai loại giá trị khác nhau", "Rule compares different kinds of value"),
        ("“form.area > \"500\"”, đúng hay sai đều do ngẫu nhiên", "'form.area > \"500\"', true or false by accident")
    );

    public static readonly DiagnosticCode FileName = new(
        "BPM-V001",
        Severity.Error,
        ("Tên tệp không phải mã@phiên-bản", "File name is not code@version"),
        ("Hai tệp cùng nhận là một phiên bản", "Two files that claim to be the same version")
    );

    public static readonly DiagnosticCode OverlappingVersions = new(
        "BPM-V002",
        Severity.Error,
        ("Hai phiên bản cho cùng một ngày", "Two versions for one day"),
        ("Hồ sơ theo phiên bản nào lại tùy thứ tự tệp", "A dossier whose version depends on the order of files")
    );

    public static readonly DiagnosticCode LockChanged = new(
        "BPM-V003",
        Severity.Error,
        ("Tệp đã công bố bị sửa", "Published file was changed"),
        (
            "Thủ tục khác với thủ tục mà hồ sơ đã tiếp nhận theo",
            "A procedure that differs from what dossiers were received under"
        )
    );

    public static readonly DiagnosticCode FolderNotField = new(
        "BPM-V004",
        Severity.Warning,
        ("Thư mục không trùng lĩnh vực", "Folder is not the field"),
        ("Thủ tục mà người thiết kế tìm ở thư mục khác", "A procedure that designers look for in another folder")
    );

    public static readonly DiagnosticCode DuplicateVersion = new(
        "BPM-V005",
        Severity.Error,
        ("Một phiên bản ở hai tệp", "One version in two files"),
        (
            "Một phiên bản có hai văn bản, bản nào thắng là do ngẫu nhiên",
            "Two texts of one version, of which one wins by chance"
        )
    );

    public static readonly DiagnosticCode ReconstructedReduction = new(
        "BPM-V006",
        Severity.Notice,
        ("Cắt giảm dựng lại nên không áp dụng", "Reconstructed reduction is not applied"),
        ("Quyết định phỏng đoán mà rút ngắn ngày hẹn thật", "A guessed decision that would shorten real promises")
    );

    public static readonly DiagnosticCode UnknownProcedure = new(
        "BPM-V007",
        Severity.Error,
        ("Không có thủ tục này", "Unknown procedure"),
        (
            "Quyết định về một mã thủ tục không có trong danh mục",
            "A decision about a code that the catalogue does not have"
        )
    );

    public static readonly DiagnosticCode UnknownTemplate = new(
        "BPM-M001",
        Severity.Error,
        ("Không có mẫu quy trình hoặc phiên bản này", "Unknown template or version"),
        (
            "Thủ tục không có bước nào vì ghi sai tên mẫu quy trình",
            "A procedure without steps, since its template is called otherwise"
        )
    );

    public static readonly DiagnosticCode UnknownParameter = new(
        "BPM-M002",
        Severity.Error,
        ("Không có tham số này", "Unknown parameter"),
        (
            "“apraise: 3 working days” không thay đổi gì, thời hạn của mẫu vẫn chạy",
            "'apraise: 3 working days' that changes nothing, while the template's own term runs"
        )
    );

    public static readonly DiagnosticCode MissingArgument = new(
        "BPM-M003",
        Severity.Error,
        ("Thiếu giá trị của tham số", "Argument missing"),
        (
            "Bước không có thời hạn vì không ai ghi cho mẫu quy trình",
            "A step without a term, since nobody gave the template one"
        )
    );

    public static readonly DiagnosticCode WrongArgument = new(
        "BPM-M004",
        Severity.Error,
        ("Giá trị tham số sai loại", "Argument of another type"),
        (
            "Ghi danh sách cơ quan ở chỗ cần một cơ quan, nên coi như không có",
            "A list of offices where one stands, read as none"
        )
    );

    public static readonly DiagnosticCode BrokenTemplate = new(
        "BPM-M005",
        Severity.Error,
        ("Mẫu quy trình có lỗi", "Template has errors"),
        (
            "Bốn trăm thủ tục cùng một lỗi, báo bốn trăm lần",
            "Four hundred procedures with one mistake, reported four hundred times"
        )
    );

    public static readonly DiagnosticCode TemplateAndSteps = new(
        "BPM-M006",
        Severity.Error,
        ("Vừa dùng mẫu quy trình vừa có các bước", "Template and steps at once"),
        ("Các bước nằm trong tệp mà không bao giờ chạy", "Steps that stand in the file and are never run")
    );

    public static readonly DiagnosticCode UnusedParameter = new(
        "BPM-M007",
        Severity.Warning,
        ("Tham số không được dùng", "Parameter is never used"),
        ("Thời hạn người thiết kế điền vào mà không bước nào có", "A term that designers fill in and that no step has")
    );

    public static readonly DiagnosticCode DuplicateParameter = new(
        "BPM-M008",
        Severity.Error,
        ("Tham số khai báo hai lần", "Parameter declared twice"),
        (
            "Một tham số có hai giá trị mặc định, một giá trị không bao giờ dùng",
            "Two defaults of one parameter, of which one is never used"
        )
    );

    public static readonly DiagnosticCode ExampleNotReceived = new(
        "BPM-E001",
        Severity.Error,
        ("Ví dụ không tiếp nhận được", "Example cannot be received"),
        (
            "Thủ tục mà bộ phận một cửa không tiếp nhận được hồ sơ nào",
            "A procedure of which reception cannot take a single dossier"
        )
    );

    public static readonly DiagnosticCode ExampleStopped = new(
        "BPM-E002",
        Severity.Error,
        ("Ví dụ dừng giữa chừng", "Example stops half-way"),
        ("Bước mà hồ sơ không đi tiếp được", "A step behind which no dossier gets on")
    );

    public static readonly DiagnosticCode ExampleDue = new(
        "BPM-E003",
        Severity.Error,
        ("Ví dụ ra hạn khác", "Example is due at another time"),
        (
            "Sửa thời hạn hay lịch làm đổi ngày hẹn trả mà không ai thấy",
            "A changed limit or calendar that moves the promise, and nobody sees it"
        )
    );

    public static readonly DiagnosticCode ExampleFee = new(
        "BPM-E004",
        Severity.Error,
        ("Ví dụ ra phí khác", "Example costs another fee"),
        ("Quy tắc tính phí thu sai tiền của người nộp hồ sơ", "A fee rule that takes the wrong sum from applicants")
    );

    public static readonly DiagnosticCode ExampleOutcome = new(
        "BPM-E005",
        Severity.Error,
        ("Ví dụ ra kết quả khác", "Example ends with another outcome"),
        ("Hồ sơ bị từ chối mà lại kết thúc như đã giải quyết", "A refused dossier that ends as a granted one")
    );

    public static readonly ImmutableArray<DiagnosticCode> All =
    [
        TooLarge,
        NotUtf8,
        NotNfc,
        CarriageReturn,
        ControlCharacter,
        Syntax,
        TooDeep,
        AnchorOrTag,
        SeveralDocuments,
        UnknownKey,
        DuplicateKey,
        MissingKey,
        WrongShape,
        NotADate,
        NotAWord,
        NotANumber,
        NotAnId,
        TooMany,
        UnknownPlace,
        EmptyFile,
        BadTerm,
        StepsOverLimit,
        CommittedOverStatutory,
        WorkingUnderCalendar,
        WorkingUnderCalendarHoliday,
        SharesOverDay,
        TermsDoNotCompare,
        CalendarWrong,
        ReductionCutsSetBy,
        CalendarDoubtful,
        StepsAndOthersOverLimit,
        UnknownKind,
        DuplicateStep,
        UnknownStep,
        Unreachable,
        CannotEnd,
        LoopWithoutBound,
        FourEyesUnknown,
        NobodyCanWork,
        WaitWithoutEnd,
        CrossesBranch,
        SilenceWithoutBasis,
        UnknownAction,
        NoSteps,
        PauseNeverReturns,
        FourEyesOnSelf,
        ChildrenWait,
        GroupInItself,
        SilenceWithoutTerm,
        EscalationTooEarly,
        UnknownRole,
        UnknownOffice,
        UnknownUnit,
        DuplicateUnit,
        UnknownCalendar,
        UnitValidity,
        UnknownPolicy,
        UnknownGround,
        GroundStopsCommittedOnly,
        PolicyUnset,
        PolicyUnconfirmed,
        PaperTableSum,
        AcceptedExpired,
        DuplicatePolicy,
        NotInForce,
        BindsWithoutSource,
        OnlineLevelUnpublished,
        UnknownPaper,
        DuplicatePaper,
        PaperWithoutCopies,
        UnknownField,
        DuplicateField,
        ChoiceWithoutChoices,
        FieldRange,
        ExampleUnknown,
        FieldNotCommune,
        FieldPattern,
        CaseUnknown,
        DuplicateCaseOrFee,
        RuleSyntax,
        RuleNotAllowed,
        RuleUnknownName,
        RuleTooBig,
        UnknownRule,
        RuleSurprises,
        FileName,
        OverlappingVersions,
        LockChanged,
        FolderNotField,
        DuplicateVersion,
        ReconstructedReduction,
        UnknownProcedure,
        UnknownTemplate,
        UnknownParameter,
        MissingArgument,
        WrongArgument,
        BrokenTemplate,
        TemplateAndSteps,
        UnusedParameter,
        DuplicateParameter,
        ExampleNotReceived,
        ExampleStopped,
        ExampleDue,
        ExampleFee,
        ExampleOutcome,
    ];

    private static readonly FrozenDictionary<string, DiagnosticCode> s_byCode = All.ToFrozenDictionary(
        c => c.Code,
        StringComparer.Ordinal
    );

    /// <summary>The row of a code, or null when there is none.</summary>
    public static DiagnosticCode? Find(string code) => s_byCode.GetValueOrDefault(code);

    /// <summary>What a finding is called; the code itself when no table has it.</summary>
    public static Said TitleOf(string code) => Find(code)?.Title ?? Said.Same(code);
}
