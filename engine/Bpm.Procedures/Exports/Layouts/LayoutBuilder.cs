using System.Collections.Immutable;
using Bpm.Procedures.Exports.Flows;
using Bpm.Procedures.Organisation;
using Bpm.Procedures.Steps;
using Bpm.Procedures.Text;
using Bpm.Procedures.Workflows;
using Bpm.WorkingTime;
using Size = Bpm.Procedures.Exports.Layouts.LayoutSizes;

namespace Bpm.Procedures.Exports.Layouts;

/// <summary>Draws a publication: places its nodes in a grid, routes its lines, then gives everything its length.</summary>
public sealed class LayoutBuilder
{
    private readonly Publication publication;
    private readonly PlaceNames places;
    private readonly Language language;
    private readonly FlowGraph graph;
    private readonly LayoutGrid grid;
    private readonly LayoutRoutes routes;
    private readonly Dictionary<string, int> frameDepth = new(StringComparer.Ordinal);
    private readonly ImmutableArray<int> columnX;
    private readonly ImmutableArray<int> columnWidth;
    private readonly ImmutableArray<int> rowY;
    private readonly ImmutableArray<int> boxY;
    private readonly ImmutableArray<int> boxHeight;
    private readonly int width;
    private readonly int height;
    private readonly Dictionary<string, (int In, int Out)> bottomPorts = new(StringComparer.Ordinal);

    private LayoutBuilder(Publication publication, Province province, Language language)
    {
        (this.publication, this.language) = (publication, language);
        places = new PlaceNames(publication.Procedure, province, language);
        graph = FlowGraphBuilder.Build(publication.Procedure, publication.Workflow);
        grid = LayoutGrid.Place(graph, places);
        routes = new LayoutRoutes(graph, grid);
        MeasureFrames();
        (columnX, columnWidth, width) = Columns();
        (rowY, boxY, boxHeight, height) = Rows();
    }

    /// <param name="province">For names; what is not in it stands as its id.</param>
    public static Layout Build(Publication publication, Province province, Language language = Language.Vietnamese) =>
        new LayoutBuilder(publication, province, language).Draw();

    private Layout Draw()
    {
        var boxes = Boxes();
        return new Layout(
            publication.Procedure.Code,
            publication.Procedure.Version,
            width,
            height,
            [.. grid.Lanes.Select(Lane)],
            boxes,
            Frames(boxes.ToDictionary(b => b.Id, StringComparer.Ordinal)),
            [.. routes.Lines.Select(Edge)]
        );
    }

    private LayoutLane Lane((string Id, string Name) lane, int index)
    {
        var first = grid.FirstRow(index);
        var next = first + grid.Rows[index];
        var end = next < rowY.Length ? rowY[next] : height;
        return new LayoutLane(lane.Id, lane.Name, rowY[first], end - rowY[first], grid.Rows[index]);
    }

    // How many frames stand inside each frame: an outer one needs more room.
    private void MeasureFrames()
    {
        foreach (var node in graph.Nodes)
        {
            for (var i = 0; i < node.Frames.Length; i++)
            {
                var inside = node.Frames.Length - 1 - i;
                frameDepth[node.Frames[i]] = Math.Max(frameDepth.GetValueOrDefault(node.Frames[i]), inside);
            }
        }
    }

    private (ImmutableArray<int> X, ImmutableArray<int> Width, int Total) Columns()
    {
        var x = ImmutableArray.CreateBuilder<int>(grid.Columns);
        var widths = ImmutableArray.CreateBuilder<int>(grid.Columns);
        var at = Size.LaneHead + Size.Margin;
        for (var column = 0; column < grid.Columns; column++)
        {
            var isWide = grid.Cells.Any(c => c.Column == column && c.IsWide);
            x.Add(at);
            widths.Add(isWide ? Size.BoxWidth : Size.Symbol);
            at += widths[column] + Gutter(column);
        }

        return (x.ToImmutable(), widths.ToImmutable(), at - Gutter(grid.Columns - 1) + Size.Margin);
    }

    private int Gutter(int column) =>
        routes.LabelWidth(column)
        + 2 * Size.GutterMargin
        + Size.GutterTrack * Math.Max(1, routes.GutterTracks(column))
        + FrameSides(column);

    // Room for the sides of frames that begin or end at the gutter.
    private int FrameSides(int column) =>
        frameDepth.Count == 0
        || !grid.Cells.Any(c => (c.Column == column || c.Column == column + 1) && !c.Node.Frames.IsEmpty)
            ? 0
            : Size.FrameMargin;

    private (ImmutableArray<int> Y, ImmutableArray<int> BoxY, ImmutableArray<int> BoxHeight, int Total) Rows()
    {
        var count = grid.Rows.Sum();
        var (tops, boxes, heights) = (new int[count], new int[count], new int[count]);
        var at = 0;
        for (var row = 0; row < count; row++)
        {
            var cells = grid.Cells.Where(c => grid.RowOf(c) == row).ToList();
            var frames = cells.Select(c => c.Node.Frames.Length).DefaultIfEmpty(0).Max();
            tops[row] = at;
            boxes[row] =
                at + Size.TopMargin + Size.TopTrack * routes.RowTracks(row, top: true) + frames * (Size.FrameHead + 4);
            heights[row] = cells.Select(BoxHeightOf).DefaultIfEmpty(Size.BoxHeight).Max();
            at =
                boxes[row]
                + heights[row]
                + Size.BottomMargin
                + Size.BottomTrack * routes.RowTracks(row, top: false)
                + frames * Size.FrameMargin;
        }

        return ([.. tops], [.. boxes], [.. heights], at);
    }

    private int BoxHeightOf(LayoutCell cell)
    {
        var step = cell.Node.Step;
        var lines = step is null
            ? 1
            : TextLines.Break($"00. {step.Name}", Size.NameCharacters, Size.NameLines).Length
                + (step.Within?.SetBy is null ? 0 : 1)
                + (step.OnlyWhen is null ? 0 : 1);
        return Math.Max(
            Size.BoxHeight + Math.Max(0, lines - 2) * Size.LineHeight,
            routes.ExitsOf(cell) * Size.Port + 4
        );
    }

    private ImmutableArray<LayoutBox> Boxes()
    {
        var boxes = ImmutableArray.CreateBuilder<LayoutBox>(grid.Cells.Length);
        var number = 0;
        foreach (var cell in grid.Cells)
        {
            var (x, y, w, h) = Bounds(cell);
            var step = cell.Node.Step;
            var isJoin = cell.Node.Kind == FlowNodeKind.Join;
            boxes.Add(
                new LayoutBox(
                    cell.Node.Id,
                    step?.Id,
                    cell.Node.Kind is FlowNodeKind.Task or FlowNodeKind.Wait ? ++number : null,
                    grid.Lanes[cell.Lane].Id,
                    cell.Column,
                    cell.Row,
                    Enum.Parse<LayoutBoxKind>(cell.Node.Kind.ToString()),
                    step is null ? null : StepKinds.Of(step).Id,
                    Name(cell.Node),
                    !isJoin && step?.Role is { } role ? places.Role(role) : null,
                    isJoin || step is null ? null : TermText(step),
                    !isJoin && step?.Within?.SetBy is { } by ? places.SetBy(by) : null,
                    isJoin ? null : step?.OnlyWhen,
                    x,
                    y,
                    w,
                    h
                )
            );
        }

        return boxes.ToImmutable();
    }

    private string Name(FlowNode node) =>
        node.Kind switch
        {
            FlowNodeKind.Start => language.Pick("Bắt đầu", "Start"),
            FlowNodeKind.End => language.Pick("Kết thúc", "End"),
            FlowNodeKind.Join => JoinName(node.Step!),
            FlowNodeKind.Fork when node.Step is GroupStep { ChooseAtLeast: { } least } => language.Pick(
                $"{node.Step.Name}: người nộp chọn ít nhất {least}",
                $"{node.Step.Name}: the applicant chooses at least {least}"
            ),
            _ => node.Step!.Name,
        };

    private string JoinName(Step step) =>
        step is ParallelStep { Join.Needed: { } needed }
            ? language.Pick($"Chờ đủ {needed} nhánh", $"Wait for {needed} branches")
            : language.Pick("Chờ đủ các nhánh", "Wait for all branches");

    private string? TermText(Step step) =>
        step.ShareMinutes is { } share ? Term.OfWorkingMinutes(share).ToText(language)
        : step is WaitStep ? language.Pick("không tính", "not counted")
        : publication.TermOf(step.Id, null)?.ToText(language);

    private (int X, int Y, int Width, int Height) Bounds(LayoutCell cell)
    {
        var row = grid.RowOf(cell);
        var (w, h) =
            cell.IsWide ? (Size.BoxWidth, boxHeight[row])
            : cell.IsBar ? (Size.Bar, boxHeight[row])
            : (Size.Symbol, Size.Symbol);
        var column = cell.IsWide ? w : columnWidth[cell.Column];
        return (columnX[cell.Column] + (column - w) / 2, boxY[row] + (boxHeight[row] - h) / 2, w, h);
    }

    private ImmutableArray<LayoutGroup> Frames(Dictionary<string, LayoutBox> boxes)
    {
        var frames = ImmutableArray.CreateBuilder<LayoutGroup>();
        foreach (var node in publication.Workflow.Nodes.Where(n => frameDepth.ContainsKey(n.Step.Id)))
        {
            var id = node.Step.Id;
            var inside = graph.Nodes.Where(n => n.Frames.Contains(id)).Select(n => boxes[n.Id]).ToList();
            var side = Size.FrameMargin + frameDepth[id] * Size.FrameMargin / 2;
            var (x, y) = (inside.Min(b => b.X) - side, inside.Min(b => b.Y) - Size.FrameHead * (1 + frameDepth[id]));
            frames.Add(
                new LayoutGroup(
                    id,
                    node.Step.Name,
                    TermText(node.Step),
                    x,
                    y,
                    inside.Max(b => b.X + b.Width) + side - x,
                    inside.Max(b => b.Y + b.Height) + side - y
                )
            );
        }

        return frames.ToImmutable();
    }

    private LayoutEdge Edge(Line line)
    {
        var points = line.IsBack ? Back(line) : On(line);
        var (labelX, labelY) = line.IsBack ? BackLabel(points) : (points[0].X + 8, points[0].Y - 5);
        return new LayoutEdge(
            line.From.Node.Id,
            line.To.Node.Id,
            line.Kind,
            line.Label,
            line.From.Lane != line.To.Lane,
            labelX,
            labelY,
            points
        );
    }

    private ImmutableArray<LayoutPoint> On(Line line)
    {
        var from = Bounds(line.From);
        var to = Bounds(line.To);
        var exits = routes.Exits[line.From.Node.Id];
        var exitY = from.Y + from.Height / 2 + (2 * exits.IndexOf(line) - (exits.Length - 1)) * Size.Port / 2;
        var start = new LayoutPoint(from.X + from.Width, exitY);
        var end = new LayoutPoint(to.X, to.Y + to.Height / 2);
        if (routes.IsStraight(line))
        {
            return [start, end];
        }

        if (line.IsNear)
        {
            var x = GutterX(line.From.Column, routes.TrackIn(line));
            return start.Y == end.Y ? [start, end] : [start, new(x, start.Y), new(x, end.Y), end];
        }

        var (outX, inX) = (
            GutterX(line.From.Column, routes.TrackOut(line)),
            GutterX(line.GutterIn, routes.TrackIn(line))
        );
        var row = grid.RowOf(line.To);
        var y = rowY[row] + Size.TopMargin / 2 + Size.TopTrack * routes.RowTrack(line, row, top: true);
        return [start, new(outX, start.Y), new(outX, y), new(inX, y), new(inX, end.Y), end];
    }

    private ImmutableArray<LayoutPoint> Back(Line line)
    {
        var from = Bounds(line.From);
        var to = Bounds(line.To);
        var start = new LayoutPoint(from.X + from.Width - Port(line.From, isIn: false), from.Y + from.Height);
        var end = new LayoutPoint(to.X + Port(line.To, isIn: true), to.Y + to.Height);
        var startTrack = BottomY(line, grid.RowOf(line.From));
        if (grid.RowOf(line.From) == grid.RowOf(line.To))
        {
            return [start, new(start.X, startTrack), new(end.X, startTrack), end];
        }

        var x = GutterX(line.GutterIn, routes.TrackIn(line));
        var endTrack = BottomY(line, grid.RowOf(line.To));
        return [start, new(start.X, startTrack), new(x, startTrack), new(x, endTrack), new(end.X, endTrack), end];
    }

    private int Port(LayoutCell cell, bool isIn)
    {
        var used = bottomPorts.GetValueOrDefault(cell.Node.Id);
        bottomPorts[cell.Node.Id] = isIn ? used with { In = used.In + 1 } : used with { Out = used.Out + 1 };
        var index = isIn ? used.In : used.Out;
        return cell.IsWide ? Size.BottomPortMargin + Size.BottomPort * (index % 5) : Bounds(cell).Width / 2;
    }

    private int BottomY(Line line, int row) =>
        boxY[row] + boxHeight[row] + Size.BottomTrack * (routes.RowTrack(line, row, top: false) + 1) + FrameBottom(row);

    private int FrameBottom(int row) =>
        Size.FrameMargin
        * grid.Cells.Where(c => grid.RowOf(c) == row).Select(c => c.Node.Frames.Length).DefaultIfEmpty(0).Max();

    // Tracks stand after the labels of the gutter.
    private int GutterX(int gutter, int track) =>
        columnX[gutter]
        + columnWidth[gutter]
        + routes.LabelWidth(gutter)
        + Size.GutterMargin
        + FrameSides(gutter)
        + Size.GutterTrack * track;

    // In the middle of the line's longest part across.
    private static (int X, int Y) BackLabel(ImmutableArray<LayoutPoint> points)
    {
        var longest = 1;
        for (var i = 0; i + 1 < points.Length; i++)
        {
            if (
                points[i].Y == points[i + 1].Y
                && Math.Abs(points[i].X - points[i + 1].X) > Math.Abs(points[longest].X - points[longest + 1].X)
            )
            {
                longest = i;
            }
        }

        return ((points[longest].X + points[longest + 1].X) / 2, points[longest].Y - 4);
    }
}
