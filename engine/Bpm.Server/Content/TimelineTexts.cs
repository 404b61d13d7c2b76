using Bpm.Engine.Events;
using Bpm.Server.Features.Dossiers.View;
using Bpm.Server.Signing;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Server.Content;

/// <summary>What an event says to a person.</summary>
internal sealed record EventWords(string Kind, string Icon, string Title, string? Detail);

/// <summary>Words of every type of event, in both languages. A test holds the table complete.</summary>
internal static class TimelineTexts
{
    public static EventWords Of(DossierEvent change, DossierPicture picture) =>
        change switch
        {
            DossierSubmitted e => new(
                "dossier",
                "inbox",
                picture.Pick("Nộp hồ sơ", "Submitted"),
                $"{StatusTexts.ChannelName(e.Channel, picture.Language)} · {picture.UnitName(e.ReceptionUnit)}"
            ),
            DossierReceived e => new(
                "dossier",
                "receive",
                picture.Pick("Tiếp nhận và hẹn trả kết quả", "Received, with an appointment"),
                Received(e, picture)
            ),
            DossierTakenOver e => new(
                "dossier",
                "receive",
                picture.Pick($"Tiếp quản từ {e.From}", $"Taken over from {e.From}"),
                TakenOver(e, picture)
            ),
            DossierRefused e => new(
                "dossier",
                "x",
                picture.Pick("Không tiếp nhận hồ sơ", "Not accepted"),
                Reason(e.Reason, picture)
            ),
            TaskOpened e => new(
                "task",
                "flow",
                picture.Pick(
                    $"Chuyển tới bước “{picture.StepName(e.Step)}”",
                    $"Passed to '{picture.StepName(e.Step)}'"
                ),
                Opened(e, picture)
            ),
            TaskClaimed e => new(
                "task",
                "check",
                picture.Pick($"Nhận việc “{StepOf(e.Task, picture)}”", $"Took '{StepOf(e.Task, picture)}'"),
                picture.Names.Of(e.By)
            ),
            TaskReleased e => new(
                "task",
                "undo",
                picture.Pick(
                    $"Trả việc “{StepOf(e.Task, picture)}” về đơn vị",
                    $"Gave '{StepOf(e.Task, picture)}' back to the unit"
                ),
                null
            ),
            TaskAssigned e => new(
                "task",
                "right",
                picture.Pick($"Giao việc “{StepOf(e.Task, picture)}”", $"Assigned '{StepOf(e.Task, picture)}'"),
                e.From is { } from ? $"{picture.Names.Of(from)} → {picture.Names.Of(e.To)}" : picture.Names.Of(e.To)
            ),
            TaskCompleted e => new(
                "task",
                "check",
                picture.Pick($"Xong bước “{StepOf(e.Task, picture)}”", $"Finished '{StepOf(e.Task, picture)}'"),
                Completed(e, picture)
            ),
            TaskCancelled e => new(
                "task",
                "minus",
                picture.Pick($"Bỏ việc “{StepOf(e.Task, picture)}”", $"Dropped '{StepOf(e.Task, picture)}'"),
                Why(e.Why, picture)
            ),
            TaskPaused e => new(
                "clock",
                "pause",
                picture.Pick($"Tạm dừng bước “{StepOf(e.Task, picture)}”", $"Paused '{StepOf(e.Task, picture)}'"),
                picture.GroundName(e.Ground)
            ),
            TaskResumed e => new(
                "clock",
                "play",
                picture.Pick($"Tiếp tục bước “{StepOf(e.Task, picture)}”", $"Went on with '{StepOf(e.Task, picture)}'"),
                e.Due is { } due ? picture.Pick("Hạn bước: ", "Step due: ") + due.Long(picture.Language) : null
            ),
            StepPassedOver e => new(
                "task",
                "right",
                picture.Pick($"Bỏ qua bước “{picture.StepName(e.Step)}”", $"Passed over '{picture.StepName(e.Step)}'"),
                Rule(e.Rule, e.Inputs)
            ),
            WayChosen e => new(
                "task",
                "flow",
                picture.Pick($"Rẽ nhánh tới “{picture.StepName(e.To)}”", $"Went on to '{picture.StepName(e.To)}'"),
                Rule(e.Rule, e.Inputs)
            ),
            ParallelOpened e => new(
                "task",
                "split",
                picture.Pick(
                    $"Xử lý song song {e.Branches.Length} nhánh",
                    $"Split into {e.Branches.Length} parallel branches"
                ),
                picture.Pick($"Cần xong {e.Needed}", $"{e.Needed} must finish")
            ),
            BranchFinished e => new(
                "task",
                "check",
                picture.Pick(
                    $"Xong nhánh “{Branch(e.Branch, picture)}”",
                    $"Branch '{Branch(e.Branch, picture)}' finished"
                ),
                null
            ),
            ParallelJoined => new("task", "flow", picture.Pick("Các nhánh đã xong", "The branches have joined"), null),
            CustodyMoved e => new(
                "custody",
                "link",
                picture.Pick($"Chuyển hồ sơ tới {picture.UnitName(e.To)}", $"Handed to {picture.UnitName(e.To)}"),
                picture.Pick($"từ {picture.UnitName(e.From)}", $"from {picture.UnitName(e.From)}")
            ),
            WaitOpened e => new(
                "wait",
                "pause",
                e.Task is null
                    ? picture.GroundName(e.Ground)
                    : picture.Pick("Yêu cầu bổ sung hồ sơ", "Asked for a supplement"),
                Waiting(e, picture)
            ),
            WaitEnded e => new(
                "wait",
                "check",
                picture.Pick("Đã nhận nội dung chờ", "What was awaited has come"),
                e.Proof
            ),
            ClockPaused e => new(
                "clock",
                "pause",
                picture.Pick(
                    $"Dừng đồng hồ — {TimeWords.InSentence(picture.GroundName(e.Ground))}",
                    $"Clock stopped — {TimeWords.InSentence(picture.GroundName(e.Ground))}"
                ),
                picture.Pick($"Căn cứ: {e.Basis}", $"Basis: {e.Basis}")
            ),
            ClockResumed e => new(
                "clock",
                "play",
                picture.Pick("Đồng hồ chạy tiếp", "Clock goes on"),
                Earlier(e.CommittedDue, e.StatutoryDue) is { } due
                    ? picture.Pick("Hạn trả dân: ", "Promised: ") + due.Long(picture.Language)
                    : null
            ),
            PapersReceived e => new(
                "wait",
                "file",
                picture.Pick("Nhận giấy tờ bổ sung", "Papers received"),
                string.Join(", ", e.Papers.Select(p => picture.PaperName(p.Paper)))
            ),
            FeePaid e => new(
                "money",
                "check",
                picture.Pick("Đã nộp phí, lệ phí", "Fee paid"),
                $"{FeeName(e.Fee, picture)} · {Money.Text(e.Amount, picture.Language)} · {e.Proof}"
            ),
            ResultSigned e => new(
                "result",
                "pen",
                picture.Pick("Ký kết quả", "Result signed"),
                $"{picture.Names.Of(e.By)} · {TimeWords.InSentence(DossierTexts.Outcome(e.Outcome, picture.Language))}"
                    + Signature(e, picture)
            ),
            ResultIssued e => new(
                "result",
                "print",
                picture.Pick("Vào số, phát hành kết quả", "Result numbered and issued"),
                picture.Pick($"Số {e.Number}", $"No. {e.Number}")
            ),
            DossierFinished e => new(
                "dossier",
                "flag",
                picture.Pick("Có kết quả tại nơi trả", "Result ready at the desk"),
                $"{DossierTexts.Outcome(e.Outcome, picture.Language)} · {DossierTexts.Verdict(e.Committed ?? e.Statutory, picture.Language)}"
            ),
            ResultDelivered => new(
                "dossier",
                "check",
                picture.Pick("Đã trả kết quả cho người nộp", "Result handed to the applicant"),
                null
            ),
            DossierWithdrawn e => new(
                "dossier",
                "undo",
                picture.Pick("Người nộp rút hồ sơ", "Withdrawn by the applicant"),
                Reason(e.Reason, picture)
            ),
            NoteAdded e => new(
                "note",
                "file",
                picture.Pick("Ghi chú nội bộ", "Internal note"),
                picture.Notes.GetValueOrDefault(e.NoteId) ?? DossierTexts.Erased(picture.Language)
            ),
            IncidentRaised e => new(
                "incident",
                "warn",
                picture.Pick($"Sự cố ở bước “{picture.StepName(e.Step)}”", $"Incident at '{picture.StepName(e.Step)}'"),
                e.Message
            ),
            IncidentResolved => new("incident", "check", picture.Pick("Đã xử lý sự cố", "Incident resolved"), null),
            _ => ActTexts.Of(change, picture)
                ?? throw new ArgumentOutOfRangeException(nameof(change), change.GetType().Name, "No words for it."),
        };

    /// <summary>Nothing where no key signed: the act alone must not look like a signature.</summary>
    private static string Signature(ResultSigned signed, DossierPicture picture) =>
        SignatureCheck.Of(picture.Code, signed) switch
        {
            SignatureState.Valid => picture.Pick(
                $" · chữ ký số hợp lệ, khóa {signed.Signature!.KeyId}",
                $" · digital signature valid, key {signed.Signature!.KeyId}"
            ),
            SignatureState.Invalid => picture.Pick(
                $" · CHỮ KÝ SỐ KHÔNG HỢP LỆ, khóa {signed.Signature!.KeyId}",
                $" · DIGITAL SIGNATURE INVALID, key {signed.Signature!.KeyId}"
            ),
            SignatureState.Unknown => picture.Pick(
                $" · có chữ ký số, không kiểm tra được ở đây, khóa {signed.Signature!.KeyId}",
                $" · digitally signed, cannot be checked here, key {signed.Signature!.KeyId}"
            ),
            _ => "",
        };

    private static string TakenOver(DossierTakenOver e, DossierPicture picture)
    {
        var received = picture.Pick("tiếp nhận ", "received ") + e.Received.Long(picture.Language);
        var promised = e.Promised is { } due
            ? picture.Pick(" · hẹn trả ", " · promised ") + due.Long(picture.Language)
            : "";
        return $"{e.Code} · {received}{promised}";
    }

    private static string Received(DossierReceived e, DossierPicture picture)
    {
        var promised = e.Promised is { } due
            ? picture.Pick("hẹn trả ", "promised ") + due.Long(picture.Language)
            : picture.Pick("không hẹn ngày", "no date promised");
        var clamped = e.Clamped
            ? picture.Pick(
                " · hạn cam kết được kéo về hạn luật định",
                " · the committed date was held at the statutory one"
            )
            : "";
        var provisional = e.ProvisionalDate ? picture.Pick(" · tạm tính", " · provisional") : "";
        return $"{e.Code} · {promised}{provisional}{clamped}";
    }

    private static string Opened(TaskOpened e, DossierPicture picture)
    {
        var due = e.Due is { } moment ? picture.Pick(" · hạn ", " · due ") + moment.Long(picture.Language) : "";
        var person = e.Assignee is { } user ? $" · {picture.Names.Of(user)}" : "";
        return $"{picture.UnitName(e.Unit)}{person}{due}";
    }

    private static string? Completed(TaskCompleted e, DossierPicture picture)
    {
        var step = picture.State.Task(e.Task)?.Step;
        var action =
            step is not null && picture.Workflow.Has(step)
                ? picture.Workflow[step].Step.Actions.FirstOrDefault(a => a.Id == e.Action)?.Name ?? e.Action
                : e.Action;
        return e.Reason is null ? action : $"{action} — {e.Reason}";
    }

    private static string Waiting(WaitOpened e, DossierPicture picture)
    {
        var what = e.Papers.IsEmpty
            ? DossierTexts.Until(e.Until, picture.Language)
            : string.Join(", ", e.Papers.Select(picture.PaperName));
        return e.Reason is null ? what : $"{what} — {e.Reason}";
    }

    private static string Why(string why, DossierPicture picture) =>
        why switch
        {
            "withdrawn" => picture.Pick("Hồ sơ đã rút", "The dossier was withdrawn"),
            _ when why.StartsWith("left-by:", StringComparison.Ordinal) => picture.Pick(
                "Nhánh khác đã quyết định",
                "Another branch has decided"
            ),
            _ when why.StartsWith("back-to:", StringComparison.Ordinal) => picture.Pick(
                $"Quay lại “{picture.StepName(why["back-to:".Length..])}”",
                $"Back to '{picture.StepName(why["back-to:".Length..])}'"
            ),
            _ => picture.Pick("Không còn cần", "No longer needed"),
        };

    private static string Reason(string reason, DossierPicture picture) =>
        picture.Pick($"Lý do: {reason}", $"Reason: {reason}");

    private static string? Rule(string? rule, string inputs) =>
        rule is null ? (inputs.Length == 0 ? null : inputs)
        : inputs.Length == 0 ? rule
        : $"{rule} ({inputs})";

    private static string StepOf(string task, DossierPicture picture) =>
        picture.StepName(picture.State.Task(task)?.Step ?? task);

    private static string Branch(string branch, DossierPicture picture) =>
        picture.Workflow.Nodes.SelectMany(n => n.Entries).FirstOrDefault(entry => entry.BranchId == branch)?.Name
        ?? branch;

    public static string FeeName(string fee, DossierPicture picture) =>
        picture.Procedure.Fees.FirstOrDefault(f => f.Id == fee)?.Name ?? fee;

    private static LocalDateTime? Earlier(LocalDateTime? one, LocalDateTime? other) =>
        one is null || other < one ? other ?? one : one;
}
