using Bpm.WorkingTime;

namespace Bpm.Server.Content;

/// <summary>The words of the list of procedures.</summary>
internal static class CoverageTexts
{
    public static string Problem(string id, Language language) =>
        id switch
        {
            "errors" => language.Pick("Có lỗi", "With errors"),
            "warnings" => language.Pick("Có cảnh báo", "With warnings"),
            "no-limit" => language.Pick("Chưa có thời hạn", "No limit published"),
            "unconfirmed" => language.Pick("Chưa xác nhận", "Unconfirmed"),
            "no-example" => language.Pick("Chưa có ví dụ", "No example"),
            _ => throw new ArgumentOutOfRangeException(nameof(id), id, "No such problem."),
        };

    public static string Locked(Language language) =>
        language.Pick("phiên bản này đã ban hành nên không được sửa", "this version was published and must not change");
}
