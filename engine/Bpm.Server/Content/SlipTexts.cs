using Bpm.WorkingTime;

namespace Bpm.Server.Content;

/// <summary>Words of the printed papers; the official layouts were not read, so each is marked as unchecked.</summary>
internal static class SlipTexts
{
    public const string Kind = "receipt@1";

    public static string Nation(Language l) =>
        l.Pick("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIET NAM");

    public static string Motto(Language l) =>
        l.Pick("Độc lập – Tự do – Hạnh phúc", "Independence – Freedom – Happiness");

    public static string Title(Language l) =>
        l.Pick("GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ", "RECEIPT OF A DOSSIER AND APPOINTMENT FOR ITS RESULT");

    public static string Unchecked(Language l) =>
        l.Pick("mẫu chưa đối chiếu", "layout not yet checked against the law");

    public static string Number(Language l) => l.Pick("Số", "No.");

    public static string DossierCode(Language l) => l.Pick("Mã hồ sơ", "Dossier code");

    public static string ReceivedFrom(Language l) => l.Pick("Tiếp nhận hồ sơ của", "Received from");

    public static string By(Language l) => l.Pick("Người nộp thay", "Handed in by");

    public static string Identity(Language l) => l.Pick("Số định danh/MST", "Identity/tax no.");

    public static string Address(Language l) => l.Pick("Địa chỉ", "Address");

    public static string Phone(Language l) => l.Pick("Điện thoại", "Phone");

    public static string Email(Language l) => l.Pick("Thư điện tử", "E-mail");

    public static string Request(Language l) => l.Pick("Nội dung yêu cầu giải quyết", "Request");

    public static string Papers(Language l) => l.Pick("Thành phần hồ sơ đã nhận", "Papers received");

    public static string Sets(Language l) => l.Pick("Số lượng hồ sơ", "Sets");

    public static string OneSet(Language l) => l.Pick("01 bộ", "1 set");

    public static string Limit(Language l) => l.Pick("Thời gian giải quyết theo quy định", "Time limit by rule");

    public static string ReceivedAt(Language l) => l.Pick("Thời gian nhận hồ sơ", "Received at");

    public static string ReturnAt(Language l) => l.Pick("Thời gian trả kết quả", "Result at");

    public static string Where(Language l) => l.Pick("Nhận kết quả tại", "Result handed over at");

    public static string Fees(Language l) => l.Pick("Phí, lệ phí", "Fees");

    public static string Book(Language l) => l.Pick("Vào Sổ theo dõi hồ sơ, quyển số", "Register, book no.");

    public static string Serial(Language l) => l.Pick("Số thứ tự", "serial no.");

    public static string Applicant(Language l) => l.Pick("NGƯỜI NỘP HỒ SƠ", "THE APPLICANT");

    public static string Officer(Language l) => l.Pick("NGƯỜI TIẾP NHẬN HỒ SƠ", "THE RECEIVING OFFICER");

    public static string Sign(Language l) => l.Pick("(Ký và ghi rõ họ tên)", "(Signature and full name)");

    public static string Scan(Language l) => l.Pick("Quét để tra cứu", "Scan to track");

    public static string Provisional(Language l) =>
        l.Pick(
            "ngày tạm tính, lịch nghỉ năm này chưa được quyết định",
            "provisional, this year's days off aren't decided yet"
        );

    public static string Of(Language l) => l.Pick("Hồ sơ của", "Dossier of");

    public static string Reason(Language l) => l.Pick("Lý do", "Reason");

    public static string Signer(Language l) => l.Pick("NGƯỜI RA PHIẾU", "ISSUED BY");

    public static string Head(Language l) => l.Pick("THỦ TRƯỞNG CƠ QUAN", "HEAD OF THE AGENCY");

    public static string PrintTall(Language l) => l.Pick("In: Ctrl+P, khổ A4 dọc", "Print: Ctrl+P, A4 portrait");

    public static string BasisIs(string basis, Language l) => l.Pick($"Căn cứ: {basis}", $"Basis: {basis}");

    public static string SupplementTitle(Language l) =>
        l.Pick("PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ", "REQUEST TO SUPPLEMENT OR COMPLETE A DOSSIER");

    public static string ToBring(Language l) => l.Pick("Giấy tờ cần bổ sung, hoàn thiện", "To be supplemented");

    public static string AsTheReasonSays(Language l) => l.Pick("Theo nội dung ghi ở lý do", "As the reason says");

    public static string NotReceivedYet(Language l) =>
        l.Pick(
            "Hồ sơ chưa được tiếp nhận; thời hạn giải quyết tính từ khi hồ sơ đầy đủ được tiếp nhận.",
            "The dossier is not received yet; its time begins once it is complete and received."
        );

    public static string ClockWaits(Language l) =>
        l.Pick(
            "Thời gian chờ bổ sung không tính vào thời hạn giải quyết; ngày trả kết quả được tính lại khi nhận đủ giấy tờ.",
            "The time of waiting is not counted; the date is set anew when the papers have come."
        );

    public static string Contact(string person, string office, Language l) =>
        l.Pick(
            $"Trong quá trình bổ sung, nếu có vướng mắc xin liên hệ {person}, hoặc {office}.",
            $"For questions please turn to {person}, or to {office}."
        );

    public static string RefusalTitle(Language l) =>
        l.Pick("PHIẾU TỪ CHỐI TIẾP NHẬN, GIẢI QUYẾT HỒ SƠ", "REFUSAL TO RECEIVE OR TO GRANT");

    public static string RefusalReason(Language l) =>
        l.Pick("Hồ sơ không được tiếp nhận, giải quyết vì", "The dossier is refused because");

    public static string ApologyTitle(Language l) =>
        l.Pick("PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ", "APOLOGY AND NEW DATE FOR THE RESULT");

    public static string FirstDate(Language l) => l.Pick("Ngày đã hẹn trả", "Date promised");

    public static string LateReason(Language l) => l.Pick("Lý do chậm", "Why it is late");

    public static string Sorry(string office, Language l) =>
        l.Pick(
            $"{office} xin lỗi vì sự chậm trễ này đã gây phiền hà và tốn kém chi phí, công sức của Ông/Bà.",
            $"{office} apologises for the delay and for the trouble and cost that it has caused you."
        );

    public static string NewDate(Language l) => l.Pick("Ngày hẹn trả mới", "New date");

    public static string StopTitle(Language l) => l.Pick("THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ", "NOTICE OF STOPPING");

    public static string StoppedFrom(string moment, Language l) =>
        l.Pick($"Hồ sơ dừng giải quyết từ {moment}.", $"Processing stopped at {moment}.");

    public static string PapersBack(string office, Language l) =>
        l.Pick($"Ông/Bà nhận lại giấy tờ đã nộp tại {office}.", $"Your papers are handed back at {office}.");

    public static string ControlTitle(Language l) =>
        l.Pick("PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ", "PROCESS CONTROL SHEET");

    public static string Handling(Language l) => l.Pick("Cơ quan giải quyết", "Handling agency");

    public static string Cooperating(Language l) => l.Pick("Cơ quan phối hợp", "Cooperating agencies");

    public static string Unit(Language l) => l.Pick("Đơn vị", "Unit");

    public static string Step(Language l) => l.Pick("Bước", "Step");

    public static string Taken(Language l) => l.Pick("Nhận lúc", "Taken");

    public static string PassedOn(Language l) => l.Pick("Giao lúc", "Passed on");

    public static string DoneBy(Language l) => l.Pick("Người thực hiện", "Done by");

    public static string Kept(Language l) => l.Pick("Kết quả", "Verdict");

    public static string HandoverTitle(Language l) => l.Pick("PHIẾU BÀN GIAO HỒ SƠ", "HAND-OVER RECORD");

    public static string GivenBy(Language l) => l.Pick("Bên giao", "Given by");

    public static string TakenBy(Language l) => l.Pick("Bên nhận", "Taken by");

    public static string HandedAt(Language l) => l.Pick("Thời điểm giao", "Handed over at");

    public static string Giver(Language l) => l.Pick("NGƯỜI GIAO", "GIVER");

    public static string Taker(Language l) => l.Pick("NGƯỜI NHẬN", "TAKER");

    public static string RegisterTitle(Language l) => l.Pick("SỔ THEO DÕI HỒ SƠ", "REGISTER OF DOSSIERS");

    public static string RegisterOf(string day, Language l) =>
        l.Pick($"Hồ sơ tiếp nhận ngày {day}", $"Dossiers received on {day}");

    public static string RegisterEmpty(Language l) =>
        l.Pick("Không có hồ sơ nào được tiếp nhận trong ngày này.", "No dossier was received on this day.");

    public static IReadOnlyList<string> RegisterHead(Language l) =>
        l == Language.English
            ? ["No.", "Code", "Procedure", "Applicant", "Phone", "Lead agency", "Received", "Due", "Result", "Channel"]
            :
            [
                "STT",
                "Mã hồ sơ",
                "Thủ tục",
                "Người nộp",
                "Điện thoại",
                "Cơ quan giải quyết",
                "Ngày nhận",
                "Ngày hẹn trả",
                "Ngày có kết quả",
                "Cách nộp",
            ];

    public static string Print(Language l) => l.Pick("In: Ctrl+P, khổ A5 ngang", "Print: Ctrl+P, A5 landscape");

    public static string DateLine(NodaTime.LocalDate date, Language l) =>
        l.Pick($"ngày {date.Day:00} tháng {date.Month:00} năm {date.Year}", Moments.Date(date));
}
