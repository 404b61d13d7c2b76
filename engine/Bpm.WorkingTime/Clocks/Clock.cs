using NodaTime;

namespace Bpm.WorkingTime;

/// <summary>The only calculation of due dates in the platform: facts in, a reading with its proof out.</summary>
public static class Clock
{
    public static ClockReading Read(ClockFacts facts, WorkingCalendar calendar, LocalDateTime now) =>
        throw new NotImplementedException();
}
