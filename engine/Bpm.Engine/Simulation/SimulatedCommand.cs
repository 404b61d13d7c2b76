using System.Collections.Immutable;
using Bpm.Engine.Commands;
using Bpm.Procedures;
using Bpm.Procedures.Workflows;
using NodaTime;

namespace Bpm.Engine.Simulation;

/// <summary>A command that the simulation gave and the engine accepted, for whoever writes the run down.</summary>
/// <param name="Dossier">Names the dossier in the run; the first command of a name makes it.</param>
/// <param name="Number">Of the application, from 1; linked dossiers share their parent's.</param>
/// <param name="Command">
/// In <see cref="OpenChild"/>, <see cref="LinkChild"/> and their like, dossiers are named as here and codes are the run's own.
/// </param>
/// <param name="Said">The linked dossier whose message this delivers; null for a command that is none.</param>
public sealed record SimulatedCommand(
    string Dossier,
    int Number,
    Instant At,
    Actor Actor,
    Command Command,
    Publication Publication,
    ImmutableDictionary<string, FactValue> Form,
    string? Said = null
);
