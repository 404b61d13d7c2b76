using System.Buffers;
using System.Globalization;
using System.Text;

namespace Bpm.Procedures.Formatting;

/// <summary>Writes a text as a YAML scalar: plain where that reads back the same, else in double quotes.</summary>
public static class YamlText
{
    private static readonly SearchValues<char> s_neverPlain = SearchValues.Create(",[]{}\n\t");
    private const string Indicators = "-?:,[]{}#&*!|>'\"%@`";

    /// <summary>The text as it stands best inside brackets and outside: without quotes when nothing in it needs them.</summary>
    /// <param name="isWord">A word of the language, which stays plain though it looks like a yes or a number.</param>
    public static string Scalar(string text, bool isWord = false) => IsPlain(text, isWord) ? text : Quoted(text);

    /// <summary>In double quotes, on one line.</summary>
    public static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"", text.Length + 2);
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                '\t' => quoted.Append("\\t"),
                < ' ' or '\u007F' or '\uFEFF' or '\u2028' or '\u2029' or (>= '\u0080' and <= '\u009F') => quoted.Append(
                    CultureInfo.InvariantCulture,
                    $"\\u{(int)c:X4}"
                ),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }

    private static bool IsPlain(string text, bool isWord) =>
        text.Length > 0
        && !Indicators.Contains(text[0], StringComparison.Ordinal)
        && text[0] != ' '
        && text[^1] is not (' ' or ':')
        && !text.AsSpan().ContainsAny(s_neverPlain)
        && !text.Contains(": ", StringComparison.Ordinal)
        && !text.Contains(" #", StringComparison.Ordinal)
        && !text.Any(char.IsControl)
        && (isWord || !LooksLikeOther(text));

    // A text that reads as yes, no, nothing or a number is quoted, so that it stays a text.
    private static bool LooksLikeOther(string text) =>
        text is "yes" or "no" or "true" or "false" or "null" or "~"
        || decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}
