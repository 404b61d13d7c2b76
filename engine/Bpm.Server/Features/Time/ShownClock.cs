using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Server.Features.Time;

/// <summary>The figures of a clock that its words are made of: of a reading, or of a row that was stored with it.</summary>
/// <param name="Remaining">Counted minutes left; negative once over.</param>
/// <param name="Allowance">Counted minutes in all, for the band.</param>
internal sealed record ShownClock(
    LocalDateTime Due,
    long Remaining,
    long Allowance,
    ClockState State,
    Verdict? Verdict,
    bool Provisional,
    Band Band
)
{
    public static ShownClock Of(ClockReading reading, WorkingCalendar calendar, LocalDateTime now, bool stepClock) =>
        new(
            reading.Due,
            reading.RemainingMinutes,
            reading.AllowanceMinutes,
            reading.State,
            reading.Verdict,
            reading.Provisional,
            TimeBand.Of(reading, calendar, now, stepClock)
        );

    /// <summary>A running clock by its stored due, for lists that do not replay a dossier.</summary>
    /// <param name="from">From when minutes are charged: before now, or later when the first day does not count.</param>
    public static ShownClock OfRow(
        LocalDateTime due,
        long? allowance,
        WorkingCalendar calendar,
        LocalDateTime from,
        LocalDateTime now,
        bool stepClock
    )
    {
        var minute = now.With(TimeAdjusters.TruncateToMinute);
        var start = LocalDateTime.Min(LocalDateTime.Max(from, minute), LocalDateTime.Max(due, minute));
        var remaining =
            due >= minute ? calendar.Count(LocalDateTime.Min(start, due), due) : -calendar.Count(due, minute);
        var whole = allowance ?? 0;
        return new ShownClock(
            due,
            remaining,
            whole,
            ClockState.Running,
            null,
            calendar.IsProvisional(LocalDate.Min(now.Date, due.Date), LocalDate.Max(now.Date, due.Date)),
            TimeBand.OfRunning(due, remaining, whole, calendar, minute, stepClock)
        );
    }
}
