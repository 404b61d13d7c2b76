using Bpm.Procedures.Editing;
using Bpm.WorkingTime;

namespace Bpm.Server.Content;

/// <summary>What of a pasted step table was not understood.</summary>
internal static class PaperTexts
{
    public static string Doubt(PaperDoubt doubt, Language language) =>
        (doubt.Kind, doubt.Word.Length) switch
        {
            ("time", 0) => language.Pick(
                $"Dòng {doubt.Row}: không có thời gian, bước này chưa có thời hạn.",
                $"Row {doubt.Row} has no time; the step has no term yet."
            ),
            ("time", _) => language.Pick(
                $"Dòng {doubt.Row}: không đọc được thời gian “{doubt.Word}”, bước này chưa có thời hạn.",
                $"Row {doubt.Row}: the time '{doubt.Word}' cannot be read; the step has no term yet."
            ),
            _ => language.Pick(
                $"Dòng {doubt.Row}: chưa nhận ra đơn vị “{doubt.Word}”, tạm để tại cơ quan có thẩm quyền.",
                $"Row {doubt.Row}: nobody knows the unit '{doubt.Word}'; the step stands at the deciding authority meanwhile."
            ),
        };
}
