using System.Text;
using Bpm.Procedures.Text;

namespace Bpm.Server.Storage;

/// <summary>Folds text for search: small letters, no Vietnamese marks, đ as d, single spaces.</summary>
internal static class SearchText
{
    public static string Of(params ReadOnlySpan<string?> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            if (!string.IsNullOrWhiteSpace(part))
            {
                text.Append(text.Length == 0 ? "" : " ").Append(Fold(part));
            }
        }

        return text.ToString();
    }

    public static string Fold(string text) =>
        string.Join(' ', TextFolding.Fold(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
