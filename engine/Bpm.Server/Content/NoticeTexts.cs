using Bpm.Engine;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Server.Content;

/// <summary>What a notice outside the screen says. No applicant: a message travels through hands that we don't know.</summary>
internal static class NoticeTexts
{
    public static string Kind(AlarmKind kind, Language language) =>
        kind switch
        {
            AlarmKind.DueSoon => language.Pick("Sắp đến hạn", "Due soon"),
            AlarmKind.CertainLate => language.Pick("Chắc chắn trễ hẹn", "Certain to be late"),
            AlarmKind.Overdue => language.Pick("Đã quá hạn", "Overdue"),
            AlarmKind.Escalation => language.Pick("Báo cáo cấp trên", "Escalated"),
            AlarmKind.Silence => language.Pick("Chưa có ý kiến trả lời", "No opinion yet"),
            AlarmKind.WaitReview => language.Pick("Cần xem lại việc chờ", "A wait to look at again"),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
        };

    /// <summary>"Đã quá hạn: H41… — Thẩm định".</summary>
    /// <param name="step">Null for the dossier as a whole.</param>
    public static string Title(AlarmKind kind, string code, string? step, Language language) =>
        $"{Kind(kind, language)}: {code}" + (step is null ? "" : $" — {step}");

    public static string Text(
        AlarmKind kind,
        string code,
        string procedure,
        string? step,
        LocalDateTime? due,
        Language language
    )
    {
        var lines = new List<string>
        {
            $"{Kind(kind, language)}.",
            "",
            language.Pick($"Hồ sơ: {code}", $"Dossier: {code}"),
            language.Pick($"Thủ tục: {procedure}", $"Procedure: {procedure}"),
        };
        if (step is not null)
        {
            lines.Add(language.Pick($"Bước: {step}", $"Step: {step}"));
        }

        if (due is { } moment)
        {
            lines.Add(language.Pick($"Hạn: {moment.Long(language)}", $"Due: {moment.Long(language)}"));
        }

        lines.Add("");
        lines.Add(
            language.Pick(
                "Thư tự động. Cách nhận thông báo được chọn trong trang cá nhân.",
                "Sent by itself. What you are told, and how, is chosen on your own page."
            )
        );
        return string.Join('\n', lines);
    }

    /// <param name="code">What a channel says is wrong with an address.</param>
    public static string WrongAddress(string code, Language language) =>
        code switch
        {
            "email" => InputTexts.Email(language),
            "email-domain" => language.Pick(
                "Chỉ dùng hộp thư công vụ.",
                "Only mailboxes of the offices themselves can be used."
            ),
            "phone" => InputTexts.Phone(language),
            _ => language.Pick("Địa chỉ này không dùng được.", "This address cannot be used."),
        };

    public static string UnknownChannel(Language language) =>
        language.Pick("Cách báo này chưa được thiết lập.", "This way of telling is not set up.");

    public static string UnknownKind(Language language) =>
        language.Pick("Không có loại thông báo này.", "There is no such kind of notice.");

    /// <param name="code">Of <c>WebhookAddress</c>.</param>
    public static string WrongWebhook(string code, Language language) =>
        code switch
        {
            "not-https" => language.Pick(
                "Địa chỉ phải bắt đầu bằng https://.",
                "The address must begin with https://."
            ),
            "private" => language.Pick(
                "Địa chỉ này nằm trong mạng nội bộ và chưa được người quản trị máy chủ cho phép.",
                "This address is inside a private network that the operator has not allowed."
            ),
            "unresolved" => language.Pick("Không tìm thấy tên máy này.", "No such host was found."),
            _ => language.Pick("Đây không phải là địa chỉ web.", "This is no web address."),
        };
}
