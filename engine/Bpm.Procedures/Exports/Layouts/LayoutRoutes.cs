using System.Collections.Immutable;
using Bpm.Procedures.Exports.Flows;

namespace Bpm.Procedures.Exports.Layouts;

/// <summary>One line of the drawing: all arcs between two nodes that mean the same, with all their labels.</summary>
internal sealed record Line(LayoutCell From, LayoutCell To, LayoutEdgeKind Kind, string? Label, int Index)
{
    public bool IsBack => Kind is LayoutEdgeKind.Return or LayoutEdgeKind.Pause;

    /// <summary>To the very next column: it needs one gutter only.</summary>
    public bool IsNear => !IsBack && To.Column == From.Column + 1;

    /// <summary>Gutter after a column, of the same number: the vertical line on the way in.</summary>
    public int GutterIn => To.Column - 1;
}

/// <summary>
/// Which way every line takes, still without lengths. Boxes stand in cells; lines run in gutters between columns and in
/// channels above and below the boxes of a row, so that none crosses a box. A line that leads on leaves a box at its
/// right side; one that leads back leaves and enters from below.
/// </summary>
internal sealed class LayoutRoutes
{
    private readonly LayoutGrid grid;
    private readonly Dictionary<(int Gutter, string Key), int> gutterTracks = [];
    private readonly Dictionary<int, int> gutterCount = [];
    private readonly Dictionary<(int Row, int Line, bool Top), int> rowTracks = [];
    private readonly Dictionary<(int Row, bool Top), List<List<(int From, int To)>>> channels = [];

    public LayoutRoutes(FlowGraph graph, LayoutGrid grid)
    {
        this.grid = grid;
        Lines = Merge(graph, grid.Cells.ToDictionary(c => c.Node.Id, StringComparer.Ordinal));
        Exits = Lines
            .Where(l => !l.IsBack)
            .OrderBy(l => l.IsNear ? 2 * grid.RowOf(l.To) : 2 * grid.RowOf(l.To) - 1)
            .ThenBy(l => l.Index)
            .GroupBy(l => l.From.Node.Id, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.ToImmutableArray(), StringComparer.Ordinal);
        foreach (var line in Lines)
        {
            Route(line);
        }
    }

    public ImmutableArray<Line> Lines { get; }

    /// <summary>Lines that leave a box at its right side, from above to below.</summary>
    public Dictionary<string, ImmutableArray<Line>> Exits { get; }

    public int ExitsOf(LayoutCell cell) => Exits.TryGetValue(cell.Node.Id, out var lines) ? lines.Length : 0;

    /// <summary>Whether a line goes straight across its gutter.</summary>
    public bool IsStraight(Line line) =>
        line.IsNear && grid.RowOf(line.From) == grid.RowOf(line.To) && ExitsOf(line.From) == 1;

    public int GutterTracks(int gutter) => gutterCount.GetValueOrDefault(gutter);

    public int RowTracks(int row, bool top) => channels.TryGetValue((row, top), out var tracks) ? tracks.Count : 0;

    public int TrackOut(Line line) => gutterTracks[(line.From.Column, OutKey(line))];

    public int TrackIn(Line line) => gutterTracks[(line.GutterIn, InKey(line))];

    public int RowTrack(Line line, int row, bool top) => rowTracks[(row, line.Index, top)];

    /// <summary>Width that the labels of a gutter's near ends need.</summary>
    public int LabelWidth(int gutter) =>
        Lines
            .Where(l => !l.IsBack && l.From.Column == gutter && l.Label is not null)
            .SelectMany(l => LabelLines(l.Label!))
            .Select(t => t.Length * LayoutSizes.LabelCharacterWidth + 8)
            .DefaultIfEmpty(0)
            .Max();

    public static ImmutableArray<string> LabelLines(string label) =>
        TextLines.Break(label, LayoutSizes.LabelCharacters, 2);

    private static ImmutableArray<Line> Merge(FlowGraph graph, Dictionary<string, LayoutCell> cells) =>
        [
            .. graph
                .Arcs.GroupBy(a => (a.From, a.To, Kind: KindOf(a)))
                .Select(
                    (g, i) =>
                        new Line(
                            cells[g.Key.From],
                            cells[g.Key.To],
                            g.Key.Kind,
                            LabelOf(graph, cells[g.Key.To], [.. g]),
                            i
                        )
                ),
        ];

    // The only way on needs no name; nor does a branch that is named as its first step.
    private static string? LabelOf(FlowGraph graph, LayoutCell to, ImmutableArray<FlowArc> arcs)
    {
        var isOnlyWay =
            arcs.All(a => a.Kind == FlowArcKind.Next)
            && graph.Arcs.Where(a => a.From == arcs[0].From && !a.IsBack).All(a => a.Kind == FlowArcKind.Next);
        var labels = arcs.Where(a => a.Kind != FlowArcKind.Branch || a.Label != to.Node.Step?.Name)
            .Select(a => a.Label)
            .OfType<string>()
            .Distinct()
            .ToList();
        return isOnlyWay || labels.Count == 0 ? null : string.Join(" / ", labels);
    }

    private static LayoutEdgeKind KindOf(FlowArc arc) =>
        arc.Kind switch
        {
            FlowArcKind.Return => LayoutEdgeKind.Return,
            FlowArcKind.Pause => LayoutEdgeKind.Pause,
            FlowArcKind.TimedOut or FlowArcKind.Skip => LayoutEdgeKind.Exception,
            _ => arc.Action?.Outcome is "refused" or "rejected" ? LayoutEdgeKind.Exception : LayoutEdgeKind.Next,
        };

    private void Route(Line line)
    {
        var (from, to) = (grid.RowOf(line.From), grid.RowOf(line.To));
        if (line.IsBack)
        {
            if (from == to)
            {
                // A label may be wider than the box that its line leads back to.
                var wide = line.From.Column == line.To.Column ? 1 : 0;
                TakeRow(line, from, top: false, 2 * line.To.Column - wide, 2 * line.From.Column + wide);
                return;
            }

            TakeGutter(line.GutterIn, InKey(line));
            TakeRow(line, from, top: false, 2 * line.GutterIn + 1, 2 * line.From.Column);
            TakeRow(line, to, top: false, 2 * line.GutterIn + 1, 2 * line.To.Column);
        }
        else if (!line.IsNear)
        {
            TakeGutter(line.From.Column, OutKey(line));
            TakeRow(line, to, top: true, 2 * line.From.Column + 1, 2 * line.GutterIn + 1);
            TakeGutter(line.GutterIn, InKey(line));
        }
        else if (!IsStraight(line))
        {
            TakeGutter(line.GutterIn, InKey(line));
        }
    }

    // Lines that lead on to one box share the last vertical line; one that leads back has its own.
    private static string InKey(Line line) => line.IsBack ? $"back {line.Index}" : $"in {line.To.Node.Id}";

    private static string OutKey(Line line) => $"out {line.Index}";

    private void TakeGutter(int gutter, string key)
    {
        if (!gutterTracks.ContainsKey((gutter, key)))
        {
            var track = gutterCount.GetValueOrDefault(gutter);
            gutterTracks[(gutter, key)] = track;
            gutterCount[gutter] = track + 1;
        }
    }

    // The first track of the channel that is free between two places (even: a column, odd: the gutter after it).
    private void TakeRow(Line line, int row, bool top, int from, int to)
    {
        if (!channels.TryGetValue((row, top), out var tracks))
        {
            tracks = channels[(row, top)] = [];
        }

        var index = tracks.FindIndex(t => t.TrueForAll(o => o.To < from || to < o.From));
        if (index < 0)
        {
            index = tracks.Count;
            tracks.Add([]);
        }

        tracks[index].Add((from, to));
        rowTracks[(row, line.Index, top)] = index;
    }
}
