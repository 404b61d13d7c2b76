using System.Collections.Immutable;
using Bpm.Procedures.Authoring;
using Bpm.Procedures.Editing;
using Bpm.Procedures.Exports.Layouts;
using Bpm.Procedures.Reading;
using Bpm.Server.Content;
using Bpm.Server.Storage;
using Bpm.WorkingTime;

namespace Bpm.Server.Features.Authoring;

/// <summary>A text that is being written. Offsets count UTF-16 units from 0; lines end in LF.</summary>
/// <param name="Path">Where it would stand, e.g. <c>catalogue/land/local.x@1.yaml</c>: its place says what it is. Null: a
/// procedure, at the place that its head names.</param>
internal record DraftText(string Text, string? Path = null);

/// <summary>A place of a text.</summary>
internal sealed record DraftPlace(string Text, int Offset, string? Path = null) : DraftText(Text, Path);

/// <summary>A stretch of a text.</summary>
internal sealed record DraftStretch(string Text, int From, int To, string? Path = null) : DraftText(Text, Path);

/// <summary>A change at the tables beside a text.</summary>
internal sealed record DraftEdit(string Text, EditOperation Operation, string? Path = null) : DraftText(Text, Path);

/// <summary>A finding with its stretch of the text.</summary>
/// <param name="Severity">error | warning | notice.</param>
/// <param name="Line">From 1; so with the column.</param>
/// <param name="Title">What it is. It, the message and the hint are in the caller's language.</param>
internal sealed record TextFinding(
    string Code,
    string Severity,
    int From,
    int To,
    int Line,
    int Column,
    string Title,
    string Message,
    string? Hint
)
{
    public static TextFinding Of(Diagnostic finding, SourceText source, Language language)
    {
        var from = source.OffsetOf(finding.Position);
        return new TextFinding(
            finding.Code,
            DiagnosticText.Word(finding.Severity),
            from,
            Math.Min(from + finding.Length, source.Text.Length),
            finding.Position.Line,
            finding.Position.Column,
            Codes.TitleOf(finding.Code).In(language),
            finding.Message.In(language),
            finding.Hint?.In(language)
        );
    }
}

/// <param name="Path">The place that was assumed.</param>
internal sealed record FindingsAnswer(string Path, IReadOnlyList<TextFinding> Findings);

/// <param name="Hover">Null where nothing is known.</param>
internal sealed record HoverAnswer(HoverText? Hover);

internal sealed record SymbolsAnswer(ImmutableArray<Symbol> Symbols);

/// <param name="Place">Null when the word names nothing, or nothing that is declared.</param>
internal sealed record DefinitionAnswer(DefinitionPlace? Place);

internal sealed record FixesAnswer(ImmutableArray<QuickFix> Fixes);

/// <param name="Edits">None when the text is formatted, or cannot be read: then the findings say why.</param>
internal sealed record FormatAnswer(IReadOnlyList<TextEdit> Edits, IReadOnlyList<TextFinding> Findings);

/// <param name="Problem">Why nothing was changed, a stable code; null when the edits do it.</param>
/// <param name="Message">The problem in the caller's language.</param>
/// <param name="Table">The steps after the edits.</param>
/// <param name="Findings">Of the text after the edits.</param>
internal sealed record EditAnswer(
    ImmutableArray<TextEdit> Edits,
    string? Problem,
    string? Message,
    StepTable Table,
    IReadOnlyList<TextFinding> Findings
);

/// <summary>A new draft from a pasted step table.</summary>
/// <param name="Path">Where it belongs.</param>
/// <param name="Doubts">What of the rows was not understood, in the caller's language.</param>
internal sealed record TableDraft(
    string Text,
    string Path,
    StepTable Table,
    IReadOnlyList<TextFinding> Findings,
    IReadOnlyList<string> Doubts
);

/// <summary>One text, seen at once from every side, so that text, table and drawing never tell different things.</summary>
/// <param name="Path">The place that was assumed.</param>
/// <param name="Head">Code, version and name as the text says them.</param>
/// <param name="Layout">Null when the text has no flow of steps that could be drawn.</param>
/// <param name="Time">Null without a flow.</param>
/// <param name="IsSound">There is no error: a dossier can be tried on it.</param>
/// <param name="Unready">What must be done before it can be put in force, in the caller's language; null when nothing.</param>
internal sealed record DraftPicture(
    string Path,
    DraftHead Head,
    IReadOnlyList<TextFinding> Findings,
    StepTable Table,
    Layout? Layout,
    TimeBarView? Time,
    bool IsSound,
    string? Unready
);
