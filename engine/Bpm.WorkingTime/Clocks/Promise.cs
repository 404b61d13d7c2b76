using NodaTime;

namespace Bpm.WorkingTime;

/// <summary>The two clocks of a dossier side by side, and the date that the applicant is shown.</summary>
/// <param name="Statutory">By law (thời hạn luật định).</param>
/// <param name="Committed">After the local reduction (thời hạn cam kết); never after the statutory due. Null where none is committed.</param>
/// <param name="IsClamped">Whether the committed due had to be held at the statutory one: an event with its reason.</param>
public sealed record Promise(ClockReading Statutory, ClockReading? Committed, bool IsClamped)
{
    /// <summary>The promised date: the earlier of the two.</summary>
    public LocalDateTime Due => Committed?.Due ?? Statutory.Due;

    /// <summary>Whether the promised date rests on something undecided.</summary>
    public bool Provisional => (Committed ?? Statutory).Provisional;

    /// <summary>Reads both clocks; the committed one is held at the statutory due, and both verdicts are kept.</summary>
    public static Promise Read(ClockFacts statutory, ClockFacts? committed, WorkingCalendar calendar, LocalDateTime now)
    {
        var byLaw = Clock.Read(statutory, calendar, now);
        if (committed is null)
        {
            return new(byLaw, null, IsClamped: false);
        }

        var free = Clock.Read(committed, calendar, now);
        return free.Due <= byLaw.Due
            ? new(byLaw, free, IsClamped: false)
            : new(byLaw, Clock.Read(committed with { NotAfter = byLaw.Due }, calendar, now), IsClamped: true);
    }
}
