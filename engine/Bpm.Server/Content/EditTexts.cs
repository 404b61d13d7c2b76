using Bpm.WorkingTime;

namespace Bpm.Server.Content;

/// <summary>Why a change at the step table was not made.</summary>
internal static class EditTexts
{
    public static string Problem(string code, Language language) =>
        code switch
        {
            "text-unreadable" => language.Pick(
                "Văn bản đang có lỗi cú pháp; sửa lỗi rồi làm lại.",
                "The text cannot be read; mend it first."
            ),
            "unknown-step" => language.Pick("Không có bước này.", "There is no such step."),
            "unknown-row" => language.Pick("Không có dòng này.", "There is no such row."),
            "unknown-key" => language.Pick("Bước này không có thuộc tính đó.", "There is no such property here."),
            "not-an-id" => language.Pick(
                "Mã chỉ gồm chữ thường không dấu, chữ số và gạch nối.",
                "An id has small letters, digits and hyphens."
            ),
            "id-taken" => language.Pick("Mã này đã có.", "The id is taken."),
            "wrong-place" => language.Pick("Không chuyển đến chỗ này được.", "It cannot go there."),
            "not-possible" => language.Pick(
                "Không sửa được bằng bảng ở chỗ này; hãy sửa trong văn bản.",
                "The table cannot change this; change it in the text."
            ),
            "text-has-errors" => language.Pick(
                "Văn bản còn lỗi nên chưa chạy thử được; sửa các lỗi trong danh sách vấn đề.",
                "The text has errors, so nothing can run on it; mend the errors in the list of problems."
            ),
            "example-fails" => language.Pick(
                "Ca này chạy lại cho kết quả khác, nên chưa lưu được.",
                "The run comes out differently when it is repeated, so it was not saved."
            ),
            _ => language.Pick("Không có thao tác này.", "There is no such operation."),
        };
}
