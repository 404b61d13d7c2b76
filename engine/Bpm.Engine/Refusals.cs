using Bpm.WorkingTime;
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

    public static Refusal CaseUnmet(string name) =>
        new(
            "case-unmet",
            RefusalKind.Input,
            $"Theo các câu trả lời trong biểu mẫu, hồ sơ không thuộc trường hợp “{name}”.",
            $"By the answers of the form this isn't the case '{name}'."
        )
        {
            Details = new Dictionary<string, string> { ["field"] = "case" },
        };

    public static Refusal CaseMissing(string name) =>
        new(
            "case-missing",
            RefusalKind.Input,
            $"Theo các câu trả lời trong biểu mẫu, hồ sơ thuộc trường hợp “{name}”; hãy chọn trường hợp đó.",
            $"By the answers of the form this is the case '{name}'; choose it."
        )
        {
            Details = new Dictionary<string, string> { ["field"] = "case" },
        };

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

    public static Refusal RuleFailed(string step, Said problem) =>
        new(
            "rule-failed",
            RefusalKind.Input,
            $"Không tính được quy tắc ở “{step}”: {problem.Vi}.",
            $"A rule at '{step}' can't be computed: {problem.En}."
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

    public static Refusal NotReceived() =>
        new(
            "dossier-not-received",
            RefusalKind.State,
            "Hồ sơ chưa được tiếp nhận nên chưa làm việc này được.",
            "The dossier was not received yet. Receive it first."
        );

    public static Refusal ResultReady() =>
        new(
            "result-ready",
            RefusalKind.State,
            "Hồ sơ đã có kết quả; chỉ còn trả kết quả hoặc đính chính.",
            "The result is ready: it can only be handed over or corrected."
        );

    public static Refusal PersonExcluded(string user) =>
        new(
            "person-excluded",
            RefusalKind.Right,
            $"{user} không được xử lý hồ sơ này, kể cả khi được ủy quyền. Giao cho người khác.",
            $"{user} may not act on this dossier, not even by delegation. Give it to someone else."
        );

    public static Refusal CounterIsReceived() =>
        new(
            "counter-is-received",
            RefusalKind.Input,
            "Hồ sơ nộp trực tiếp được tiếp nhận ngay tại quầy, không qua bước chờ tiếp nhận.",
            "What is handed in at the counter is received there and then; use the reception."
        );

    public static Refusal NotAwaitingCompletion() =>
        new(
            "completion-not-asked",
            RefusalKind.State,
            "Hồ sơ này không được yêu cầu hoàn thiện trước khi tiếp nhận.",
            "Nobody asked to complete this submission."
        );

    public static Refusal AnswerTheSubmission() =>
        new(
            "answer-the-submission",
            RefusalKind.Input,
            "Hồ sơ mới nộp: chọn tiếp nhận, không tiếp nhận hoặc yêu cầu hoàn thiện.",
            "This is a new submission: receive it, refuse it, or ask to complete it."
        );

    public static Refusal EndsByCompletion() =>
        new(
            "ends-by-completion",
            RefusalKind.Input,
            "Việc chờ này xong khi người nộp gửi lại hồ sơ đã hoàn thiện.",
            "This wait ends when the applicant sends the completed submission."
        );

    public static Refusal EndsByResuming() =>
        new(
            "ends-by-resuming",
            RefusalKind.Input,
            "Hồ sơ đang tạm dừng theo quyết định; lãnh đạo cho xử lý tiếp.",
            "The dossier rests by order; a leader resumes it."
        );

    public static Refusal EndsByItself(string procedure) =>
        new(
            "ends-by-itself",
            RefusalKind.Input,
            $"Hồ sơ liên thông của thủ tục {procedure} tự báo kết quả; không ghi tay được.",
            $"The linked dossier of {procedure} reports by itself; nobody records it by hand."
        );

    public static Refusal RestsAlready() =>
        new(
            "rests-already",
            RefusalKind.State,
            "Hồ sơ đang tạm dừng. Cho xử lý tiếp trước đã.",
            "The dossier rests already. Resume it first."
        );

    public static Refusal NotResting() =>
        new(
            "not-resting",
            RefusalKind.State,
            "Hồ sơ không tạm dừng.",
            "The dossier does not rest, so there is nothing to resume."
        );

    public static Refusal GroundUnknown(string ground) =>
        new(
            "ground-unknown",
            RefusalKind.Input,
            $"Không có căn cứ tạm dừng “{ground}”. Chọn một căn cứ trong danh mục.",
            $"There is no ground '{ground}' to pause on. Choose one of the list."
        );

    public static Refusal GroundStopsNothing(string ground) =>
        new(
            "ground-stops-nothing",
            RefusalKind.Input,
            $"“{ground}” không làm dừng thời hạn nên không phải là căn cứ tạm dừng.",
            $"'{ground}' stops no clock, so it is no ground for a pause."
        );

    public static Refusal NotPartOfAnother() =>
        new(
            "not-part-of-another",
            RefusalKind.State,
            "Hồ sơ này không thuộc nhóm liên thông.",
            "This dossier is no part of another one."
        );

    public static Refusal NotHandedOver() =>
        new(
            "not-handed-over",
            RefusalKind.State,
            "Bước này không phải là chuyển liên thông nên không có gì để nhận bàn giao.",
            "This step is no hand-off, so there is nothing to accept."
        );

    public static Refusal CustodyAccepted(string by) =>
        new(
            "custody-accepted",
            RefusalKind.State,
            $"{by} đã nhận bàn giao hồ sơ này.",
            $"{by} accepted the hand-over already."
        );

    public static Refusal NothingToReturnTo() =>
        new(
            "nothing-to-return-to",
            RefusalKind.State,
            "Không có bước trước nào để trả lại.",
            "No earlier step led here, so there is nothing to send it back to."
        );

    public static Refusal UseOwnReturn(string action) =>
        new(
            "use-own-return",
            RefusalKind.Input,
            $"Bước này đã có lựa chọn trả lại: “{action}”. Dùng lựa chọn đó.",
            $"This step has its own way back: '{action}'. Use that."
        );

    public static Refusal ConsultUnknown(string step) =>
        new(
            "consult-unknown",
            RefusalKind.Unknown,
            $"Không có việc lấy ý kiến nào đang mở ở bước “{step}”.",
            $"No consultation is open at step '{step}'."
        );

    public static Refusal SuccessorUnclear(string unit, string why) =>
        new(
            "successor-unclear",
            RefusalKind.State,
            $"Không chuyển được hồ sơ của {unit}: {why}. Người quản trị chỉ định đơn vị kế thừa.",
            $"What {unit} holds can't be passed on: {why}. An administrator names its successor."
        );

    public static Refusal NothingToMove() =>
        new(
            "nothing-to-move",
            RefusalKind.State,
            "Mọi đơn vị của hồ sơ vẫn đang hoạt động.",
            "Every unit of the dossier still exists; nothing is to be moved."
        );

    public static Refusal CorrectionOpen() =>
        new(
            "correction-open",
            RefusalKind.State,
            "Kết quả đang được đính chính.",
            "The result is being corrected already."
        );

    public static Refusal NoResultToCorrect() =>
        new(
            "no-result-to-correct",
            RefusalKind.State,
            "Hồ sơ chưa có kết quả đã phát hành để đính chính.",
            "No result was issued yet, so there is nothing to correct."
        );

    public static Refusal AmountWrong() =>
        new(
            "amount-wrong",
            RefusalKind.Input,
            "Số tiền phải là số đồng nguyên lớn hơn 0.",
            "The amount must be whole đồng, more than 0."
        );

    public static Refusal NotPaidYet(long open) =>
        new(
            "not-paid-yet",
            RefusalKind.State,
            $"Chỉ còn {open} đồng đã nộp mà chưa đối soát; không xác nhận nhiều hơn được.",
            $"Only {open} đồng were paid and are not confirmed; no more can be."
        );

    public static Refusal NobodyFits() =>
        new(
            "nobody-fits",
            RefusalKind.State,
            "Không có ai đủ điều kiện nhận việc này. Phân công bằng tay hoặc bổ sung người có vai trò.",
            "Nobody may take this task. Assign it by hand, or give someone the role."
        );

    public static Refusal ExtensionUnknown(string id, IEnumerable<string> allowed) =>
        new(
            "extension-unknown",
            RefusalKind.Input,
            $"Thủ tục không cho gia hạn “{id}”; có: {string.Join(", ", allowed)}.",
            $"The procedure knows no extension '{id}'; it has: {string.Join(", ", allowed)}."
        );

    public static Refusal ExtensionUsed(string id) =>
        new(
            "extension-used",
            RefusalKind.State,
            $"Đã gia hạn “{id}” một lần; không gia hạn lần nữa. Nếu vẫn trễ, xin lỗi và hẹn lại.",
            $"Extension '{id}' was granted once; not again. If it is still late, apologise and re-appoint."
        );

    public static Refusal ExtensionPaperMissing(string paper) =>
        new(
            "extension-paper-missing",
            RefusalKind.Input,
            $"Gia hạn cần số văn bản “{paper}”.",
            $"The extension needs the number of its paper '{paper}'."
        );

    public static Refusal LetterMissing() =>
        new(
            "letter-missing",
            RefusalKind.Input,
            "Cần số thư xin lỗi và hẹn lại.",
            "The number of the letter of apology is needed."
        );

    public static Refusal NothingToRedate(string calendar, int version) =>
        new(
            "nothing-to-redate",
            RefusalKind.State,
            $"Ngày hẹn đã tính theo lịch {calendar} phiên bản {version}.",
            $"The dates follow calendar {calendar} version {version} already."
        );

    public static Refusal MigrationTargetWrong(string procedure) =>
        new(
            "migration-target-wrong",
            RefusalKind.Input,
            $"Chỉ chuyển được sang bản công bố khác của chính thủ tục {procedure}.",
            $"A dossier moves only to another publication of {procedure}."
        );

    public static Refusal MigrationToItself() =>
        new(
            "migration-to-itself",
            RefusalKind.State,
            "Hồ sơ đang chạy theo đúng bản công bố này.",
            "The dossier runs under this publication already."
        );

    public static Refusal MigrationStepMissing(IEnumerable<string> missing) =>
        new(
            "migration-step-missing",
            RefusalKind.State,
            $"Bản công bố mới không có: {string.Join(", ", missing)}. Hoàn thành các phần này trước rồi chuyển.",
            $"The target lacks: {string.Join(", ", missing)}. Finish these first, then move."
        );

    public static Refusal ChildUnknown(string child) =>
        new(
            "child-unknown",
            RefusalKind.Input,
            $"Không có thủ tục liên thông “{child}” trong hồ sơ này.",
            $"There is no linked procedure '{child}' here."
        );

    public static Refusal MessageConsumed() =>
        new(
            "message-consumed",
            RefusalKind.State,
            "Thông báo của hồ sơ liên thông này đã được ghi nhận.",
            "This message of a linked dossier was consumed already."
        );

    public static Refusal TooFewChosen(string group, int atLeast) =>
        new(
            "too-few-chosen",
            RefusalKind.Input,
            $"“{group}”: chọn ít nhất {atLeast} thủ tục.",
            $"'{group}': choose at least {atLeast} procedures."
        );

    public static Refusal ExtensionTooLong(Term most) =>
        new(
            "extension-too-long",
            RefusalKind.Input,
            $"Chỉ được gia hạn tối đa {most.ToVietnamese()}.",
            $"It may be extended by {most} at most."
        );

    public static Refusal ReappointedAlready(string? basis) =>
        new(
            "reappointed-already",
            RefusalKind.State,
            $"Đã xin lỗi và hẹn lại một lần, không hẹn lại nữa{(basis is null ? "" : $" ({basis})")}.",
            $"An apology with a new date was given once, which is all there may be{(basis is null ? "" : $" ({basis})")}."
        );

    public static Refusal NewDateTooEarly(LocalDateTime due) =>
        new(
            "new-date-too-early",
            RefusalKind.Input,
            $"Ngày hẹn mới phải sau {Text(due)} và sau lúc này.",
            $"The new date must be after {Text(due)} and after now."
        );

    /// <summary>What a take-over says of a dossier cannot be.</summary>
    public static Refusal TakeOverWrong(string vi, string en) =>
        new("take-over-wrong", RefusalKind.Input, $"Không tiếp quản được: {vi}.", $"It cannot be taken over: {en}.");

    public static Refusal ApproverMissing(LocalDateTime old, LocalDateTime later) =>
        new(
            "approver-missing",
            RefusalKind.Input,
            $"Ngày hẹn lùi từ {Text(old)} sang {Text(later)}: cần tên người duyệt.",
            $"The date moves later, from {Text(old)} to {Text(later)}: name who approved it."
        );

    public static Refusal MigrationLater(LocalDateTime? old, LocalDateTime? later) =>
        new(
            "migration-later",
            RefusalKind.State,
            $"Hạn luật định sẽ lùi từ {Text(old)} sang {Text(later)}: cần nêu căn cứ pháp lý.",
            $"The statutory date would move from {Text(old)} to {Text(later)}: name the legal ground."
        );

    /// <summary>Of an example or a try-out: real people see only what is open.</summary>
    public static Refusal StepNotOpen(string open) =>
        new(
            "step-not-open",
            RefusalKind.State,
            $"Bước này chưa mở; đang mở: {(open.Length == 0 ? "không có bước nào" : open)}.",
            $"the step isn't open; open: {(open.Length == 0 ? "nothing" : open)}"
        );

    public static Refusal SupplementNotAwaited() =>
        new(
            "supplement-not-awaited",
            RefusalKind.State,
            "Hồ sơ không chờ bổ sung giấy tờ nào.",
            "no supplement is awaited"
        );

    private static string Text(LocalDateTime? moment) =>
        moment?.ToString("HH:mm dd/MM/uuuu", System.Globalization.CultureInfo.InvariantCulture) ?? "–";
}
