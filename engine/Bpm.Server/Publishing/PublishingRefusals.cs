using Bpm.Engine;
using Bpm.Procedures.Reading;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Server.Publishing;

/// <summary>Every refusal of publishing in one place: stable code, kind and both texts.</summary>
internal static class PublishingRefusals
{
    public static Refusal SecondPerson() =>
        new(
            "second-person",
            RefusalKind.Right,
            "Người soạn không được tự ban hành: cần một người khác xem và ban hành.",
            "Whoever wrote it may not put it in force: another person must look at it and do so."
        );

    public static Refusal ProposalClosed() =>
        new(
            "proposal-closed",
            RefusalKind.State,
            "Bản trình này đã được ban hành, trả lại hoặc rút.",
            "This proposal was put in force, sent back or withdrawn already."
        );

    public static Refusal ProposalWaits() =>
        new(
            "proposal-waits",
            RefusalKind.State,
            "Bản nháp này đang chờ ban hành; hãy rút bản trình trước khi sửa hoặc trình lại.",
            "This draft waits to be put in force; withdraw the proposal before you change it or propose it again."
        );

    public static Refusal EffectPast(LocalDate today) =>
        new(
            "effect-past",
            RefusalKind.Input,
            $"Ngày hiệu lực không được ở quá khứ (hôm nay là {today:dd/MM/uuuu}): hồ sơ đã nhận giữ ngày đã hẹn.",
            $"It can't be in force from a date in the past (today is {today:uuuu-MM-dd}): dossiers that were received keep their dates."
        );

    public static Refusal DecisionAfterEffect() =>
        new(
            "decision-after-effect",
            RefusalKind.Input,
            "Quyết định phải ký trước hoặc trong ngày có hiệu lực.",
            "A decision is signed on or before the day from which it is in force."
        );

    public static Refusal DecisionTaken(string number) =>
        new(
            "decision-taken",
            RefusalKind.State,
            $"Đã có quyết định số {number}.",
            $"There is a decision {number} already."
        );

    public static Refusal NothingCut() =>
        new("nothing-cut", RefusalKind.Input, "Bản nháp chưa cắt thủ tục nào.", "The draft cuts no procedure yet.");

    public static Refusal TooLarge() =>
        new(
            "decision-too-large",
            RefusalKind.Input,
            "Quyết định quá lớn để đọc lại được; hãy chia theo lĩnh vực.",
            "The decision is too large to be read back; divide it by field."
        );

    public static Refusal Overlap(int version, LocalDate from) =>
        new(
            "versions-overlap",
            RefusalKind.State,
            $"Phiên bản {version} áp dụng từ {from:dd/MM/uuuu}; phiên bản mới phải bắt đầu sau ngày đó.",
            $"Version {version} begins on {from:uuuu-MM-dd}; a newer one must begin after that."
        );

    public static Refusal StillApplies(int version, LocalDate until) =>
        new(
            "versions-overlap",
            RefusalKind.State,
            $"Phiên bản {version} còn áp dụng đến {until:dd/MM/uuuu}; phiên bản mới phải bắt đầu sau ngày đó.",
            $"Version {version} applies until {until:uuuu-MM-dd}; a newer one must begin after that."
        );

    public static Refusal NotAProcedure() =>
        new(
            "not-a-procedure",
            RefusalKind.Input,
            "Bản nháp chưa đọc được thành một thủ tục; hãy sửa các lỗi trước.",
            "The draft can't be read as a procedure yet; mend its errors first."
        );

    public static Refusal NoExample() =>
        new(
            "no-example",
            RefusalKind.Input,
            "Thủ tục chưa có ví dụ nào chạy được; hãy chạy thử và lưu một ví dụ.",
            "The procedure has no example yet; try it out and keep one."
        );

    /// <summary>The same check as <c>bpm check</c> and the editor; at most a few are told.</summary>
    public static Refusal Errors(IReadOnlyList<Diagnostic> errors)
    {
        return new Refusal(
            "has-errors",
            RefusalKind.Input,
            $"Còn {errors.Count} lỗi kiểm tra: {Some(Language.Vietnamese)}",
            $"There are {errors.Count} errors: {Some(Language.English)}"
        );

        string Some(Language language) =>
            string.Join(
                "; ",
                errors.Take(3).Select(e => $"{e.Position.Line}:{e.Position.Column} {e.Code} {e.Message.In(language)}")
            );
    }

    /// <param name="problems">Procedure and reason.</param>
    public static Refusal CutsForbidden(IReadOnlyList<(string Code, string Vietnamese, string English)> problems) =>
        new(
            "cuts-forbidden",
            RefusalKind.Input,
            $"{problems.Count} thủ tục không cắt được như vậy: "
                + string.Join(" ", problems.Take(3).Select(p => $"{p.Code}: {p.Vietnamese}")),
            $"{problems.Count} procedures can't be cut so: "
                + string.Join(" ", problems.Take(3).Select(p => $"{p.Code}: {p.English}"))
        );

    public static Refusal QuickerOther() =>
        new(
            "published-meanwhile",
            RefusalKind.Stale,
            "Có người vừa ban hành thay đổi khác; hãy tải lại rồi làm lại.",
            "Somebody else has just put something in force; load again and repeat."
        );
}
