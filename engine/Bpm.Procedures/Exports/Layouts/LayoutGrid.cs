using System.Collections.Immutable;
using Bpm.Procedures.Exports.Flows;
using Bpm.Procedures.Steps;

namespace Bpm.Procedures.Exports.Layouts;

/// <summary>Where every node stands, before anything has a length: its lane, column and row.</summary>
/// <param name="Rows">Rows of each lane, in the lanes' order.</param>
internal sealed record LayoutGrid(
    ImmutableArray<(string Id, string Name)> Lanes,
    ImmutableArray<int> Rows,
    ImmutableArray<LayoutCell> Cells,
    int Columns
)
{
    /// <summary>Rows above a lane.</summary>
    public int FirstRow(int lane) => Rows.Take(lane).Sum();

    public int RowOf(LayoutCell cell) => FirstRow(cell.Lane) + cell.Row;

    /// <summary>
    /// Columns by the longest way from the start, so that what leads on leads to the right; in a lane, the first free row
    /// from that of the node before it.
    /// </summary>
    public static LayoutGrid Place(FlowGraph graph, PlaceNames places)
    {
        var order = graph.Nodes.Select((n, i) => (n.Id, i)).ToDictionary(n => n.Id, n => n.i, StringComparer.Ordinal);
        var before = graph
            .Arcs.Where(a => order[a.From] < order[a.To])
            .ToLookup(a => a.To, a => a.From, StringComparer.Ordinal);
        var cells = new Dictionary<string, LayoutCell>(StringComparer.Ordinal);
        var lanes = new List<(string Id, string Name)>();
        var taken = new HashSet<(int Lane, int Column, int Row)>();
        var lane = -1;
        foreach (var node in graph.Nodes)
        {
            var sources = before[node.Id].Select(id => cells[id]).ToList();
            var column = node.Kind switch
            {
                FlowNodeKind.Start => 0,
                FlowNodeKind.End => cells.Values.Max(c => c.Column) + 1,
                _ => Math.Max(1, sources.Select(c => c.Column + 1).DefaultIfEmpty(1).Max()),
            };
            lane = LaneOf(node, graph, cells, sources, places, lanes) ?? Math.Max(lane, 0);
            var row = sources.Where(c => c.Lane == lane).Select(c => c.Row).DefaultIfEmpty(0).First();
            row = taken.Contains((lane, column, row)) ? 0 : row;
            while (!taken.Add((lane, column, row)))
            {
                row++;
            }

            cells[node.Id] = new LayoutCell(node, lane, column, row);
        }

        return Sorted(lanes, [.. graph.Nodes.Select(n => cells[n.Id])]);
    }

    private static int? LaneOf(
        FlowNode node,
        FlowGraph graph,
        Dictionary<string, LayoutCell> cells,
        List<LayoutCell> sources,
        PlaceNames places,
        List<(string Id, string Name)> lanes
    )
    {
        switch (node)
        {
            case { Kind: FlowNodeKind.Start }:
                // Where the first step stands.
                var first = graph.Nodes.FirstOrDefault(n =>
                    n.Step is not null && (n.Step.At is not null || n.Step is WaitStep)
                );
                return first is null ? null : LaneOf(first, graph, cells, sources, places, lanes);
            case { Kind: FlowNodeKind.Join }:
                return cells[node.Step!.Id].Lane;
            case { Step: WaitStep wait }:
                return Lane(places.WaitKey(wait), places.WaitName(wait));
            case { Step.At: { } at }:
                return Lane(places.Key(at), places.Name(at));
            default:
                return sources.Count > 0 ? sources[^1].Lane : null;
        }

        int Lane(string id, string name)
        {
            var index = lanes.FindIndex(l => l.Id == id);
            if (index < 0)
            {
                index = lanes.Count;
                lanes.Add((id, name));
            }

            return index;
        }
    }

    // The applicant stands above the offices, which keep the order in which the dossier comes to them.
    private static LayoutGrid Sorted(List<(string Id, string Name)> lanes, ImmutableArray<LayoutCell> cells)
    {
        if (lanes.Count == 0)
        {
            lanes.Add(("authority", ""));
        }

        var sorted = Enumerable.Range(0, lanes.Count).OrderBy(i => lanes[i].Id != PlaceNames.Applicant).ToList();
        var moved = cells.Select(c => c with { Lane = sorted.IndexOf(c.Lane) }).ToImmutableArray();
        return new LayoutGrid(
            [.. sorted.Select(i => lanes[i])],
            [.. sorted.Select((_, i) => moved.Where(c => c.Lane == i).Select(c => c.Row + 1).DefaultIfEmpty(1).Max())],
            moved,
            moved.Max(c => c.Column) + 1
        );
    }
}

internal sealed record LayoutCell(FlowNode Node, int Lane, int Column, int Row)
{
    /// <summary>Whether it is drawn as a box with text, not as a small symbol.</summary>
    public bool IsWide => Node.Kind is FlowNodeKind.Task or FlowNodeKind.Wait or FlowNodeKind.Choice;

    /// <summary>A fork or a join: as high as a box, so that every branch has its own way out.</summary>
    public bool IsBar => Node.Kind is FlowNodeKind.Fork or FlowNodeKind.Join;
}
