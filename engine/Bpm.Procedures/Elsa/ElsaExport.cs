using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Bpm.Procedures.Exports;
using Bpm.Procedures.Exports.Flows;
using Bpm.Procedures.Exports.Layouts;
using Bpm.Procedures.Organisation;
using Bpm.Procedures.Steps;
using Bpm.Procedures.Workflows;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Elsa;

/// <summary>
/// Writes a publication as an Elsa 3 workflow definition that a stock server imports and runs, with this platform as its
/// task host. The YAML and its hash travel in <c>customProperties.bpm</c>, so that the import gives it back to the byte.
/// </summary>
public sealed class ElsaExport
{
    public const string ToolVersion = "3.7.1.0";

    // Between a step's id and what is made for it: no kebab-case id holds it.
    private const char Part = ':';

    private readonly Publication publication;
    private readonly FlowGraph graph;
    private readonly ElsaDocument document = new();

    private ElsaExport(Publication publication)
    {
        this.publication = publication;
        graph = FlowGraphBuilder.Build(publication.Procedure, publication.Workflow);
    }

    /// <param name="yaml">The bytes of the procedure's file.</param>
    public static string Write(Publication publication, ReadOnlySpan<byte> yaml)
    {
        var export = new ElsaExport(publication);
        export.Flow();
        export.document.Position(LayoutBuilder.Build(publication, Province.Empty), export.BoxOf);
        return ElsaDocument.Text(export.Root(yaml));
    }

    private Procedure Procedure => publication.Procedure;

    private JsonObject Root(ReadOnlySpan<byte> yaml)
    {
        var root = new JsonObject
        {
            ["id"] = "flowchart",
            ["type"] = "Elsa.Flowchart",
            ["version"] = 1,
            ["customProperties"] = new JsonObject
            {
                ["notFoundConnections"] = new JsonArray(),
                ["canStartWorkflow"] = false,
                ["runAsynchronously"] = false,
            },
            ["metadata"] = new JsonObject(),
            ["variables"] = new JsonArray(),
            ["activities"] = document.Activities,
            ["connections"] = document.Connections,
        };
        var created = (Procedure.ReceivedFrom ?? new NodaTime.LocalDate(2026, 1, 1)).ToString(
            "uuuu-MM-dd",
            CultureInfo.InvariantCulture
        );
        return new JsonObject
        {
            ["$schema"] = ElsaDocument.Schema,
            ["id"] = $"{Procedure.Code}-v{Procedure.Version}",
            ["definitionId"] = Procedure.Code,
            ["name"] = Procedure.Name,
            ["description"] = $"{Procedure.Code}@{Procedure.Version}",
            ["createdAt"] = $"{created}T00:00:00+00:00",
            ["version"] = Procedure.Version,
            ["toolVersion"] = ToolVersion,
            ["variables"] = document.Variables,
            ["inputs"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = "String",
                    ["name"] = "DossierCode",
                    ["displayName"] = "Mã hồ sơ",
                    ["description"] = "",
                    ["category"] = "Primitives",
                    ["uiHint"] = "singleline",
                    ["storageDriverType"] = ElsaDocument.StorageDriver,
                }
            ),
            ["outputs"] = new JsonArray(),
            ["outcomes"] = new JsonArray(),
            ["customProperties"] = new JsonObject
            {
                ["bpm"] = new JsonObject
                {
                    ["format"] = 1,
                    ["file"] = $"{Procedure.Field}/{Procedure.Code}@{Procedure.Version}.yaml",
                    ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(yaml)),
                    ["publication"] = publication.Hash,
                    ["flow"] = ElsaFlow.Read(root)!.Fingerprint(),
                    ["yaml"] = Encoding.UTF8.GetString(yaml),
                },
            },
            ["isReadonly"] = false,
            ["isSystem"] = false,
            ["isLatest"] = true,
            ["isPublished"] = true,
            ["options"] = new JsonObject { ["autoUpdateConsumingWorkflows"] = false },
            ["root"] = root,
        };
    }

    private void Flow()
    {
        document.Variable(ElsaScript.Form, "ObjectDictionary");
        if (graph.Nodes.Any(n => n.Step is GroupStep))
        {
            document.Variable(ElsaScript.Chosen, "Object");
        }

        foreach (var node in graph.Nodes)
        {
            switch (node.Kind)
            {
                case FlowNodeKind.Start:
                    document.Start(Id(node.Id));
                    document.Connect(Id(node.Id), "Done", Into(graph.Arcs.First(a => a.From == node.Id).To));
                    break;
                case FlowNodeKind.End:
                    document.End(Id(node.Id));
                    break;
                case FlowNodeKind.Choice:
                    Choice((ChoiceStep)node.Step!);
                    break;
                case FlowNodeKind.Fork:
                    Fork(node.Step!);
                    break;
                case FlowNodeKind.Join:
                    Join(node);
                    break;
                case FlowNodeKind.Wait:
                    Wait((WaitStep)node.Step!);
                    break;
                default:
                    Task(node);
                    break;
            }
        }
    }

    private void Task(FlowNode node)
    {
        var step = node.Step!;
        OnlyWhen(step, After(step.Id));
        var arcs = Arcs(step.Id).Where(a => a.Kind != FlowArcKind.Skip).ToList();
        var isSwitched = arcs.Count > 1;
        var result = isSwitched ? ElsaScript.ResultOf(step.Id) : null;
        if (result is not null)
        {
            document.Variable(result, "Object");
        }

        document.RunTask(step.Id, step.Name, step.Id, ElsaPayload.Of(publication, node), result);
        foreach (var arc in arcs.Where(a => a.Kind == FlowArcKind.Pause))
        {
            Pause(step, arc);
        }

        if (!isSwitched)
        {
            document.Connect(step.Id, "Done", Target(step, arcs[0]));
            return;
        }

        var choose = Helper(step.Id, "actions");
        document.Switch(choose, step.Name, arcs.Select(a => (a.Action!.Id, ElsaScript.ResultIs(step.Id, a.Action.Id))));
        document.Connect(step.Id, "Done", choose);
        foreach (var arc in arcs)
        {
            document.Connect(choose, arc.Action!.Id, Target(step, arc));
        }

        // An answer that is no action of the step must not stop the dossier: the task is asked again.
        document.Connect(choose, "Default", step.Id);
    }

    private void Pause(Step step, FlowArc arc)
    {
        var id = Helper(step.Id, arc.Action!.Id);
        document.Event(id, arc.Action.Name, arc.Action.Pause!, null);
        document.Connect(id, "Done", Into(arc.To));
    }

    private string Target(Step step, FlowArc arc) =>
        arc.Kind == FlowArcKind.Pause ? Helper(step.Id, arc.Action!.Id) : Into(arc.To, step.Id);

    private void Choice(ChoiceStep choice)
    {
        OnlyWhen(choice, After(choice.Id));
        var ways = Arcs(choice.Id).Where(a => a.Condition is not null && a.Kind == FlowArcKind.Way).ToList();
        document.Switch(choice.Id, choice.Name, ways.Select((w, i) => (Label(i), Script(w.Condition!))));
        for (var i = 0; i < ways.Count; i++)
        {
            document.Connect(choice.Id, Label(i), Into(ways[i].To, choice.Id));
        }

        document.Connect(choice.Id, "Default", After(choice.Id));

        static string Label(int index) => string.Create(CultureInfo.InvariantCulture, $"way-{index + 1}");
    }

    private void Fork(Step step)
    {
        OnlyWhen(step, After(step.Id));
        var entries = publication.Workflow[step.Id].Entries;
        document.Fork(step.Id, step.Name, entries.Select(e => e.BranchId));
        foreach (var entry in entries)
        {
            var first = Into(
                Arcs(step.Id).First(a => a.Kind == FlowArcKind.Branch && a.Label == (entry.Name ?? entry.BranchId)).To
            );
            var script =
                step is GroupStep { ChooseAtLeast: not null } ? ElsaScript.IsChosen(entry.BranchId)
                : entry.OnlyWhen is { } when ? Script(when)
                : null;
            if (script is null)
            {
                document.Connect(step.Id, entry.BranchId, first);
                continue;
            }

            var decision = Helper(step.Id, entry.BranchId + Part + "when");
            document.Decision(decision, entry.Name ?? entry.BranchId, script);
            document.Connect(step.Id, entry.BranchId, decision);
            document.Connect(decision, "True", first);
            document.Connect(decision, "False", Merge(step.Id, entry.BranchId));
        }
    }

    // WaitAll waits for every line into the join, so that each branch may have just one: its merge.
    private void Join(FlowNode node)
    {
        var step = node.Step!;
        var mode = step is ParallelStep { Join.Needed: 1 } ? "WaitAny" : "WaitAll";
        var id = Id(node.Id);
        foreach (var entry in publication.Workflow[step.Id].Entries)
        {
            var merge = Merge(step.Id, entry.BranchId);
            document.Join(merge, entry.Name ?? entry.BranchId, "WaitAny");
            document.Connect(merge, "Done", id);
        }

        document.Join(id, step.Name, mode);
        document.Connect(id, "Done", After(node.Id));
    }

    private void Wait(WaitStep wait)
    {
        OnlyWhen(wait, After(wait.Id));
        var next = After(wait.Id);
        if (Period(wait) is not { } period)
        {
            document.Event(wait.Id, wait.Name, wait.Until, null);
            document.Connect(wait.Id, "Done", next);
            return;
        }

        var result = ElsaScript.ResultOf(wait.Id);
        var (come, delay, join, decision) = (
            Helper(wait.Id, "until"),
            Helper(wait.Id, "ends-by"),
            Helper(wait.Id, "join"),
            Helper(wait.Id, "decision")
        );
        document.Variable(result, "Object");
        document.Fork(wait.Id, wait.Name, ["until", "ends-by"]);
        document.Event(come, wait.Name, wait.Until, result);
        document.Delay(delay, wait.Name, period);
        document.Join(join, wait.Name, "WaitAny");
        document.Decision(decision, wait.Name, ElsaScript.HasCome(wait.Id));
        document.Connect(wait.Id, "until", come);
        document.Connect(wait.Id, "ends-by", delay);
        document.Connect(come, "Done", join);
        document.Connect(delay, "Done", join);
        document.Connect(join, "Done", decision);
        document.Connect(decision, "True", next);
        if (Arcs(wait.Id).FirstOrDefault(a => a.Kind == FlowArcKind.TimedOut) is { } timedOut)
        {
            document.Connect(decision, "False", Into(timedOut.To, wait.Id));
            return;
        }

        // A reminder; then the wait goes on.
        var remind = Helper(wait.Id, "remind");
        document.RunTask(remind, wait.Name, "remind", new JsonObject { ["step"] = wait.Id, ["for"] = wait.For }, null);
        document.Connect(decision, "False", remind);
        document.Connect(remind, "Done", wait.Id);
    }

    // Days on the wall: five working days take a week, a month is taken as thirty.
    private int? Period(WaitStep wait)
    {
        const int WorkWeek = 5 * 8 * 60;
        var term = publication
            .Policies.Values.Where(v => v.Id == wait.EndsByPolicy && v.Term is not null)
            .MaxBy(v => v.From)
            ?.Term;
        return term switch
        {
            { Unit: TermUnit.CalendarDays } days => days.Amount,
            { Unit: TermUnit.Months } months => 30 * months.Amount,
            { } working when working.WorkingMinutes(WorkWeek / 5) is { } minutes => (int)(
                (minutes * 7 + WorkWeek - 1) / WorkWeek
            ),
            _ => null,
        };
    }

    // The decision stands before the step: whoever is sent to the step comes to the decision first.
    private void OnlyWhen(Step step, string skip)
    {
        if (step.OnlyWhen is not { } condition)
        {
            return;
        }

        var id = Helper(step.Id, "when");
        document.Decision(id, step.Name, Script(condition));
        document.Connect(id, "True", step.Id);
        document.Connect(id, "False", skip);
    }

    /// <summary>What follows a step when nothing names another: its merge at the end of a branch.</summary>
    private string After(string node)
    {
        if (graph.Nodes.First(n => n.Id == node).Kind is FlowNodeKind.Join or FlowNodeKind.Wait or FlowNodeKind.Choice)
        {
            var arc = Arcs(node)
                .Last(a => a.Kind is FlowArcKind.Next || (a.Kind == FlowArcKind.Way && a.Condition is null));
            return Into(arc.To, node);
        }

        var next = Arcs(node).FirstOrDefault(a => a.Kind is FlowArcKind.Next or FlowArcKind.Skip);
        return next is null ? Id(FlowGraph.End) : Into(next.To, node);
    }

    /// <summary>The activity that a line to a node leads to.</summary>
    private string Into(string node, string from = "")
    {
        var target = graph.Nodes.First(n => n.Id == node);
        return target switch
        {
            { Kind: FlowNodeKind.Join, Step: { } parallel } => Merge(parallel.Id, BranchOf(parallel.Id, from)),
            { Step.OnlyWhen: not null } => Helper(node, "when"),
            _ => Id(node),
        };
    }

    // The branch of a parallel that a node stands in, however deep.
    private string BranchOf(string parallel, string node)
    {
        var step = node.EndsWith("$join", StringComparison.Ordinal) ? node[..^"$join".Length] : node;
        var at = publication.Workflow[step];
        return at.Parallel == parallel ? at.Branch! : BranchOf(parallel, at.Parallel!);
    }

    private ImmutableArray<FlowArc> Arcs(string from) => [.. graph.Arcs.Where(a => a.From == from)];

    private string Script(string condition) => ElsaScript.Condition(condition, Procedure.Rules?.Text);

    private static string Merge(string parallel, string branch) => $"{parallel}{Part}{branch}{Part}merge";

    private static string Helper(string step, string what) => $"{step}{Part}{what}";

    private static string Id(string node) =>
        node switch
        {
            FlowGraph.Start => Part + "start",
            FlowGraph.End => Part + "end",
            _ when node.EndsWith("$join", StringComparison.Ordinal) => Helper(node[..^"$join".Length], "joined"),
            _ => node,
        };

    private string BoxOf(string activity)
    {
        if (activity == Id(FlowGraph.Start))
        {
            return FlowGraph.Start;
        }

        if (activity == Id(FlowGraph.End))
        {
            return FlowGraph.End;
        }

        var parts = activity.Split(Part);
        return parts[^1] is "joined" or "merge" ? FlowGraph.JoinOf(parts[0]) : parts[0];
    }
}
