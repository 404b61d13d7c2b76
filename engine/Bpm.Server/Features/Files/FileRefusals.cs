using Bpm.Engine;
using Bpm.Server.Hosting;

namespace Bpm.Server.Features.Files;

/// <summary>Why a file is not taken, said when it is brought and not days later.</summary>
internal static class FileRefusals
{
    public static Refusal Of(string problem) =>
        problem switch
        {
            "empty" => new(
                "file-empty",
                RefusalKind.Input,
                "Tệp rỗng (0 byte). Chụp hoặc quét lại rồi gửi.",
                "The file is empty (0 bytes). Scan it again."
            ),
            "unknown-type" => new(
                "file-type",
                RefusalKind.Input,
                "Chỉ nhận tệp PDF, PNG hoặc JPEG; nội dung tệp này không phải loại nào trong số đó.",
                "Only PDF, PNG or JPEG are taken; by its content this file is none of them."
            ),
            "locked" => new(
                "file-locked",
                RefusalKind.Input,
                "Tệp PDF có mật khẩu nên không đọc được. Bỏ mật khẩu rồi gửi lại.",
                "The PDF has a password and can't be read. Remove it and send the file again."
            ),
            "too-many-points" => new(
                "file-too-many-points",
                RefusalKind.Input,
                $"Ảnh có hơn {Limits.MaxPicturePoints / 1_000_000} triệu điểm ảnh nên máy người xem có thể không mở được. Quét lại với độ phân giải thấp hơn.",
                $"The picture has more than {Limits.MaxPicturePoints / 1_000_000} million points, which a reader's computer may not open. Scan it again, coarser."
            ),
            "no-pages" => new(
                "file-no-pages",
                RefusalKind.Input,
                "Tệp PDF không có trang nào.",
                "The PDF has no page."
            ),
            _ => new(
                "file-unreadable",
                RefusalKind.Input,
                "Tệp bị hỏng hoặc tải lên chưa đủ nên không đọc được. Gửi lại tệp khác.",
                "The file is damaged or incomplete and can't be read. Send another."
            ),
        };

    public static Refusal TooLarge() =>
        new(
            "file-too-large",
            RefusalKind.Input,
            $"Tệp lớn hơn {Limits.MaxFile / 1024 / 1024} MB.",
            $"The file is larger than {Limits.MaxFile / 1024 / 1024} MB."
        );

    public static Refusal Unknown() =>
        new("file-unknown", RefusalKind.Unknown, "Không có tệp này.", "There is no such file.");

    public static Refusal Damaged() =>
        new(
            "file-damaged",
            RefusalKind.State,
            "Nội dung tệp không còn đúng như khi nhận. Báo người quản trị phục hồi từ bản sao lưu.",
            "The file isn't what was received any more. Tell an administrator to restore it from a backup."
        );

    public static Refusal Erased() =>
        new(
            "file-erased",
            RefusalKind.Unknown,
            "Tệp đã được xóa cùng dữ liệu cá nhân của hồ sơ.",
            "The file was erased with the personal data of its dossier."
        );

    public static Refusal NotYours() =>
        new(
            "file-not-yours",
            RefusalKind.Right,
            "Tệp này không phải do bạn tải lên và không thuộc người nộp của hồ sơ này.",
            "You did not upload this file, and it is not this applicant's."
        );

    public static Refusal NotWorking() =>
        new(
            "file-not-working",
            RefusalKind.Right,
            "Chỉ bộ phận tiếp nhận và người đang xử lý hồ sơ được đính kèm giấy tờ.",
            "Only the desk and whoever works on the dossier attach papers."
        );
}
