using Bpm.WorkingTime;

namespace Bpm.Procedures.Text;

/// <summary>Finds what the author probably meant, or lists what there is.</summary>
public static class DidYouMean
{
    private const int LongestList = 20;

    /// <summary>
    /// The candidate that is the same but for case and diacritics; else the nearest within a third of the length
    /// (at least one edit). Null when none is that near.
    /// </summary>
    public static string? Nearest(string word, IEnumerable<string> candidates)
    {
        if (word.Length is 0 or > LanguageLimits.IdLength * 2)
        {
            return null;
        }

        var folded = TextFolding.Fold(word);
        var (best, bestDistance) = ((string?)null, int.MaxValue);
        foreach (var candidate in candidates.Order(StringComparer.Ordinal))
        {
            var other = TextFolding.Fold(candidate);
            if (string.Equals(folded, other, StringComparison.Ordinal))
            {
                return candidate;
            }

            var distance = Distance(folded, other);
            if (distance < bestDistance && distance <= Math.Max(1, Math.Max(folded.Length, other.Length) / 3))
            {
                (best, bestDistance) = (candidate, distance);
            }
        }

        return best;
    }

    /// <summary>A hint: "did you mean 'x'?", else "steps: a, b, c", else null when there is nothing to choose from.</summary>
    /// <param name="what">In English the plural, such as <c>steps</c>.</param>
    public static Said? Hint(string word, IReadOnlyCollection<string> candidates, Said what)
    {
        if (Nearest(word, candidates) is { } nearest)
        {
            return Meant(nearest);
        }

        if (candidates.Count > LongestList)
        {
            return (
                $"có {candidates.Count} {what.Vi}, không có mục nào gần giống “{word}”",
                $"there are {candidates.Count} {what.En}; none is near '{word}'"
            );
        }

        var list = string.Join(", ", candidates.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        return candidates.Count == 0 ? null : ($"các {what.Vi} hiện có: {list}", $"{what.En}: {list}");
    }

    /// <summary>The hint that names one word.</summary>
    public static Said Meant(string word) => ($"có phải là “{word}” không?", $"did you mean '{word}'?");

    /// <summary>The hint for one of a few words: the nearest, else all of them.</summary>
    /// <param name="more">What may stand there besides the words.</param>
    public static Said OneOf(string word, IReadOnlyCollection<string> words, Said? more = null)
    {
        if (Nearest(word, words) is { } nearest)
        {
            return Meant(nearest);
        }

        var list = string.Join(", ", words);
        return ($"một trong các từ: {list}{more?.Vi}", $"one of: {list}{more?.En}");
    }

    /// <summary>Edits from one word to the other; a swap of neighbours is one.</summary>
    public static int Distance(string a, string b)
    {
        var (previous, current, next) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++)
        {
            current[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            next[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                next[j] = Math.Min(Math.Min(next[j - 1] + 1, current[j] + 1), current[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    next[j] = Math.Min(next[j], previous[j - 2] + 1);
                }
            }

            (previous, current, next) = (current, next, previous);
        }

        return current[b.Length];
    }
}
