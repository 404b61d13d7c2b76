using System.Text;
using Bpm.Procedures.Reading;

namespace Bpm.Procedures.Templates;

/// <summary>Replaces words of a file at their places and leaves every other byte alone: comments, order, layout.</summary>
internal sealed class TextEdits(SourceText source)
{
    private readonly List<(int At, int Length, string Text)> edits = [];

    public void Replace(YamlScalar scalar, string text)
    {
        var at = Index(scalar.Position);
        var quoted = source.Text[at] is '"' or '\'' ? $"\"{text}\"" : text;
        edits.Add((at, scalar.Length, quoted));
    }

    public void Insert(Position position, string text) => edits.Add((Index(position), 0, text));

    /// <summary>Whether a flow map (<c>{ … }</c>) begins at a place.</summary>
    public bool IsFlow(Position position) => source.Text[Index(position)] == '{';

    public byte[] ToBytes()
    {
        var text = new StringBuilder(source.Text);
        foreach (var (at, length, replacement) in edits.OrderByDescending(e => e.At))
        {
            text.Remove(at, length).Insert(at, replacement);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private int Index(Position position)
    {
        var index = 0;
        for (var line = 1; line < position.Line; line++)
        {
            index = source.Text.IndexOf('\n', index) + 1;
        }

        return index + position.Column - 1;
    }
}
