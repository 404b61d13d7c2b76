using System.Collections.Immutable;
using Bpm.WorkingTime;

namespace Bpm.Engine.Events;

/// <summary>A linked dossier of another procedure is to be opened: a message to whoever opens dossiers.</summary>
/// <param name="Child"><c>step.visit</c>, unique in the parent.</param>
/// <param name="Papers">Papers of this dossier that the child takes.</param>
public sealed record ChildOpened(
    string Child,
    string Step,
    string? Branch,
    string Procedure,
    ImmutableArray<string> Papers
) : DossierEvent;

/// <summary>A child that takes what a sibling gives waits for it.</summary>
public sealed record ChildDeferred(string Step, string? Branch, ImmutableArray<string> Papers) : DossierEvent;

/// <summary>The linked dossier exists.</summary>
public sealed record ChildLinked(string Child, string Dossier, string Code) : DossierEvent;

/// <summary>A child said how it ended; each message counts once.</summary>
/// <param name="Seq">Number of the child's event that was the message.</param>
/// <param name="Outcome">granted, refused, stopped, withdrawn, not-opened.</param>
/// <param name="EndsGroup">The whole goes no further because of it.</param>
public sealed record ChildReported(string Child, int Seq, string Outcome, string? ResultNumber, bool EndsGroup)
    : DossierEvent;

/// <summary>A message to a child: it is no longer needed.</summary>
public sealed record ChildStopAsked(string Child, string Reason) : DossierEvent;

/// <summary>This dossier runs as part of another one, under its public number.</summary>
public sealed record ParentLinked(string Parent, string ParentCode, string Child) : DossierEvent;

/// <summary>A child was lawfully extended, which moves the whole.</summary>
public sealed record ChildExtended(string Child, int Seq, Term Term, string Basis) : DossierEvent;
