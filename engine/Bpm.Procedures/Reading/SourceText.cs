using System.Text;
using System.Text.Unicode;

namespace Bpm.Procedures.Reading;

/// <summary>A file's text, by lines, so that a finding can show the line it speaks of.</summary>
public sealed class SourceText
{
    // Where each line begins; the text itself is kept once.
    private readonly int[] starts;

    private SourceText(string path, string text)
    {
        Path = path;
        Text = text;
        starts = new int[text.AsSpan().Count('\n') + 1];
        for (var line = 1; line < starts.Length; line++)
        {
            starts[line] = text.IndexOf('\n', starts[line - 1]) + 1;
        }
    }

    public string Path { get; }
    public string Text { get; }
    public int LineCount => starts.Length;

    /// <summary>The line of that number (from 1) without its line break; empty beyond the end.</summary>
    public string Line(int number) => Text.Substring(LineStart(number), LineLength(number));

    /// <summary>Length of a line, as <see cref="Line"/> gives it.</summary>
    public int LineLength(int number)
    {
        var start = LineStart(number);
        var end = start < Text.Length && number < starts.Length ? starts[number] - 1 : Text.Length;
        while (end > start && Text[end - 1] == '\r')
        {
            end--;
        }

        return end - start;
    }

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
        var line = Math.Clamp(position.Line, 1, starts.Length);
        return Math.Min(starts[line - 1] + position.Column - 1, Text.Length);
    }

    /// <summary>Brings a place into the file: a parser may report one past its end.</summary>
    public Position Clamp(Position position)
    {
        var line = Math.Clamp(position.Line, 1, LineCount);
        return new Position(Path, line, Math.Clamp(position.Column, 1, LineLength(line) + 1));
    }

    // A line before the first is empty, and so is one beyond the last.
    private int LineStart(int number) => number < 1 || number > starts.Length ? Text.Length : starts[number - 1];

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
