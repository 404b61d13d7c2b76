using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Bpm.Procedures.Reading;

/// <summary>A node of a YAML file with its place. Types are decided by readers: <c>1.010</c> and <c>no</c> are text here.</summary>
/// <param name="Length">UTF-16 units on its first line, at least 1: what a caret underlines.</param>
public abstract record YamlNode(Position Position, int Length)
{
    /// <summary>All of the node in the text, quotes and brackets included, comments after it not.</summary>
    public TextSpan Span { get; init; }

    /// <summary>Written with brackets, or inside them.</summary>
    public bool IsFlow { get; init; }
}

/// <summary>A stretch of a text in UTF-16 units, <paramref name="End"/> not included.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TextSpan(int Start, int End)
{
    public int Length => End - Start;

    /// <summary>Whether a place between two characters touches it, its end included.</summary>
    public bool Touches(int offset) => offset >= Start && offset <= End;
}

/// <param name="IsPlain">Written without quotes; only such a text may be read as a number or a yes.</param>
/// <param name="ContentPosition">Where the text itself begins: the first line of a block text, past the quote of a quoted one.</param>
/// <param name="Indent">Columns cut off the front of each further line of a block text.</param>
public sealed record YamlScalar(
    string Text,
    bool IsPlain,
    Position Position,
    int Length,
    Position ContentPosition,
    int Indent
) : YamlNode(Position, Length)
{
    /// <summary>Nothing written: <c>done:</c> or <c>done: ~</c>.</summary>
    public bool IsEmpty => IsPlain && Text is "" or "~" or "null";

    /// <summary>Where the text itself begins on its line: past the quote of a quoted one.</summary>
    public int ContentStart() => Span.Start + ContentPosition.Column - Position.Column;
}

public sealed record YamlList(ImmutableArray<YamlNode> Items, Position Position, int Length)
    : YamlNode(Position, Length);

public sealed record YamlMap(ImmutableArray<YamlEntry> Entries, Position Position, int Length)
    : YamlNode(Position, Length)
{
    public YamlNode? this[string key]
    {
        get
        {
            foreach (var entry in Entries)
            {
                if (string.Equals(entry.Key.Text, key, StringComparison.Ordinal))
                {
                    return entry.Value;
                }
            }

            return null;
        }
    }
}

public sealed record YamlEntry(YamlScalar Key, YamlNode Value);
