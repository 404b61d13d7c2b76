using System.Globalization;
using System.Text;

namespace Bpm.Procedures.Diff;

/// <summary>Two short texts line by line, by their longest common lines.</summary>
public static class LineDiff
{
    private const int Context = 2;

    /// <summary>Every line of both: those that went before those that came in their place.</summary>
    public static IReadOnlyList<DiffLine> Lines(string before, string after) =>
        Script(before.TrimEnd('\n').Split('\n'), after.TrimEnd('\n').Split('\n'));

    /// <summary>A unified diff.</summary>
    public static string Between(string path, string before, string after)
    {
        var lines = Lines(before, after);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"--- {path}\n+++ {path} (list)\n");
        var shown = new bool[lines.Count];
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Mark != ' ')
            {
                for (var j = Math.Max(0, i - Context); j <= Math.Min(lines.Count - 1, i + Context); j++)
                {
                    shown[j] = true;
                }
            }
        }

        for (var i = 0; i < lines.Count; i++)
        {
            if (!shown[i])
            {
                continue;
            }

            if (i == 0 || !shown[i - 1])
            {
                text.Append(CultureInfo.InvariantCulture, $"@@ line {lines[i].Line} @@\n");
            }

            text.Append(lines[i].Mark).Append(lines[i].Text).Append('\n');
        }

        return text.ToString();
    }

    private static List<DiffLine> Script(string[] a, string[] b)
    {
        var longest = Enumerable.Range(0, a.Length + 1).Select(_ => new int[b.Length + 1]).ToArray();
        for (var i = a.Length - 1; i >= 0; i--)
        {
            for (var j = b.Length - 1; j >= 0; j--)
            {
                longest[i][j] =
                    a[i] == b[j] ? longest[i + 1][j + 1] + 1 : Math.Max(longest[i + 1][j], longest[i][j + 1]);
            }
        }

        var lines = new List<DiffLine>();
        var (x, y) = (0, 0);
        while (x < a.Length || y < b.Length)
        {
            if (x < a.Length && y < b.Length && a[x] == b[y])
            {
                lines.Add(new DiffLine(' ', a[x], x + 1));
                (x, y) = (x + 1, y + 1);
            }
            else if (x < a.Length && (y == b.Length || longest[x + 1][y] >= longest[x][y + 1]))
            {
                lines.Add(new DiffLine('-', a[x], x + 1));
                x++;
            }
            else
            {
                lines.Add(new DiffLine('+', b[y], x + 1));
                y++;
            }
        }

        return lines;
    }
}

/// <param name="Mark">Space: in both; minus: only before; plus: only after.</param>
/// <param name="Line">Its line before, from 1; of a new one, the line that it stands at.</param>
public sealed record DiffLine(char Mark, string Text, int Line);
