using System.Globalization;
using System.Text;
using Bpm.Procedures.Exports.Flows;
using Bpm.Procedures.Steps;
using Bpm.Procedures.Workflows;

namespace Bpm.Procedures.Exports;

/// <summary>Draws a workflow as a Mermaid flowchart, for pages and reviews.</summary>
public static class MermaidExport
{
    public static string Write(Publication publication)
    {
        var graph = FlowGraphBuilder.Build(publication.Procedure, publication.Workflow);
        var text = new StringBuilder("flowchart TD\n");
        foreach (var node in graph.Nodes)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {Id(node.Id)}{Shape(node, publication)}\n");
        }

        foreach (var arc in graph.Arcs)
        {
            var label = Label(arc, graph);
            var line = arc.IsBack ? "-.->" : "-->";
            text.Append(
                CultureInfo.InvariantCulture,
                $"  {Id(arc.From)} {line}{(label is null ? "" : $"|\"{Quote(label)}\"|")} {Id(arc.To)}\n"
            );
        }

        return text.ToString();
    }

    // The only way on needs no name.
    private static string? Label(FlowArc arc, FlowGraph graph) =>
        arc.Kind == FlowArcKind.Next && graph.Arcs.Count(a => a.From == arc.From && !a.IsBack) == 1 ? null : arc.Label;

    private static string Shape(FlowNode node, Publication publication)
    {
        if (node.Step is not { } step)
        {
            return node.Kind == FlowNodeKind.Start ? "((Bắt đầu))" : "((Kết thúc))";
        }

        if (node.Kind == FlowNodeKind.Join)
        {
            return "{{\"Nhập nhánh\"}}";
        }

        var term = publication.TermOf(step.Id, null);
        var name = $"\"{Quote(step.Name)}{(term is { } within ? $"<br/>{within.ToVietnamese()}" : "")}\"";
        return node.Kind switch
        {
            FlowNodeKind.Choice => $"{{{name}}}",
            FlowNodeKind.Wait => $"([{name}])",
            FlowNodeKind.Fork => $"{{{{{name}}}}}",
            _ => $"[{name}]",
        };
    }

    // Kebab-case ids, 'end' among them, may be words of Mermaid's own.
    private static string Id(string node) =>
        node switch
        {
            FlowGraph.Start => "start",
            FlowGraph.End => "done",
            _ => "s_" + node.Replace('-', '_').Replace("$", "_", StringComparison.Ordinal),
        };

    private static string Quote(string text) =>
        text.Replace("\"", "#quot;", StringComparison.Ordinal).Replace("<", "#lt;", StringComparison.Ordinal);
}
