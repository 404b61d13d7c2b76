using System.Collections.Immutable;
using Bpm.Procedures.Reading;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Policies;

/// <summary>Reads <c>policies/*.yaml</c>: pause grounds and dated legal numbers.</summary>
public static class PolicyReader
{
    private static readonly string[] s_valueKeys = ["term", "time", "count", "unset"];

    public static PolicySet Read(SourceFile file, out Findings findings)
    {
        if (
            MapReader.Of(YamlReader.Read(file, out findings), findings, ("tệp chính sách", "a policy file"))
            is not { } map
        )
        {
            return PolicySet.Empty;
        }

        _ = map.Required("policies", map.Map.Position);
        var grounds = map.Items("grounds").Select(n => ReadGround(n, map.Findings)).OfType<PauseGround>();
        var values = map.Items("values").Select(n => ReadValue(n, map.Findings)).OfType<PolicyValue>();
        var set = new PolicySet { Grounds = [.. grounds], Values = [.. values] };
        map.Done();
        return set;
    }

    /// <summary>All files' policies as one set; what is declared twice is a finding, and the first stays.</summary>
    public static PolicySet Merge(IEnumerable<PolicySet> sets, Func<string, Findings> findingsOf)
    {
        var grounds = new Dictionary<string, PauseGround>(StringComparer.Ordinal);
        var values = new Dictionary<(string, NodaTime.LocalDate), PolicyValue>();
        foreach (var set in sets)
        {
            foreach (var ground in set.Grounds)
            {
                if (!grounds.TryAdd(ground.Id, ground))
                {
                    findingsOf(ground.Position.File)
                        .Add(
                            Codes.DuplicatePolicy,
                            ground.Position,
                            (
                                $"lý do tạm dừng “{ground.Id}” đã khai báo tại {grounds[ground.Id].Position}",
                                $"the ground '{ground.Id}' is already declared at {grounds[ground.Id].Position}"
                            )
                        );
                }
            }

            foreach (var value in set.Values)
            {
                if (!values.TryAdd((value.Id, value.From), value))
                {
                    findingsOf(value.Position.File)
                        .Add(
                            Codes.DuplicatePolicy,
                            value.Position,
                            (
                                $"“{value.Id}” đã có giá trị từ {value.From:dd/MM/uuuu} tại {values[(value.Id, value.From)].Position}",
                                $"'{value.Id}' already has a value from {value.From:uuuu-MM-dd} at {values[(value.Id, value.From)].Position}"
                            )
                        );
                }
            }
        }

        return new PolicySet { Grounds = [.. grounds.Values], Values = [.. values.Values] };
    }

    private static PauseGround? ReadGround(YamlNode node, Findings findings)
    {
        if (MapReader.Of(node, findings, ("lý do tạm dừng", "a ground")) is not { } map)
        {
            return null;
        }

        var id = map.Id("id", node.Position);
        var name = map.Required("name", node.Position);
        var stops = map.Scalars("stops");
        foreach (var word in stops.Where(w => w.Text is not ("statutory" or "committed")))
        {
            findings.Add(
                Codes.NotAWord,
                word,
                ($"không có đồng hồ “{word.Text}”", $"there is no clock '{word.Text}'"),
                ("một trong các từ: statutory, committed", "one of: statutory, committed")
            );
        }

        var stopsStatutory = stops.Any(w => w.Text == "statutory");
        var stopsCommitted = stops.Any(w => w.Text == "committed");
        if (stopsCommitted && !stopsStatutory)
        {
            findings.Add(
                Codes.GroundStopsCommittedOnly,
                stops[0],
                (
                    $"“{id?.Text}” dừng đồng hồ cam kết mà không dừng đồng hồ luật định, nên ngày hẹn trả sẽ vượt hạn luật định",
                    $"'{id?.Text}' stops the committed clock but not the statutory one, so the promise would pass the law's date"
                ),
                ("ghi đủ “stops: [statutory, committed]”", "write stops: [statutory, committed]")
            );
        }

        var ground = new PauseGround(
            id?.Text ?? "",
            name?.Text ?? "",
            map.Text("basis") ?? "",
            map.YesNo("confirmed") ?? false,
            stopsStatutory,
            stopsCommitted,
            map.Word("effect", PauseEffect.Resume, ("resume", PauseEffect.Resume), ("restart", PauseEffect.Restart)),
            map.Word("holder", "applicant", ("applicant", "applicant"), ("lawful-pause", "lawful-pause")),
            map.Whole("national-status", 1, 10) ?? 5,
            id?.Position ?? node.Position
        );
        map.Done();
        return id is null || name is null ? null : ground;
    }

    private static PolicyValue? ReadValue(YamlNode node, Findings findings)
    {
        if (MapReader.Of(node, findings, ("giá trị chính sách", "a policy value")) is not { } map)
        {
            return null;
        }

        var id = map.Id("id", node.Position);
        var from = map.Date("from");
        if (!map.Has("from"))
        {
            map.Missing("from", node.Position);
        }

        var (term, time, count, unset) = (
            map.Term("term"),
            map.Time("time"),
            map.Whole("count", 0, 1_000_000),
            map.YesNo("unset")
        );
        var value = new PolicyValue(
            id?.Text ?? "",
            from ?? default,
            term,
            time,
            count,
            map.Text("basis") ?? "",
            map.YesNo("confirmed") ?? false,
            id?.Position ?? node.Position
        );
        map.Done();
        string[] given = [.. s_valueKeys.Where(map.Has)];
        if (given.Length != 1)
        {
            findings.Add(
                Codes.MissingKey,
                node,
                (
                    "giá trị chính sách là một trong term, time, count hoặc “unset: yes”",
                    "a policy value is one of term, time, count or 'unset: yes'"
                ),
                given.Length == 0
                    ? ("hiện chưa ghi giá trị nào", "it has none")
                    : ($"hiện có {string.Join(" và ", given)}", $"it has {string.Join(" and ", given)}")
            );
        }

        return id is null || from is null ? null : value;
    }
}
