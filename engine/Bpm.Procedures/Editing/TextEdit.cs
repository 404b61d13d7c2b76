using System.Collections.Immutable;
using System.Text;

namespace Bpm.Procedures.Editing;

/// <summary>Puts a text in place of a stretch; offsets in UTF-16 units of the text before any edit of the same list.</summary>
/// <param name="To">Not included; equal to <paramref name="From"/> when nothing goes away.</param>
public sealed record TextEdit(int From, int To, string Text);

/// <summary>Applies and undoes lists of edits that do not overlap.</summary>
public static class TextEdits
{
    /// <exception cref="ArgumentOutOfRangeException">An edit lies outside the text, or two overlap.</exception>
    public static string Apply(string text, IEnumerable<TextEdit> edits)
    {
        var (result, at) = (new StringBuilder(text.Length), 0);
        foreach (var edit in Ordered(edits))
        {
            if (edit.From < at || edit.To < edit.From || edit.To > text.Length)
            {
                throw new ArgumentOutOfRangeException(nameof(edits), edit, "Edits lie in the text and do not overlap.");
            }

            result.Append(text, at, edit.From - at).Append(edit.Text);
            at = edit.To;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>The edits that lead from the changed text back to this one, byte by byte.</summary>
    public static ImmutableArray<TextEdit> Inverse(string text, IEnumerable<TextEdit> edits)
    {
        var (inverse, moved) = (ImmutableArray.CreateBuilder<TextEdit>(), 0);
        foreach (var edit in Ordered(edits))
        {
            var from = edit.From + moved;
            inverse.Add(new TextEdit(from, from + edit.Text.Length, text[edit.From..edit.To]));
            moved += edit.Text.Length - (edit.To - edit.From);
        }

        return inverse.ToImmutable();
    }

    private static IEnumerable<TextEdit> Ordered(IEnumerable<TextEdit> edits) =>
        edits.OrderBy(e => e.From).ThenBy(e => e.To);
}
