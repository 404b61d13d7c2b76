using System.Globalization;
using System.Text;
using System.Xml;
using Bpm.Procedures.Exports;
using Bpm.Procedures.Exports.Flows;
using Bpm.Procedures.Exports.Layouts;
using Bpm.Procedures.Organisation;
using Bpm.Procedures.Steps;
using Bpm.Procedures.Workflows;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Bpmn;

/// <summary>
/// Writes a publication as BPMN 2.0 with its diagram: one pool, a lane for each place, tasks, gateways, events. Terms stand
/// as text annotations and, with everything else that BPMN has no word for, in an extension of our own.
/// </summary>
public sealed class BpmnExport
{
    public const string Extension = "https://bpm.local/schema/procedure/1";
    private const string Model = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private const string Diagram = "http://www.omg.org/spec/BPMN/20100524/DI";
    private const string Shapes = "http://www.omg.org/spec/DD/20100524/DC";
    private const string Edges = "http://www.omg.org/spec/DD/20100524/DI";
    private const string Schema = "http://www.w3.org/2001/XMLSchema-instance";
    private const int GatewaySize = 40;
    private const int SplitSize = 30;

    private readonly Publication publication;
    private readonly Layout layout;
    private readonly FlowGraph graph;
    private readonly List<BpmnFlow> flows = [];
    private readonly Dictionary<string, LayoutBox> boxes;
    private readonly XmlWriter xml;

    private BpmnExport(Publication publication, Province province, XmlWriter xml)
    {
        (this.publication, this.xml) = (publication, xml);
        layout = LayoutBuilder.Build(publication, province);
        graph = FlowGraphBuilder.Build(publication.Procedure, publication.Workflow);
        boxes = layout.Boxes.ToDictionary(b => b.Id, StringComparer.Ordinal);
    }

    /// <param name="province">For names of units and roles; what is not in it stands as its id.</param>
    public static string Write(Publication publication, Province province)
    {
        using var stream = new MemoryStream();
        var settings = new XmlWriterSettings
        {
            Indent = true,
            NewLineChars = "\n",
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        using (var writer = XmlWriter.Create(stream, settings))
        {
            new BpmnExport(publication, province, writer).Definitions();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private Procedure Procedure => publication.Procedure;

    private void Definitions()
    {
        Flows();
        xml.WriteStartDocument();
        xml.WriteStartElement("bpmn", "definitions", Model);
        xml.WriteAttributeString("xmlns", "bpmndi", null, Diagram);
        xml.WriteAttributeString("xmlns", "dc", null, Shapes);
        xml.WriteAttributeString("xmlns", "di", null, Edges);
        xml.WriteAttributeString("xmlns", "xsi", null, Schema);
        xml.WriteAttributeString("xmlns", "bpm", null, Extension);
        xml.WriteAttributeString("id", "definitions");
        xml.WriteAttributeString("targetNamespace", Extension);
        xml.WriteAttributeString("exporter", "bpm");
        Start("collaboration", "collaboration");
        Start("participant", "pool", Procedure.Name);
        xml.WriteAttributeString("processRef", "process");
        xml.WriteEndElement();
        xml.WriteEndElement();
        Process();
        Plane();
        xml.WriteEndElement();
        xml.WriteEndDocument();
    }

    private void Process()
    {
        Start("process", "process", $"{Procedure.Code}@{Procedure.Version}");
        xml.WriteAttributeString("isExecutable", "false");
        Start("laneSet", "lanes");
        for (var i = 0; i < layout.Lanes.Length; i++)
        {
            Start("lane", LaneId(i), layout.Lanes[i].Name);
            foreach (var box in layout.Boxes.Where(b => b.Lane == layout.Lanes[i].Id))
            {
                xml.WriteElementString("flowNodeRef", Model, Id(box.Id));
                if (Splits(box.Id))
                {
                    xml.WriteElementString("flowNodeRef", Model, SplitId(box.Id));
                }
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        foreach (var node in graph.Nodes)
        {
            Node(node);
        }

        foreach (var flow in flows)
        {
            Start("sequenceFlow", flow.Id, flow.Label);
            xml.WriteAttributeString("sourceRef", flow.From);
            xml.WriteAttributeString("targetRef", flow.To);
            if (flow.Condition is { } condition)
            {
                xml.WriteStartElement("conditionExpression", Model);
                xml.WriteAttributeString("type", Schema, "bpmn:tFormalExpression");
                xml.WriteString(condition);
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        foreach (var box in Annotated())
        {
            Start("textAnnotation", TermId(box));
            xml.WriteElementString("text", Model, Term(box));
            xml.WriteEndElement();
            Start("association", TermId(box) + "_line");
            xml.WriteAttributeString("sourceRef", Id(box.Id));
            xml.WriteAttributeString("targetRef", TermId(box));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private void Node(FlowNode node)
    {
        var element = node switch
        {
            { Kind: FlowNodeKind.Start } => "startEvent",
            { Kind: FlowNodeKind.End } => "endEvent",
            { Kind: FlowNodeKind.Choice } => "exclusiveGateway",
            { Kind: FlowNodeKind.Fork, Step: GroupStep { ChooseAtLeast: not null } } => "inclusiveGateway",
            { Kind: FlowNodeKind.Fork } when HasConditions(node) => "inclusiveGateway",
            { Kind: FlowNodeKind.Fork } => "parallelGateway",
            { Kind: FlowNodeKind.Join, Step: ParallelStep { Join.Needed: not null } } => "complexGateway",
            { Kind: FlowNodeKind.Join, Step: GroupStep { ChooseAtLeast: not null } } => "inclusiveGateway",
            { Kind: FlowNodeKind.Join } when HasConditions(node) => "inclusiveGateway",
            { Kind: FlowNodeKind.Join } => "parallelGateway",
            { Kind: FlowNodeKind.Wait } => "intermediateCatchEvent",
            { Step: ConsultStep } => "sendTask",
            { Step: ChildStep } => "callActivity",
            _ => "userTask",
        };
        Start(element, Id(node.Id), boxes[node.Id].Name);
        Extensions(node);
        foreach (var flow in flows.Where(f => f.To == Id(node.Id)))
        {
            xml.WriteElementString("incoming", Model, flow.Id);
        }

        foreach (var flow in flows.Where(f => f.From == Id(node.Id)))
        {
            xml.WriteElementString("outgoing", Model, flow.Id);
        }

        if (node.Step is WaitStep && node.Kind == FlowNodeKind.Wait)
        {
            Start("messageEventDefinition", Id(node.Id) + "_message");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        if (Splits(node.Id))
        {
            Split(node);
        }
    }

    // Several ways out of a task: an exclusive gateway after it says which.
    private void Split(FlowNode node)
    {
        Start("exclusiveGateway", SplitId(node.Id));
        foreach (var flow in flows.Where(f => f.To == SplitId(node.Id)))
        {
            xml.WriteElementString("incoming", Model, flow.Id);
        }

        foreach (var flow in flows.Where(f => f.From == SplitId(node.Id)))
        {
            xml.WriteElementString("outgoing", Model, flow.Id);
        }

        xml.WriteEndElement();
    }

    private void Extensions(FlowNode node)
    {
        if (node.Step is not { } step || node.Kind == FlowNodeKind.Join)
        {
            return;
        }

        xml.WriteStartElement("extensionElements", Model);
        xml.WriteStartElement("bpm", "step", Extension);
        xml.WriteAttributeString("id", step.Id);
        xml.WriteAttributeString("kind", StepKinds.Of(step).Id);
        Say("role", step.Role);
        Say("within", publication.TermOf(step.Id, null)?.ToString());
        Say("setBy", step.Within?.SetBy);
        Say("share", step.ShareMinutes is { } share ? WorkingTime.Term.OfWorkingMinutes(share).ToString() : null);
        Say("onlyWhen", step.OnlyWhen);
        Say("notBy", string.Join(' ', step.NotBy));
        Say("gives", string.Join(' ', step.Gives));
        Say("takes", string.Join(' ', step.Takes));
        Say("ground", (step as WaitStep)?.Ground);
        Say("until", (step as WaitStep)?.Until);
        Say("endsBy", (step as WaitStep)?.EndsByPolicy);
        Say("procedure", (step as ChildStep)?.Procedure);
        foreach (var action in step.Actions)
        {
            xml.WriteStartElement("bpm", "action", Extension);
            xml.WriteAttributeString("id", action.Id);
            xml.WriteAttributeString("name", action.Name);
            Say("to", action.To);
            Say("outcome", action.Outcome);
            Say("pause", action.Pause);
            Say("backTo", action.BackTo);
            Say("atMost", action.AtMost?.ToString(CultureInfo.InvariantCulture));
            Say("rework", action.Rework?.ToString());
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void Say(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            xml.WriteAttributeString(name, value);
        }
    }

    // A line of the drawing is a flow; from a task with several ways they leave its gateway.
    private void Flows()
    {
        for (var i = 0; i < layout.Edges.Length; i++)
        {
            var edge = layout.Edges[i];
            var isSplit = Splits(edge.From);
            var arcs = graph.Arcs.Where(a => a.From == edge.From && a.To == edge.To).ToList();
            flows.Add(
                new BpmnFlow(
                    string.Create(CultureInfo.InvariantCulture, $"flow_{i + 1}"),
                    isSplit ? SplitId(edge.From) : Id(edge.From),
                    Id(edge.To),
                    edge.Label,
                    arcs.Select(a => a.Condition).FirstOrDefault(c => c is not null),
                    edge
                )
            );
        }

        foreach (var box in layout.Boxes.Where(b => Splits(b.Id)))
        {
            flows.Add(new BpmnFlow($"{Id(box.Id)}_out", Id(box.Id), SplitId(box.Id), null, null, null));
        }
    }

    private bool Splits(string node) =>
        boxes[node].Kind is LayoutBoxKind.Task or LayoutBoxKind.Wait && layout.Edges.Count(e => e.From == node) > 1;

    private bool HasConditions(FlowNode node) =>
        publication.Workflow[node.Step!.Id].Entries.Any(e => e.OnlyWhen is not null);

    private IEnumerable<LayoutBox> Annotated() =>
        layout.Boxes.Where(b => b.TermText is not null && b.Number is not null);

    private static string Term(LayoutBox box) =>
        box.SetByText is null ? box.TermText! : $"{box.TermText} ({box.SetByText})";

    private void Plane()
    {
        xml.WriteStartElement("bpmndi", "BPMNDiagram", Diagram);
        xml.WriteAttributeString("id", "diagram");
        xml.WriteStartElement("bpmndi", "BPMNPlane", Diagram);
        xml.WriteAttributeString("id", "plane");
        xml.WriteAttributeString("bpmnElement", "collaboration");
        Shape("pool", 0, 0, layout.Width, layout.Height, isHorizontal: true);
        for (var i = 0; i < layout.Lanes.Length; i++)
        {
            // The pool's own head is 30 wide.
            Shape(LaneId(i), 30, layout.Lanes[i].Y, layout.Width - 30, layout.Lanes[i].Height, isHorizontal: true);
        }

        foreach (var box in layout.Boxes)
        {
            ShapeOf(box);
        }

        foreach (var box in Annotated())
        {
            Shape(TermId(box), box.X + 8, box.Y + box.Height + 2, box.Width - 16, 20);
        }

        foreach (var flow in flows)
        {
            Edge(flow.Id, flow.Edge is { } edge ? Points(edge) : Out(boxes.Values.First(b => Id(b.Id) == flow.From)));
        }

        foreach (var box in Annotated())
        {
            var x = box.X + 16;
            Edge(TermId(box) + "_line", [new(x, box.Y + box.Height), new(x, box.Y + box.Height + 2)]);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void ShapeOf(LayoutBox box)
    {
        var (x, y) = (box.X + box.Width / 2, box.Y + box.Height / 2);
        if (box.Kind == LayoutBoxKind.Task)
        {
            Shape(Id(box.Id), box.X, box.Y, box.Width - (Splits(box.Id) ? SplitSize : 0), box.Height);
        }
        else
        {
            var size = box.Kind is LayoutBoxKind.Start or LayoutBoxKind.End or LayoutBoxKind.Wait
                ? GatewaySize - 4
                : GatewaySize;
            Shape(Id(box.Id), x - size / 2, y - size / 2, size, size);
        }

        if (Splits(box.Id))
        {
            Shape(SplitId(box.Id), box.X + box.Width - SplitSize / 2, y - SplitSize / 2, SplitSize, SplitSize);
        }
    }

    // The layout's lines end at its boxes; a symbol is smaller than the box that it stands in.
    private List<LayoutPoint> Points(LayoutEdge edge)
    {
        var points = edge.Points.ToList();
        var (from, to) = (boxes[edge.From], boxes[edge.To]);
        if (from.Kind != LayoutBoxKind.Task || Splits(from.Id))
        {
            points.Insert(
                0,
                Splits(from.Id)
                    ? new(from.X + from.Width, from.Y + from.Height / 2)
                    : new(from.X + from.Width / 2, from.Y + from.Height / 2)
            );
        }

        if (to.Kind != LayoutBoxKind.Task)
        {
            points.Add(new(to.X + to.Width / 2, to.Y + to.Height / 2));
        }

        return points;
    }

    private static IReadOnlyList<LayoutPoint> Out(LayoutBox box)
    {
        var y = box.Y + box.Height / 2;
        return [new(box.X + box.Width - SplitSize, y), new(box.X + box.Width - SplitSize / 2, y)];
    }

    private void Shape(string element, int x, int y, int width, int height, bool isHorizontal = false)
    {
        xml.WriteStartElement("bpmndi", "BPMNShape", Diagram);
        xml.WriteAttributeString("id", element + "_shape");
        xml.WriteAttributeString("bpmnElement", element);
        if (isHorizontal)
        {
            xml.WriteAttributeString("isHorizontal", "true");
        }

        xml.WriteStartElement("dc", "Bounds", Shapes);
        Number("x", x);
        Number("y", y);
        Number("width", width);
        Number("height", height);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void Edge(string element, IReadOnlyList<LayoutPoint> points)
    {
        xml.WriteStartElement("bpmndi", "BPMNEdge", Diagram);
        xml.WriteAttributeString("id", element + "_edge");
        xml.WriteAttributeString("bpmnElement", element);
        foreach (var point in points)
        {
            xml.WriteStartElement("di", "waypoint", Edges);
            Number("x", point.X);
            Number("y", point.Y);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private void Start(string element, string id, string? name = null)
    {
        xml.WriteStartElement("bpmn", element, Model);
        xml.WriteAttributeString("id", id);
        Say("name", name);
    }

    private void Number(string name, int value) =>
        xml.WriteAttributeString(name, value.ToString(CultureInfo.InvariantCulture));

    private static string LaneId(int index) => string.Create(CultureInfo.InvariantCulture, $"lane_{index + 1}");

    private static string TermId(LayoutBox box) => "term_" + box.Id;

    private static string SplitId(string node) => Id(node) + "_ways";

    // Ids are XML names: they begin with a letter and hold no '$'.
    private static string Id(string node) => "node_" + node.Replace('$', '_');

    private sealed record BpmnFlow(
        string Id,
        string From,
        string To,
        string? Label,
        string? Condition,
        LayoutEdge? Edge
    );
}
