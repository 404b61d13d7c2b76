using Bpm.Engine.Dossiers;
using Bpm.Procedures.Workflows;
using Bpm.WorkingTime;

namespace Bpm.Server.Content;

/// <summary>Words of the dossier page that are no event and no status.</summary>
internal static class DossierTexts
{
    /// <summary>The name of a step; the desk's work before reception has one of its own.</summary>
    public static string StepName(string step, Workflow workflow, Language language) =>
        step == Dossier.ReceptionStep ? language.Pick("Xem hồ sơ mới nộp", "Answer the submission")
        : workflow.Has(step) ? workflow[step].Step.Name
        : step;

    public static string Until(string until, Language language) =>
        until switch
        {
            "papers" => language.Pick("đủ giấy tờ bổ sung", "the papers are complete"),
            "payment-proof" => language.Pick("chứng từ nộp tiền", "proof of payment"),
            "child-result" => language.Pick("hồ sơ liên thông có kết quả", "the linked dossier has its result"),
            "resumption" => language.Pick("lãnh đạo cho xử lý tiếp", "a leader resumes it"),
            "notice" => language.Pick("thông báo của cơ quan được hỏi", "the asked agency's notice"),
            _ => until.Replace('-', ' '),
        };

    public static string For(string whom, Language language) =>
        whom switch
        {
            "applicant" => language.Pick("người nộp hồ sơ", "the applicant"),
            "authority" => language.Pick("cơ quan có thẩm quyền", "the competent authority"),
            _ => whom,
        };

    public static string ReviewBy(string moment, Language language) =>
        language.Pick($"xem lại trước {moment}", $"look again before {moment}");

    public static string NoReviewDate(Language language) => language.Pick("chưa quy định thời hạn", "no period is set");

    public static string HandoverState(string state, Language language) =>
        state switch
        {
            "sent" => language.Pick("Đã gửi – chưa nhận", "Sent – not accepted"),
            "accepted" => language.Pick("Đã nhận", "Accepted"),
            "returned" => language.Pick("Đã chuyển tiếp", "Passed on"),
            _ => state,
        };

    public static string Holder(string kind, Language language) =>
        kind switch
        {
            Bpm.WorkingTime.Holder.ApplicantKind => language.Pick("Người nộp hồ sơ", "The applicant"),
            Bpm.WorkingTime.Holder.BeforeTakeOverKind => language.Pick(
                "Trước khi tiếp quản (chưa rõ ai giữ)",
                "Before the take-over (nobody knows who)"
            ),
            Bpm.WorkingTime.Holder.UnassignedKind => language.Pick("Chưa rõ ai giữ", "Unassigned"),
            _ => kind,
        };

    public static string PausesClock(string ground, Language language) =>
        language.Pick(
            $"Đồng hồ của bước dừng: {ground}. Hạn mới phụ thuộc ngày người nộp bổ sung.",
            $"The step's clock stops: {ground}. The new date depends on when the applicant answers."
        );

    public static string Outcome(string outcome, Language language) =>
        outcome switch
        {
            "granted" => language.Pick("Kết quả: đồng ý giải quyết", "Outcome: granted"),
            "refused" => language.Pick("Kết quả: từ chối giải quyết", "Outcome: refused"),
            "stopped" => language.Pick("Kết quả: dừng giải quyết", "Outcome: stopped"),
            "withdrawn" => language.Pick("Kết quả: người nộp rút hồ sơ", "Outcome: withdrawn"),
            "not-opened" => language.Pick("Kết quả: không mở được hồ sơ", "Outcome: it could not be opened"),
            _ => language.Pick($"Kết quả: {outcome}", $"Outcome: {outcome}"),
        };

    public static string Rework(Term term, Language language) =>
        language.Pick(
            $"Làm lại trong {TimeWords.TermText(term, language)}",
            $"To be done again within {TimeWords.TermText(term, language)}"
        );

    public static string BackWithRest(Language language) =>
        language.Pick(
            "Bước đó làm tiếp với phần thời hạn còn lại",
            "That step goes on with what it had left of its term"
        );

    public static string StopsFor(string ground, Language language) =>
        language.Pick($"Đồng hồ hồ sơ dừng: {ground}", $"The dossier's clock stops: {ground}");

    public static string Appointment(string moment, Language language) =>
        language.Pick($"Nếu tiếp nhận bây giờ: hẹn trả {moment}", $"If received now: promised for {moment}");

    public static string EndsDossier(Language language) => language.Pick("Kết thúc hồ sơ", "Ends the dossier");

    public static string ClockEnds(Language language) =>
        language.Pick("Đồng hồ hồ sơ kết thúc", "The dossier's clock ends");

    public static string SameStep(Language language) => language.Pick("Vẫn ở bước này", "Stays at this step");

    public static string WaitingBranches(Language language) =>
        language.Pick("Chờ các nhánh còn lại", "Waits for the other branches");

    public static string HeldBy(string name, Language language) =>
        language.Pick($"{name} đang giữ việc này.", $"{name} holds this task.");

    public static string PausedTask(string ground, Language language) =>
        language.Pick($"Việc đang tạm dừng: {ground}.", $"The task is paused: {ground}.");

    public static string NeedsRole(string role, string unit, Language language) =>
        language.Pick($"Cần vai trò {role} tại {unit}.", $"Needs the role {role} at {unit}.");

    public static string Erased(Language language) => language.Pick("(đã xóa)", "(erased)");

    public static string Verdict(Verdict? verdict, Language language) =>
        verdict is { } known ? TimeWords.VerdictName(known, language) : "–";

    public static string FullPromise(BusinessStatus status, Language language) =>
        status == BusinessStatus.Submitted ? language.Pick("Chưa tiếp nhận", "Not received yet") : "–";
}
