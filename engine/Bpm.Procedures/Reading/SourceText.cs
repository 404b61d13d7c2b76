using System.Text;
using System.Text.Unicode;

namespace Bpm.Procedures.Reading;

/// <summary>A file's text, by lines, so that a finding can show the line it speaks of.</summary>
public sealed class SourceText
{
    private readonly string[] lines;

    private SourceText(string path, string text)
    {
        Path = path;
        Text = text;
        lines = text.Split('\n');
    }

    public string Path { get; }
    public string Text { get; }
    public int LineCount => lines.Length;

    /// <summary>The line of that number (from 1) without its line break; empty beyond the end.</summary>
    public string Line(int number) => number >= 1 && number <= lines.Length ? lines[number - 1].TrimEnd('\r') : "";

    public static SourceText Of(string path, string text) => new(path, text);

    /// <summary>Decodes UTF-8. Wrong bytes become a finding at their place, and the replacement character in the text.</summary>
    public static SourceText Decode(SourceFile file, out int? badByteAt)
    {
        var bytes = file.Bytes.Span;
        badByteAt = null;
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        }

        var text = Encoding.UTF8.GetString(bytes);
        if (!Utf8.IsValid(bytes))
        {
            badByteAt = Math.Max(0, text.IndexOf('\uFFFD', StringComparison.Ordinal));
        }

        return new SourceText(file.Path, text);
    }

    /// <summary>The place of a character of the text.</summary>
    public Position PositionAt(int index)
    {
        var before = Text.AsSpan(0, Math.Clamp(index, 0, Text.Length));
        var line = before.Count('\n') + 1;
        return new Position(Path, line, before.Length - (before.LastIndexOf('\n') + 1) + 1);
    }

    /// <summary>The character of a place; the reverse of <see cref="PositionAt"/>.</summary>
    public int OffsetOf(Position position)
    {
        var at = 0;
        for (var line = 1; line < position.Line && line < lines.Length; line++)
        {
            at += lines[line - 1].Length + 1;
        }

        return Math.Min(at + position.Column - 1, Text.Length);
    }

    /// <summary>Brings a place into the file: a parser may report one past its end.</summary>
    public Position Clamp(Position position)
    {
        var line = Math.Clamp(position.Line, 1, LineCount);
        return new Position(Path, line, Math.Clamp(position.Column, 1, Line(line).Length + 1));
    }

    /// <summary>Length of the word that begins at a place, at least 1.</summary>
    public int WordLength(Position position)
    {
        var line = Line(position.Line);
        var start = position.Column - 1;
        if (start < 0 || start >= line.Length)
        {
            return 1;
        }

        if (line[start] is '"' or '\'')
        {
            var close = line.IndexOf(line[start], start + 1);
            return close < 0 ? line.Length - start : close - start + 1;
        }

        var end = start;
        while (end < line.Length && (char.IsLetterOrDigit(line[end]) || line[end] is '-' or '_' or '.' or '@' or '/'))
        {
            end++;
        }

        return Math.Max(1, end - start);
    }
}
