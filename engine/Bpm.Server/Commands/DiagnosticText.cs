using Bpm.Procedures.Reading;

namespace Bpm.Server.Commands;

/// <summary>A finding as people read it on a terminal and in the log.</summary>
internal static class DiagnosticText
{
    /// <summary><c>file:line:col code message</c>, one line.</summary>
    public static string Line(Diagnostic finding) => $"{finding.Position} {finding.Code} {finding.Message}";

    /// <summary>The line with its severity, the source line with a caret below, and the hint.</summary>
    public static string Full(Diagnostic finding)
    {
        var severity = finding.Severity.ToString().ToLowerInvariant();
        var text = $"{finding.Position}: {severity} {finding.Code}: {finding.Message}";
        if (Excerpt(finding) is { } excerpt)
        {
            text += $"\n{excerpt}";
        }

        return finding.Hint is { } hint ? $"{text}\n  = {hint}" : text;
    }

    /// <summary>The source line and, below it, what the finding means; null when the file has no such line.</summary>
    public static string? Excerpt(Diagnostic finding)
    {
        if (finding.SourceLine is not { } source)
        {
            return null;
        }

        var number = finding.Position.Line.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var margin = new string(' ', number.Length);
        var before = Math.Clamp(finding.Position.Column - 1, 0, source.Length);
        var caret = new string('^', Math.Clamp(finding.Length, 1, Math.Max(1, source.Length - before)));
        // A tab stays a tab, so that the caret stands under its column whatever the terminal's tab width.
        var indent = string.Concat(source[..before].Select(c => c == '\t' ? '\t' : ' '));
        return $" {margin} |\n {number} | {source}\n {margin} | {indent}{caret}";
    }
}
