using System.Collections.Immutable;
using Bpm.Engine.Events;
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

    /// <summary>The signature made for a result that is signed now; null where no signer is set up.</summary>
    public ResultSignature? Signature { get; init; }

    /// <summary>The person a task is to be assigned to, when the command names one.</summary>
    public Actor? Other { get; init; }

    /// <summary>Who may take a task that is to be assigned evenly, with what each holds now.</summary>
    public ImmutableArray<Candidate> Candidates { get; init; } = [];

    /// <summary>The publication that a migration goes to.</summary>
    public Publication? Target { get; init; }

    /// <summary>In demo mode an unconfirmed procedure may be received; its papers say that they bind nobody.</summary>
    public required bool DemoMode { get; init; }

    /// <summary>Calendar of a unit, inherited from its parents; the province's default at the top.</summary>
    public WorkingCalendar CalendarOf(string unitCode) =>
        Inherited(unitCode, u => u.Calendar) ?? Calendars[DefaultCalendar];

    /// <summary>Calendar of a desk's opening hours, inherited too; its clock calendar where no reception hours are set.</summary>
    public WorkingCalendar ReceptionCalendarOf(string unitCode) =>
        Inherited(unitCode, u => u.ReceptionCalendar) ?? CalendarOf(unitCode);

    private WorkingCalendar? Inherited(string unitCode, Func<Unit, string?> calendarOf)
    {
        for (
            var unit = Province.Unit(unitCode);
            unit is not null;
            unit = unit.Parent is null ? null : Province.Unit(unit.Parent)
        )
        {
            if (calendarOf(unit) is { } name && Calendars.TryGetValue(name, out var calendar))
            {
                return calendar;
            }
        }

        return null;
    }

    /// <summary>With actors who hold only what reaches the procedure: how every decision and right is asked.</summary>
    internal Facts Within()
    {
        var code = Publication.Procedure.Code;
        var (actor, other) = (Actor.Within(code), Other?.Within(code));
        return ReferenceEquals(actor, Actor) && ReferenceEquals(other, Other)
            ? this
            : this with
            {
                Actor = actor,
                Other = other,
            };
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

    /// <summary>Roles that head a unit.</summary>
    public static readonly ImmutableArray<string> HeadRoles = ["head", "leader"];

    /// <summary>Heads the unit: may give its tasks to others.</summary>
    public bool Heads(string unit) => Has(unit, role => HeadRoles.Contains(role));

    public bool Has(string role, string unit)
    {
        foreach (var grant in Grants)
        {
            if (grant.Role == role && grant.Unit == unit)
            {
                return true;
            }
        }

        return false;
    }

    public bool Has(string unit, Func<string, bool> role) => Grants.Any(g => g.Unit == unit && role(g.Role));

    /// <summary>Whose delegation the actor uses for a role; null when the role is his own, or he hasn't got it.</summary>
    public string? BehalfOf(string role, string unit)
    {
        string? behalf = null;
        foreach (var grant in Grants)
        {
            if (grant.Role == role && grant.Unit == unit)
            {
                if (grant.For is null)
                {
                    return null;
                }

                behalf ??= grant.For;
            }
        }

        return behalf;
    }

    /// <summary>Without the delegated grants that do not reach a procedure.</summary>
    /// <param name="procedure">Its code.</param>
    public Actor Within(string procedure)
    {
        foreach (var grant in Grants)
        {
            if (!grant.Reaches(procedure))
            {
                return this with { Grants = [.. Grants.Where(g => g.Reaches(procedure))] };
            }
        }

        return this;
    }
}

/// <param name="For">Who delegated it ("B for A"); null for a person's own.</param>
public sealed record Grant(string Unit, string Role, string? For = null)
{
    /// <summary>Procedures that a delegation is limited to; empty for all.</summary>
    public ImmutableArray<string> Procedures { get; init; } = [];

    /// <summary>Whether it may be used on dossiers of a procedure.</summary>
    public bool Reaches(string procedure) => Procedures.IsEmpty || Procedures.Contains(procedure);
}

/// <summary>Someone who may take a task, and how many he holds.</summary>
public sealed record Candidate(Actor Person, int OpenTasks);
