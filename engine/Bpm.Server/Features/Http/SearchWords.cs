using Bpm.Procedures.Text;
using Bpm.Server.Hosting;

namespace Bpm.Server.Features.Http;

/// <summary>What a person typed into a search box, as words like those that are stored: without marks, đ as d.</summary>
internal static class SearchWords
{
    private const int MaxWords = 8;

    /// <returns>Null when nothing was asked; empty when nothing can match, such as a lone sign.</returns>
    public static IReadOnlyList<string>? Of(string? query)
    {
        if (string.IsNullOrWhiteSpace(query))
        {
            return null;
        }

        var text = query.Length > Limits.MaxQuery ? query[..Limits.MaxQuery] : query;
        return [.. TextFolding.Words(text).Distinct(StringComparer.Ordinal).Take(MaxWords)];
    }
}
