using Bpm.Procedures.Reading;

namespace Bpm.Procedures.Editing;

/// <summary>
/// Edits of one entry or item of a text, so that everything else keeps its bytes: order, layout, comments. Values are
/// given as they stand inside brackets: <c>{ to: sign }</c>, <c>3 working days</c>.
/// </summary>
internal sealed class YamlEdits(string text)
{
    private const int Step = 2;

    /// <summary>Gives a key its value: in place, or as a new entry.</summary>
    /// <param name="after">The key that a new entry follows, when the map has it; else it comes last.</param>
    public IEnumerable<TextEdit> Set(YamlMap map, string key, string value, string? after = null)
    {
        var entry = map.Entries.FirstOrDefault(e => e.Key.Text == key);
        return entry is null ? [Add(map, key, value, after)] : [Replace(entry, value)];
    }

    public IEnumerable<TextEdit> Remove(YamlMap map, string key)
    {
        var at = IndexOf(map, key);
        if (at < 0)
        {
            return [];
        }

        if (map.Entries.Length == 1)
        {
            return [new TextEdit(map.Entries[0].Key.Span.Start, EndOf(map.Entries[0]), map.IsFlow ? "" : "{}")];
        }

        var entry = map.Entries[at];
        if (map.IsFlow || !BeginsLine(entry.Key.Span.Start))
        {
            return
            [
                at + 1 < map.Entries.Length
                    ? new TextEdit(entry.Key.Span.Start, map.Entries[at + 1].Key.Span.Start, "")
                    : new TextEdit(EndOf(map.Entries[at - 1]), EndOf(entry), ""),
            ];
        }

        return [new TextEdit(LineStart(entry.Key.Span.Start), NextLine(EndOf(entry)), "")];
    }

    /// <summary>Puts a value in place of an entry's.</summary>
    public TextEdit Replace(YamlEntry entry, string value)
    {
        if (entry.Value is YamlScalar { Span.Length: > 0 } scalar && text[scalar.Span.Start] is not ('|' or '>'))
        {
            return new TextEdit(scalar.Span.Start, scalar.Span.End, value);
        }

        if (entry.Value.IsFlow && entry.Value.Span.Length > 0)
        {
            return new TextEdit(entry.Value.Span.Start, entry.Value.Span.End, value);
        }

        var colon = text.IndexOf(':', entry.Key.Span.End);
        return colon < 0
            ? new TextEdit(entry.Key.Span.End, entry.Key.Span.End, $": {value}")
            : new TextEdit(colon + 1, Math.Max(colon + 1, entry.Value.Span.End), $" {value}");
    }

    private TextEdit Add(YamlMap map, string key, string value, string? after)
    {
        if (map.Entries.IsEmpty)
        {
            return new TextEdit(map.Span.Start, map.Span.End, $"{{ {key}: {value} }}");
        }

        var at = after is null ? -1 : IndexOf(map, after);
        var before = map.Entries[at < 0 ? map.Entries.Length - 1 : at];
        if (map.IsFlow)
        {
            return Insert(EndOf(before), $", {key}: {value}");
        }

        return InsertLine(EndOf(before), new string(' ', Column(map.Entries[0].Key.Span.Start)) + $"{key}: {value}");
    }

    /// <summary>A new item behind the one of that index; -1: before all.</summary>
    public TextEdit AddItem(YamlList list, int after, string value)
    {
        if (list.Items.IsEmpty)
        {
            return new TextEdit(list.Span.Start, list.Span.End, $"[{value}]");
        }

        if (list.IsFlow)
        {
            return after < 0
                ? Insert(list.Items[0].Span.Start, $"{value}, ")
                : Insert(list.Items[after].Span.End, $", {value}");
        }

        var line = new string(' ', DashColumn(list)) + "- " + Indented(value, DashColumn(list) + Step);
        return after < 0 ? Insert(ItemLines(list, 0).From, line + "\n") : InsertLine(list.Items[after].Span.End, line);
    }

    public TextEdit RemoveItem(YamlList list, int index)
    {
        if (list.Items.Length == 1)
        {
            return new TextEdit(list.Span.Start, list.Span.End, "[]");
        }

        if (list.IsFlow)
        {
            return index + 1 < list.Items.Length
                ? new TextEdit(list.Items[index].Span.Start, list.Items[index + 1].Span.Start, "")
                : new TextEdit(list.Items[index - 1].Span.End, list.Items[index].Span.End, "");
        }

        var (from, to) = ItemLines(list, index);
        return new TextEdit(from, to, "");
    }

    /// <summary>Lines of a block list's item, from its dash to the end of its last line; the comments above stay outside.</summary>
    public (int From, int To) ItemLines(YamlList list, int index)
    {
        var dash = DashBefore(list.Items[index].Span.Start);
        return (LineStart(dash), NextLine(list.Items[index].Span.End));
    }

    /// <summary>As <see cref="ItemLines"/>, with the comment lines right above: they speak of the item and move with it.</summary>
    public (int From, int To) ItemWithComments(YamlList list, int index)
    {
        var (from, to) = ItemLines(list, index);
        var floor = index == 0 ? LineStart(list.Span.Start) : ItemLines(list, index - 1).To;
        while (from > floor)
        {
            var above = LineStart(from - 1);
            if (above < floor || text[above..(from - 1)].TrimStart() is not ['#', ..])
            {
                break;
            }

            from = above;
        }

        return (from, to);
    }

    public int Column(int offset) => offset - LineStart(offset);

    public int DashColumn(YamlList list) => Column(DashBefore(list.Items[0].Span.Start));

    /// <summary>Where the line after this place begins; the text's end on its last line.</summary>
    public int NextLine(int offset) => text.IndexOf('\n', offset) is var at and >= 0 ? at + 1 : text.Length;

    public int LineStart(int offset) => offset == 0 ? 0 : text.LastIndexOf('\n', offset - 1) + 1;

    /// <summary>A whole line behind the line of this place; a trailing comment stays with its own line.</summary>
    private TextEdit InsertLine(int offset, string line)
    {
        var end = text.IndexOf('\n', offset);
        return end < 0 ? Insert(text.Length, "\n" + line) : Insert(end, "\n" + line);
    }

    private static TextEdit Insert(int offset, string value) => new(offset, offset, value);

    private static string Indented(string value, int indent) =>
        value.Replace("\n", "\n" + new string(' ', indent), StringComparison.Ordinal);

    private int DashBefore(int offset)
    {
        var at = offset - 1;
        while (at > 0 && text[at] != '-')
        {
            at--;
        }

        return Math.Max(at, 0);
    }

    private bool BeginsLine(int offset) => string.IsNullOrWhiteSpace(text[LineStart(offset)..offset]);

    private static int EndOf(YamlEntry entry) => Math.Max(entry.Value.Span.End, ColonAware(entry));

    // 'done:' without a value ends behind its colon.
    private static int ColonAware(YamlEntry entry) =>
        entry.Value.Span.Length == 0 ? Math.Max(entry.Key.Span.End, entry.Value.Span.Start) : entry.Value.Span.End;

    private static int IndexOf(YamlMap map, string key)
    {
        for (var i = 0; i < map.Entries.Length; i++)
        {
            if (map.Entries[i].Key.Text == key)
            {
                return i;
            }
        }

        return -1;
    }
}
