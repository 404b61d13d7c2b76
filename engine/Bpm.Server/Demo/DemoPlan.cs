using NodaTime;

namespace Bpm.Server.Demo;

/// <summary>One dossier of the demo: an example of a procedure, received some working days ago and worked on so far.</summary>
/// <param name="Example">Which example of the procedure gives form and channel, from 0.</param>
/// <param name="DaysAgo">Working days before today.</param>
/// <param name="Pace">Working minutes between two acts.</param>
/// <param name="Acts"><c>step</c>, <c>step.action</c>, <c>supplement</c>; a bare <c>+step</c> only claims the task.</param>
internal sealed record DemoDossier(
    string Procedure,
    int Example,
    int DaysAgo,
    LocalTime At,
    int Pace,
    string Applicant,
    string[] Acts
);

/// <summary>A dozen dossiers at different stages: on time, urgent, late, paused, finished.</summary>
internal static class DemoPlan
{
    private const string Transfer = "1.012787";
    private const string FirstCertificate = "1.013978";
    private const string Building = "1.013225";
    private const string Household = "1.001612";
    private const string Copy = "2.000908";
    private const string Correction = "1.004859";
    private const string Extract = "2.000635";
    private const string Birth = "local.linked-birth";

    public static readonly IReadOnlyList<DemoDossier> All =
    [
        new(FirstCertificate, 0, 21, new LocalTime(8, 20), 300, "Nguyễn Văn Thử", ["receive", "verify-state.done", "+cadastral"]),
        new(Building, 0, 12, new LocalTime(9, 5), 420, "Trần Thị Mẫu", ["receive", "assign", "appraise.done"]),
        new(Transfer, 1, 9, new LocalTime(14, 10), 330, "Công ty TNHH Ví Dụ", ["receive", "appraise.done", "send-to-tax", "tax.notice"]),
        new(Transfer, 0, 8, new LocalTime(9, 30), 240, "Lê Văn Kiểm Thử", ["receive", "appraise.done", "send-to-tax", "tax.nothing-due", "prepare", "sign.sign", "issue", "hand-over"]),
        new(Transfer, 0, 7, new LocalTime(7, 50), 400, "Phạm Thị Thí Dụ", ["receive", "appraise.done", "send-to-tax", "+tax"]),
        new(Transfer, 0, 5, new LocalTime(15, 40), 300, "Hoàng Văn Bản Mẫu", ["receive", "appraise.ask-supplement"]),
        new(Building, 1, 4, new LocalTime(10, 15), 200, "Hợp tác xã Thử Nghiệm", ["receive", "assign"]),
        new(Household, 0, 3, new LocalTime(8, 0), 240, "Võ Thị Tạp Hóa", ["receive", "appraise.done"]),
        new(Correction, 0, 2, new LocalTime(13, 45), 260, "Đặng Văn Cải Chính", ["receive", "appraise.done"]),
        new(Birth, 0, 1, new LocalTime(8, 30), 110, "Bùi Thị Khai Sinh", ["receive", "register.done", "sign.sign", "issue"]),
        new(Extract, 0, 1, new LocalTime(9, 10), 90, "Ngô Văn Trích Lục", ["receive", "search.found", "sign.sign", "issue", "hand-over"]),
        new(Transfer, 0, 1, new LocalTime(16, 5), 70, "Hồ Thị Chuyển Nhượng", ["receive"]),
        new(Copy, 0, 0, new LocalTime(7, 45), 45, "Cao Văn Sổ Gốc", ["receive", "search.found"]),
        new(Correction, 1, 0, new LocalTime(8, 5), 60, "Mai Thị Bổ Sung", []),
    ];
}
