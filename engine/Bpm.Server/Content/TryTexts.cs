using Bpm.Engine;
using Bpm.WorkingTime;

namespace Bpm.Server.Content;

/// <summary>Words of the try-out.</summary>
internal static class TryTexts
{
    /// <param name="step">The step that it is about; null for the dossier itself.</param>
    public static string Deadline(AlarmKind kind, string? step, Language language)
    {
        var what = kind switch
        {
            AlarmKind.DueSoon => language.Pick("Sắp đến hạn", "Due soon"),
            AlarmKind.CertainLate => language.Pick("Chắc chắn trễ", "Certainly late"),
            AlarmKind.Overdue => language.Pick("Quá hạn", "Overdue"),
            AlarmKind.Escalation => language.Pick("Báo cấp trên", "Escalation"),
            AlarmKind.Silence => language.Pick("Hết hạn trả lời ý kiến", "End of the time to answer"),
            AlarmKind.WaitReview => language.Pick("Xem lại việc chờ", "A wait must be looked at"),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
        };
        return step is null ? $"{what}: {language.Pick("hồ sơ", "the dossier")}" : $"{what}: {step}";
    }

    public static string NotAMoment(Language language) =>
        language.Pick("Nhập ngày và giờ, ví dụ 2026-02-12T09:10.", "Give a date and a time, e.g. 2026-02-12T09:10.");

    public static string UnknownCalendar(Language language) =>
        language.Pick("Không có lịch này.", "There is no such calendar.");
}
