using System.Collections.Immutable;

namespace Bpm.Engine.Events;

/// <summary>Several units were asked for their opinion at once; each has a task of its own.</summary>
/// <param name="Tasks">One a unit asked, in the order of the definition.</param>
/// <param name="Needed">How many opinions the dossier waits for.</param>
/// <param name="SilenceBasis">The law under which silence at the end of the term is consent; null where it is not.</param>
public sealed record ConsultOpened(
    string Step,
    int Visit,
    ImmutableArray<string> Tasks,
    int Needed,
    string? SilenceBasis
) : DossierEvent;

/// <summary>The term ended in silence, which counts as consent by law.</summary>
public sealed record OpinionDeemed(string Task, string Basis) : DossierEvent;

/// <summary>An opinion that came after the dossier had gone on: noted, and changes nothing.</summary>
public sealed record OpinionNoted(string Task, string By, string Action, string? Reason) : DossierEvent;

/// <param name="Why">joined, or why it was cut short.</param>
/// <param name="Missing">Units whose opinion is missing.</param>
public sealed record ConsultClosed(string Step, string Why, ImmutableArray<string> Missing) : DossierEvent;
