using NodaTime;

namespace Bpm.WorkingTime;

/// <summary>The band of a clock, for the inbox.</summary>
public static class TimeBand
{
    public static Band Of(ClockReading reading, WorkingCalendar calendar, LocalDateTime now, bool stepClock) =>
        throw new NotImplementedException();

    /// <summary>When minutes count again, or null while they do: the "out of hours" mark.</summary>
    public static LocalDateTime? CountsAgainAt(WorkingCalendar calendar, LocalDateTime now) =>
        throw new NotImplementedException();
}
