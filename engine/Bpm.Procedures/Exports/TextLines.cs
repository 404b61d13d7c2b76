using System.Collections.Immutable;

namespace Bpm.Procedures.Exports;

/// <summary>Breaks a text into lines where nothing can measure it.</summary>
internal static class TextLines
{
    /// <summary>At spaces; a longer word stands on a line of its own. What does not fit ends in "…".</summary>
    public static ImmutableArray<string> Break(string text, int characters, int most)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > characters)
            {
                lines.Add(line);
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        lines.Add(line);
        if (lines.Count <= most)
        {
            return lines.ToImmutable();
        }

        var last = lines[most - 1];
        return [.. lines.Take(most - 1), (last.Length < characters ? last : last[..(characters - 1)].TrimEnd()) + "…"];
    }
}
