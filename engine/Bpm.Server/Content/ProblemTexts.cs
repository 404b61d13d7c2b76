using System.Collections.Frozen;
using Bpm.Engine;
using Bpm.Server.Hosting;
using Bpm.WorkingTime;

namespace Bpm.Server.Content;

/// <summary>The words of every refusal that is the server's own. The engine's stand in its class Refusals.</summary>
internal static class ProblemTexts
{
    internal sealed record Text(int Status, (string Vi, string En) Title, (string Vi, string En) Detail)
    {
        /// <summary>What the caller can do.</summary>
        public (string Vi, string En)? Hint { get; init; }
    }

    private static readonly FrozenDictionary<string, Text> Table = new Dictionary<string, Text>
    {
        ["not-signed-in"] = new(
            401,
            ("Chưa đăng nhập", "Not signed in"),
            ("Phiên đăng nhập đã hết hoặc chưa có.", "There is no sign-in, or it has ended.")
        )
        {
            Hint = ("Đăng nhập rồi làm lại.", "Sign in and try again."),
        },
        ["sign-in-failed"] = new(
            401,
            ("Đăng nhập không thành công", "Sign-in failed"),
            ("Tài khoản hoặc mật khẩu không đúng.", "The account or the password is wrong.")
        ),
        ["local-sign-in-off"] = new(
            403,
            ("Không đăng nhập tại đây", "No sign-in here"),
            (
                "Hệ thống này chỉ đăng nhập qua hệ thống xác thực của tỉnh.",
                "This system lets people in by the province's identity provider only."
            )
        ),
        ["account-locked"] = new(
            429,
            ("Tài khoản tạm khóa", "Account locked for now"),
            (
                "Tài khoản bị khóa ít phút vì nhập sai nhiều lần.",
                "Too many wrong passwords; the account is locked for some minutes."
            )
        )
        {
            Hint = ("Chờ ít phút rồi đăng nhập lại.", "Wait some minutes and sign in again."),
        },
        ["too-many-requests"] = new(
            429,
            ("Quá nhiều lần thử", "Too many tries"),
            ("Bạn đã thử quá nhiều lần.", "There were too many tries.")
        )
        {
            Hint = ("Chờ ít phút rồi làm lại.", "Wait some minutes and try again."),
        },
        ["not-allowed"] = new(
            403,
            ("Không có quyền", "Not allowed"),
            (
                "Tài khoản của bạn không có vai trò cần cho việc này.",
                "Your account doesn't have the role that this needs."
            )
        ),
        ["scope-missing"] = new(
            403,
            ("Không có quyền", "Not allowed"),
            ("Mã truy cập này không bao gồm việc đó.", "This token does not cover that.")
        ),
        ["session-unknown"] = new(
            404,
            ("Không có phiên đăng nhập này", "No such sign-in"),
            ("Phiên đã kết thúc hoặc không phải của bạn.", "It has ended, or is not yours.")
        ),
        ["password-change-needed"] = new(
            403,
            ("Cần đổi mật khẩu", "Change your password first"),
            (
                "Mật khẩu này do người khác cấp. Hãy chọn mật khẩu của riêng bạn rồi tiếp tục.",
                "Somebody else gave you this password. Choose one of your own, then go on."
            )
        ),
        ["account-exists"] = new(
            409,
            ("Tài khoản đã có", "The account is there already"),
            ("Đã có tài khoản với tên này.", "There is an account of that name already.")
        ),
        ["account-demo"] = new(
            409,
            ("Tài khoản dùng thử", "A demo account"),
            (
                "Mật khẩu của tài khoản dùng thử là công khai và không đổi được.",
                "A demo account's password is public and stays as it is."
            )
        ),
        ["account-self"] = new(
            409,
            ("Không tự làm cho mình", "Not for yourself"),
            (
                "Người quản trị không tự khóa tài khoản hay bỏ vai trò quản trị của mình; hãy nhờ người quản trị khác.",
                "An administrator cannot shut his own account or end his own role as administrator; another one can."
            )
        ),
        ["grant-unknown"] = new(
            404,
            ("Không có vai trò này", "No such role"),
            ("Tài khoản không giữ vai trò này ở đơn vị đó.", "The account does not hold that role at that unit.")
        ),
        ["account-unknown"] = new(
            404,
            ("Không có tài khoản này", "No such account"),
            ("Không có tài khoản với tên này.", "There is no account of that name.")
        ),
        ["token-unknown"] = new(
            404,
            ("Không có mã truy cập này", "No such token"),
            ("Mã đã kết thúc hoặc chưa từng có.", "It has ended, or never was.")
        ),
        ["token-made-already"] = new(
            409,
            ("Mã truy cập đã được tạo", "The token was made already"),
            (
                "Yêu cầu này đã tạo một mã; bí mật của mã chỉ hiện một lần.",
                "This request made one already; a token's secret is shown once only."
            )
        )
        {
            Hint = ("Kết thúc mã đó rồi tạo mã mới.", "End that token and make another."),
        },
        ["webhook-unknown"] = new(
            404,
            ("Không có nơi nhận này", "No such webhook"),
            ("Nơi nhận đã kết thúc hoặc chưa từng có.", "It has ended, or never was.")
        ),
        ["webhook-made-already"] = new(
            409,
            ("Nơi nhận đã được tạo", "The webhook was made already"),
            (
                "Yêu cầu này đã tạo một nơi nhận; khóa ký chỉ hiện một lần.",
                "This request made one already; its secret is shown once only."
            )
        )
        {
            Hint = ("Kết thúc nơi nhận đó rồi tạo mới.", "End that one and make another."),
        },
        ["webhooks-too-many"] = new(
            409,
            ("Quá nhiều nơi nhận", "Too many webhooks"),
            ("Hãy kết thúc một nơi nhận không còn dùng.", "End one that is no longer used.")
        ),
        ["notice-unknown"] = new(
            404,
            ("Không có thông báo này", "No such notice"),
            ("Thông báo đã bị xóa hoặc chưa từng có.", "It was removed, or never was.")
        ),
        ["export-too-long"] = new(
            422,
            ("Quá nhiều hồ sơ", "Too many dossiers"),
            ("Một tệp chứa tối đa 50.000 hồ sơ.", "A file holds 50,000 dossiers at most.")
        )
        {
            Hint = (
                "Chọn trạng thái, kỳ ngắn hơn hoặc tìm hẹp hơn.",
                "Choose a status, a shorter period, or search more narrowly."
            ),
        },
        ["erasure-dossier-runs"] = new(
            409,
            ("Chưa xóa được", "Can't be erased now"),
            (
                "Hồ sơ chưa kết thúc nên còn cần dữ liệu cá nhân.",
                "The dossier has not ended, so the personal data are still needed."
            )
        ),
        ["erasure-archived"] = new(
            409,
            ("Chưa xóa được", "Can't be erased now"),
            ("Thời hạn bảo quản của hồ sơ chưa hết.", "The period for which the dossier must be kept is not over.")
        ),
        ["dossier-not-yours"] = new(
            403,
            ("Không có quyền", "Not allowed"),
            (
                "Hồ sơ này không thuộc đơn vị nào mà bạn có vai trò.",
                "This dossier concerns no unit at which you hold a role."
            )
        ),
        ["dossier-unknown"] = new(
            404,
            ("Không tìm thấy", "Not found"),
            ("Không có hồ sơ này.", "There is no such dossier.")
        ),
        ["task-unknown"] = new(404, ("Không tìm thấy", "Not found"), ("Không có việc này.", "There is no such task.")),
        ["procedure-unknown"] = new(
            404,
            ("Không tìm thấy", "Not found"),
            ("Không có thủ tục này.", "There is no such procedure.")
        ),
        ["draft-unknown"] = new(
            404,
            ("Không tìm thấy", "Not found"),
            ("Không có bản nháp này.", "There is no such draft.")
        ),
        ["draft-not-yours"] = new(
            403,
            ("Không có quyền", "Not allowed"),
            ("Bản nháp này do người khác soạn.", "Somebody else writes this draft.")
        )
        {
            Hint = ("Tạo một bản sao của bạn để sửa.", "Make a copy of your own and change that."),
        },
        ["draft-changed"] = new(
            412,
            ("Bản nháp đã thay đổi", "The draft has changed"),
            (
                "Bản nháp đã được lưu ở một cửa sổ khác. Nội dung ở đây vẫn còn và chưa được lưu.",
                "The draft was kept from another window. What you have here is still there, and is not kept."
            )
        )
        {
            Hint = ("Sao chép phần của bạn rồi tải lại bản nháp.", "Copy what is yours, then load the draft again."),
        },
        ["proposal-unknown"] = new(
            404,
            ("Không tìm thấy", "Not found"),
            ("Không có bản trình này.", "There is no such proposal.")
        ),
        ["version-unknown"] = new(
            404,
            ("Không tìm thấy", "Not found"),
            ("Thủ tục không có phiên bản này.", "The procedure has no such version.")
        ),
        ["clock-unknown"] = new(
            404,
            ("Không tìm thấy", "Not found"),
            ("Hồ sơ không có đồng hồ này.", "The dossier has no such clock.")
        ),
        ["unknown-address"] = new(
            404,
            ("Không tìm thấy", "Not found"),
            ("Không có địa chỉ này.", "There is no such address.")
        ),
        ["method-not-allowed"] = new(
            405,
            ("Sai phương thức", "Method not allowed"),
            ("Địa chỉ này không nhận phương thức đó.", "This address doesn't take that method.")
        ),
        ["idempotency-key-missing"] = new(
            400,
            ("Thiếu khóa lệnh", "Idempotency key missing"),
            (
                "Mọi lệnh thay đổi dữ liệu phải có tiêu đề Idempotency-Key.",
                "Every call that changes something must carry the header Idempotency-Key."
            )
        )
        {
            Hint = ("Gửi một UUID mới cho mỗi lệnh.", "Send a new UUID with each command."),
        },
        ["idempotency-key-invalid"] = new(
            400,
            ("Khóa lệnh không đúng", "Idempotency key invalid"),
            ("Idempotency-Key phải là một UUID.", "The Idempotency-Key must be a UUID.")
        ),
        ["if-match-invalid"] = new(
            400,
            ("Phiên bản không đúng", "Version invalid"),
            ("If-Match phải là số phiên bản trong ngoặc kép.", "If-Match must be the version in quotes.")
        ),
        ["if-match-missing"] = new(
            428,
            ("Thiếu phiên bản", "Version missing"),
            (
                "Lệnh này phải có tiêu đề If-Match với phiên bản mà bạn đã xem.",
                "This call must carry the header If-Match with the version that you saw."
            )
        ),
        ["body-unreadable"] = new(
            400,
            ("Không đọc được yêu cầu", "Request unreadable"),
            ("Nội dung gửi lên không đọc được.", "What was sent can't be read.")
        ),
        ["body-too-large"] = new(
            413,
            ("Yêu cầu quá lớn", "Request too large"),
            ("Nội dung gửi lên quá lớn.", "What was sent is too large.")
        ),
        ["media-type"] = new(
            415,
            ("Sai kiểu nội dung", "Wrong content type"),
            ("Nội dung phải là application/json.", "The body must be application/json.")
        ),
        ["input"] = new(
            422,
            ("Thông tin chưa đúng", "Input not usable"),
            ("Có thông tin chưa đúng.", "Some of the input isn't usable.")
        ),
        ["calendar-unknown"] = new(
            404,
            ("Không có lịch này", "No such calendar"),
            ("Không có lịch làm việc với tên này.", "There is no calendar of that name.")
        ),
        ["calendar-year-absent"] = new(
            404,
            ("Lịch chưa có năm này", "Year not in the calendar"),
            ("Lịch làm việc không có năm được hỏi.", "The calendar does not cover the year asked for.")
        ),
        ["filter-unknown"] = new(
            404,
            ("Không có bộ lọc này", "No such filter"),
            ("Bộ lọc đã bị xóa hoặc không phải của bạn.", "It was removed, or is not yours.")
        ),
        ["filter-name-taken"] = new(
            409,
            ("Tên đã dùng", "Name in use"),
            ("Bạn đã có bộ lọc mang tên này.", "You have a filter of this name already.")
        ),
        ["filters-full"] = new(
            409,
            ("Đã đủ số bộ lọc", "No more filters"),
            (
                $"Mỗi người lưu được {Limits.MaxSavedFilters} bộ lọc. Hãy xóa bớt một bộ lọc rồi lưu lại.",
                $"Everybody keeps up to {Limits.MaxSavedFilters} filters. Remove one, then save this again."
            )
        ),
        ["watches-full"] = new(
            409,
            ("Theo dõi quá nhiều hồ sơ", "Too many watched dossiers"),
            (
                $"Mỗi người theo dõi được {Limits.MaxWatches} hồ sơ. Hãy bỏ theo dõi hồ sơ đã xong rồi làm lại.",
                $"Everybody watches up to {Limits.MaxWatches} dossiers. Let go of one that has ended, then try again."
            )
        ),
        ["cursor-invalid"] = new(
            422,
            ("Thông tin chưa đúng", "Input not usable"),
            ("Vị trí trang không đúng; tải lại từ đầu.", "The page cursor isn't valid; start from the first page.")
        ),
        ["unexpected"] = new(
            500,
            ("Có lỗi trong hệ thống", "Something went wrong"),
            (
                "Hệ thống gặp lỗi và chưa làm được việc này. Dữ liệu đã lưu vẫn còn nguyên.",
                "The system failed and this was not done. What was saved is safe."
            )
        )
        {
            Hint = (
                "Thử lại; nếu vẫn lỗi, báo bộ phận hỗ trợ kèm mã vết.",
                "Try again; if it fails again, tell support the trace id."
            ),
        },
        ["store-unavailable"] = new(
            503,
            ("Chưa lưu được", "Can't be stored now"),
            (
                "Kho dữ liệu đang không nhận thay đổi. Chưa có gì được ghi.",
                "The store takes no changes at the moment. Nothing was written."
            )
        )
        {
            Hint = ("Thử lại sau ít phút.", "Try again in some minutes."),
        },
        ["pdf-not-offered"] = new(
            404,
            ("Máy chủ này không tạo PDF", "No PDF here"),
            ("Máy chủ không có Chromium để tạo tệp PDF.", "This server has no Chromium to make a PDF with.")
        )
        {
            Hint = (
                "Mở phiếu rồi in từ trình duyệt; chọn “Lưu dưới dạng PDF” nếu cần tệp.",
                "Open the paper and print it from the browser; choose 'Save as PDF' for a file."
            ),
        },
        ["pdf-failed"] = new(
            503,
            ("Chưa tạo được PDF", "No PDF now"),
            ("Chương trình in không trả về tệp.", "The printing program gave no file.")
        )
        {
            Hint = (
                "Thử lại sau ít phút, hoặc in từ trình duyệt.",
                "Try again in some minutes, or print it from the browser."
            ),
        },
        ["signing-failed"] = new(
            503,
            ("Chưa ký được", "Can't be signed now"),
            (
                "Dịch vụ ký số không trả về chữ ký. Chưa có gì được ghi.",
                "The signing service gave no signature. Nothing was written."
            )
        )
        {
            Hint = ("Thử lại sau ít phút.", "Try again in some minutes."),
        },
        ["outcome-unknown"] = new(
            503,
            ("Chưa rõ kết quả", "Outcome unknown"),
            ("Mất kết nối với kho dữ liệu khi đang ghi.", "The connection to the store broke while writing.")
        )
        {
            Hint = (
                "Gửi lại với cùng Idempotency-Key để biết kết quả.",
                "Send it again with the same Idempotency-Key to learn what happened."
            ),
        },
    }.ToFrozenDictionary();

    public static Text Of(string code) =>
        Table.TryGetValue(code, out var text)
            ? text
            : throw new KeyNotFoundException($"Problem '{code}' has no words in ProblemTexts.");

    public static string TitleOf(RefusalKind kind, Language language) =>
        kind switch
        {
            RefusalKind.State => language.Pick("Chưa làm được", "Can't be done now"),
            RefusalKind.Right => language.Pick("Không có quyền", "Not allowed"),
            RefusalKind.Input => language.Pick("Thông tin chưa đúng", "Input not usable"),
            RefusalKind.Unknown => language.Pick("Không tìm thấy", "Not found"),
            RefusalKind.Stale => language.Pick("Hồ sơ đã thay đổi", "The dossier has changed"),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
        };
}
