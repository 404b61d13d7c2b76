using System.Globalization;
using System.Text;

namespace Bpm.Procedures.Reading;

/// <summary>Writes findings for people: place, code, message, the line with a caret, and what to write instead.</summary>
public static class DiagnosticText
{
    /// <summary>One finding, ending in a line break.</summary>
    public static string Render(Diagnostic diagnostic)
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"{diagnostic.Position}: {Word(diagnostic.Severity)} {diagnostic.Code}: {diagnostic.Message}\n"
        );
        var number = diagnostic.Position.Line.ToString(CultureInfo.InvariantCulture);
        var margin = new string(' ', number.Length);
        if (diagnostic.SourceLine is { } line)
        {
            text.Append(CultureInfo.InvariantCulture, $"{margin} |\n{number} | {line}\n");
            text.Append(
                CultureInfo.InvariantCulture,
                $"{margin} | {new string(' ', diagnostic.Position.Column - 1)}{new string('^', diagnostic.Length)}\n"
            );
        }

        if (diagnostic.Hint is { } hint)
        {
            text.Append(CultureInfo.InvariantCulture, $"{margin} = {hint}\n");
        }

        return text.ToString();
    }

    /// <summary>All findings, an empty line between two.</summary>
    public static string Render(IEnumerable<Diagnostic> diagnostics) => string.Join('\n', diagnostics.Select(Render));

    /// <summary>As it stands in texts and JSON: error, warning, notice.</summary>
    public static string Word(Severity severity) =>
        severity switch
        {
            Severity.Error => "error",
            Severity.Warning => "warning",
            _ => "notice",
        };
}
