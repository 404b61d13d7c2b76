using Bpm.Engine.Dossiers;
using Bpm.Procedures;
using Bpm.WorkingTime;

namespace Bpm.Server.Content;

/// <summary>Words of statuses, channels and provenance.</summary>
internal static class StatusTexts
{
    public static string Code(BusinessStatus status) =>
        string.Concat(
            status
                .ToString()
                .Select(
                    (c, i) => char.IsUpper(c) && i > 0 ? $"-{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"
                )
        );

    public static string Business(BusinessStatus status, Language language) =>
        status switch
        {
            BusinessStatus.None => "–",
            BusinessStatus.Submitted => language.Pick("Mới nộp", "Submitted"),
            BusinessStatus.AwaitingCompletion => language.Pick("Chờ hoàn thiện để tiếp nhận", "To be completed"),
            BusinessStatus.RefusedAtReception => language.Pick("Không tiếp nhận", "Not accepted"),
            BusinessStatus.InProcess => language.Pick("Đang xử lý", "In process"),
            BusinessStatus.AwaitingSupplement => language.Pick("Chờ bổ sung hồ sơ", "Awaiting papers"),
            BusinessStatus.AwaitingPayment => language.Pick("Chờ nghĩa vụ tài chính", "Awaiting payment"),
            BusinessStatus.AwaitingOther => language.Pick("Đang tạm dừng", "Paused"),
            BusinessStatus.Finished => language.Pick("Đã có kết quả", "Result ready"),
            BusinessStatus.Delivered => language.Pick("Đã trả kết quả", "Result handed over"),
            BusinessStatus.Withdrawn => language.Pick("Đã rút hồ sơ", "Withdrawn"),
            BusinessStatus.Suspended => language.Pick("Tạm dừng xử lý", "Suspended"),
            BusinessStatus.Stopped => language.Pick("Đã dừng xử lý", "Stopped"),
            _ => throw new ArgumentOutOfRangeException(nameof(status), status, "No such status."),
        };

    public static string National(int number, Language language) =>
        number switch
        {
            1 => language.Pick("Mới đăng ký", "Newly registered"),
            2 => language.Pick("Được tiếp nhận", "Received"),
            3 => language.Pick("Không được tiếp nhận", "Not accepted"),
            4 => language.Pick("Đang xử lý", "In process"),
            5 => language.Pick("Yêu cầu bổ sung giấy tờ", "Papers asked for"),
            6 => language.Pick("Yêu cầu thực hiện nghĩa vụ tài chính", "Payment asked for"),
            7 => language.Pick("Công dân yêu cầu rút hồ sơ", "Withdrawn by the citizen"),
            8 => language.Pick("Dừng xử lý", "Stopped"),
            9 => language.Pick("Đã xử lý xong", "Finished"),
            10 => language.Pick("Đã trả kết quả", "Result returned"),
            _ => "–",
        };

    public static (string Code, string Text) Financial(Dossier dossier, Language language)
    {
        if (dossier.Fees.IsEmpty || dossier.Fees.All(f => f.Amount == 0))
        {
            return dossier.Status == BusinessStatus.AwaitingPayment
                ? ("awaiting", language.Pick("Chờ nộp theo thông báo", "Awaiting payment by notice"))
                : ("none", language.Pick("Không có khoản thu", "Nothing due"));
        }

        if (dossier.Fees.All(f => f.Paid >= f.Amount))
        {
            return ("paid", language.Pick("Đã nộp đủ", "Paid"));
        }

        return dossier.Fees.Any(f => f.Paid > 0)
            ? ("part-paid", language.Pick("Nộp một phần", "Paid in part"))
            : ("due", language.Pick("Chưa nộp phí", "Not paid"));
    }

    public static (string Code, string Text) Delivery(Dossier dossier, Language language) =>
        dossier switch
        {
            { DeliveredAt: not null } => ("delivered", language.Pick("Đã trả", "Handed over")),
            { FinishedAt: not null, Ended: false } => ("ready", language.Pick("Chờ trả kết quả", "Ready to hand over")),
            { Ended: true } => ("none", language.Pick("Không trả kết quả", "No result")),
            _ => ("ahead", language.Pick("Chưa có kết quả", "No result yet")),
        };

    /// <summary>Nothing is sent to the national portal by this version; the status says so instead of pretending.</summary>
    public static (string Code, string Text) Sync(Language language) =>
        ("not-connected", language.Pick("Chưa kết nối Cổng quốc gia", "National portal not connected"));

    public static string ChannelCode(Channel channel) => channel.ToString().ToLowerInvariant();

    public static string ChannelName(Channel channel, Language language) =>
        channel switch
        {
            Channel.Counter => language.Pick("Tại quầy", "At the counter"),
            Channel.Online => language.Pick("Trực tuyến", "Online"),
            Channel.Post => language.Pick("Bưu chính", "By post"),
            _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, "No such channel."),
        };

    public static string Provenance(ProvenanceKind kind, Language language) =>
        kind switch
        {
            ProvenanceKind.Published => language.Pick("Theo quyết định công bố", "As published"),
            ProvenanceKind.Derived => language.Pick("Suy ra theo quy tắc", "Derived by a rule"),
            ProvenanceKind.Reconstructed => language.Pick("Dựng lại", "Reconstructed"),
            ProvenanceKind.Demo => language.Pick("Bản mẫu", "Demo"),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such provenance."),
        };

    public static string Unconfirmed(Language language) => language.Pick("chưa xác nhận", "not confirmed");

    public static string DemoNotice(Language language) =>
        language.Pick("bản mẫu – không có giá trị pháp lý", "demo – without legal effect");
}
