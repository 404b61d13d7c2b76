using System.Collections.Immutable;
using System.Text;
using Bpm.Procedures.Reading;

namespace Bpm.Procedures.Formatting;

/// <summary>Writes a tree and its comments in the normal layout.</summary>
internal sealed class LayoutWriter
{
    private const int Step = 2;
    private readonly StringBuilder output = new();
    private readonly string source;
    private readonly ImmutableArray<Comment> comments;
    private readonly ImmutableArray<int> lineStarts;

    // Levels that are open, as columns of the source and of the output: a comment stays at the level it stood at.
    private readonly List<(int From, int To)> open = [];
    private List<(int From, int To)> last = [];
    private int nextComment;
    private int sourceEnd;
    private int keyLine;
    private int valueLine;
    private bool lineHasComment;

    private LayoutWriter(YamlNode root, string source)
    {
        this.source = source;
        comments = Comments.Of(root, source);
        lineStarts = [0, .. Enumerable.Range(0, source.Length).Where(i => source[i] == '\n').Select(i => i + 1)];
    }

    public static string Write(YamlNode root, string source)
    {
        var writer = new LayoutWriter(root, source);
        writer.WriteRoot(root);
        return writer.output.ToString();
    }

    private void WriteRoot(YamlNode root)
    {
        if (root is YamlMap { Entries.IsEmpty: false } or YamlList { Items.IsEmpty: false } && !StaysFlow(root, 0))
        {
            WriteBlock(root, 0);
        }
        else
        {
            Lead(root.Span.Start, 0);
            WriteInline(root, 0);
        }

        Lead(source.Length, 0, isEnd: true);
        EndLine();
    }

    private void WriteBlock(YamlNode node, int indent, bool isFirstInline = false)
    {
        open.Add((Column(node.Span.Start), indent));
        var isFirst = true;
        if (node is YamlMap map)
        {
            foreach (var entry in map.Entries)
            {
                if (!isFirst || !isFirstInline)
                {
                    Lead(entry.Key.Span.Start, indent, isFirst);
                }

                isFirst = false;
                WriteScalar(entry.Key, indent);
                keyLine = valueLine;
                output.Append(':');
                WriteValue(entry.Value, indent);
            }
        }
        else
        {
            foreach (var item in ((YamlList)node).Items)
            {
                Lead(item.Span.Start, indent, isFirst && !isFirstInline);
                isFirst = false;
                output.Append('-');
                keyLine = 0;
                if (IsBlock(item, indent + Step))
                {
                    output.Append(' ');
                    WriteBlock(item, indent + Step, isFirstInline: true);
                }
                else
                {
                    WriteInline(item, indent);
                }
            }
        }

        open.RemoveAt(open.Count - 1);
    }

    private void WriteValue(YamlNode value, int indent)
    {
        if (IsBlock(value, indent))
        {
            WriteBlock(value, indent + Step);
        }
        else
        {
            WriteInline(value, indent);
        }
    }

    /// <summary>What goes on the line of its key or dash: a scalar or a collection in brackets.</summary>
    private void WriteInline(YamlNode value, int indent)
    {
        if (value is YamlScalar { Span.Length: 0 })
        {
            return;
        }

        if (output.Length > 0 && output[^1] != '\n' && output[^1] != ' ')
        {
            output.Append(' ');
        }

        if (value is YamlScalar scalar)
        {
            WriteScalar(scalar, indent);
            return;
        }

        output.Append(Flow(value));
        Passed(value.Span);
    }

    private void WriteScalar(YamlScalar scalar, int indent)
    {
        var text = source[scalar.Span.Start..scalar.Span.End];
        output.Append(text is ['|' or '>', ..] ? BlockText(text, scalar, indent + Step) : OneLine(scalar, text));
        Passed(scalar.Span);
    }

    private void Passed(TextSpan span)
    {
        sourceEnd = span.End;
        valueLine = LineOf(span.End);
        lineHasComment = false;
        last = [.. open];
    }

    private bool IsBlock(YamlNode node, int indent) =>
        node is YamlMap { Entries.IsEmpty: false } or YamlList { Items.IsEmpty: false } && !StaysFlow(node, indent);

    /// <summary>Brackets stay on one line; over several lines only what has no comment and is short becomes one.</summary>
    private bool StaysFlow(YamlNode node, int indent)
    {
        if (!node.IsFlow)
        {
            return false;
        }

        var isOneLine = !source.AsSpan(node.Span.Start, node.Span.Length).Contains('\n');
        return isOneLine
            || (
                !comments.Any(c => c.Start >= node.Span.Start && c.Start < node.Span.End)
                && indent + Flow(node).Length <= LanguageLimits.JoinedLine
            );
    }

    private string Flow(YamlNode node) =>
        node switch
        {
            YamlScalar scalar => OneLine(scalar, source[scalar.Span.Start..scalar.Span.End]),
            YamlList list => $"[{string.Join(", ", list.Items.Select(Flow))}]",
            YamlMap { Entries.IsEmpty: true } => "{}",
            YamlMap map =>
                $"{{ {string.Join(", ", map.Entries.Select(e => $"{Flow(e.Key)}: {Flow(e.Value)}".TrimEnd()))} }}",
            _ => "",
        };

    private static string OneLine(YamlScalar scalar, string text) =>
        text is ['\'', ..] && !scalar.Text.AsSpan().ContainsAny('"', '\\', '\n') ? $"\"{scalar.Text}\""
        : !text.Contains('\n', StringComparison.Ordinal) ? text
        : scalar.IsPlain && !scalar.Text.Contains('\n', StringComparison.Ordinal) ? scalar.Text
        : YamlText.Quoted(scalar.Text);

    private static string BlockText(string text, YamlScalar scalar, int indent)
    {
        var lines = text.Split('\n');
        var margin = new string(' ', indent);
        return string.Join(
            '\n',
            lines
                .Skip(1)
                .Select(l =>
                    l.Length <= scalar.Indent ? ""
                    : string.IsNullOrWhiteSpace(l) ? ""
                    : margin + l[scalar.Indent..].TrimEnd()
                )
                .Prepend(lines[0].TrimEnd())
        );
    }

    /// <summary>Ends the line and writes the comments and the blank line that stand before a place of the source.</summary>
    private void Lead(int offset, int indent, bool isFirst = false, bool isEnd = false)
    {
        var canBeBlank = output.Length > 0 && !isFirst;
        for (; nextComment < comments.Length && comments[nextComment].Start < offset; nextComment++)
        {
            var comment = comments[nextComment];
            if (
                !comment.IsAlone
                && !lineHasComment
                && output.Length > 0
                && (comment.Line == valueLine || comment.Line == keyLine)
            )
            {
                var column = output.Length - (LastLineBreak() + 1);
                output.Append(' ', Math.Max(1, comment.Column - column)).Append(comment.Text);
                lineHasComment = true;
            }
            else
            {
                EndLine();
                BlankLine(canBeBlank, comment.Start);
                output.Append(' ', LevelOf(comment.Column, isEnd ? null : indent)).Append(comment.Text);
                canBeBlank = true;
                lineHasComment = true;
            }

            sourceEnd = comment.End;
        }

        if (!isEnd)
        {
            EndLine();
            BlankLine(canBeBlank, offset);
            output.Append(' ', indent);
        }
    }

    private int LevelOf(int column, int? next)
    {
        var levels = last.Concat(open).Where(l => l.From <= column).ToList();
        return levels.Count > 0 ? levels.MaxBy(l => l.From).To : next ?? 0;
    }

    private void BlankLine(bool canBeBlank, int before)
    {
        if (!canBeBlank)
        {
            return;
        }

        var lines = source[sourceEnd..before].Split('\n');
        if (lines.Length > 2 && lines[1..^1].Any(string.IsNullOrWhiteSpace))
        {
            output.Append('\n');
        }
    }

    private void EndLine()
    {
        if (output.Length > 0 && output[^1] != '\n')
        {
            output.Append('\n');
        }

        lineHasComment = false;
    }

    private int LastLineBreak()
    {
        var at = output.Length - 1;
        while (at >= 0 && output[at] != '\n')
        {
            at--;
        }

        return at;
    }

    private int Column(int offset) => offset - lineStarts[LineOf(offset) - 1];

    /// <summary>From 1.</summary>
    private int LineOf(int offset)
    {
        var at = lineStarts.BinarySearch(offset);
        return at >= 0 ? at + 1 : ~at;
    }
}
