using NodaTime;

namespace Bpm.WorkingTime;

/// <summary>What a clock shows at a moment.</summary>
public sealed record ClockReading
{
    /// <summary>The due at receipt, with neither pauses nor extensions; it never changes.</summary>
    public required LocalDateTime OriginalDue { get; init; }

    /// <summary>The current due; while a pause stands open, as if it ended now.</summary>
    public required LocalDateTime Due { get; init; }

    /// <summary>The due that the verdict is measured against: the current one without re-appointments.</summary>
    public required LocalDateTime VerdictDue { get; init; }

    /// <summary>Chargeable minutes from the start to the due, always <see cref="UsedMinutes"/> + <see cref="RemainingMinutes"/>.</summary>
    public required long AllowanceMinutes { get; init; }

    /// <summary>Chargeable minutes from the start to now or to the finish.</summary>
    public required long UsedMinutes { get; init; }

    /// <summary>Chargeable minutes left; negative once over.</summary>
    public required long RemainingMinutes { get; init; }

    public required ClockState State { get; init; }

    /// <summary>Set once finished.</summary>
    public required Verdict? Verdict { get; init; }

    /// <summary>Whether the due rests on a provisional year, an undecided date or an open pause's assumed end.</summary>
    public required bool Provisional { get; init; }

    public required ClockProof Proof { get; init; }
}
