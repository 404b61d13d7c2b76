using System.Collections.Immutable;
using Bpm.Procedures;
using Bpm.Procedures.Workflows;
using NodaTime;

namespace Bpm.Engine.Simulation;

/// <summary>What one applicant asks for, before anything happens to it.</summary>
/// <param name="Number">From 1; names the application's own random numbers.</param>
/// <param name="Line">The part of the province that it runs in: an area, or a department.</param>
/// <param name="Desk">Unit that receives it.</param>
internal sealed record Application(
    int Number,
    LocalDateTime At,
    Channel Channel,
    string Line,
    Publication Publication,
    Example Example,
    string? Commune,
    string Desk
)
{
    public string? Case => Example.Case;

    /// <summary>The example's answers, at the place of this applicant.</summary>
    public ImmutableDictionary<string, FactValue> PlainForm =>
        FormFilling.Placed(Publication.Procedure, Example, Commune);
}

/// <summary>A procedure that the simulation leaves out, and why.</summary>
/// <param name="Code">Code of the refusal that reception would answer.</param>
public sealed record LeftOut(string Procedure, string Code);
