using Bpm.WorkingTime;

namespace Bpm.Server.Content;

/// <summary>Words of the receipt and appointment slip (kind "receipt", our version 1; the official layout was not read).</summary>
internal static class SlipTexts
{
    public const string Kind = "receipt@1";

    public static string Nation(Language l) =>
        l.Pick("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIET NAM");

    public static string Motto(Language l) =>
        l.Pick("Độc lập – Tự do – Hạnh phúc", "Independence – Freedom – Happiness");

    public static string Title(Language l) =>
        l.Pick("GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ", "RECEIPT OF A DOSSIER AND APPOINTMENT FOR ITS RESULT");

    public static string Unchecked(Language l) => l.Pick("mẫu chưa đối chiếu", "layout not yet checked against the law");

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
        l.Pick("ngày tạm tính, lịch nghỉ năm này chưa được quyết định", "provisional, this year's days off aren't decided yet");

    public static string Print(Language l) => l.Pick("In: Ctrl+P, khổ A5 ngang", "Print: Ctrl+P, A5 landscape");

    public static string DateLine(NodaTime.LocalDate date, Language l) =>
        l.Pick(
            $"ngày {date.Day:00} tháng {date.Month:00} năm {date.Year}",
            Moments.Date(date)
        );
}
