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
    /// <param name="what">Plural, such as <c>steps</c>.</param>
    public static string? Hint(string word, IReadOnlyCollection<string> candidates, string what)
    {
        if (Nearest(word, candidates) is { } nearest)
        {
            return $"did you mean '{nearest}'?";
        }

        return candidates.Count switch
        {
            0 => null,
            <= LongestList =>
                $"{what}: {string.Join(", ", candidates.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))}",
            _ => $"there are {candidates.Count} {what}; none is near '{word}'",
        };
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
