using Bpm.Engine;
using Bpm.Engine.Events;
using Bpm.Server.Features.Dossiers.View;
using Bpm.WorkingTime;

namespace Bpm.Server.Content;

/// <summary>Words of what people and messages do to the whole of a dossier: dates, rest and end, money, opinions, linked dossiers.</summary>
internal static class ActTexts
{
    /// <summary>Null for an event that <see cref="TimelineTexts"/> itself has words for.</summary>
    public static EventWords? Of(DossierEvent change, DossierPicture picture) =>
        Submission(change, picture)
        ?? Opinions(change, picture)
        ?? Linked(change, picture)
        ?? Dates(change, picture)
        ?? Control(change, picture)
        ?? MoneyAndPortal(change, picture);

    public static string PromisedDate(Language l) => l.Pick("Hạn trả dân", "Promised date");

    public static string NewAppointment(Language l) => l.Pick("Ngày hẹn lại", "New appointment");

    public static string StepDate(string step, Language l) => l.Pick($"Hạn bước “{step}”", $"Due of '{step}'");

    public static string DatesGoOnMoving(Language l) =>
        l.Pick(
            "Từ lúc này thời hạn không tính. Ngày hẹn lùi thêm mỗi ngày làm việc còn dừng và được chốt khi xử lý tiếp.",
            "From this moment no time counts. The date moves on with each working day of the pause and is fixed on resuming."
        );

    private static EventWords? Submission(DossierEvent change, DossierPicture p) =>
        change switch
        {
            CompletionAsked e => new(
                "dossier",
                "warn",
                p.Pick("Yêu cầu hoàn thiện trước khi tiếp nhận", "Asked to complete before reception"),
                Papers(e.Papers, p, e.Reason)
            ),
            SubmissionCompleted => new(
                "dossier",
                "inbox",
                p.Pick("Người nộp đã hoàn thiện hồ sơ", "The applicant completed the submission"),
                null
            ),
            ChildrenChosen e => new(
                "dossier",
                "check",
                p.Pick("Người nộp chọn thủ tục liên thông", "Linked procedures chosen"),
                string.Join(", ", e.Children.Select(p.StepName))
            ),
            _ => null,
        };

    private static EventWords? Opinions(DossierEvent change, DossierPicture p) =>
        change switch
        {
            ConsultOpened e => new(
                "task",
                "split",
                p.Pick($"Lấy ý kiến {e.Tasks.Length} đơn vị", $"Asked {e.Tasks.Length} units for their opinion"),
                p.Pick($"Cần {e.Needed} ý kiến", $"{e.Needed} opinions are needed")
            ),
            OpinionDeemed e => new(
                "task",
                "check",
                p.Pick("Hết hạn không trả lời: coi như đồng ý", "Silence at the end of the term: taken as consent"),
                p.Pick($"Căn cứ: {e.Basis}", $"Basis: {e.Basis}")
            ),
            OpinionNoted e => new(
                "task",
                "file",
                p.Pick("Ý kiến đến muộn, đã ghi nhận", "A late opinion was noted"),
                $"{p.Names.Of(e.By)}{(e.Reason is null ? "" : $" — {e.Reason}")}"
            ),
            ConsultClosed e => new(
                "task",
                "flow",
                p.Pick("Kết thúc lấy ý kiến", "The consultation has ended"),
                e.Missing.IsEmpty
                    ? null
                    : p.Pick("Chưa có ý kiến: ", "Without: ") + string.Join(", ", e.Missing.Select(p.UnitName))
            ),
            _ => null,
        };

    private static EventWords? Linked(DossierEvent change, DossierPicture p) =>
        change switch
        {
            ChildOpened e => new(
                "dossier",
                "link",
                p.Pick("Mở hồ sơ liên thông", "A linked dossier is opened"),
                p.Publications.Newest(e.Procedure)?.Procedure.Name ?? e.Procedure
            ),
            ChildDeferred e => new(
                "dossier",
                "pause",
                p.Pick("Hồ sơ liên thông chờ giấy tờ", "A linked dossier waits for papers"),
                Papers(e.Papers, p, reason: null)
            ),
            ChildLinked e => new(
                "dossier",
                "link",
                p.Pick($"Đã có hồ sơ liên thông {e.Code}", $"Linked dossier {e.Code} exists"),
                null
            ),
            ChildReported e => new(
                "dossier",
                "flag",
                p.Pick("Hồ sơ liên thông báo kết quả", "A linked dossier reports its result"),
                DossierTexts.Outcome(e.Outcome, p.Language)
            ),
            ChildStopAsked e => new(
                "dossier",
                "minus",
                p.Pick("Yêu cầu dừng hồ sơ liên thông", "A linked dossier is asked to stop"),
                e.Child
            ),
            ParentLinked e => new(
                "dossier",
                "link",
                p.Pick($"Thuộc hồ sơ liên thông {e.ParentCode}", $"Part of dossier {e.ParentCode}"),
                null
            ),
            ChildExtended e => new(
                "clock",
                "clock",
                p.Pick("Hồ sơ liên thông được gia hạn", "A linked dossier was extended"),
                TimeWords.TermText(e.Term, p.Language)
            ),
            _ => null,
        };

    private static EventWords? Dates(DossierEvent change, DossierPicture p) =>
        change switch
        {
            DueExtended e => new(
                "clock",
                "clock",
                p.Pick("Gia hạn theo quy định", "Extended by law"),
                $"{TimeWords.TermText(e.Term, p.Language)} — {e.Reason}"
            ),
            Reappointed e => new(
                "clock",
                "warn",
                p.Pick("Xin lỗi và hẹn lại ngày trả", "Apology with a new date"),
                p.Pick(
                    $"Từ {e.Old.Long(p.Language)} sang {e.New.Long(p.Language)} — {e.Reason}",
                    $"From {e.Old.Long(p.Language)} to {e.New.Long(p.Language)} — {e.Reason}"
                )
            ),
            DueChanged e => new(
                "clock",
                "clock",
                p.Pick("Tính lại ngày hẹn theo lịch mới", "Dates read again under a new calendar"),
                p.Pick(
                    $"Từ {e.Old?.Long(p.Language)} sang {e.New?.Long(p.Language)} — {e.Reason}",
                    $"From {e.Old?.Long(p.Language)} to {e.New?.Long(p.Language)} — {e.Reason}"
                )
            ),
            TaskDueMoved e => new(
                "clock",
                "clock",
                p.Pick("Hạn của bước thay đổi", "A step's due has moved"),
                e.Due?.Long(p.Language)
            ),
            DossierMigrated e => new(
                "dossier",
                "flow",
                p.Pick(
                    $"Chuyển sang phiên bản {e.ProcedureVersion} của quy trình",
                    $"Moved to version {e.ProcedureVersion} of the procedure"
                ),
                e.Reason
            ),
            AlarmRaised e => new("clock", "warn", Alarm(e.Kind, p), AlarmDetail(e, p)),
            _ => null,
        };

    private static EventWords? Control(DossierEvent change, DossierPicture p) =>
        change switch
        {
            ProcessingPaused e => new(
                "clock",
                "pause",
                p.Pick("Tạm dừng xử lý hồ sơ", "Processing paused"),
                $"{p.GroundName(e.Ground)} — {e.Reason}"
            ),
            ProcessingResumed e => new("clock", "play", p.Pick("Tiếp tục xử lý hồ sơ", "Processing resumed"), e.Reason),
            DossierStopped e => new("dossier", "x", p.Pick("Dừng xử lý hồ sơ", "Processing stopped"), e.Reason),
            CustodyAccepted e => new(
                "custody",
                "check",
                p.Pick("Đã nhận bàn giao hồ sơ", "Hand-over accepted"),
                p.Names.Of(e.By)
            ),
            TaskReturned e => new(
                "task",
                "undo",
                p.Pick($"Trả lại bước “{p.StepName(e.To)}”", $"Sent back to '{p.StepName(e.To)}'"),
                e.Reason
            ),
            TaskMoved e => new(
                "task",
                "right",
                p.Pick("Chuyển việc sang đơn vị kế thừa", "Task passed to the succeeding unit"),
                $"{p.UnitName(e.From)} → {p.UnitName(e.To)}"
            ),
            UnitSucceeded e => new(
                "custody",
                "link",
                p.Pick("Đơn vị kế thừa tiếp nhận hồ sơ", "A succeeding unit takes over"),
                $"{p.UnitName(e.From)} → {p.UnitName(e.To)}"
            ),
            PersonExcluded e => new(
                "dossier",
                "minus",
                p.Pick("Loại người xử lý khỏi hồ sơ", "A person may not act on it"),
                $"{p.Names.Of(e.User)} — {e.Reason}"
            ),
            CorrectionOpened e => new(
                "result",
                "pen",
                p.Pick("Đính chính kết quả", "Correction of the result"),
                e.Reason
            ),
            CorrectionClosed => new("result", "check", p.Pick("Đã đính chính xong", "The correction is done"), null),
            _ => null,
        };

    private static EventWords? MoneyAndPortal(DossierEvent change, DossierPicture p) =>
        change switch
        {
            PaymentRequired e => new(
                "money",
                "warn",
                p.Pick("Yêu cầu nộp tiền", "Payment required"),
                $"{TimelineTexts.FeeName(e.Fee, p)} · {Money.Text(e.Amount, p.Language)} — {e.Reason}"
            ),
            PaymentConfirmed e => new(
                "money",
                "check",
                p.Pick("Đã đối soát khoản nộp", "Payment confirmed"),
                $"{TimelineTexts.FeeName(e.Fee, p)} · {Money.Text(e.Amount, p.Language)} · {e.Proof}"
            ),
            StatusSynchronised e => new(
                "dossier",
                e.Done ? "check" : "warn",
                e.Done
                    ? p.Pick("Đã đồng bộ Cổng quốc gia", "The national portal was told")
                    : p.Pick("Chưa đồng bộ được Cổng quốc gia", "The national portal could not be told"),
                e.Problem ?? StatusTexts.National(e.NationalStatus, p.Language)
            ),
            _ => null,
        };

    public static string Alarm(AlarmKind kind, DossierPicture p) =>
        kind switch
        {
            AlarmKind.DueSoon => p.Pick("Sắp đến hạn", "Due soon"),
            AlarmKind.CertainLate => p.Pick("Chắc chắn trễ hẹn", "Certain to be late"),
            AlarmKind.Overdue => p.Pick("Đã quá hạn", "Overdue"),
            AlarmKind.Escalation => p.Pick("Báo cáo cấp trên", "Escalated"),
            AlarmKind.Silence => p.Pick("Hết hạn lấy ý kiến, chưa có trả lời", "No opinion at the end of the term"),
            AlarmKind.WaitReview => p.Pick("Đến hạn xem lại việc chờ", "A wait is to be looked at again"),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such alarm."),
        };

    private static string AlarmDetail(AlarmRaised e, DossierPicture p)
    {
        var what =
            p.State.Task(e.Subject) is { } task ? p.StepName(task.Step)
            : e.Subject.Length == 0 ? p.Pick("Cả hồ sơ", "The whole dossier")
            : e.Subject;
        var role = e.ToRole is { } to ? $" → {p.Publications.Province.Role(to)?.Name ?? to}" : "";
        return $"{what} · {e.DueAt.Long(p.Language)}{role}";
    }

    private static string? Papers(IReadOnlyCollection<string> papers, DossierPicture p, string? reason)
    {
        var list = string.Join(", ", papers.Select(p.PaperName));
        return list.Length == 0 ? reason
            : reason is null ? list
            : $"{list} — {reason}";
    }
}
