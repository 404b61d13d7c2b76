using NodaTime;

namespace Bpm.Engine;

/// <summary>Every refusal of the engine in one place: stable code, kind and both texts.</summary>
public static class Refusals
{
    public static Refusal DossierUnknown() =>
        new("dossier-unknown", RefusalKind.Unknown, "Không có hồ sơ này.", "There is no such dossier.");

    public static Refusal DossierExists() =>
        new("dossier-exists", RefusalKind.State, "Hồ sơ này đã được tiếp nhận.", "This dossier was received already.");

    public static Refusal DossierEnded() =>
        new(
            "dossier-ended",
            RefusalKind.State,
            "Hồ sơ đã kết thúc nên không xử lý tiếp được.",
            "The dossier has ended; nothing more can be done with it."
        );

    public static Refusal ProcedureUnknown(string code) =>
        new(
            "procedure-unknown",
            RefusalKind.Unknown,
            $"Không có thủ tục {code} đang áp dụng vào ngày này.",
            $"Procedure {code} isn't in force on this date."
        );

    public static Refusal ProcedureUnconfirmed(string code) =>
        new(
            "procedure-unconfirmed",
            RefusalKind.State,
            $"Quy trình của thủ tục {code} chưa được người có thẩm quyền xác nhận nên chưa được dùng để hẹn trả kết quả.",
            $"Procedure {code} isn't confirmed yet, so it can't bind an applicant. Ask an administrator to confirm it."
        );

    public static Refusal ProcedureNotRunnable(string step, string kind) =>
        new(
            "procedure-not-runnable",
            RefusalKind.State,
            $"Bước “{step}” thuộc loại {kind} mà hệ thống chưa chạy được.",
            $"Step '{step}' is of kind {kind}, which this version can't run."
        );

    public static Refusal LimitNotPublished(string code) =>
        new(
            "limit-not-published",
            RefusalKind.State,
            $"Thủ tục {code} chưa có thời hạn được công bố nên không hẹn ngày trả được.",
            $"Procedure {code} has no published limit, so no date can be promised."
        );

    public static Refusal CaseUnknown(string? caseId) =>
        new(
            "case-unknown",
            RefusalKind.Input,
            $"Thủ tục không có trường hợp “{caseId}”.",
            $"The procedure has no case '{caseId}'."
        );

    public static Refusal PapersMissing(IEnumerable<string> names)
    {
        var list = string.Join("; ", names);
        return new Refusal(
            "papers-missing",
            RefusalKind.Input,
            $"Thành phần hồ sơ chưa đủ: {list}. Hướng dẫn người nộp bổ sung trước khi tiếp nhận.",
            $"Papers are missing: {list}. Guide the applicant before receiving."
        );
    }

    public static Refusal FormInvalid(string field, string message, string messageEn) =>
        new("form-invalid", RefusalKind.Input, message, messageEn)
        {
            Details = new Dictionary<string, string> { ["field"] = field },
        };

    public static Refusal OfficeMissing(string step, string what) =>
        new(
            "office-missing",
            RefusalKind.State,
            $"Không tìm được đơn vị cho bước “{step}”: {what}.",
            $"No unit can be found for step '{step}': {what}."
        );

    public static Refusal RoleMissing(string role, string unit) =>
        new(
            "role-missing",
            RefusalKind.Right,
            $"Việc này cần vai trò “{role}” tại {unit}.",
            $"This needs the role '{role}' at {unit}."
        );

    public static Refusal UnitWrong(string unit) =>
        new(
            "unit-wrong",
            RefusalKind.Right,
            $"Hồ sơ đang do {unit} xử lý; tài khoản của bạn không thuộc đơn vị này.",
            $"The dossier is with {unit}; your account doesn't belong to that unit."
        );

    public static Refusal FourEyes(string step) =>
        new(
            "four-eyes",
            RefusalKind.Right,
            $"Người đã làm bước “{step}” không được làm bước này.",
            $"Whoever did step '{step}' may not do this one."
        );

    public static Refusal TaskUnknown() =>
        new("task-unknown", RefusalKind.Unknown, "Không có việc này.", "There is no such task.");

    public static Refusal TaskDone(string by, Instant at, string atText) =>
        new(
            "task-done",
            RefusalKind.State,
            $"Việc này đã được {by} hoàn thành lúc {atText}.",
            $"{by} completed this task at {atText}."
        )
        {
            Details = new Dictionary<string, string> { ["by"] = by, ["at"] = at.ToString() },
        };

    public static Refusal TaskCancelled() =>
        new("task-cancelled", RefusalKind.State, "Việc này không còn cần làm nữa.", "This task is no longer needed.");

    public static Refusal TaskPaused(string ground) =>
        new(
            "task-paused",
            RefusalKind.State,
            $"Việc đang tạm dừng: {ground}. Ghi nhận xong mới làm tiếp được.",
            $"The task is paused: {ground}. It goes on once that has come."
        );

    public static Refusal TaskHeld(string by) =>
        new(
            "task-held-by-another",
            RefusalKind.State,
            $"Việc này {by} đang giữ; người đó hoặc lãnh đạo đơn vị mới chuyển được.",
            $"{by} holds this task; only that person or a head of the unit may pass it on."
        )
        {
            Details = new Dictionary<string, string> { ["by"] = by },
        };

    public static Refusal TaskNotHeld() =>
        new("task-not-held", RefusalKind.State, "Việc này chưa ai nhận.", "Nobody holds this task.");

    public static Refusal AssigneeUnfit(string user) =>
        new(
            "assignee-unfit",
            RefusalKind.Input,
            $"{user} không có vai trò của bước này tại đơn vị.",
            $"{user} doesn't have this step's role at the unit."
        );

    public static Refusal ActionUnknown(string action, IEnumerable<string> allowed)
    {
        var list = string.Join(", ", allowed);
        return new Refusal(
            "action-unknown",
            RefusalKind.Input,
            $"Bước này không có lựa chọn “{action}”; có: {list}.",
            $"This step has no action '{action}'; it has: {list}."
        );
    }

    public static Refusal ActionUsedUp(string action, int times) =>
        new(
            "action-used-up",
            RefusalKind.State,
            $"“{action}” chỉ được dùng {times} lần trong một hồ sơ.",
            $"'{action}' may be used {times} time(s) in a dossier."
        );

    public static Refusal SupplementUsedUp(int times, string basis) =>
        new(
            "supplement-used-up",
            RefusalKind.State,
            $"Đã yêu cầu bổ sung {times} lần, là mức tối đa ({basis}).",
            $"A supplement was asked {times} time(s), the most allowed ({basis})."
        );

    public static Refusal ReasonMissing() =>
        new("reason-missing", RefusalKind.Input, "Cần ghi lý do.", "A reason is needed.");

    public static Refusal PapersNotNamed() =>
        new(
            "papers-not-named",
            RefusalKind.Input,
            "Chọn ít nhất một thành phần cần bổ sung.",
            "Name at least one paper to supplement."
        );

    public static Refusal PaperUnknown(string paper) =>
        new(
            "paper-unknown",
            RefusalKind.Input,
            $"Thủ tục không có thành phần “{paper}”.",
            $"The procedure has no paper '{paper}'."
        );

    public static Refusal WaitUnknown() =>
        new("wait-unknown", RefusalKind.Unknown, "Không có việc chờ này.", "There is no such wait.");

    public static Refusal WaitEnded() =>
        new("wait-ended", RefusalKind.State, "Việc chờ này đã xong.", "This wait has ended already.");

    public static Refusal FeeUnknown(string fee) =>
        new("fee-unknown", RefusalKind.Input, $"Hồ sơ không có khoản “{fee}”.", $"The dossier has no fee '{fee}'.");

    public static Refusal RuleFailed(string step, string problem) =>
        new(
            "rule-failed",
            RefusalKind.Input,
            $"Không tính được quy tắc ở “{step}”: {problem}.",
            $"A rule at '{step}' can't be computed: {problem}."
        );

    public static Refusal IncidentUnknown() =>
        new("incident-unknown", RefusalKind.Unknown, "Không có sự cố này.", "There is no such incident.");

    public static Refusal NotSubmitted() =>
        new(
            "dossier-not-submitted",
            RefusalKind.State,
            "Hồ sơ này không chờ tiếp nhận.",
            "This dossier isn't waiting to be received."
        );

    public static Refusal SystemOnly() =>
        new(
            "system-only",
            RefusalKind.Right,
            "Việc này do hệ thống tự ghi nhận, không ai làm thay được.",
            "Only the system itself records this; nobody does it in its place."
        );

    public static Refusal AlarmNotDue() =>
        new(
            "alarm-not-due",
            RefusalKind.State,
            "Chưa đến lúc cảnh báo này.",
            "This alarm isn't due. Ask again at the next moment that the dossier names."
        );

    public static Refusal AlarmRaised() =>
        new(
            "alarm-raised",
            RefusalKind.State,
            "Cảnh báo này đã được ghi nhận.",
            "This alarm was raised already; each is raised once."
        );
}
