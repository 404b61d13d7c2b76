using NodaTime;

namespace Bpm.WorkingTime;

/// <summary>The band of a clock, for the inbox: one function, so that the same dossier never has two colours.</summary>
public static class TimeBand
{
    /// <summary>With no more than this many minutes left a clock is always <see cref="Band.Soon"/>.</summary>
    public const int SoonMinutes = 120;

    /// <summary>With no more than this share of its allowance left a clock is <see cref="Band.Soon"/>.</summary>
    public const int SoonPercent = 15;

    /// <summary>The band under the default thresholds.</summary>
    /// <param name="reading">The clock, read at <paramref name="now"/>.</param>
    /// <param name="calendar">Its calendar.</param>
    /// <param name="now">The time of asking.</param>
    /// <param name="stepClock">Whether it is a step's clock, which is also soon when it falls due before today's close.</param>
    public static Band Of(ClockReading reading, WorkingCalendar calendar, LocalDateTime now, bool stepClock) =>
        Of(reading, calendar, now, stepClock, SoonMinutes, SoonPercent);

    /// <summary>The band under an organisation's own thresholds.</summary>
    public static Band Of(
        ClockReading reading,
        WorkingCalendar calendar,
        LocalDateTime now,
        bool stepClock,
        int soonMinutes,
        int soonPercent
    )
    {
        switch (reading.State)
        {
            case ClockState.Paused:
                return Band.Pause;
            case ClockState.Finished:
                return reading.Verdict == Verdict.Late ? Band.Over : Band.Ok;
            default:
                break;
        }

        return OfRunning(
            reading.Due,
            reading.RemainingMinutes,
            reading.AllowanceMinutes,
            calendar,
            now,
            stepClock,
            soonMinutes,
            soonPercent
        );
    }

    /// <summary>The band of a running clock by its figures, for lists that keep a due and replay no dossier.</summary>
    /// <param name="remaining">Chargeable minutes left.</param>
    /// <param name="allowance">Chargeable minutes in all; 0 leaves the share out.</param>
    public static Band OfRunning(
        LocalDateTime due,
        long remaining,
        long allowance,
        WorkingCalendar calendar,
        LocalDateTime now,
        bool stepClock,
        int soonMinutes = SoonMinutes,
        int soonPercent = SoonPercent
    )
    {
        if (now.With(TimeAdjusters.TruncateToMinute) > due)
        {
            return Band.Over;
        }

        var isShort = remaining <= soonMinutes || remaining * 100 <= allowance * soonPercent;
        var isToday = stepClock && calendar.IsCounted(now.Date) && due < calendar.CloseOf(now.Date);
        return isShort || isToday ? Band.Soon : Band.Ok;
    }

    /// <summary>Whether now is after the due, in whole minutes; a paused clock keeps this mark beside <see cref="Band.Pause"/>.</summary>
    public static bool IsOver(ClockReading reading, LocalDateTime now) =>
        now.With(TimeAdjusters.TruncateToMinute) > reading.Due;

    /// <summary>When minutes count again, or null while they do: the "out of hours" mark (ngoài giờ).</summary>
    /// <exception cref="CalendarRangeException">They never do in the calendar.</exception>
    public static LocalDateTime? CountsAgainAt(WorkingCalendar calendar, LocalDateTime now) =>
        calendar.IsCounted(now) ? null : calendar.NextCounted(now);
}
