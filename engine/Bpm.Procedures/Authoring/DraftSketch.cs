using System.Collections.Immutable;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Workflows;

namespace Bpm.Procedures.Authoring;

/// <summary>One reading of a procedure that is being written.</summary>
/// <param name="Diagnostics">In the order of the text.</param>
/// <param name="Publication">Null when there is no flow of steps to draw.</param>
/// <param name="IsSound">There is no error: a dossier can run on it. Else it is for drawing alone.</param>
public sealed record DraftSketch(ImmutableArray<Diagnostic> Diagnostics, Publication? Publication, bool IsSound);
