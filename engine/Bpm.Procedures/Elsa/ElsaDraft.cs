using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Text;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Elsa;

/// <summary>
/// Makes a draft of a procedure from a foreign Elsa flowchart. Every activity becomes a step or a finding; what Elsa does
/// not say (limit, office, role, term) is written as a draft says it, each with a finding.
/// </summary>
internal sealed partial class ElsaDraft
{
    private const string Last = "hand-over";
    private readonly ElsaFlow flow;
    private readonly ElsaGraph graph;
    private readonly Dictionary<string, string> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Label, string Type)> fields = new(StringComparer.Ordinal);
    private readonly ImmutableArray<ElsaFinding>.Builder findings = ImmutableArray.CreateBuilder<ElsaFinding>();
    private readonly HashSet<string> done = new(StringComparer.Ordinal);
    private readonly StringBuilder steps = new();

    private ElsaDraft(ElsaFlow flow)
    {
        this.flow = flow;
        graph = new ElsaGraph(flow);
        foreach (var lost in graph.Lost)
        {
            Say(
                "elsa-connection",
                null,
                (
                    $"đường nối {lost.From} -> {lost.To} trỏ tới hoạt động không có; Elsa lặng lẽ bỏ qua",
                    $"the connection {lost.From} -> {lost.To} names an activity that is not there; Elsa drops it silently"
                )
            );
        }

        foreach (var twice in flow.Activities.GroupBy(a => a.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            Say(
                "elsa-connection",
                twice.Key,
                (
                    $"{twice.Count()} hoạt động trùng mã “{twice.Key}”; lấy hoạt động đầu tiên",
                    $"{twice.Count()} activities have the id '{twice.Key}'; the first one was taken"
                )
            );
        }
    }

    public static ElsaImported Make(JsonObject root, ElsaFlow flow)
    {
        var draft = new ElsaDraft(flow);
        var id = ElsaFlow.Text(root["definitionId"]) ?? "imported";
        var code = $"local.{Kebab(id, "imported")}";
        var name = ElsaFlow.Text(root["name"]) is { Length: > 0 } given ? given : id;
        var version = root["version"] is JsonValue v && v.TryGetValue<int>(out var number) ? number : 1;
        draft.Steps();
        draft.Say(
            "elsa-draft",
            null,
            (
                "Elsa không ghi thời hạn luật định, cơ quan, vai trò, thời hạn bước, giấy tờ và phí: bản nháp giao cho chuyên viên cấp xã, thời hạn ghi “not-published”",
                "Elsa says no legal limit, offices, roles, terms, papers or fees: the draft stands at the commune with a specialist, its limit is 'not-published'"
            )
        );
        var yaml = draft.Write(code, name, $"Elsa {id}, version {version.ToString(CultureInfo.InvariantCulture)}");
        return new ElsaImported(
            $"drafts/{code}@1.yaml",
            Encoding.UTF8.GetBytes(yaml),
            IsDraft: true,
            draft.findings.ToImmutable()
        );
    }

    private string Write(string code, string name, string from)
    {
        var yaml = new StringBuilder();
        yaml.Append(
            "# A draft made from an Elsa definition. Complete limit, places, roles, terms, papers and an example.\n"
        );
        yaml.Append(
            CultureInfo.InvariantCulture,
            $"procedure: {code}\nversion: 1\nname: {Quote(name)}\nfield: drafts\n"
        );
        yaml.Append("authority: { office: commune, for: form.commune }\n");
        yaml.Append(
            CultureInfo.InvariantCulture,
            $"source: {{ kind: reconstructed, from: {Quote(from)} }}\nconfirmed: no\n"
        );
        yaml.Append("limit: { statutory: not-published, hint: Elsa không có thời hạn luật định }\n\nform:\n");
        yaml.Append("  - { id: commune, label: Xã/phường, type: commune }\n");
        foreach (var (id, field) in fields)
        {
            yaml.Append(
                CultureInfo.InvariantCulture,
                $"  - {{ id: {id}, label: {Quote(field.Label)}, type: {field.Type}, required: no }}\n"
            );
        }

        yaml.Append("\nsteps:\n  - { id: receive, kind: receive, at: reception, role: reception-officer }\n");
        yaml.Append(steps);
        yaml.Append(
            CultureInfo.InvariantCulture,
            $"  - {{ id: {Last}, kind: deliver, at: reception, role: returning-officer }}\n"
        );
        return yaml.ToString();
    }

    private void Steps()
    {
        var start = graph.Start;
        if (start is null)
        {
            Say("elsa-no-flowchart", null, ("lưu đồ không có hoạt động nào", "the flowchart has no activity"));
            return;
        }

        var order = graph.Order(start.Id, null);
        foreach (var id in order)
        {
            IdOf(id);
        }

        WriteList(order, "  ", Last);
        foreach (var left in flow.Activities.Where(a => !done.Contains(a.Id) && !ElsaGraph.IsEdge(a)))
        {
            Say(
                "elsa-unreached",
                left.Id,
                (
                    $"“{left.Title}” ({left.Type}) không có đường nào dẫn tới; được ghi thành chú thích ở cuối bản nháp",
                    $"'{left.Title}' ({left.Type}) is reached by no way that could be followed; it stands at the end of the draft as a comment"
                )
            );
            steps.Append(CultureInfo.InvariantCulture, $"  # {left.Type} {Plain(left.Id)}: {Plain(left.Title)}\n");
        }
    }

    /// <param name="last">Step that follows the list; null at the end of a branch.</param>
    private void WriteList(List<string> order, string indent, string? last)
    {
        order = order.FindAll(id => !done.Contains(id));
        var shown = order
            .Where(id => !ElsaGraph.IsEdge(graph[id]) && graph[id].Type != "Elsa.FlowJoin" && !graph.IsSwitchOfTask(id))
            .ToList();
        for (var i = 0; i < shown.Count; i++)
        {
            var next = i + 1 < shown.Count ? IdOf(shown[i + 1]) : last;
            done.Add(shown[i]);
            Step(graph[shown[i]], indent, next, order);
        }

        done.UnionWith(
            order.Where(id =>
                ElsaGraph.IsEdge(graph[id]) || graph[id].Type == "Elsa.FlowJoin" || graph.IsSwitchOfTask(id)
            )
        );
    }

    private void Step(ElsaActivity activity, string indent, string? next, List<string> inside)
    {
        switch (activity.Type)
        {
            case "Elsa.FlowDecision" or "Elsa.FlowSwitch":
                Choice(activity, indent, next, inside);
                break;
            case "Elsa.FlowFork" when graph.JoinOf(activity.Id) is { } join:
                Fork(activity, join, indent);
                break;
            case "Elsa.Event":
                Wait(
                    activity,
                    indent,
                    activity.Value("eventName") ?? activity.Id,
                    (
                        "tên sự kiện thay cho giấy tờ kết thúc việc chờ; hãy kiểm tra lại lý do tạm dừng",
                        "the event's name stands for the paper that ends the wait; check its ground"
                    )
                );
                GoOn(activity, next);
                break;
            case "Elsa.Delay" or "Elsa.StartAt":
                var time = activity.Value("timeSpan") ?? activity.Value("dateTime") ?? "?";
                Wait(
                    activity,
                    indent,
                    "time-passed",
                    (
                        $"chờ theo đồng hồ {time}: ghi giá trị chính sách ở “ends-by”, hoặc thời hạn cho bước trước",
                        $"a wall-clock delay of {time}: name a policy under 'ends-by', or a term of the step before"
                    )
                );
                GoOn(activity, next);
                break;
            case "Elsa.RunTask":
                Task(activity, indent, next, inside);
                break;
            default:
                Say(
                    "elsa-unknown-activity",
                    activity.Id,
                    (
                        $"“{activity.Title}” là {activity.Type}, trong quy trình không có loại này; đã chuyển thành một bước xử lý",
                        $"'{activity.Title}' is a {activity.Type}, which has no word in a procedure; it became a step of work"
                    )
                );
                steps.Append(CultureInfo.InvariantCulture, $"{indent}# unknown activity: {Plain(activity.Type)}\n");
                Task(activity, indent, next, inside);
                break;
        }
    }

    private void Task(ElsaActivity activity, string indent, string? next, List<string> inside)
    {
        steps.Append(
            CultureInfo.InvariantCulture,
            $"{indent}- id: {IdOf(activity.Id)}\n{indent}  name: {Quote(activity.Title)}\n"
        );
        steps.Append(CultureInfo.InvariantCulture, $"{indent}  at: authority\n{indent}  role: specialist\n");
        if (activity.Value("payload") is { } payload)
        {
            steps.Append(CultureInfo.InvariantCulture, $"{indent}  # payload: {Plain(payload)}\n");
        }

        var ways = graph.SwitchOf(activity.Id) is { } choose
            ? graph.OutOf(choose).Where(c => c.Port != "Default").ToList()
            : [.. graph.OutOf(activity.Id).Take(1)];
        foreach (var more in graph.OutOf(activity.Id).Skip(1))
        {
            Say(
                "elsa-several-ways",
                activity.Id,
                (
                    $"“{activity.Title}” đi tiếp tới nhiều hoạt động cùng lúc; đường tới “{graph[more.To].Title}” đã bỏ: hãy dùng nhánh song song",
                    $"'{activity.Title}' goes on to several activities at once; the way to '{graph[more.To].Title}' was left out: use a fork"
                )
            );
        }

        if (graph.SwitchOf(activity.Id) is null && (ways.Count == 0 || TargetOf(ways[0].To, inside) == next))
        {
            return;
        }

        steps.Append(CultureInfo.InvariantCulture, $"{indent}  actions:\n");
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var way in ways)
        {
            var label = way.Port == "Done" ? "done" : way.Port;
            var id = Kebab(label, "way");
            for (var i = 2; !used.Add(id); i++)
            {
                id = $"{Kebab(label, "way")}-{i.ToString(CultureInfo.InvariantCulture)}";
            }

            var to = TargetOf(way.To, inside);
            if (to is not null && to != next && !IsInside(to, inside))
            {
                Say(
                    "elsa-out-of-branch",
                    activity.Id,
                    (
                        $"đường “{label}” của “{activity.Title}” ra khỏi nhánh để tới “{to}”; trong bản nháp nhánh kết thúc ở đó",
                        $"the way '{label}' of '{activity.Title}' leaves its branch for '{to}'; in the draft it ends the branch"
                    )
                );
                to = next;
            }

            var parts = new List<string>
            {
                $"name: {Quote(way.Port == "Done" ? "Hoàn thành, chuyển tiếp" : way.Port)}",
            };
            if (to != next && to is not null)
            {
                parts.Add($"to: {to}");
                if (IsBefore(to, activity.Id, inside))
                {
                    parts.Add("at-most: 3");
                    Say(
                        "elsa-loop",
                        activity.Id,
                        (
                            $"đường “{label}” của “{activity.Title}” quay lại; bản nháp giới hạn 3 lần",
                            $"the way '{label}' of '{activity.Title}' leads back; the draft bounds it at 3 times"
                        )
                    );
                }
            }

            steps.Append(CultureInfo.InvariantCulture, $"{indent}    {id}: {{ {string.Join(", ", parts)} }}\n");
        }
    }

    private void Choice(ElsaActivity activity, string indent, string? next, List<string> inside)
    {
        var isDecision = activity.Type == "Elsa.FlowDecision";
        var cases = isDecision
            ? [(Label: "True", Type: activity.ExpressionType("condition"), Script: activity.Value("condition"))]
            : activity.Cases().ToList();
        var restPort = isDecision ? "False" : "Default";
        var ways = new List<string>();
        foreach (var (label, type, script) in cases)
        {
            var to =
                graph
                    .OutOf(activity.Id)
                    .Where(c => c.Port == label)
                    .Select(c => TargetOf(c.To, inside))
                    .FirstOrDefault()
                ?? next;
            if (to is not null)
            {
                ways.Add($"{{ when: {Quote(Condition(activity, label, type, script))}, to: {to} }}");
            }
        }

        var rest =
            graph.OutOf(activity.Id).Where(c => c.Port == restPort).Select(c => TargetOf(c.To, inside)).FirstOrDefault()
            ?? next;
        if (ways.Count == 0)
        {
            Say(
                "elsa-no-way",
                activity.Id,
                (
                    $"“{activity.Title}” không dẫn tới bước nào trong nhánh này; đã ghi thành chú thích",
                    $"'{activity.Title}' leads nowhere that a step of this branch could go; it became a comment"
                )
            );
            steps.Append(CultureInfo.InvariantCulture, $"{indent}# {activity.Type}: {Plain(activity.Title)}\n");
            return;
        }

        steps.Append(
            CultureInfo.InvariantCulture,
            $"{indent}- id: {IdOf(activity.Id)}\n{indent}  name: {Quote(activity.Title)}\n{indent}  kind: choice\n"
        );
        steps.Append(CultureInfo.InvariantCulture, $"{indent}  ways: [{string.Join(", ", ways)}]\n");
        if (rest is not null && rest != next)
        {
            steps.Append(CultureInfo.InvariantCulture, $"{indent}  otherwise: {rest}\n");
        }
    }

    private void Fork(ElsaActivity fork, string join, string indent)
    {
        var mode = graph[join].Value("mode");
        if (mode is null)
        {
            Say(
                "elsa-join-mode",
                join,
                (
                    $"chỗ nhập nhánh “{graph[join].Title}” không ghi cách chờ; mặc định của Elsa là WaitAny, bản nháp cũng vậy",
                    $"the join '{graph[join].Title}' says no mode; Elsa's default is WaitAny, and so is the draft's"
                )
            );
        }

        var word = mode is null or "WaitAny" ? "any" : "all";
        steps.Append(
            CultureInfo.InvariantCulture,
            $"{indent}- id: {IdOf(fork.Id)}\n{indent}  name: {Quote(fork.Title)}\n{indent}  kind: parallel\n"
        );
        steps.Append(CultureInfo.InvariantCulture, $"{indent}  join: {word}\n{indent}  branches:\n");
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var way in graph.OutOf(fork.Id))
        {
            var id = Kebab(way.Port, "branch");
            for (var i = 2; !used.Add(id); i++)
            {
                id = $"{Kebab(way.Port, "branch")}-{i.ToString(CultureInfo.InvariantCulture)}";
            }

            steps.Append(
                CultureInfo.InvariantCulture,
                $"{indent}    - id: {id}\n{indent}      name: {Quote(way.Port)}\n{indent}      steps:\n"
            );
            var before = steps.Length;
            WriteList(graph.Order(way.To, join), indent + "        ", null);
            if (steps.Length == before)
            {
                Say(
                    "elsa-empty-branch",
                    fork.Id,
                    (
                        $"nhánh “{way.Port}” của “{fork.Title}” không có bước nào; đã thêm một bước",
                        $"the branch '{way.Port}' of '{fork.Title}' has no step; one was put in"
                    )
                );
                steps.Append(
                    CultureInfo.InvariantCulture,
                    $"{indent}        - {{ id: {IdOf(fork.Id)}-{id}, at: authority, role: specialist }}\n"
                );
            }
        }
    }

    private void Wait(ElsaActivity activity, string indent, string until, Said why)
    {
        Say(
            "elsa-wait",
            activity.Id,
            (
                $"“{activity.Title}” đã chuyển thành việc chờ người nộp hồ sơ, lý do tạm dừng “supplement”: {why.Vi}",
                $"'{activity.Title}' became a wait for the applicant on the ground 'supplement': {why.En}"
            )
        );
        steps.Append(
            CultureInfo.InvariantCulture,
            $"{indent}- {{ id: {IdOf(activity.Id)}, name: {Quote(activity.Title)}, kind: wait, for: applicant, ground: supplement, until: {Kebab(until, "event")} }}\n"
        );
    }

    private void GoOn(ElsaActivity activity, string? next)
    {
        if (
            graph.OutOf(activity.Id).FirstOrDefault() is { } way
            && TargetOf(way.To, [.. graph.Ids]) is { } to
            && to != next
            && next is not null
        )
        {
            Say(
                "elsa-several-ways",
                activity.Id,
                (
                    $"sau “{activity.Title}” lưu đồ đi tới “{to}”, bản nháp đi tới “{next}”: hãy xếp lại thứ tự các bước",
                    $"after '{activity.Title}' the flow goes to '{to}', the draft to '{next}': put the steps in order"
                )
            );
        }
    }

    /// <summary>A rule over the form; a field "yes or no" stands for what can't be said.</summary>
    private string Condition(ElsaActivity activity, string label, string? type, string? script)
    {
        if (
            type == "JavaScript"
            && script is not null
            && Variable().Replace(script, m => "form." + Field(m.Groups["name"].Value, "text")) is var said
            && IsSimple(said)
        )
        {
            return said;
        }

        if (type == "Variable" && script is not null && VariableName(script) is { } variable)
        {
            return "form." + Field(variable, "yes-no");
        }

        var field = Field($"{IdOf(activity.Id)}-{label}", "yes-no");
        Say(
            "elsa-condition",
            activity.Id,
            (
                $"điều kiện “{script}” ({type ?? "không rõ"}) của “{activity.Title}” không viết thành quy tắc được; thay bằng trường “{field}”",
                $"the condition '{script}' ({type ?? "none"}) of '{activity.Title}' can't be written as a rule; the field '{field}' stands for it"
            )
        );
        return "form." + field;
    }

    private static bool IsSimple(string rule) => SimpleRule().IsMatch(rule);

    private static string? VariableName(string value)
    {
        try
        {
            return JsonNode.Parse(value) is JsonObject reference ? ElsaFlow.Text(reference["name"]) : value;
        }
        catch (JsonException)
        {
            return value;
        }
    }

    private string Field(string name, string type)
    {
        var words = Kebab(name, "field").Split('-');
        var id = string.Concat(words.Select((w, i) => i == 0 ? w : char.ToUpperInvariant(w[0]) + w[1..]));
        id = char.IsAsciiLetter(id[0]) ? id : "field" + id;
        if (fields.TryAdd(id, (name, type)))
        {
            Say(
                "elsa-field",
                null,
                (
                    $"biến “{name}” đã chuyển thành trường “{id}” của biểu mẫu ({type})",
                    $"the variable '{name}' became the form field '{id}' ({type})"
                )
            );
        }

        return id;
    }

    /// <summary>The step that a way to an activity leads to; null at the end of a branch.</summary>
    private string? TargetOf(string activity, List<string> inside)
    {
        var at = activity;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (seen.Add(at))
        {
            if (graph[at].Type == "Elsa.End" || (graph[at].Type == "Elsa.FlowJoin" && !graph.OutOf(at).Any()))
            {
                return Last;
            }

            if (graph[at].Type == "Elsa.FlowJoin")
            {
                if (!inside.Contains(at))
                {
                    return null;
                }

                at = graph.OutOf(at).First().To;
                continue;
            }

            if (graph.IsSwitchOfTask(at) || graph[at].Type == "Elsa.Start")
            {
                at = graph.OutOf(at).FirstOrDefault()?.To ?? at;
                continue;
            }

            return IdOf(at);
        }

        return Last;
    }

    private bool IsBefore(string step, string activity, List<string> inside)
    {
        var order = inside.ConvertAll(IdOf);
        return order.IndexOf(step) >= 0 && order.IndexOf(step) <= order.IndexOf(IdOf(activity));
    }

    // From the top one may go anywhere; a branch is left by its join alone.
    private bool IsInside(string step, List<string> inside) => step == Last || inside.Exists(id => IdOf(id) == step);

    private string IdOf(string activity)
    {
        if (ids.TryGetValue(activity, out var known))
        {
            return known;
        }

        var id = Kebab(activity, "step");
        for (var i = 2; ids.ContainsValue(id) || id is Last or "receive"; i++)
        {
            id = $"{Kebab(activity, "step")}-{i.ToString(CultureInfo.InvariantCulture)}";
        }

        return ids[activity] = id;
    }

    private static string Kebab(string text, string fallback)
    {
        var id = string.Join('-', TextFolding.Words(Hump().Replace(text, "${small}-${big}")));
        id = id.Length > 40 ? id[..40].TrimEnd('-') : id;
        return id.Length == 0 ? fallback
            : char.IsAsciiLetter(id[0]) ? id
            : $"{fallback}-{id}";
    }

    /// <summary>A YAML text in double quotes, which JSON's are too.</summary>
    private static string Quote(string text) => JsonSerializer.Serialize(Plain(text), s_json);

    private static string Plain(string text) =>
        string.Concat(TextFolding.Composed(text).Select(c => char.IsControl(c) ? ' ' : c));

    private static readonly JsonSerializerOptions s_json = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private void Say(string code, string? activity, Said message) =>
        findings.Add(new ElsaFinding(code, Severity.Warning, activity, message));

    [GeneratedRegex(
        """getVariable\(["'](?<name>[^"']+)["']\)""",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Variable();

    [GeneratedRegex(
        """\A!?form\.[A-Za-z0-9]+( *(===?|!==?|<=?|>=?) *("[^"\\]*"|[0-9]+))?\z""",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex SimpleRule();

    [GeneratedRegex("(?<small>[a-z0-9])(?<big>[A-Z])", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Hump();
}
