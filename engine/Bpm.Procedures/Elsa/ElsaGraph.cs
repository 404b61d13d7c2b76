using System.Text.Json.Nodes;

namespace Bpm.Procedures.Elsa;

/// <summary>A flowchart as a graph: what leads where, in which order, and what belongs together.</summary>
internal sealed class ElsaGraph
{
    private readonly ElsaFlow flow;
    private readonly Dictionary<string, ElsaActivity> byId;
    private readonly ILookup<string, ElsaConnection> outOf;

    public ElsaGraph(ElsaFlow flow)
    {
        this.flow = flow;
        byId = flow.Activities.DistinctBy(a => a.Id).ToDictionary(a => a.Id, StringComparer.Ordinal);
        outOf = flow
            .Connections.Where(c => byId.ContainsKey(c.From) && byId.ContainsKey(c.To))
            .ToLookup(c => c.From, StringComparer.Ordinal);
    }

    public ElsaActivity this[string id] => byId[id];

    public IEnumerable<string> Ids => byId.Keys;

    /// <summary>Connections that name an activity that is not there.</summary>
    public IEnumerable<ElsaConnection> Lost =>
        flow.Connections.Where(c => !byId.ContainsKey(c.From) || !byId.ContainsKey(c.To));

    /// <summary>Where the flow begins; null for one without activities.</summary>
    public ElsaActivity? Start =>
        flow.Activities.FirstOrDefault(a => a.Type == "Elsa.Start")
        ?? flow.Activities.FirstOrDefault(a => flow.Connections.All(c => c.To != a.Id))
        ?? flow.Activities.FirstOrDefault();

    public IEnumerable<ElsaConnection> OutOf(string id) => outOf[id];

    /// <summary>Activities as the flow comes to them, up to a join that closes the fork one is in.</summary>
    public List<string> Order(string start, string? until)
    {
        var order = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>([start]);
        while (open.TryDequeue(out var id))
        {
            if (id == until || !seen.Add(id))
            {
                continue;
            }

            order.Add(id);
            foreach (
                var next in byId[id].Type == "Elsa.FlowFork" && JoinOf(id) is { } join
                    ? [join]
                    : outOf[id].Select(c => c.To)
            )
            {
                open.Enqueue(next);
            }
        }

        return order;
    }

    /// <summary>The nearest join that every branch of a fork comes to.</summary>
    public string? JoinOf(string fork)
    {
        var reached = outOf[fork].Select(c => Reach(c.To)).ToList();
        return reached.Count == 0
            ? null
            : reached[0].Find(id => byId[id].Type == "Elsa.FlowJoin" && reached.TrueForAll(r => r.Contains(id)));
    }

    private List<string> Reach(string start)
    {
        var order = new List<string>();
        var open = new Queue<string>([start]);
        while (open.TryDequeue(out var id))
        {
            if (!order.Contains(id))
            {
                order.Add(id);
                foreach (var next in outOf[id])
                {
                    open.Enqueue(next.To);
                }
            }
        }

        return order;
    }

    /// <summary>The switch on a task's answer: several outcomes of one task.</summary>
    public string? SwitchOf(string task) =>
        outOf[task]
            .Select(c => c.To)
            .FirstOrDefault(to => IsSwitchOfTask(to) && flow.Connections.Count(c => c.To == to) == 1);

    public bool IsSwitchOfTask(string id) =>
        byId[id].Type == "Elsa.FlowSwitch"
        && flow.Connections.Where(c => c.To == id).ToList() is [var only]
        && byId.TryGetValue(only.From, out var task)
        && task.Type == "Elsa.RunTask"
        && task.Json["result"] is JsonObject;

    public static bool IsEdge(ElsaActivity activity) => activity.Type is "Elsa.Start" or "Elsa.End";
}
