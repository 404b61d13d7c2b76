using Bpm.Procedures.Text;

namespace Bpm.Server.Storage;

/// <summary>Text as search compares it: words of small letters and digits without Vietnamese marks, đ as d.</summary>
internal static class SearchText
{
    /// <summary>Every word of the parts once, in their order, with single spaces between.</summary>
    public static string Words(params ReadOnlySpan<string?> parts)
    {
        var words = new List<string>();
        foreach (var part in parts)
        {
            words.AddRange(TextFolding.Words(part ?? ""));
        }

        return string.Join(' ', words.Distinct(StringComparer.Ordinal));
    }

    /// <summary>Folded with its punctuation, for names that are compared as a whole.</summary>
    public static string Fold(string text) =>
        string.Join(' ', TextFolding.Fold(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
