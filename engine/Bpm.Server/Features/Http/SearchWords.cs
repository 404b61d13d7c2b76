using Bpm.Server.Hosting;
using Bpm.Server.Storage;

namespace Bpm.Server.Features.Http;

/// <summary>The words of a search, folded as the stored text is: without marks, đ as d.</summary>
internal static class SearchWords
{
    private const int MaxWords = 8;

    public static IEnumerable<string> Of(string? query)
    {
        var text = query ?? "";
        var folded = SearchText.Fold(text.Length > Limits.MaxQuery ? text[..Limits.MaxQuery] : text);
        return folded.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MaxWords);
    }
}
