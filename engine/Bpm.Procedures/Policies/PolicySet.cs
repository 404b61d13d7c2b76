using System.Collections.Immutable;
using Bpm.Procedures.Reading;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Procedures.Policies;

/// <summary>Dated legal numbers and pause grounds (<c>procedures/policies/</c>), each with its basis.</summary>
public sealed record PolicySet
{
    public static readonly PolicySet Empty = new() { Grounds = [], Values = [] };
    public required ImmutableArray<PauseGround> Grounds { get; init; }
    public required ImmutableArray<PolicyValue> Values { get; init; }

    public PauseGround? Ground(string id) => Grounds.FirstOrDefault(g => g.Id == id);

    /// <summary>The value in force on a date; null when none is, or when it is unset.</summary>
    public PolicyValue? Value(string id, LocalDate on)
    {
        PolicyValue? newest = null;
        foreach (var value in Values)
        {
            if (value.Id == id && value.From <= on && (newest is null || value.From > newest.From))
            {
                newest = value;
            }
        }

        return newest;
    }
}

/// <summary>Why clocks may stand still (căn cứ tạm dừng).</summary>
/// <param name="Id">e.g. <c>supplement</c>, <c>financial-obligation</c>.</param>
/// <param name="StopsStatutory">A ground that stops the committed clock must stop the statutory one.</param>
/// <param name="Holder">applicant | lawful-pause: who the ledger debits.</param>
/// <param name="NationalStatus">Portal status while paused: 5 supplement, 6 financial.</param>
public sealed record PauseGround(
    string Id,
    string Name,
    string Basis,
    bool Confirmed,
    bool StopsStatutory,
    bool StopsCommitted,
    PauseEffect Effect,
    string Holder,
    int NationalStatus,
    Position Position
);

/// <summary>A number of the law: a term, a clock time or a count. Null values are unset and are findings.</summary>
public sealed record PolicyValue(
    string Id,
    LocalDate From,
    Term? Term,
    LocalTime? Time,
    int? Count,
    string Basis,
    bool Confirmed,
    Position Position
);
