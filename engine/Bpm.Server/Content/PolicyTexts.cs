using System.Globalization;
using Bpm.Procedures.Policies;
using Bpm.WorkingTime;

namespace Bpm.Server.Content;

/// <summary>The words of legal numbers and pause grounds.</summary>
internal static class PolicyTexts
{
    /// <summary>What a number is; the id itself for one that a province added.</summary>
    public static string Name(string id, Language language) =>
        id switch
        {
            "handover-cutoff" => language.Pick(
                "Giờ chốt chuyển hồ sơ trong ngày",
                "Last hour of handing over the same day"
            ),
            "same-day-cutoff" => language.Pick(
                "Giờ chốt của thủ tục trả trong ngày",
                "Last hour of same-day procedures"
            ),
            "online-answer" => language.Pick("Trả lời hồ sơ trực tuyến", "Answer to an online submission"),
            "incomplete-notice" => language.Pick("Báo hồ sơ chưa đủ", "Notice of an incomplete dossier"),
            "max-supplements" => language.Pick("Số lần yêu cầu bổ sung", "Requests for supplement at most"),
            "applicant-supplement-period" => language.Pick("Thời gian người nộp bổ sung", "Time to bring a supplement"),
            "pause-max-length" => language.Pick("Tạm dừng dài nhất", "Longest pause"),
            "pause-reminder" => language.Pick("Nhắc khi tạm dừng", "Reminder during a pause"),
            "payment-period" => language.Pick("Thời gian nộp tiền", "Time to pay"),
            "remote-commune-extra" => language.Pick("Thêm cho xã vùng khó khăn", "Extra for remote communes"),
            "apology-lead" => language.Pick("Gửi thư xin lỗi trước ngày hẹn", "Apology before the promised date"),
            "max-reappointments" => language.Pick("Số lần hẹn lại", "New dates at most"),
            "max-extensions" => language.Pick("Số lần gia hạn", "Extensions at most"),
            "max-extension-length" => language.Pick("Gia hạn dài nhất", "Longest extension"),
            "wait-review" => language.Pick("Xem lại việc chờ sau", "Waits are looked at again after"),
            "archive-period" => language.Pick("Thời hạn lưu hồ sơ, năm", "Years that dossiers are kept"),
            _ => id,
        };

    /// <summary>Null when no source gives a value.</summary>
    public static string? Value(PolicyValue value, Language language) =>
        value.Term is { } term ? TimeWords.TermText(term, language)
        : value.Time is { } time ? Moments.Time(time)
        : value.Count?.ToString(CultureInfo.InvariantCulture);

    public static string Stops(bool statutory, bool committed, Language language) =>
        (statutory, committed) switch
        {
            (true, true) => language.Pick("Luật định và cam kết", "Statutory and committed"),
            (true, false) => language.Pick("Luật định", "Statutory"),
            (false, true) => language.Pick("Cam kết", "Committed"),
            _ => language.Pick("Không đồng hồ nào", "No clock"),
        };

    public static string Effect(PauseEffect effect, Language language) =>
        effect == PauseEffect.Restart
            ? language.Pick("Tính lại từ đầu", "Begins again")
            : language.Pick("Tính tiếp phần còn lại", "Goes on with what is left");

    public static string Holder(string holder, Language language) =>
        holder == "applicant"
            ? language.Pick("Người nộp", "The applicant")
            : language.Pick("Tạm dừng theo luật", "A lawful pause");
}
