using NodaTime;

namespace Bpm.WorkingTime;

/// <summary>What a unit's calendar changes in the one it extends (province -> unit); whatever is null or empty is inherited.</summary>
public sealed record CalendarOverlay
{
    /// <inheritdoc cref="CalendarDefinition.Name"/>
    public required string Name { get; init; }

    /// <inheritdoc cref="CalendarDefinition.Version"/>
    public required int Version { get; init; }

    /// <inheritdoc cref="CalendarDefinition.Title"/>
    public string? Title { get; init; }

    /// <summary>Replaces the sessions of the weekdays that it names; an empty list makes the weekday a rest day.</summary>
    public IReadOnlyDictionary<IsoDayOfWeek, IReadOnlyList<Session>>? Week { get; init; }

    /// <summary>Replaces the years that it names and adds the others.</summary>
    public IReadOnlyList<CalendarYear> Years { get; init; } = [];

    /// <summary>Added; a date that the parent works is off here.</summary>
    public IReadOnlyList<DayOff> DaysOff { get; init; } = [];

    /// <summary>Added; a date that the parent has off is worked here.</summary>
    public IReadOnlyList<WorkedDay> WorkedDays { get; init; } = [];

    /// <summary>Replaces the parent's seasons when there are any.</summary>
    public IReadOnlyList<Season> Seasons { get; init; } = [];

    /// <summary>Added.</summary>
    public IReadOnlyList<Closure> Closures { get; init; } = [];

    /// <summary>Added.</summary>
    public IReadOnlyList<UndecidedDate> Undecided { get; init; } = [];

    /// <inheritdoc cref="CalendarDefinition.DayLengthMinutes"/>
    public int? DayLengthMinutes { get; init; }

    /// <inheritdoc cref="CalendarDefinition.CutOff"/>
    public LocalTime? CutOff { get; init; }

    /// <summary>The whole calendar: the parent with these changes.</summary>
    public CalendarDefinition Over(CalendarDefinition parent)
    {
        var week = new Dictionary<IsoDayOfWeek, IReadOnlyList<Session>>(parent.Week);
        foreach (var (day, sessions) in Week ?? new Dictionary<IsoDayOfWeek, IReadOnlyList<Session>>())
        {
            week[day] = sessions;
        }

        var off = DaysOff.Select(day => day.Date).ToHashSet();
        var worked = WorkedDays.Select(day => day.Date).ToHashSet();
        var decided = off.Concat(worked).ToHashSet();
        var years = Years.Select(year => year.Year).ToHashSet();
        return new CalendarDefinition
        {
            Name = Name,
            Version = Version,
            Title = Title ?? parent.Title,
            Week = week,
            Years = [.. parent.Years.Where(year => !years.Contains(year.Year)), .. Years],
            DaysOff = [.. parent.DaysOff.Where(day => !decided.Contains(day.Date)), .. DaysOff],
            WorkedDays = [.. parent.WorkedDays.Where(day => !decided.Contains(day.Date)), .. WorkedDays],
            Seasons = Seasons.Count > 0 ? Seasons : parent.Seasons,
            Closures = [.. parent.Closures, .. Closures],
            Undecided = [.. parent.Undecided.Where(day => !decided.Contains(day.Date)), .. Undecided],
            DayLengthMinutes = DayLengthMinutes ?? parent.DayLengthMinutes,
            CutOff = CutOff ?? parent.CutOff,
        };
    }
}
