using System.Collections.Immutable;
using Bpm.Procedures.Organisation;
using Bpm.Procedures.Policies;
using Bpm.Procedures.Reductions;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Procedures.Checks;

/// <summary>What stands around a procedure while it is checked. What was not loaded is not judged.</summary>
public sealed record World
{
    public static readonly World Empty = new();
    public Province Province { get; init; } = Province.Empty;
    public PolicySet Policies { get; init; } = PolicySet.Empty;
    public ImmutableDictionary<string, WorkingCalendar> Calendars { get; init; } =
        ImmutableDictionary<string, WorkingCalendar>.Empty;
    public ImmutableArray<Reduction> Reductions { get; init; } = [];

    /// <summary>Null: findings that depend on the day are not made.</summary>
    public LocalDate? Today { get; init; }

    public bool HasOrganisation => !Province.Units.IsEmpty;
    public bool HasRoles => !Province.Roles.IsEmpty;
    public bool HasPolicies => !Policies.Grounds.IsEmpty || !Policies.Values.IsEmpty;
}
