using System.Text;
using System.Text.RegularExpressions;

namespace Bpm.Procedures.Import;

/// <summary>Writes scalars in the look of the catalogue: plain where that is safe inside a flow map, else quoted.</summary>
internal static partial class YamlText
{
    private const int TimeoutMs = 500;

    /// <summary>A text that reads back as itself.</summary>
    public static string Scalar(string text) => IsPlain(text) ? text : Quoted(text);

    /// <summary>Always in double quotes: codes, which would be read by people as numbers.</summary>
    public static string Quoted(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            quoted.Append(
                c switch
                {
                    '"' => "\\\"",
                    '\\' => "\\\\",
                    '\n' => "\\n",
                    '\t' => "\\t",
                    _ when char.IsControl(c) || char.IsSurrogate(c) && !TextIsWhole(text) => "",
                    _ => c.ToString(),
                }
            );
        }

        return quoted.Append('"').ToString();
    }

    private static bool TextIsWhole(string text) => Text.TextFolding.IsWellFormed(text);

    private static bool IsPlain(string text) =>
        text.Length > 0
        && char.IsLetterOrDigit(text[0])
        && text[^1] is not (' ' or ':')
        && !text.Any(c => c is ',' or '[' or ']' or '{' or '}' or '"' or '\'' or '\\' || char.IsControl(c))
        && !text.Contains(": ", StringComparison.Ordinal)
        && !text.Contains(" #", StringComparison.Ordinal)
        && TextIsWhole(text)
        && !LooksLikeAnother().IsMatch(text);

    /// <summary>Numbers, dates, times and the words for yes, no and nothing.</summary>
    [GeneratedRegex(
        "^(?:[0-9][0-9_.:-]*|0x[0-9a-f]+|yes|no|true|false|on|off|y|n|null)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        TimeoutMs
    )]
    private static partial Regex LooksLikeAnother();
}
