using NodaTime;

namespace Bpm.WorkingTime;

/// <summary>What a calendar says of one date.</summary>
/// <param name="Date">The date.</param>
/// <param name="Sessions">The counted sessions in order; empty when the date is off.</param>
/// <param name="Minutes">The counted minutes of the date.</param>
/// <param name="OffReason">Why the date is off (stable code <c>weekend</c>, or the reason in the calendar's words), or null.</param>
/// <param name="Note">Why the date's hours differ from the ordinary ones, or null.</param>
/// <param name="Status">The status of its year.</param>
/// <param name="IsUndecided">Whether a decision on the date is awaited.</param>
public sealed record CalendarDay(
    LocalDate Date,
    IReadOnlyList<Session> Sessions,
    int Minutes,
    string? OffReason,
    string? Note,
    YearStatus Status,
    bool IsUndecided
)
{
    /// <summary>The off reason of a weekday that has no sessions in the calendar.</summary>
    public const string Weekend = "weekend";

    /// <summary>Whether the date has counted sessions.</summary>
    public bool IsCounted => Sessions.Count > 0;
}
