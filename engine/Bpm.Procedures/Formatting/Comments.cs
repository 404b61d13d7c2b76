using System.Collections.Immutable;
using Bpm.Procedures.Reading;

namespace Bpm.Procedures.Formatting;

/// <param name="Start">Where its # stands in the text.</param>
/// <param name="Text">From the # to the end of its line, without blanks at the end.</param>
/// <param name="Column">From 0.</param>
public readonly record struct Comment(int Start, string Text, int Line, int Column, bool IsAlone)
{
    public int End => Start + Text.Length;
}

/// <summary>
/// Finds the comments of a text that was read. Between two scalars there are only blanks, brackets, commas, dashes and
/// colons; so a # there begins a comment, and no second YAML grammar is needed.
/// </summary>
public static class Comments
{
    public static ImmutableArray<Comment> Of(YamlNode root, string text)
    {
        if (!text.Contains('#', StringComparison.Ordinal))
        {
            return [];
        }

        var comments = ImmutableArray.CreateBuilder<Comment>();
        var (from, line, lineStart) = (0, 1, 0);
        foreach (var scalar in Scalars(root).Where(s => s.Span.Length > 0))
        {
            Gap(scalar.Span.Start);
            for (; from < scalar.Span.End; from++)
            {
                NextLine();
            }
        }

        Gap(text.Length);
        return comments.ToImmutable();

        void Gap(int end)
        {
            while (from < end)
            {
                if (text[from] != '#')
                {
                    NextLine();
                    from++;
                    continue;
                }

                var stop = text.IndexOf('\n', from);
                stop = stop < 0 ? text.Length : stop;
                comments.Add(
                    new Comment(
                        from,
                        text[from..stop].TrimEnd(),
                        line,
                        from - lineStart,
                        string.IsNullOrWhiteSpace(text[lineStart..from])
                    )
                );
                from = stop;
            }
        }

        void NextLine()
        {
            if (text[from] == '\n')
            {
                (line, lineStart) = (line + 1, from + 1);
            }
        }
    }

    /// <summary>Keys and values in the order of the text.</summary>
    public static IEnumerable<YamlScalar> Scalars(YamlNode node) =>
        node switch
        {
            YamlScalar scalar => [scalar],
            YamlList list => list.Items.SelectMany(Scalars),
            YamlMap map => map.Entries.SelectMany(e => Scalars(e.Value).Prepend(e.Key)),
            _ => [],
        };
}
