using System.Collections.Concurrent;
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

    /// <summary>Minutes of a working day: the calendars', when they agree; eight hours else.</summary>
    public int DayLength =>
        dayLength ??= Calendars.Values.Select(c => c.DayLengthMinutes).Distinct().ToList() is [var length]
            ? length
            : 8 * 60;

    /// <summary>Every item of every decision about a procedure.</summary>
    public IEnumerable<(Reduction Decision, ReductionItem Item)> ItemsOf(string code) =>
        (
            itemsByProcedure ??= Reductions
                .SelectMany(r => r.Items.Select(i => (Decision: r, Item: i)))
                .ToLookup(i => i.Item.Procedure, StringComparer.Ordinal)
        )[code];

    /// <summary>The fewest working dates that a limit in calendar time leaves, and after which receipt; null without a calendar.</summary>
    internal (LocalDate Received, int Dates)? FewestDates(Term limit) =>
        fewestDates.GetOrAdd(limit, static (term, world) => CalendarLimit.Fewest(world, term), this);

    private readonly ConcurrentDictionary<Term, (LocalDate Received, int Dates)?> fewestDates = new();
    private int? dayLength;
    private ILookup<string, (Reduction Decision, ReductionItem Item)>? itemsByProcedure;

    /// <summary>Null: findings that depend on the day are not made.</summary>
    public LocalDate? Today { get; init; }

    public bool HasOrganisation => !Province.Units.IsEmpty;
    public bool HasRoles => !Province.Roles.IsEmpty;
    public bool HasPolicies => !Policies.Grounds.IsEmpty || !Policies.Values.IsEmpty;
}
