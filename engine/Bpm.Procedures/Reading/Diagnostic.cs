using Bpm.WorkingTime;

namespace Bpm.Procedures.Reading;

/// <summary>How much a finding weighs: an error keeps the file from being used.</summary>
public enum Severity
{
    Error,
    Warning,
    Notice,
}

/// <summary>
/// One finding about a definition. A value, never an exception: all findings of a file come at once.
/// </summary>
/// <param name="Code">Stable, e.g. <c>BPM-S012</c>; the letter names the area (S steps, R roles and organisation,
/// L legal, T time, P papers, F form, X rules, V versions, M templates, E examples, Y YAML).</param>
/// <param name="Length">How many UTF-16 units the caret underlines, at least 1.</param>
/// <param name="SourceLine">The line as it stands in the file, for the caret.</param>
/// <param name="Message">What is wrong, as half a sentence: small first letter, no full stop.</param>
/// <param name="Hint">What to write instead, or null.</param>
public sealed record Diagnostic(
    string Code,
    Severity Severity,
    Position Position,
    int Length,
    Said Message,
    Said? Hint,
    string? SourceLine
);
