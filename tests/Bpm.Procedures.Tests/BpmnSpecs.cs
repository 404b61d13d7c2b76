using System.Diagnostics;
using System.Xml.Linq;
using Bpm.Procedures.Bpmn;

namespace Bpm.Procedures.Tests;

/// <summary>Every procedure of the tree as BPMN 2.0: sound by itself, and open to drawing tools without a warning.</summary>
public sealed class BpmnSpecs
{
    private static readonly XNamespace s_model = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static readonly XNamespace s_diagram = "http://www.omg.org/spec/BPMN/20100524/DI";

    public static TheoryData<string> All => LayoutSpecs.All;

    [Theory]
    [MemberData(nameof(All))]
    public void Ids_are_unique_and_references_lead_somewhere(string name)
    {
        var root = XDocument.Parse(Write(name)).Root!;
        var elements = root.Descendants().Where(e => e.Name.Namespace == s_model || e.Name.Namespace == s_diagram);
        var own = elements.Select(e => e.Attribute("id")?.Value).OfType<string>().ToList();
        own.ShouldBeUnique();
        string[] references = ["sourceRef", "targetRef", "bpmnElement", "processRef"];
        var named = elements
            .SelectMany(e => references.Select(r => e.Attribute(r)?.Value))
            .Concat(
                elements.Where(e => e.Name.LocalName is "incoming" or "outgoing" or "flowNodeRef").Select(e => e.Value)
            )
            .OfType<string>();
        named.Except(own).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_node_stands_in_one_lane_and_every_flow_leaves_and_enters_one(string name)
    {
        var process = XDocument.Parse(Write(name)).Root!.Element(s_model + "process")!;
        var nodes = process
            .Elements()
            .Where(e => e.Elements(s_model + "incoming").Any() || e.Elements(s_model + "outgoing").Any())
            .ToList();
        var inLanes = process.Descendants(s_model + "flowNodeRef").Select(e => e.Value).ToList();
        inLanes.ShouldBeUnique();
        nodes.Select(n => n.Attribute("id")!.Value).Except(inLanes).ShouldBeEmpty();
        foreach (var flow in process.Elements(s_model + "sequenceFlow"))
        {
            var id = flow.Attribute("id")!.Value;
            nodes.Count(n => n.Elements(s_model + "outgoing").Any(o => o.Value == id)).ShouldBe(1);
            nodes.Count(n => n.Elements(s_model + "incoming").Any(o => o.Value == id)).ShouldBe(1);
        }

        foreach (var node in Tree.Find(name).Workflow.Nodes.Where(n => n.Step is not Steps.StageStep))
        {
            nodes.ShouldContain(n => n.Attribute("id")!.Value == "node_" + node.Step.Id);
        }
    }

    [Fact]
    public void It_opens_in_bpmn_moddle_without_a_warning()
    {
        var designer = Path.Combine(Fixtures.Repository, "designer");
        Directory
            .Exists(Path.Combine(designer, "node_modules", "bpmn-moddle"))
            .ShouldBeTrue("run: npm --prefix designer ci");
        var folder = Directory.CreateTempSubdirectory("bpmn-");
        try
        {
            var files = Tree
                .Publications.Select(Tree.Name)
                .Select(name =>
                {
                    var file = Path.Combine(folder.FullName, name + ".bpmn");
                    File.WriteAllText(file, Write(name));
                    return file;
                });
            var start = new ProcessStartInfo("node", [Path.Combine(designer, "bpmn-check.mjs"), .. files])
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            };
            using var node = Process.Start(start)!;
            var output = node.StandardOutput.ReadToEnd();
            node.WaitForExit();
            output.ShouldEndWith($"{Tree.Publications.Count()} files, 0 with warnings\n");
            node.ExitCode.ShouldBe(0);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void The_sketch_is_kept() =>
        Golden.Matches(Path.Combine("exports", "local.land-transfer.bpmn"), Write("local.land-transfer@2"));

    private static string Write(string name) => BpmnExport.Write(Tree.Find(name), Tree.Catalogue.Province);
}
