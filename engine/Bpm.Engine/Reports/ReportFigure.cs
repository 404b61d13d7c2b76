using System.Collections.Immutable;
using Bpm.Engine.Clocks;
using Bpm.Engine.Dossiers;
using Bpm.Procedures;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Engine.Reports;

/// <summary>
/// One figure of the monthly report: its name and the dossiers it counts. The count and the list behind it ask the same
/// question, so they can't differ.
/// </summary>
public sealed record ReportFigure(string Id, string Name, string NameEn, Func<ReportedState, bool> Counts)
{
    public static readonly ImmutableArray<ReportFigure> All =
    [
        new("received", "Tổng tiếp nhận", "Received, total", _ => true),
        new("new", "Tiếp nhận mới", "New", s => s.IsNew),
        new("new-online", "Mới: trực tuyến", "New: online", s => s.IsNew && s.Channel == Channel.Online),
        new("new-counter", "Mới: trực tiếp", "New: at the counter", s => s.IsNew && s.Channel == Channel.Counter),
        new("new-post", "Mới: bưu chính", "New: by post", s => s.IsNew && s.Channel == Channel.Post),
        new("carried", "Kỳ trước chuyển sang", "Carried over", s => !s.IsNew),
        new("resolved", "Đã giải quyết", "Resolved", s => s.Place == ReportPlace.Resolved),
        new("early", "Trước hạn", "Early", s => s is { Place: ReportPlace.Resolved, Verdict: Verdict.Early }),
        new("on-time", "Đúng hạn", "On time", s => s is { Place: ReportPlace.Resolved, Verdict: Verdict.OnTime }),
        new("late", "Quá hạn", "Late", s => s is { Place: ReportPlace.Resolved, Verdict: Verdict.Late }),
        new(
            "without-limit",
            "Không quy định thời hạn",
            "Without a limit",
            s => s is { Place: ReportPlace.Resolved, Verdict: null }
        ),
        new(
            "with-limit",
            "Đã giải quyết, có thời hạn",
            "Resolved, with a limit",
            s => s is { Place: ReportPlace.Resolved, Verdict: not null }
        ),
        new(
            "kept",
            "Đúng và trước hạn",
            "On time or early",
            s => s is { Place: ReportPlace.Resolved, Verdict: Verdict.Early or Verdict.OnTime }
        ),
        new("in-process", "Đang giải quyết", "In process", s => s.Place == ReportPlace.InProcess),
        new(
            "in-process-overdue",
            "Đang giải quyết, đã quá hạn",
            "In process, overdue",
            s => s is { Place: ReportPlace.InProcess, Overdue: true }
        ),
        new(
            "awaiting-supplement",
            "Chờ bổ sung",
            "Awaiting supplement",
            s => s.Place == ReportPlace.AwaitingSupplement
        ),
        new(
            "awaiting-payment",
            "Chờ nghĩa vụ tài chính",
            "Awaiting payment",
            s => s.Place == ReportPlace.AwaitingPayment
        ),
        new("awaiting-other", "Tạm dừng khác", "Otherwise paused", s => s.Place == ReportPlace.AwaitingOther),
        new("returned", "Trả lại, rút", "Returned, withdrawn", s => s.Place == ReportPlace.Returned),
        new("stopped", "Dừng giải quyết", "Stopped", s => s.Place == ReportPlace.Stopped),
        new("open-overdue", "Quá hạn chưa xong", "Late and still open", s => s.Overdue),
    ];

    /// <summary>The figure of the place where a dossier stands: one of those that add up to what was received.</summary>
    public static ReportFigure PlaceOf(ReportedState state) =>
        All.First(f => ReportRow.Places.Contains(f.Id) && f.Counts(state));

    public static ReportFigure? Of(string id) => All.FirstOrDefault(f => f.Id == id);
}

/// <summary>Where a dossier stands at the end of a period: exactly one place for each.</summary>
public enum ReportPlace
{
    Resolved,
    InProcess,
    AwaitingSupplement,
    AwaitingPayment,
    AwaitingOther,
    Returned,
    Stopped,
}

/// <param name="IsNew">Received in the period; carried over else.</param>
/// <param name="Overdue">Open at the end of the period, after its due.</param>
public readonly record struct ReportedState(
    bool IsNew,
    Channel Channel,
    ReportPlace Place,
    Verdict? Verdict,
    bool Overdue
)
{
    /// <summary>Null when the period doesn't see the dossier: received after it, or ended before it.</summary>
    public static ReportedState? Of(ReportedDossier dossier, ReportPeriod period)
    {
        if (dossier.Received >= period.End || dossier.Ended < period.From.AtMidnight())
        {
            return null;
        }

        var ended = dossier.Ended < period.End;
        return new ReportedState(
            dossier.Received >= period.From.AtMidnight(),
            dossier.Channel,
            ended ? PlaceOf(dossier.Ending) : PlaceOf(dossier.Waiting),
            ended ? dossier.Verdict : null,
            // A due minute is kept until it is over.
            !ended && dossier.Due < period.End.With(TimeAdjusters.TruncateToMinute)
        );
    }

    /// <summary>What an open dossier waits for, and its due as a report counts it.</summary>
    /// <param name="at">While a pause is open, the due is the one that a resumption then would give.</param>
    public static (Waiting Waiting, LocalDateTime? Due) StandingOf(
        Dossier dossier,
        WorkingCalendar calendar,
        Instant at
    ) =>
        (
            WaitingOf(dossier.Status),
            // What a pause does to a date is the clock's to say; while none is open, the stored date stands.
            dossier.Paused
                ? DossierClocks.Promise(dossier, calendar, at)?.Due
                : dossier.LawfulDue
        );

    public static Waiting WaitingOf(BusinessStatus status) =>
        status switch
        {
            BusinessStatus.AwaitingSupplement => Waiting.Supplement,
            BusinessStatus.AwaitingPayment => Waiting.Payment,
            BusinessStatus.AwaitingOther or BusinessStatus.Suspended => Waiting.Other,
            _ => Waiting.No,
        };

    public static Ending EndingOf(BusinessStatus status) =>
        status switch
        {
            BusinessStatus.Withdrawn => Ending.Returned,
            BusinessStatus.Stopped => Ending.Stopped,
            _ => Ending.Resolved,
        };

    /// <summary>Null without a limit.</summary>
    public static Verdict? VerdictOf(LocalDateTime finished, LocalDateTime? due) =>
        due is not { } limit ? null
        : finished.With(TimeAdjusters.TruncateToMinute) > limit ? WorkingTime.Verdict.Late
        : finished.Date < limit.Date ? WorkingTime.Verdict.Early
        : WorkingTime.Verdict.OnTime;

    private static ReportPlace PlaceOf(Ending ending) =>
        ending switch
        {
            Ending.Resolved => ReportPlace.Resolved,
            Ending.Returned => ReportPlace.Returned,
            _ => ReportPlace.Stopped,
        };

    private static ReportPlace PlaceOf(Waiting waiting) =>
        waiting switch
        {
            Waiting.No => ReportPlace.InProcess,
            Waiting.Supplement => ReportPlace.AwaitingSupplement,
            Waiting.Payment => ReportPlace.AwaitingPayment,
            _ => ReportPlace.AwaitingOther,
        };
}
