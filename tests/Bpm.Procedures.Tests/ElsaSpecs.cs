using System.Text;
using System.Text.Json.Nodes;
using Bpm.Procedures.Elsa;
using Bpm.Procedures.Steps;

namespace Bpm.Procedures.Tests;

/// <summary>What a stock Elsa 3 server reads, as assertions over every procedure of the tree; and the way back.</summary>
public sealed class ElsaSpecs
{
    private const string Driver = "Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core";

    private static readonly string[] s_types =
    [
        "Elsa.Start",
        "Elsa.End",
        "Elsa.RunTask",
        "Elsa.FlowSwitch",
        "Elsa.FlowDecision",
        "Elsa.FlowFork",
        "Elsa.FlowJoin",
        "Elsa.Event",
        "Elsa.Delay",
    ];

    public static TheoryData<string> All => LayoutSpecs.All;

    [Theory]
    [MemberData(nameof(All))]
    public void The_root_is_a_definition(string name)
    {
        var (root, publication) = (Export(name), Tree.Find(name));
        string[] keys =
        [
            "$schema",
            "id",
            "definitionId",
            "name",
            "description",
            "createdAt",
            "version",
            "toolVersion",
            "variables",
            "inputs",
            "outputs",
            "outcomes",
            "customProperties",
            "isLatest",
            "isPublished",
            "options",
            "root",
        ];
        keys.ShouldBeSubsetOf(root.Select(p => p.Key));
        Text(root["definitionId"]).ShouldBe(publication.Procedure.Code);
        root["version"]!.GetValue<int>().ShouldBe(publication.Procedure.Version);
        Text(root["root"]!["type"]).ShouldBe("Elsa.Flowchart");
        foreach (var variable in root["variables"]!.AsArray())
        {
            Text(variable!["storageDriverTypeName"]).ShouldBe(Driver, "a variable must survive a wait");
            Text(variable["typeName"]).ShouldBeOneOf("Object", "ObjectDictionary");
        }

        root["inputs"]!.AsArray().ShouldAllBe(i => Text(i!["storageDriverType"]) == Driver);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Activities_have_what_elsa_reads(string name)
    {
        var root = Export(name);
        var activities = Activities(root);
        activities.Select(a => Text(a["id"])).ShouldBeUnique();
        foreach (var activity in activities)
        {
            Text(activity["type"]).ShouldBeOneOf(s_types);
            activity["version"]!.GetValue<int>().ShouldBe(1);
            activity["customProperties"]!["canStartWorkflow"].ShouldNotBeNull();
            activity["customProperties"]!["runAsynchronously"].ShouldNotBeNull();
            activity["metadata"]!["designer"]!["position"]!["x"].ShouldNotBeNull();
            foreach (
                var input in activity.Select(p => p.Value).OfType<JsonObject>().Where(o => o.ContainsKey("expression"))
            )
            {
                Text(input["typeName"]).ShouldNotBeNullOrEmpty("an input without a type name is dropped");
                Text(input["expression"]!["type"]).ShouldBeOneOf("Literal", "Object", "Variable", "JavaScript");
                if (Text(input["expression"]!["type"]) == "Object")
                {
                    JsonNode.Parse(Text(input["expression"]!["value"])!).ShouldNotBeNull("an object is JSON in a text");
                }
            }

            if (activity["result"] is { } result)
            {
                root["variables"]!
                    .AsArray()
                    .ShouldContain(v => Text(v!["id"]) == Text(result["memoryReference"]!["id"]));
            }
        }

        activities.Count(a => Text(a["type"]) == "Elsa.Start").ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_port_leads_somewhere_and_nothing_else_does(string name)
    {
        var root = Export(name);
        var activities = Activities(root).ToDictionary(a => Text(a["id"])!);
        var connections = Connections(root);
        foreach (var (from, port, to) in connections)
        {
            activities.ShouldContainKey(from);
            activities.ShouldContainKey(to, "Elsa drops a connection to an unknown activity");
            Ports(activities[from]).ShouldContain(port);
        }

        foreach (var (id, activity) in activities)
        {
            foreach (var port in Ports(activity))
            {
                connections.Count(c => c.From == id && c.Port == port).ShouldBe(1, $"{id}.{port}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_activity_is_reached_and_the_end_too(string name)
    {
        var root = Export(name);
        var connections = Connections(root);
        var seen = new HashSet<string>();
        var open = new Stack<string>([":start"]);
        while (open.TryPop(out var id))
        {
            if (seen.Add(id))
            {
                connections.Where(c => c.From == id).ToList().ForEach(c => open.Push(c.To));
            }
        }

        Activities(root).Select(a => Text(a["id"])!).Except(seen).ShouldBeEmpty();
        seen.ShouldContain(":end");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_join_says_its_mode_and_waits_for_one_line_a_branch(string name)
    {
        var root = Export(name);
        var connections = Connections(root);
        foreach (var join in Activities(root).Where(a => Text(a["type"]) == "Elsa.FlowJoin"))
        {
            var mode = Text(join["mode"]!["expression"]!["value"]);
            mode.ShouldBeOneOf("WaitAll", "WaitAny");
            var id = Text(join["id"])!;
            if (mode == "WaitAll")
            {
                var parallel = Tree.Find(name).Workflow[id.Split(':')[0]];
                connections.Count(c => c.To == id).ShouldBe(parallel.Entries.Length);
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Conditions_read_facts_by_getVariable(string name)
    {
        var root = Export(name);
        var variables = root["variables"]!.AsArray().Select(v => Text(v!["name"])).ToList();
        var scripts = Scripts(root["root"]!).ToList();
        foreach (var script in scripts)
        {
            script.ShouldContain("getVariable(\"");
            var named = script.Split("getVariable(\"")[1..].Select(s => s.Split('"')[0]);
            named.ShouldBeSubsetOf(variables.OfType<string>());
            if (script.Contains("form.", StringComparison.Ordinal))
            {
                script.ShouldStartWith("var form = getVariable(\"form\"); ");
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_step_is_a_task_and_its_actions_are_a_switch(string name)
    {
        var root = Export(name);
        var activities = Activities(root).ToDictionary(a => Text(a["id"])!);
        foreach (var node in Tree.Find(name).Workflow.Nodes.Where(n => StepKinds.Of(n.Step).IsWorkedOn))
        {
            var task = activities[node.Step.Id];
            Text(task["type"]).ShouldBe("Elsa.RunTask");
            Text(task["taskName"]!["expression"]!["value"]).ShouldBe(node.Step.Id);
            var payload = JsonNode.Parse(Text(task["payload"]!["expression"]!["value"])!)!;
            Text(payload["within"]).ShouldBe(Tree.Find(name).TermOf(node.Step.Id, null)?.ToString());
            payload["actions"]!.AsArray().Select(a => Text(a!["id"])).ShouldBe(node.Step.Actions.Select(a => a.Id));
            if (node.Step.Actions.Length > 1)
            {
                var next = activities[Connections(root).Single(c => c.From == node.Step.Id).To];
                Text(next["type"]).ShouldBe("Elsa.FlowSwitch");
                Ports(next).ShouldBe(node.Step.Actions.Select(a => a.Id).Append("Default"));
                task["result"].ShouldNotBeNull();
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void It_comes_back_to_the_byte(string name)
    {
        var file = Tree.FileOf(Tree.Find(name));
        var imported = ElsaImport.Read(Encoding.UTF8.GetBytes(Json(name)));
        imported.Findings.ShouldBeEmpty();
        imported.IsDraft.ShouldBeFalse();
        imported.Yaml!.Value.ToArray().ShouldBe(file.Bytes.ToArray());
        imported.File.ShouldBe($"{Tree.Find(name).Procedure.Field}/{name}.yaml");
    }

    [Fact]
    public void What_elsa_adds_around_is_no_edit_and_what_the_flow_does_is_one()
    {
        var root = Export("local.land-transfer@2");
        Activities(root)[1]["metadata"] = new JsonObject { ["designer"] = new JsonObject { ["color"] = "red" } };
        Activities(root)[1]["nodeId"] = "Workflow1:flowchart:receive";
        Import(root).Findings.ShouldBeEmpty();

        root["root"]!["connections"]!.AsArray().RemoveAt(3);
        var edited = Import(root);
        edited.Findings.ShouldHaveSingleItem().Code.ShouldBe("elsa-edited");
        edited.Yaml!.Value.ToArray().ShouldBe(Fixtures.Sketch.Bytes.ToArray());
    }

    [Fact]
    public void A_changed_YAML_is_refused()
    {
        var root = Export("local.land-transfer@2");
        var bpm = root["customProperties"]!["bpm"]!;
        bpm["yaml"] = Text(bpm["yaml"])!.Replace("15 working days", "16 working days", StringComparison.Ordinal);
        var imported = Import(root);
        imported.Yaml.ShouldBeNull();
        imported.Findings.ShouldHaveSingleItem().Code.ShouldBe("elsa-hash");
    }

    [Theory]
    [InlineData("../evil@1.yaml")]
    [InlineData("land/../../evil@1.yaml")]
    [InlineData("/etc/1.012787@1.yaml")]
    [InlineData("land/no-code.yaml")]
    public void It_writes_nowhere_else(string file)
    {
        var root = Export("local.land-transfer@2");
        root["customProperties"]!["bpm"]!["file"] = file;
        Import(root).Yaml.ShouldBeNull();
    }

    [Fact]
    public void A_foreign_definition_becomes_a_draft_that_names_every_unknown_activity()
    {
        var imported = ElsaImport.Read(File.ReadAllBytes(Path.Combine(Fixtures.Root, "elsa", "permit.json")));
        imported.IsDraft.ShouldBeTrue();
        var text = Encoding.UTF8.GetString(imported.Yaml!.Value.Span);
        Golden.Matches(Path.Combine("elsa", "permit.draft.yaml"), text);
        Golden.Matches(
            Path.Combine("elsa", "permit.findings.txt"),
            string.Concat(
                imported.Findings.Select(f => $"{f.Code} [{f.Activity}]\n  {f.Message.Vi}\n  {f.Message.En}\n")
            )
        );
        imported
            .Findings.Where(f => f.Code == "elsa-unknown-activity")
            .ShouldHaveSingleItem()
            .Message.En.ShouldContain("Elsa.SendEmail");
        imported.Findings.ShouldContain(f => f.Code == "elsa-unreached" && f.Activity == "lonely");
        imported.Findings.ShouldContain(f => f.Code == "elsa-connection" && f.Message.En.Contains("ghost"));
        var catalogue = Fixtures.Read(new SourceFile("catalogue/" + imported.File, imported.Yaml.Value));
        catalogue.Diagnostics.Where(d => d.Severity == Reading.Severity.Error).ShouldBeEmpty(text);
        var steps = catalogue.Publications.ShouldHaveSingleItem().Workflow.Nodes.Select(n => n.Step.Name).ToList();
        steps.ShouldContain("Gửi thư");
        steps.ShouldContain("Kỹ thuật");
    }

    /// <summary>Ours without its YAML is a foreign definition: every step comes back as one.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void Without_the_YAML_every_task_is_in_the_draft_or_in_a_finding(string name)
    {
        var root = Export(name);
        root["customProperties"]!.AsObject().Remove("bpm");
        var imported = Import(root);
        var text = Encoding.UTF8.GetString(imported.Yaml!.Value.Span);
        foreach (var task in Activities(root).Where(a => Text(a["type"]) == "Elsa.RunTask"))
        {
            (
                text.Contains(Text(task["name"])!, StringComparison.Ordinal)
                || imported.Findings.Any(f => f.Activity == Text(task["id"]))
            ).ShouldBeTrue(Text(task["id"]));
        }

        ProcedureReader
            .Read(Fixtures.Text("catalogue/drafts/x@1.yaml", text), Tree.Catalogue.Templates)
            .Procedure.ShouldNotBeNull(text);
    }

    [Fact]
    public void Reading_never_throws()
    {
        var permit = File.ReadAllText(Path.Combine(Fixtures.Root, "elsa", "permit.json"));
        var random = new Random(4);
        for (var i = 0; i < 400; i++)
        {
            var at = random.Next(permit.Length);
            var text = (i % 3) switch
            {
                0 => permit[..at],
                1 => permit.Remove(at, Math.Min(permit.Length - at, random.Next(1, 40))),
                _ => permit.Insert(at, "\"x\":{},[]nul01"[random.Next(12)..]),
            };
            ElsaImport.Read(Encoding.UTF8.GetBytes(text)).ShouldNotBeNull();
        }

        // Values of another shape than Elsa's, everywhere.
        foreach (
            var word in new[]
            {
                "activities",
                "connections",
                "source",
                "cases",
                "expression",
                "value",
                "id",
                "type",
                "payload",
            }
        )
        {
            foreach (var other in new[] { "null", "7", "[]", "{}", "\"x\"" })
            {
                var text = System.Text.RegularExpressions.Regex.Replace(
                    permit,
                    $"\"{word}\": (\\[|\\{{|\")",
                    $"\"{word}\": {other}, \"was-{word}\": $1"
                );
                ElsaImport.Read(Encoding.UTF8.GetBytes(text)).Findings.ShouldNotBeEmpty();
            }
        }
    }

    [Fact]
    public void Fidelity_names_what_is_only_approximated()
    {
        var land = ElsaFidelity.Of(Tree.Find("local.land-transfer@2"));
        ElsaFidelity.IsLossy(land).ShouldBeTrue();
        land.Single(r => r.Fidelity == Fidelity.Approximated).Where.ShouldBe(["pay"]);
        ElsaFidelity.IsLossy(ElsaFidelity.Of(Tree.Find("2.000908@1"))).ShouldBeFalse();
        ElsaFidelity.Table.Select(r => r.Id).ShouldBeUnique();
    }

    [Fact]
    public void The_page_has_the_table()
    {
        var page = File.ReadAllText(Path.Combine(Fixtures.Repository, "engine", "docs", "exports.md"));
        foreach (var row in ElsaFidelity.Table)
        {
            page.ShouldContain($"| {ElsaFidelity.Word(row.Fidelity)} | {row.What} | {row.How} |\n");
        }
    }

    private static ElsaImported Import(JsonObject root) => ElsaImport.Read(Encoding.UTF8.GetBytes(root.ToJsonString()));

    private static string Json(string name) =>
        ElsaExport.Write(Tree.Find(name), Tree.FileOf(Tree.Find(name)).Bytes.Span);

    private static JsonObject Export(string name) => JsonNode.Parse(Json(name))!.AsObject();

    private static List<JsonObject> Activities(JsonObject root) =>
        [.. root["root"]!["activities"]!.AsArray().OfType<JsonObject>()];

    private static List<(string From, string Port, string To)> Connections(JsonObject root) =>
        [
            .. root["root"]!["connections"]!
                .AsArray()
                .Select(c =>
                    (Text(c!["source"]!["activity"])!, Text(c["source"]!["port"])!, Text(c["target"]!["activity"])!)
                ),
        ];

    private static string[] Ports(JsonObject activity) =>
        Text(activity["type"]) switch
        {
            "Elsa.End" => [],
            "Elsa.FlowDecision" => ["True", "False"],
            "Elsa.FlowSwitch" => [.. activity["cases"]!.AsArray().Select(c => Text(c!["label"])!), "Default"],
            "Elsa.FlowFork" =>
            [
                .. JsonNode
                    .Parse(Text(activity["branches"]!["expression"]!["value"])!)!
                    .AsArray()
                    .Select(b => Text(b)!),
            ],
            _ => ["Done"],
        };

    private static IEnumerable<string> Scripts(JsonNode node) =>
        node switch
        {
            JsonObject o when o["type"] is JsonValue t && Text(t) == "JavaScript" => [Text(o["value"])!],
            JsonObject o => o.Select(p => p.Value).OfType<JsonNode>().SelectMany(Scripts),
            JsonArray a => a.OfType<JsonNode>().SelectMany(Scripts),
            _ => [],
        };

    private static string? Text(JsonNode? node) => node?.GetValue<string>();
}
