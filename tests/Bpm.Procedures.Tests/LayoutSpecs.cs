using System.Collections.Immutable;
using Bpm.Procedures.Exports;
using Bpm.Procedures.Exports.Flows;
using Bpm.Procedures.Exports.Layouts;
using Bpm.Procedures.Steps;
using Bpm.Procedures.Workflows;

namespace Bpm.Procedures.Tests;

/// <summary>What a reader of any drawing may rely on, over every procedure of the tree.</summary>
public sealed class LayoutSpecs
{
    public static TheoryData<string> All => [.. Tree.Publications.Select(Tree.Name)];

    [Theory]
    [MemberData(nameof(All))]
    public void No_two_boxes_overlap_and_all_stand_in_their_lanes(string name)
    {
        var layout = Draw(name);
        var lanes = layout.Lanes.ToDictionary(l => l.Id);
        for (var i = 0; i < layout.Boxes.Length; i++)
        {
            var box = layout.Boxes[i];
            var lane = lanes[box.Lane];
            (box.Y >= lane.Y && box.Y + box.Height <= lane.Y + lane.Height).ShouldBeTrue($"{box.Id} leaves its lane");
            (box.X > LayoutSizesOf.LaneHead && box.X + box.Width <= layout.Width).ShouldBeTrue(
                $"{box.Id} leaves the drawing"
            );
            box.Row.ShouldBeLessThan(lane.Rows);
            foreach (var other in layout.Boxes.Skip(i + 1))
            {
                Overlap(box, other).ShouldBeFalse($"{box.Id} lies on {other.Id}");
                (box.Lane, box.Column, box.Row).ShouldNotBe((other.Lane, other.Column, other.Row));
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_step_is_drawn(string name)
    {
        var layout = Draw(name);
        foreach (var node in Tree.Find(name).Workflow.Nodes)
        {
            (
                layout.Boxes.Any(b => b.Step == node.Step.Id) || layout.Groups.Any(g => g.Step == node.Step.Id)
            ).ShouldBeTrue($"{node.Step.Id} is not drawn");
        }

        layout.Boxes.Count(b => b.Kind == LayoutBoxKind.Start).ShouldBe(1);
        layout.Boxes.Count(b => b.Kind == LayoutBoxKind.End).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Edges_begin_and_end_at_boxes_and_cross_none(string name)
    {
        var layout = Draw(name);
        var boxes = layout.Boxes.ToDictionary(b => b.Id);
        layout.Edges.ShouldNotBeEmpty();
        foreach (var edge in layout.Edges)
        {
            var (from, to) = (boxes[edge.From], boxes[edge.To]);
            Touches(from, edge.Points[0]).ShouldBeTrue($"{edge.From} -> {edge.To} begins nowhere");
            Touches(to, edge.Points[^1]).ShouldBeTrue($"{edge.From} -> {edge.To} ends nowhere");
            foreach (var (a, b) in edge.Points.Zip(edge.Points.Skip(1)))
            {
                (a.X == b.X || a.Y == b.Y).ShouldBeTrue("a line runs across or up and down");
                foreach (var box in layout.Boxes)
                {
                    Crosses(a, b, box).ShouldBeFalse($"{edge.From} -> {edge.To} runs through {box.Id}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void What_leads_on_leads_right_and_what_leads_back_runs_below(string name)
    {
        var layout = Draw(name);
        var boxes = layout.Boxes.ToDictionary(b => b.Id);
        foreach (var edge in layout.Edges)
        {
            var (from, to) = (boxes[edge.From], boxes[edge.To]);
            if (edge.Kind is LayoutEdgeKind.Return or LayoutEdgeKind.Pause)
            {
                to.Column.ShouldBeLessThanOrEqualTo(from.Column);
                edge.Points[0].Y.ShouldBe(from.Y + from.Height);
                edge.Points[^1].Y.ShouldBe(to.Y + to.Height);
                edge.Label.ShouldNotBeNull();
            }
            else
            {
                to.Column.ShouldBeGreaterThan(from.Column);
                edge.Points[0].X.ShouldBe(from.X + from.Width);
                edge.Points[^1].X.ShouldBe(to.X);
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Lines_that_lead_back_share_no_stretch(string name)
    {
        var back = Draw(name)
            .Edges.Where(e => e.Kind is LayoutEdgeKind.Return or LayoutEdgeKind.Pause)
            .SelectMany(e => e.Points.Zip(e.Points.Skip(1)).Select(s => (Edge: e, A: s.First, B: s.Second)))
            .ToList();
        foreach (var one in back)
        {
            foreach (var other in back.Where(o => o.Edge != one.Edge))
            {
                Shared(one.A, one.B, other.A, other.B)
                    .ShouldBeFalse($"{one.Edge.From} -> {one.Edge.To} lies on {other.Edge.From} -> {other.Edge.To}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_arc_of_the_flow_is_an_edge_and_nothing_else_is(string name)
    {
        var publication = Tree.Find(name);
        FlowGraphBuilder
            .Build(publication.Procedure, publication.Workflow)
            .Arcs.Select(a => (a.From, a.To))
            .ToHashSet()
            .SetEquals(Draw(name).Edges.Select(e => (e.From, e.To)))
            .ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(All))]
    public void It_is_the_same_every_time(string name)
    {
        var json = LayoutJson.Write(Draw(name));
        json.ShouldBe(LayoutJson.Write(Draw(name)));
        json.ShouldNotContain("\r");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_svg_is_well_formed_and_says_every_step(string name)
    {
        var publication = Tree.Find(name);
        var svg = SvgExport.Write(Draw(name), publication.Procedure.Name);
        var root = System.Xml.Linq.XDocument.Parse(svg).Root!;
        root.Attribute("role")!.Value.ShouldBe("img");
        var texts = root.Descendants().Where(e => e.Name.LocalName is "title" or "desc").Select(e => e.Value).ToList();
        texts[0].ShouldBe(publication.Procedure.Name);
        foreach (
            var node in publication.Workflow.Nodes.Where(n => n.Step is not (StageStep or ParallelStep or GroupStep))
        )
        {
            texts.ShouldContain(t => t.StartsWith(node.Step.Name, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Its_json_is_a_contract() =>
        Golden.Matches(
            Path.Combine("exports", "local.land-transfer.layout.json"),
            LayoutJson.Write(
                LayoutBuilder.Build(
                    Fixtures.Read(Fixtures.Sketch).Publications[0],
                    Fixtures.Read(Fixtures.Sketch).Province
                )
            )
        );

    private static Layout Draw(string name) => LayoutBuilder.Build(Tree.Find(name), Tree.Catalogue.Province);

    private static bool Overlap(LayoutBox a, LayoutBox b) =>
        a.X < b.X + b.Width && b.X < a.X + a.Width && a.Y < b.Y + b.Height && b.Y < a.Y + a.Height;

    private static bool Touches(LayoutBox box, LayoutPoint point) =>
        point.X >= box.X && point.X <= box.X + box.Width && point.Y >= box.Y && point.Y <= box.Y + box.Height;

    private static bool Crosses(LayoutPoint a, LayoutPoint b, LayoutBox box) =>
        Math.Min(a.X, b.X) < box.X + box.Width
        && Math.Max(a.X, b.X) > box.X
        && Math.Min(a.Y, b.Y) < box.Y + box.Height
        && Math.Max(a.Y, b.Y) > box.Y;

    private static bool Shared(LayoutPoint a, LayoutPoint b, LayoutPoint c, LayoutPoint d) =>
        (a.X == b.X && c.X == d.X && a.X == c.X && Within(a.Y, b.Y, c.Y, d.Y))
        || (a.Y == b.Y && c.Y == d.Y && a.Y == c.Y && Within(a.X, b.X, c.X, d.X));

    private static bool Within(int a, int b, int c, int d) =>
        Math.Max(Math.Min(a, b), Math.Min(c, d)) < Math.Min(Math.Max(a, b), Math.Max(c, d));

    private static class LayoutSizesOf
    {
        /// <summary>Lanes have their names at the left.</summary>
        public const int LaneHead = 148;
    }
}
