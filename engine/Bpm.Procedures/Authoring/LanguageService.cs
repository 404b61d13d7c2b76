using System.Collections.Immutable;
using Bpm.Procedures.Formatting;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Workflows;

namespace Bpm.Procedures.Authoring;

/// <summary>
/// What an editor asks about a text that is being written: pure, stateless, over the same reader as <c>bpm check</c>.
/// Any text gets an answer and never an exception. Offsets count UTF-16 units from 0.
/// </summary>
/// <param name="world">The catalogue around the text.</param>
public sealed class LanguageService(LanguageWorld world)
{
    /// <summary>Findings in the order of the text.</summary>
    /// <param name="path">Where the text would stand, e.g. <c>catalogue/land/local.x@1.yaml</c>: its place says what it is.</param>
    public ImmutableArray<Diagnostic> Diagnostics(string text, string path) => Diagnose.Run(text, path, world);

    /// <summary>A procedure's findings, and what can be drawn of it, of one reading.</summary>
    public DraftSketch Sketch(string text, string path) => Diagnose.Sketch(Draft.FileOf(text, path), world);

    /// <summary>What a procedure's steps add up to.</summary>
    public StepTimes Times(Publication publication) => StepTimes.Of(publication, world.World.DayLength);

    /// <summary>What the table beside a text offers for its cells.</summary>
    public Choices ChoicesFor(string text, string path) => Choices.Of(Draft.Of(text, path), world);

    /// <summary>What could be written at a place, best first.</summary>
    public Completions Complete(string text, string path, int offset) => Completion.At(text, path, offset, world);

    /// <summary>What the word at a place means; null where nothing is known.</summary>
    public HoverText? Explain(string text, string path, int offset) => Hover.At(Draft.Of(text, path), offset, world);

    /// <summary>The outline.</summary>
    public static ImmutableArray<Symbol> Symbols(string text, string path) => Outline.Of(Draft.Of(text, path));

    /// <summary>Where the name at a place is declared; null when it is none, or nowhere.</summary>
    public DefinitionPlace? Definition(string text, string path, int offset) =>
        Definitions.At(Draft.Of(text, path), offset, world);

    /// <summary>Edits that mend the findings which touch a stretch of the text, each tried before it is offered.</summary>
    public ImmutableArray<QuickFix> Fixes(string text, string path, int from, int to) =>
        QuickFixes.Of(text, path, from, to, world);

    /// <summary>The text in its normal layout.</summary>
    public static FormatResult Format(string text, string path) => Formatter.Format(text, path);
}
