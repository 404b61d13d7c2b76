using System.Globalization;
using System.Text;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Reading;

/// <summary>Writes findings for people: place, code, message, the line with a caret, and what to write instead.</summary>
public static class DiagnosticText
{
    /// <summary>One finding, ending in a line break.</summary>
    public static string Render(Diagnostic diagnostic, Language language = Language.English)
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"{diagnostic.Position}: {Word(diagnostic.Severity, language)} {diagnostic.Code}: {diagnostic.Message.In(language)}\n"
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
            text.Append(CultureInfo.InvariantCulture, $"{margin} = {hint.In(language)}\n");
        }

        return text.ToString();
    }

    /// <summary>All findings, an empty line between two.</summary>
    public static string Render(IEnumerable<Diagnostic> diagnostics, Language language = Language.English) =>
        string.Join('\n', diagnostics.Select(d => Render(d, language)));

    /// <summary>As it stands in JSON: error, warning, notice.</summary>
    public static string Word(Severity severity) => Said(severity).En;

    /// <summary>As it stands in texts: lỗi, cảnh báo, lưu ý; error, warning, notice.</summary>
    public static string Word(Severity severity, Language language) => Said(severity).In(language);

    private static Said Said(Severity severity) =>
        severity switch
        {
            Severity.Error => ("lỗi", "error"),
            Severity.Warning => ("cảnh báo", "warning"),
            _ => ("lưu ý", "notice"),
        };
}
