using System.Collections.Immutable;
using Bpm.Procedures;
using Bpm.Procedures.Organisation;
using Bpm.Procedures.Workflows;
using Bpm.WorkingTime;

namespace Bpm.Engine;

/// <summary>What the world knows at the moment of a decision. The engine asks nobody else.</summary>
public sealed record Facts
{
    /// <summary>The publication that the dossier pins, or the one in force for a new dossier.</summary>
    public required Publication Publication { get; init; }

    public required Province Province { get; init; }
    public required ImmutableDictionary<string, WorkingCalendar> Calendars { get; init; }

    /// <summary>The form's current answers; personal data, so never in an event.</summary>
    public required ImmutableDictionary<string, FactValue> Form { get; init; }

    public required Actor Actor { get; init; }

    /// <summary>The code for a dossier received now, from the serial of that unit and day.</summary>
    public string? NewCode { get; init; }

    /// <summary>Number for a result issued now.</summary>
    public string? NewResultNumber { get; init; }

    /// <summary>The person a task is to be assigned to, when the command names one.</summary>
    public Actor? Other { get; init; }

    /// <summary>In demo mode an unconfirmed procedure may be received; its papers say that they bind nobody.</summary>
    public required bool DemoMode { get; init; }

    /// <summary>Calendar of a unit, inherited from its parents; the province's default at the top.</summary>
    public WorkingCalendar CalendarOf(string unitCode)
    {
        for (
            var unit = Province.Unit(unitCode);
            unit is not null;
            unit = unit.Parent is null ? null : Province.Unit(unit.Parent)
        )
        {
            if (unit.Calendar is { } name && Calendars.TryGetValue(name, out var calendar))
            {
                return calendar;
            }
        }

        return Calendars[DefaultCalendar];
    }

    /// <summary>The province's own calendar, used by a unit that names none and has no parent that does.</summary>
    public string DefaultCalendar { get; init; } = "nghe-an";

    /// <summary>What rules count working days by: the province's calendar; null when it was not read.</summary>
    public WorkingCalendar? RuleCalendar => Calendars.GetValueOrDefault(DefaultCalendar);
}

/// <summary>Who acts: an account with roles at units on that day, or the system.</summary>
/// <param name="Grants">Roles held at the moment of the command.</param>
public sealed record Actor(string User, ImmutableArray<Grant> Grants)
{
    public static readonly Actor System = new("system", []);

    public bool Has(string role, string unit) => Grants.Any(g => g.Role == role && g.Unit == unit);

    public bool Has(string unit, Func<string, bool> role) => Grants.Any(g => g.Unit == unit && role(g.Role));
}

public sealed record Grant(string Unit, string Role);
