using NodaTime;

namespace Bpm.WorkingTime;

/// <summary>All that a clock depends on, besides its calendar and the time of asking.</summary>
public sealed record ClockFacts
{
    /// <summary>The receipt, or the moment at which a step was reached.</summary>
    public required LocalDateTime Start { get; init; }

    /// <summary>The allowance.</summary>
    public required Term Term { get; init; }

    /// <summary>From when the term counts.</summary>
    public required StartRule Rule { get; init; }

    /// <summary>Every pause, in any order; they may overlap.</summary>
    public IReadOnlyList<Pause> Pauses { get; init; } = [];

    /// <summary>Every extension, in order of grant.</summary>
    public IReadOnlyList<Extension> Extensions { get; init; } = [];

    /// <summary>When the work was done; null while it isn't.</summary>
    public LocalDateTime? FinishedAt { get; init; }

    /// <summary>The due of the dossier, which a step's due may not pass; null for no such bound.</summary>
    public LocalDateTime? NotAfter { get; init; }

    /// <summary>The procedure's own cut-off, before the calendar's; null leaves the calendar's.</summary>
    public LocalTime? CutOff { get; init; }

    /// <summary>What was known at <paramref name="moment"/>: later pauses, ends, extensions and the finish are left out.</summary>
    public ClockFacts AsOf(LocalDateTime moment) =>
        this with
        {
            Pauses =
            [
                .. Pauses
                    .Where(pause => pause.From <= moment)
                    .Select(pause => pause.To > moment ? pause with { To = null } : pause),
            ],
            Extensions = [.. Extensions.Where(extension => extension.At <= moment)],
            FinishedAt = FinishedAt <= moment ? FinishedAt : null,
        };
}
