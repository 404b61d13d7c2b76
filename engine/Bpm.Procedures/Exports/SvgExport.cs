using System.Globalization;
using System.Security;
using System.Text;
using Bpm.Procedures.Exports.Layouts;

namespace Bpm.Procedures.Exports;

/// <summary>
/// Draws a layout as SVG that stands alone: readable on light and dark grounds, told to a screen reader by its title and
/// description, every box with its own title.
/// </summary>
public static class SvgExport
{
    private const string Style = """
        .d{--surface:#fff;--sunken:#f7f8fa;--line:#c8ced7;--control:#7f8998;--ink:#141c27;--ink2:#434e5d;--ink3:#5a6575;--accent:#2350b5;--tint:#edf2fd}
        @media (prefers-color-scheme:dark){.d{--surface:#141b24;--sunken:#19212b;--line:#3b4756;--control:#75829a;--ink:#eaeef4;--ink2:#bcc5d1;--ink3:#9aa6b6;--accent:#9dbdff;--tint:#1b2a47}}
        .d text{font-family:"Segoe UI",Roboto,"Noto Sans",sans-serif;font-size:12px;fill:var(--ink2);font-variant-numeric:tabular-nums}
        .d .lane{fill:var(--surface)}.d .lane.odd{fill:var(--sunken)}.d .rule{stroke:var(--line);stroke-width:1}
        .d .lane-name{font-weight:600;fill:var(--ink)}
        .d .box{fill:var(--surface);stroke:var(--control);stroke-width:1.2}.d .wait .box{stroke-dasharray:5 3;fill:var(--sunken)}
        .d .symbol{fill:var(--surface);stroke:var(--ink2);stroke-width:1.5}.d .name{font-size:13px;font-weight:600;fill:var(--ink)}
        .d .bar{fill:var(--ink2)}.d .note{fill:var(--ink3)}.d .term{font-weight:600;fill:var(--accent)}
        .d .frame{fill:none;stroke:var(--ink3);stroke-width:1;stroke-dasharray:2 3}.d .frame-name{fill:var(--ink3);font-weight:600}
        .d .edge{fill:none;stroke:var(--ink2);stroke-width:1.4}.d .handoff{stroke:var(--accent);stroke-width:2.2}
        .d .back,.d .exception{stroke-dasharray:6 4}.d .label{fill:var(--ink2);paint-order:stroke;stroke:var(--surface);stroke-width:4px;stroke-linejoin:round}
        .d marker path{fill:var(--ink2)}.d #tip-handoff path{fill:var(--accent)}

        """;

    /// <param name="title">Name of the procedure, for screen readers and tooltips.</param>
    public static string Write(Layout layout, string title)
    {
        var svg = new StringBuilder();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"d\" width=\"{layout.Width}\" height=\"{layout.Height}\" viewBox=\"0 0 {layout.Width} {layout.Height}\" role=\"img\" aria-labelledby=\"title desc\">\n"
        );
        svg.Append(CultureInfo.InvariantCulture, $"<title id=\"title\">{Text(title)}</title>\n");
        svg.Append(CultureInfo.InvariantCulture, $"<desc id=\"desc\">{Text(Description(layout))}</desc>\n");
        svg.Append("<style>\n").Append(Style).Append("</style>\n<defs>\n");
        Tip(svg, "tip");
        Tip(svg, "tip-handoff");
        svg.Append("</defs>\n");
        Lanes(svg, layout);
        foreach (var group in layout.Groups)
        {
            Frame(svg, group);
        }

        foreach (var edge in layout.Edges)
        {
            Edge(svg, edge);
        }

        foreach (var box in layout.Boxes)
        {
            Box(svg, box);
        }

        foreach (var edge in layout.Edges.Where(e => e.Label is not null))
        {
            Label(svg, edge);
        }

        return svg.Append("</svg>\n").ToString();
    }

    // The whole drawing in words: who does what, in which order, for how long.
    private static string Description(Layout layout)
    {
        var lanes = layout.Lanes.ToDictionary(l => l.Id, l => l.Name, StringComparer.Ordinal);
        return string.Join(
            " ",
            layout
                .Boxes.Where(b => b.Number is not null)
                .Select(b =>
                    $"{b.Number}. {b.Name}: {lanes[b.Lane]}{(b.RoleName is null ? "" : $", {b.RoleName}")}{(b.TermText is null ? "" : $", {b.TermText}")}."
                )
        );
    }

    private static void Tip(StringBuilder svg, string id) =>
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<marker id=\"{id}\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path d=\"M0 0L8 4L0 8z\"/></marker>\n"
        );

    private static void Lanes(StringBuilder svg, Layout layout)
    {
        for (var i = 0; i < layout.Lanes.Length; i++)
        {
            var lane = layout.Lanes[i];
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<rect class=\"lane{(i % 2 == 1 ? " odd" : "")}\" x=\"0\" y=\"{lane.Y}\" width=\"{layout.Width}\" height=\"{lane.Height}\"/>\n"
            );
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<path class=\"rule\" d=\"M0 {lane.Y + lane.Height}H{layout.Width}\"/>\n"
            );
            var lines = TextLines.Break(lane.Name, 18, 5);
            var y = lane.Y + lane.Height / 2 - (lines.Length - 1) * LayoutSizes.LineHeight / 2 + 4;
            Lines(svg, "lane-name", 14, y, lines);
        }

        svg.Append(
            CultureInfo.InvariantCulture,
            $"<path class=\"rule\" d=\"M{LayoutSizes.LaneHead} 0V{layout.Height}\"/>\n"
        );
    }

    private static void Frame(StringBuilder svg, LayoutGroup group)
    {
        var name = group.TermText is null ? group.Name : $"{group.Name} · {group.TermText}";
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<rect class=\"frame\" x=\"{group.X}\" y=\"{group.Y}\" width=\"{group.Width}\" height=\"{group.Height}\" rx=\"8\"/>\n"
        );
        Lines(
            svg,
            "frame-name",
            group.X + 8,
            group.Y + 14,
            TextLines.Break(name, Math.Max(8, group.Width / LayoutSizes.LabelCharacterWidth), 1)
        );
    }

    private static void Edge(StringBuilder svg, LayoutEdge edge)
    {
        var isHandOff = edge is { CrossesLanes: true, Kind: LayoutEdgeKind.Next };
        var kind = edge.Kind switch
        {
            LayoutEdgeKind.Exception => " exception",
            LayoutEdgeKind.Return or LayoutEdgeKind.Pause => " back",
            _ => isHandOff ? " handoff" : "",
        };
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<path class=\"edge{kind}\" marker-end=\"url(#tip{(isHandOff ? "-handoff" : "")})\" d=\"{Path(edge)}\"/>\n"
        );
    }

    // Corners are rounded by at most half of the shorter part.
    private static string Path(LayoutEdge edge)
    {
        var points = edge.Points;
        var path = new StringBuilder();
        path.Append(CultureInfo.InvariantCulture, $"M{points[0].X} {points[0].Y}");
        for (var i = 1; i + 1 < points.Length; i++)
        {
            var (before, at, after) = (points[i - 1], points[i], points[i + 1]);
            var radius = Math.Min(6, Math.Min(Length(before, at), Length(at, after)) / 2);
            var (into, outOf) = (Toward(at, before, radius), Toward(at, after, radius));
            path.Append(CultureInfo.InvariantCulture, $"L{into.X} {into.Y}Q{at.X} {at.Y} {outOf.X} {outOf.Y}");
        }

        path.Append(CultureInfo.InvariantCulture, $"L{points[^1].X} {points[^1].Y}");
        return path.ToString();
    }

    private static int Length(LayoutPoint a, LayoutPoint b) => Math.Abs(a.X - b.X) + Math.Abs(a.Y - b.Y);

    private static LayoutPoint Toward(LayoutPoint from, LayoutPoint to, int by) =>
        new(from.X + Math.Sign(to.X - from.X) * by, from.Y + Math.Sign(to.Y - from.Y) * by);

    private static void Box(StringBuilder svg, LayoutBox box)
    {
        var kind = box.Kind.ToString().ToLowerInvariant();
        svg.Append(CultureInfo.InvariantCulture, $"<g class=\"{kind}\"><title>{Text(Title(box))}</title>");
        var (x, y, w, h) = (box.X, box.Y, box.Width, box.Height);
        var (cx, cy) = (x + w / 2, y + h / 2);
        switch (box.Kind)
        {
            case LayoutBoxKind.Start or LayoutBoxKind.End:
                var stroke = box.Kind == LayoutBoxKind.End ? " style=\"stroke-width:4px\"" : "";
                svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<circle class=\"symbol\" cx=\"{cx}\" cy=\"{cy}\" r=\"{w / 2 - 4}\"{stroke}/>"
                );
                break;
            case LayoutBoxKind.Fork or LayoutBoxKind.Join:
                svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<rect class=\"bar\" x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\" rx=\"4\"/>"
                );
                break;
            case LayoutBoxKind.Choice:
                svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<path class=\"box\" d=\"M{x} {cy}L{x + 14} {y}H{x + w - 14}L{x + w} {cy}L{x + w - 14} {y + h}H{x + 14}z\"/>"
                );
                BoxText(svg, box, 18);
                break;
            default:
                svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<rect class=\"box\" x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\" rx=\"6\"/>"
                );
                BoxText(svg, box, 10);
                break;
        }

        svg.Append("</g>\n");
    }

    private static void BoxText(StringBuilder svg, LayoutBox box, int indent)
    {
        var name = box.Number is { } number ? $"{number}. {box.Name}" : box.Name;
        var y = box.Y + 20;
        var lines = TextLines.Break(name, LayoutSizes.NameCharacters, LayoutSizes.NameLines);
        Lines(svg, "name", box.X + indent, y, lines);
        y += lines.Length * LayoutSizes.LineHeight;
        if (box.RoleName is { } role)
        {
            Lines(svg, "role", box.X + indent, y, TextLines.Break(role, 26, 1));
        }

        var bottom = box.Y + box.Height - 10;
        foreach (
            var note in new[]
            {
                box.SetByText is null ? null : "nơi khác quy định",
                box.Condition is null ? null : "có điều kiện",
            }
        )
        {
            if (note is not null)
            {
                Lines(svg, "note", box.X + indent, bottom, [note]);
                bottom -= LayoutSizes.LineHeight;
            }
        }

        if (box.TermText is { } term)
        {
            Lines(svg, "term", box.X + indent, bottom, [term]);
        }
    }

    private static string Title(LayoutBox box) =>
        string.Join(
            " · ",
            new[]
            {
                box.Name,
                box.RoleName,
                box.TermText,
                box.SetByText,
                box.Condition is null ? null : $"khi {box.Condition}",
            }.OfType<string>()
        );

    private static void Label(StringBuilder svg, LayoutEdge edge)
    {
        var isBack = edge.Kind is LayoutEdgeKind.Return or LayoutEdgeKind.Pause;
        var text = edge.Kind == LayoutEdgeKind.Pause ? $"‖ {edge.Label}" : edge.Label!;
        var lines = isBack ? TextLines.Break(text, 60, 1) : LayoutRoutes.LabelLines(text);
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<g{(isBack ? " text-anchor=\"middle\"" : "")}><title>{Text(edge.Label!)}</title>"
        );
        Lines(
            svg,
            "label",
            edge.LabelX,
            edge.LabelY - (lines.Length - 1) * LayoutSizes.LabelLineHeight,
            lines,
            LayoutSizes.LabelLineHeight
        );
        svg.Append("</g>\n");
    }

    private static void Lines(
        StringBuilder svg,
        string name,
        int x,
        int y,
        IReadOnlyList<string> lines,
        int height = LayoutSizes.LineHeight
    )
    {
        for (var i = 0; i < lines.Count; i++)
        {
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<text class=\"{name}\" x=\"{x}\" y=\"{y + i * height}\">{Text(lines[i])}</text>"
            );
        }
    }

    private static string Text(string text) => SecurityElement.Escape(text);
}
