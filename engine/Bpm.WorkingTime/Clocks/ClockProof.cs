using NodaTime;

namespace Bpm.WorkingTime;

/// <summary>What a line of a proof says of its time.</summary>
public enum ProofKind
{
    /// <summary>Charged, and past.</summary>
    Counted,

    /// <summary>Will be charged if nothing happens.</summary>
    Remaining,

    /// <summary>Covered by a pause.</summary>
    Paused,

    /// <summary>Not counted by the calendar: rest day, holiday, out of hours.</summary>
    Off,

    /// <summary>Counted by the calendar but not charged: the date of receipt, or a date touched by a pause, under next-working-day.</summary>
    NotCharged,
}

/// <summary>One line of a proof: [<paramref name="From"/>, <paramref name="To"/>), what it adds and why.</summary>
/// <param name="From">Start of the stretch.</param>
/// <param name="To">End of the stretch, not included.</param>
/// <param name="Kind">Whether it counts.</param>
/// <param name="Minutes">The calendar's counted minutes in the stretch; only those of Counted and Remaining lines add to the total.</param>
/// <param name="RunningTotal">The sum of the Counted and Remaining minutes up to here.</param>
/// <param name="Reason">A stable code, such as <c>start</c>, <c>whole-day</c>, <c>weekend</c>, <c>holiday</c>, <c>pause</c>, <c>until-now</c>, <c>due</c>.</param>
/// <param name="Detail">What the calendar or the pause says of it, in their own words.</param>
/// <param name="Basis">The article or decision.</param>
public sealed record ProofLine(
    LocalDateTime From,
    LocalDateTime To,
    ProofKind Kind,
    long Minutes,
    long RunningTotal,
    string Reason,
    string? Detail,
    string? Basis
);

/// <summary>Why a clock shows what it shows: ordered lines that anyone can re-add.</summary>
/// <param name="Lines">In order of time.</param>
/// <param name="TotalMinutes">The last running total: the allowance, or what was used once that is more.</param>
/// <param name="Due">The due that the lines lead to.</param>
/// <param name="Calendar">The calendar's name.</param>
/// <param name="CalendarVersion">The calendar's version.</param>
public sealed record ClockProof(
    IReadOnlyList<ProofLine> Lines,
    long TotalMinutes,
    LocalDateTime Due,
    string Calendar,
    int CalendarVersion
);
