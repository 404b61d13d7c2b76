using System.Collections.Immutable;
using Bpm.Procedures;
using Bpm.Procedures.Workflows;
using NodaTime;

namespace Bpm.Engine.Simulation;

/// <summary>The facts of the synthetic province: the real units and calendars, invented applicants and officers.</summary>
internal sealed class World(Catalogue catalogue)
{
    public Facts For(
        Publication publication,
        ImmutableDictionary<string, FactValue> form,
        Actor actor,
        string? newCode = null,
        string? newResultNumber = null
    ) =>
        new()
        {
            NewCode = newCode,
            NewResultNumber = newResultNumber,
            Publication = publication,
            Province = catalogue.Province,
            Calendars = catalogue.Calendars,
            Form = form,
            Actor = actor,
            // Nothing of it binds anybody.
            DemoMode = true,
        };

    /// <summary>The desk of the commune that the form names, else the provincial centre; null when there is neither.</summary>
    public string? Desk(Procedure procedure, ImmutableDictionary<string, FactValue> form, LocalDate on) =>
        ReceptionDesk.For(procedure, form, catalogue.Province, on);
}
