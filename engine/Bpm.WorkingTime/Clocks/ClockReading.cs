using NodaTime;

namespace Bpm.WorkingTime;

/// <summary>What a clock shows at a moment.</summary>
public sealed record ClockReading
{
    private readonly Func<ClockProof> _prove;
    private ClockProof? _proof;

    internal ClockReading(Func<ClockProof> prove) => _prove = prove;

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

    /// <summary>Where the clock stands.</summary>
    public required ClockState State { get; init; }

    /// <summary>Set once finished.</summary>
    public required Verdict? Verdict { get; init; }

    /// <summary>Whether the due rests on a provisional year, an undecided date or an open pause's assumed end.</summary>
    public required bool Provisional { get; init; }

    /// <summary>Why; worked out when it is first asked for.</summary>
    public ClockProof Proof => _proof ??= _prove();

    /// <summary>Two readings are equal when they show the same; the proof follows from the facts.</summary>
    public bool Equals(ClockReading? other) =>
        other is not null
        && (OriginalDue, Due, VerdictDue, AllowanceMinutes, UsedMinutes, State, Verdict, Provisional)
            == (
                other.OriginalDue,
                other.Due,
                other.VerdictDue,
                other.AllowanceMinutes,
                other.UsedMinutes,
                other.State,
                other.Verdict,
                other.Provisional
            )
        && RemainingMinutes == other.RemainingMinutes;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Due, AllowanceMinutes, UsedMinutes, State, Verdict);
}
