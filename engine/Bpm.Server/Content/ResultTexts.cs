using Bpm.Engine.Events;
using Bpm.Server.Features.Tasks;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Bpm.WorkingTime;

namespace Bpm.Server.Content;

/// <summary>One sentence about what a command did, for a toast. The most telling event speaks.</summary>
internal static class ResultTexts
{
    public static string MessageOf(
        CommandAnswer.Accepted accepted,
        IReadOnlyList<OpenedTask> opened,
        Publications publications,
        Language language
    )
    {
        var events = accepted.Events;
        if (events.OfType<ClockPaused>().FirstOrDefault() is { } paused)
        {
            var ground = TimeWords.InSentence(
                TimeWords.GroundName(paused.Ground, publications.Catalogue.Policies, language)
            );
            return language.Pick($"Đồng hồ hồ sơ đã dừng: {ground}", $"The dossier's clock stands still: {ground}");
        }

        if (events.OfType<ResultDelivered>().Any())
        {
            return language.Pick("Đã trả kết quả", "The result was handed over");
        }

        if (events.OfType<DossierWithdrawn>().Any())
        {
            return language.Pick("Đã ghi nhận rút hồ sơ", "The withdrawal was recorded");
        }

        if (events.Select(e => Whole(e, language)).FirstOrDefault(words => words is not null) is { } whole)
        {
            return whole;
        }

        if (opened.Count > 0)
        {
            var where = string.Join(", ", opened.Select(o => $"{o.UnitName} · {o.Step}"));
            return language.Pick($"Đã chuyển tới {where}", $"Passed on to {where}");
        }

        if (events.OfType<TaskResumed>().Any() || events.OfType<ClockResumed>().Any())
        {
            return language.Pick("Đã ghi nhận; đồng hồ chạy tiếp", "Recorded; the clock goes on");
        }

        return events.LastOrDefault() switch
        {
            TaskClaimed => language.Pick("Đã nhận việc", "The task is yours"),
            TaskReleased => language.Pick("Đã trả việc về đơn vị", "The task is back with the unit"),
            TaskAssigned => language.Pick("Đã giao việc", "The task was assigned"),
            TaskPaused => language.Pick("Việc đã tạm dừng", "The task is paused"),
            CustodyAccepted => language.Pick("Đã nhận bàn giao", "The hand-over was accepted"),
            NoteAdded => language.Pick("Đã lưu ghi chú", "The note was saved"),
            IncidentRaised => language.Pick(
                "Đã ghi nhận; hồ sơ cần người quản trị xử lý một sự cố",
                "Recorded; an administrator must mend an incident"
            ),
            _ => language.Pick("Đã xong", "Done"),
        };
    }

    /// <summary>An act on the whole of a dossier; null for what happens inside its steps.</summary>
    private static string? Whole(DossierEvent change, Language language) =>
        change switch
        {
            DueExtended e => language.Pick(
                $"Đã gia hạn {TimeWords.TermText(e.Term, language)}",
                $"Extended by {TimeWords.TermText(e.Term, language)}"
            ),
            Reappointed e => language.Pick(
                $"Đã hẹn lại {e.New.Long(language)}; hồ sơ vẫn tính là trễ",
                $"The new date is {e.New.Long(language)}; the dossier stays late"
            ),
            DueChanged => language.Pick("Đã tính lại ngày theo lịch mới", "The dates were read again"),
            DossierStopped => language.Pick("Đã dừng giải quyết hồ sơ", "Processing has stopped"),
            PersonExcluded => language.Pick("Người này không còn xử lý hồ sơ", "That person may no longer act on it"),
            PaymentRequired => language.Pick("Đã yêu cầu nộp tiền", "The payment is required"),
            FeePaid => language.Pick("Đã ghi nhận khoản thu", "The payment was recorded"),
            PaymentConfirmed => language.Pick("Đã xác nhận khoản thu", "The payment was confirmed"),
            _ => null,
        };
}
