using NodaTime;

namespace Bpm.WorkingTime;

/// <summary>The only calculation of due dates in the platform: facts in, a reading with its proof out. Pure.</summary>
public static class Clock
{
    /// <summary>Reads a clock.</summary>
    /// <param name="facts">What has happened. All of it counts, whatever the time of asking; see <see cref="ClockFacts.AsOf"/>.</param>
    /// <param name="calendar">The clock calendar, not the reception one.</param>
    /// <param name="now">The time of asking. Used and remaining minutes and the state are as of then; seconds are cut off.</param>
    /// <exception cref="ArgumentException">A pause ends before it begins, or the finish is before the start.</exception>
    /// <exception cref="CalendarRangeException">The facts or the due reach beyond the calendar.</exception>
    /// <remarks>
    /// <para>Pauses: their union counts. Under <see cref="StartRule.Moment"/> the due moves by the counted minutes that they cover;
    /// under <see cref="StartRule.NextWorkingDay"/> a counted date that one touches isn't charged; calendar terms gain one date for
    /// each paused date after receipt. A restart begins the term again as if received at the resumption.</para>
    /// <para>Extensions count on from the due that stood; like units are added first.</para>
    /// </remarks>
    public static ClockReading Read(ClockFacts facts, WorkingCalendar calendar, LocalDateTime now) =>
        new ClockRun(facts, calendar, now).Read(now);
}
