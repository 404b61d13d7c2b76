using System.Globalization;
using System.Text;

namespace Bpm.Procedures.Import;

/// <summary>Bytes and texts of lists as they come: several encodings, decomposed letters, stray spaces.</summary>
public static class ListText
{
    private const int Vietnamese = 1258;

    /// <summary>
    /// Text of a file: UTF-8 or UTF-16 by its mark, UTF-8 when the bytes are well formed, else Windows-1258, whose
    /// tones are combining marks. Always in Unicode form C.
    /// </summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        var text = bytes switch
        {
            [0xEF, 0xBB, 0xBF, .. var rest] => Encoding.UTF8.GetString(rest),
            [0xFF, 0xFE, .. var rest] => Encoding.Unicode.GetString(rest),
            [0xFE, 0xFF, .. var rest] => Encoding.BigEndianUnicode.GetString(rest),
            _ => System.Text.Unicode.Utf8.IsValid(bytes)
                ? Encoding.UTF8.GetString(bytes)
                : CodePagesEncodingProvider.Instance.GetEncoding(Vietnamese)!.GetString(bytes),
        };
        return Compose(text);
    }

    /// <summary>Form C; a text with lone surrogates stays as it is, since nothing can compose it.</summary>
    public static string Compose(string text) => Text.TextFolding.Composed(text);

    /// <summary>One line in form C: every run of white space (also the no-break one) is one blank, none at the ends; invisible marks go.</summary>
    public static string Clean(string? text)
    {
        var clean = new StringBuilder((text ?? "").Length);
        var isWhole = Text.TextFolding.IsWellFormed(text ?? "");
        foreach (var c in Compose(text ?? ""))
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                if (clean.Length > 0 && clean[^1] != ' ')
                {
                    clean.Append(' ');
                }
            }
            else if (
                CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.Format
                && (isWhole || !char.IsSurrogate(c))
            )
            {
                clean.Append(c);
            }
        }

        return clean.ToString().TrimEnd();
    }

    /// <summary>Lower case without tone marks and doubled blanks: how names are compared.</summary>
    public static string Key(string text) => Text.TextFolding.Fold(Clean(text)).Replace('–', '-');
}
