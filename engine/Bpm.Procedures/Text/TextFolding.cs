using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Bpm.Procedures.Text;

/// <summary>Folds Vietnamese text for comparison: lower case, no diacritics, đ as d.</summary>
public static partial class TextFolding
{
    /// <summary><c>"Đất ở"</c> becomes <c>"dat o"</c>. A lone surrogate stays as it is.</summary>
    public static string Fold(string text)
    {
        if (IsWellFormed(text))
        {
            var decomposed = text.Normalize(NormalizationForm.FormD);
            var folded = new StringBuilder(decomposed.Length);
            foreach (var c in decomposed)
            {
                if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                {
                    folded.Append(c is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(c));
                }
            }

            return folded.ToString();
        }

        return text.ToLowerInvariant();
    }

    /// <summary>The folded words of a text, letters and digits alone: <c>"Đo đạc, (lần 2)"</c> is do, dac, lan, 2.</summary>
    public static IEnumerable<string> Words(string text) => NotWord().Split(Fold(text)).Where(w => w.Length > 0);

    /// <summary>In normal form C; text that has none stays as it is.</summary>
    public static string Composed(string text) => IsWellFormed(text) ? text.Normalize(NormalizationForm.FormC) : text;

    /// <summary>
    /// Whether every surrogate has its partner and none of U+FFFE and U+FFFF, which are no characters, is there:
    /// normalising anything else throws.
    /// </summary>
    public static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] >= '\uFFFE')
            {
                return false;
            }

            if (char.IsSurrogate(text[i]))
            {
                if (!char.IsHighSurrogate(text[i]) || i + 1 >= text.Length || !char.IsLowSurrogate(text[i + 1]))
                {
                    return false;
                }

                i++;
            }
        }

        return true;
    }

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex NotWord();
}
