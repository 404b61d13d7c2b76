using Bpm.WorkingTime;

namespace Bpm.Server.Content;

/// <summary>Words of the public pages.</summary>
internal static class PageTexts
{
    public static string Site(Language l) => l.Pick("Tra cứu hồ sơ", "Track a dossier");

    public static string Centre(Language l) => l.Pick("Trung tâm Phục vụ hành chính công", "Public service centre");

    public static string SkipToContent(Language l) => l.Pick("Bỏ qua tới nội dung", "Skip to content");

    public static string Home(Language l) => l.Pick("Trang chủ", "Home");

    public static string ProceduresTitle(Language l) => l.Pick("Thủ tục hành chính", "Procedures");

    public static string HomeTitle(Language l) =>
        l.Pick("Dịch vụ hành chính công tỉnh Nghệ An", "Public services of Nghệ An province");

    public static string TrackHeading(Language l) => l.Pick("Tra cứu hồ sơ của bạn", "Track your dossier");

    public static string TrackOther(Language l) => l.Pick("Tra cứu hồ sơ khác", "Track another dossier");

    public static string TrackHelp(Language l) =>
        l.Pick(
            "Số hồ sơ in trên giấy tiếp nhận; hoặc quét mã QR trên giấy đó.",
            "The number is on your receipt; or scan its QR code."
        );

    public static string Number(Language l) => l.Pick("Số hồ sơ", "Dossier number");

    public static string Pin(Language l) =>
        l.Pick("4 số cuối điện thoại đã đăng ký", "Last 4 digits of the phone you gave");

    public static string TrackButton(Language l) => l.Pick("Tra cứu", "Track");

    /// <summary>The same for an unknown number and for wrong digits.</summary>
    public static string NoMatch(Language l) =>
        l.Pick(
            "Không có hồ sơ khớp với số và 4 chữ số này. Kiểm tra lại trên giấy tiếp nhận.",
            "No dossier matches this number and these 4 digits. Check them on your receipt."
        );

    public static string Incomplete(Language l) =>
        l.Pick(
            "Nhập số hồ sơ và 4 số cuối điện thoại.",
            "Enter the dossier number and the last 4 digits of the phone."
        );

    public static string TooManyTries(Language l) =>
        l.Pick(
            "Bạn đã thử quá nhiều lần. Chờ 15 phút rồi thử lại, hoặc quét mã QR trên giấy tiếp nhận.",
            "There were too many tries. Wait 15 minutes, or scan the QR code on your receipt."
        );

    public static string ErrorPrefix(Language l) => l.Pick("Lỗi", "Error");

    public static string SearchProcedures(Language l) => l.Pick("Tìm thủ tục", "Find a procedure");

    public static string SearchHelp(Language l) =>
        l.Pick(
            "Tên hoặc mã thủ tục, có dấu hay không dấu đều được.",
            "Name or code of the procedure, with or without marks."
        );

    public static string SearchButton(Language l) => l.Pick("Tìm", "Search");

    public static string NothingFound(string q, Language l) =>
        l.Pick($"Không có thủ tục khớp với “{q}”.", $"No procedure matches '{q}'.");

    public static string CountOf(int count, Language l) =>
        l.Pick($"{count} thủ tục", count == 1 ? "1 procedure" : $"{count} procedures");

    public static string PageOf(int number, int pages, Language l) =>
        l.Pick($"Trang {number} trên {pages}", $"Page {number} of {pages}");

    public static string PreviousPage(Language l) => l.Pick("Trang trước", "Previous page");

    public static string NextPage(Language l) => l.Pick("Trang sau", "Next page");

    public static string AllProcedures(Language l) => l.Pick("Xem tất cả thủ tục", "All procedures");

    public static string Limit(Language l) => l.Pick("Thời hạn giải quyết", "Time limit");

    public static string Authority(Language l) => l.Pick("Cơ quan giải quyết", "Competent authority");

    public static string Fees(Language l) => l.Pick("Phí, lệ phí", "Fees");

    public static string NoFees(Language l) => l.Pick("Không thu", "None");

    public static string Results(Language l) => l.Pick("Kết quả giải quyết", "Result");

    public static string When(Language l) => l.Pick("khi", "when");

    /// <summary>Nobody has confirmed that a procedure without a fee in its definition costs nothing.</summary>
    public static string FeesUnknown(Language l) => l.Pick("Chưa có thông tin được xác nhận", "Not confirmed yet");

    public static string FeeByRule(Language l) => l.Pick("tính theo hồ sơ", "computed for each dossier");

    public static string Channels(Language l) => l.Pick("Cách nộp", "How to submit");

    public static string Papers(Language l) => l.Pick("Thành phần hồ sơ", "Papers to bring");

    public static string PaperCount(int originals, int copies, Language l) =>
        (originals, copies) switch
        {
            (> 0, > 0) => l.Pick($"{originals} bản chính, {copies} bản sao", $"{originals} original, {copies} copies"),
            (> 0, _) => l.Pick($"{originals} bản chính", $"{originals} original"),
            _ => l.Pick($"{copies} bản sao", $"{copies} copies"),
        };

    public static string OnlyWhen(Language l) => l.Pick("tùy trường hợp", "in some cases");

    public static string Steps(Language l) => l.Pick("Các bước giải quyết", "Steps");

    public static string Cases(Language l) => l.Pick("Trường hợp", "Cases");

    public static string Code(Language l) => l.Pick("Mã thủ tục", "Code");

    public static string Provenance(Language l) => l.Pick("Nguồn", "Source");

    public static string StepName(Language l) => l.Pick("Bước", "Step");

    public static string Where(Language l) => l.Pick("Nơi làm", "Where");

    public static string Term(Language l) => l.Pick("Thời hạn", "Term");

    public static string Dossier(Language l) => l.Pick("Hồ sơ", "Dossier");

    public static string ExpectedDate(Language l) => l.Pick("Dự kiến trả kết quả", "Result expected");

    public static string ExpectedWhilePaused(Language l) =>
        l.Pick("Tạm tính ngày trả kết quả, nếu bạn làm xong hôm nay", "Result expected, if you act today");

    public static string WhyMoved(string date, Language l) =>
        l.Pick($"Vì sao ngày trả thay đổi từ {date}?", $"Why did the date move from {date}?");

    public static string NewDate(Language l) => l.Pick("Ngày hẹn lại", "New date");

    public static string Sorry(Language l) =>
        l.Pick(
            "Chúng tôi xin lỗi vì trả kết quả chậm và đã hẹn lại ngày trả ở trên.",
            "We apologise for the delay; the new date stands above."
        );

    public static string Extended(string term, string reason, Language l) =>
        l.Pick($"Gia hạn thêm {term} theo quy định: {reason}.", $"Extended by {term} as the law allows: {reason}.");

    public static string Reappointed(string moment, string reason, Language l) =>
        l.Pick($"Hẹn lại {moment} vì {reason}.", $"A new date, {moment}, because: {reason}.");

    public static string Redated(string before, string after, string reason, Language l) =>
        l.Pick(
            $"Lịch làm việc thay đổi ({reason}): từ {before} sang {after}.",
            $"The working calendar has changed ({reason}): from {before} to {after}."
        );

    public static string RatingQuestion(Language l) =>
        l.Pick("Bạn có hài lòng với việc giải quyết hồ sơ này không?", "Are you satisfied with how this was handled?");

    public static IReadOnlyList<(int Score, string Name)> RatingAnswers(Language l) =>
        [
            (3, l.Pick("Rất hài lòng", "Very satisfied")),
            (2, l.Pick("Hài lòng", "Satisfied")),
            (1, l.Pick("Không hài lòng", "Not satisfied")),
        ];

    public static string RatingComment(Language l) => l.Pick("Góp ý (không bắt buộc)", "Comment (optional)");

    public static string RatingSend(Language l) => l.Pick("Gửi đánh giá", "Send");

    public static string RatingThanks(Language l) => l.Pick("Cảm ơn bạn đã đánh giá.", "Thank you for telling us.");

    public static string PauseClosed(string from, string to, string ground, string length, Language l) =>
        l.Pick(
            $"Từ {from} đến {to} chúng tôi {ground}, nên không tính {length}.",
            $"From {from} to {to} we were {ground}, so {length} were not counted."
        );

    public static string PauseOpen(string from, string ground, Language l) =>
        l.Pick(
            $"Từ {from} chúng tôi {ground}; thời gian này không tính.",
            $"Since {from} we are {ground}; this time isn't counted."
        );

    public static string WorkingDays(decimal days, Language l) =>
        l.Pick($"{Money.Number(days, l)} ngày làm việc", $"{Money.Number(days, l)} working days");

    public static string Late(Language l) =>
        l.Pick(
            "Hồ sơ đã quá ngày hẹn. Chúng tôi xin lỗi vì sự chậm trễ này.",
            "The dossier is past its promised date. We apologise for the delay."
        );

    public static string NothingToDo(Language l) =>
        l.Pick("Bạn không cần làm gì lúc này.", "You don't need to do anything now.");

    public static string BringPapers(Language l) => l.Pick("Bạn cần bổ sung:", "You need to bring:");

    public static string PayNow(Language l) =>
        l.Pick(
            "Bạn cần nộp tiền theo thông báo rồi gửi chứng từ cho nơi tiếp nhận.",
            "You need to pay by the notice and hand the proof to the desk."
        );

    public static string Collect(string where, Language l) =>
        l.Pick($"Kết quả đã có. Mời bạn nhận tại {where}.", $"The result is ready. Please collect it at {where}.");

    public static string Over(Language l) => l.Pick("Hồ sơ đã kết thúc.", "The dossier has ended.");

    public static string InProcessAt(string unit, Language l) =>
        l.Pick($"Đang xử lý tại {unit}", $"In process at {unit}");

    public static string Received(Language l) => l.Pick("Đã tiếp nhận", "Received");

    public static string Asked(Language l) => l.Pick("Chúng tôi đề nghị bạn bổ sung", "We asked you to bring");

    public static string SupplementCame(Language l) => l.Pick("Đã nhận bổ sung", "What you brought has come");

    public static string ClockGoesOn(Language l) =>
        l.Pick("Thời hạn chạy tiếp từ lúc này.", "The time limit goes on from here.");

    public static string PaymentAsked(Language l) =>
        l.Pick("Chờ bạn thực hiện nghĩa vụ tài chính", "Waiting for your payment");

    public static string PaymentCame(Language l) =>
        l.Pick("Đã nhận chứng từ nộp tiền", "Your proof of payment has come");

    public static string PassedTo(string unit, Language l) => l.Pick($"Đã chuyển tới {unit}", $"Passed on to {unit}");

    public static string ResultReady(Language l) => l.Pick("Đã có kết quả", "The result is ready");

    public static string Delivered(Language l) => l.Pick("Đã trả kết quả", "The result was handed over");

    public static string Withdrawn(Language l) => l.Pick("Bạn đã rút hồ sơ", "You withdrew the dossier");

    public static string NotAccepted(Language l) =>
        l.Pick("Hồ sơ không được tiếp nhận", "The dossier was not accepted");

    public static string Now(Language l) => l.Pick("Hiện nay", "Now");

    public static string NextUp(Language l) => l.Pick("Tiếp theo", "Next");

    public static string AtTheLatest(string date, Language l) => l.Pick($"Chậm nhất {date}.", $"At the latest {date}.");

    public static string StaffAppMissing(Language l) =>
        l.Pick(
            "Ứng dụng cho cán bộ chưa được dựng. Chạy: npm ci && npm run build trong thư mục designer (cần Node 20).",
            "The staff app isn't built. Run: npm ci && npm run build in the folder designer (needs Node 20)."
        );

    public static string FaultTitle(int status, Language l) =>
        status switch
        {
            404 => l.Pick("Không tìm thấy trang", "Page not found"),
            403 => l.Pick("Không có quyền xem", "Not allowed"),
            429 => l.Pick("Quá nhiều lần thử", "Too many tries"),
            _ => l.Pick("Có lỗi trong hệ thống", "Something went wrong"),
        };

    public static string SignInProblemTitle(string why, Language l) =>
        why switch
        {
            "unknown" => l.Pick("Bạn chưa có tài khoản ở hệ thống này", "You have no account in this system"),
            "refused" => l.Pick("Chưa đăng nhập", "Not signed in"),
            "expired" => l.Pick("Lần đăng nhập đã quá lâu", "That sign-in took too long"),
            _ => l.Pick("Hệ thống xác thực chưa trả lời", "The identity provider does not answer"),
        };

    public static string SignInProblemText(string why, Language l) =>
        why switch
        {
            "unknown" => l.Pick(
                "Hệ thống xác thực biết bạn, nhưng chưa ai cấp cho bạn tài khoản và vai trò ở đây. Hãy liên hệ người quản trị của đơn vị.",
                "The identity provider knows you, but nobody has given you an account and a role here. Ask your office's administrator."
            ),
            "refused" => l.Pick(
                "Bạn đã dừng lại, hoặc hệ thống xác thực không cho phép.",
                "You stopped, or the identity provider did not allow it."
            ),
            "expired" => l.Pick(
                "Mời bạn đăng nhập lại từ đầu, trong cùng một trình duyệt.",
                "Please begin again, in the same browser."
            ),
            _ => l.Pick(
                "Mời bạn thử lại sau ít phút; nếu vẫn vậy, hãy báo người quản trị.",
                "Please try again in some minutes; if it stays so, tell the administrator."
            ),
        };

    public static string PasswordTitle(Language l) => l.Pick("Đổi mật khẩu", "Change your password");

    public static string PasswordHelp(int least, Language l) =>
        l.Pick(
            $"Ít nhất {least} ký tự, chỉ mình bạn biết. Các lần đăng nhập khác của bạn sẽ kết thúc.",
            $"At least {least} characters, known to you alone. Your other sign-ins end."
        );

    public static string PasswordNow(Language l) => l.Pick("Mật khẩu hiện tại", "Present password");

    public static string PasswordNew(Language l) => l.Pick("Mật khẩu mới", "New password");

    public static string PasswordAgain(Language l) => l.Pick("Nhập lại mật khẩu mới", "New password again");

    public static string PasswordChange(Language l) => l.Pick("Đổi mật khẩu", "Change it");

    public static string SignInAgain(Language l) => l.Pick("Đăng nhập lại", "Sign in again");

    public static string FaultText(int status, Language l) =>
        status switch
        {
            404 => l.Pick(
                "Địa chỉ có thể đã gõ sai hoặc không còn dùng.",
                "The address may be mistyped or out of use."
            ),
            403 => l.Pick(
                "Tài khoản của bạn không thuộc đơn vị liên quan.",
                "Your account belongs to no unit concerned."
            ),
            429 => TooManyTries(l),
            _ => l.Pick(
                "Dữ liệu đã lưu vẫn còn nguyên. Mời bạn thử lại sau ít phút.",
                "What was saved is safe. Please try again in some minutes."
            ),
        };

    public static string Trace(Language l) => l.Pick("Mã vết", "Trace id");

    public static string Staff(Language l) => l.Pick("Dành cho cán bộ", "For officers");

    public static string BadToken(Language l) =>
        l.Pick("Mã tra cứu này không đúng hoặc không còn dùng.", "This tracking code isn't valid.");
}
