using System.Collections.Immutable;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Text;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Steps;

/// <summary>The table of step kinds; a new kind is a record in <c>Step.cs</c>, a row here, and a processor in the engine.</summary>
public static class StepKinds
{
    /// <summary>The kind when a step names none.</summary>
    public const string Default = "work";

    public static readonly ImmutableArray<StepKind> All =
    [
        new(
            "receive",
            "Tiếp nhận hồ sơ",
            "done",
            r => new ReceiveStep
            {
                Id = r.Id,
                Name = r.Name,
                Position = r.Position,
            }
        ),
        new(
            "work",
            "Thẩm định hồ sơ",
            "done",
            r => new WorkStep
            {
                Id = r.Id,
                Name = r.Name,
                Position = r.Position,
            }
        ),
        new(
            "sign",
            "Ký duyệt",
            "sign",
            r => new SignStep
            {
                Id = r.Id,
                Name = r.Name,
                Position = r.Position,
            }
        ),
        new(
            "issue",
            "Vào sổ và đóng dấu",
            "done",
            r => new IssueStep
            {
                Id = r.Id,
                Name = r.Name,
                Position = r.Position,
            }
        ),
        new(
            "handoff",
            "Chuyển liên thông",
            "done",
            r => new HandoffStep
            {
                Id = r.Id,
                Name = r.Name,
                Position = r.Position,
            }
        ),
        new(
            "deliver",
            "Trả kết quả",
            "done",
            r => new DeliverStep
            {
                Id = r.Id,
                Name = r.Name,
                Position = r.Position,
            }
        ),
        new("wait", "Chờ", null, ReadWait),
        new("choice", "Rẽ nhánh", null, ReadChoice),
        new("parallel", "Xử lý song song", null, ReadParallel),
        new("consult", "Lấy ý kiến", "done", ReadConsult),
        new("stage", "Giai đoạn", null, ReadStage),
        new("group", "Nhóm thủ tục liên thông", null, ReadGroup),
        new("child", "Thủ tục con", null, ReadChild),
    ];

    public static StepKind? Find(string id) => All.FirstOrDefault(k => k.Id == id);

    /// <summary>The row of a step.</summary>
    public static StepKind Of(Step step) =>
        Find(
            step switch
            {
                ReceiveStep => "receive",
                WorkStep => "work",
                SignStep => "sign",
                IssueStep => "issue",
                HandoffStep => "handoff",
                DeliverStep => "deliver",
                WaitStep => "wait",
                ChoiceStep => "choice",
                ParallelStep => "parallel",
                ConsultStep => "consult",
                StageStep => "stage",
                GroupStep => "group",
                ChildStep => "child",
                _ => throw new System.Diagnostics.UnreachableException(
                    $"Step kind {step.GetType().Name} is in no table."
                ),
            }
        )!;

    private static WaitStep? ReadWait(StepReading r)
    {
        var whom = r.Map.Required("for", r.Position);
        var ground = r.Map.Required("ground", r.Position);
        var until = r.Map.Required("until", r.Position);
        string? policy = null;
        string? then = null;
        if (r.Map.SubMap("ends-by") is { } end)
        {
            policy = end.Text("policy");
            then = end.Text("then");
            if (policy is null)
            {
                end.Missing("policy", end.Map.Position);
            }

            end.Done();
        }

        return whom is null || ground is null || until is null
            ? null
            : new WaitStep
            {
                Id = r.Id,
                Name = r.Name,
                Position = r.Position,
                For = whom.Text,
                Ground = ground.Text,
                Until = until.Text,
                EndsByPolicy = policy,
                ThenAtEnd = then,
            };
    }

    private static ChoiceStep ReadChoice(StepReading r)
    {
        var ways = ImmutableArray.CreateBuilder<ChoiceWay>();
        foreach (var item in r.Map.Items("ways"))
        {
            if (MapReader.Of(item, r.Context.Findings, ("hướng rẽ", "a way")) is not { } map)
            {
                continue;
            }

            var when = map.Required("when", item.Position);
            var to = map.Required("to", item.Position);
            map.Done();
            if (when is not null && to is not null)
            {
                ways.Add(new ChoiceWay(when.Text, to.Text, when.Position));
                r.Context.Source.Remember(when.Position, map.Map);
            }
        }

        if (ways.Count == 0)
        {
            r.Map.Missing("ways", r.Position);
        }

        return new ChoiceStep
        {
            Id = r.Id,
            Name = r.Name,
            Position = r.Position,
            Ways = ways.ToImmutable(),
            Otherwise = r.Map.Text("otherwise"),
        };
    }

    private static ParallelStep ReadParallel(StepReading r)
    {
        var branches = ImmutableArray.CreateBuilder<Branch>();
        if (r.Map.Node("branches") is YamlMap named)
        {
            foreach (var entry in named.Entries)
            {
                if (ReadBranch(r, entry.Value, entry.Key) is { } branch)
                {
                    branches.Add(branch);
                }
            }
        }
        else
        {
            foreach (var item in r.Map.Items("branches"))
            {
                if (ReadBranch(r, item, null) is { } branch)
                {
                    branches.Add(branch);
                }
            }
        }

        if (branches.Count == 0)
        {
            r.Map.Missing("branches", r.Position);
        }

        return new ParallelStep
        {
            Id = r.Id,
            Name = r.Name,
            Position = r.Position,
            Branches = branches.ToImmutable(),
            Join = ReadJoin(r.Map, branches.Count),
        };
    }

    private static Branch? ReadBranch(StepReading r, YamlNode node, YamlScalar? key)
    {
        if (key is not null && node is YamlList)
        {
            return new Branch(key.Text, null, r.Steps.ReadList([.. ((YamlList)node).Items]), null, key.Position);
        }

        if (MapReader.Of(node, r.Context.Findings, ("nhánh", "a branch")) is not { } map)
        {
            return null;
        }

        var id = key ?? map.Id("id", node.Position);
        var branch = id is null
            ? null
            : new Branch(
                id.Text,
                map.Text("name"),
                r.Steps.ReadList(map.Items("steps")),
                map.Text("only-when"),
                id.Position
            );
        map.Done();
        if (branch is not null)
        {
            r.Context.Source.Remember(branch.Position, map.Map);
            if (branch.Steps.IsEmpty)
            {
                map.Missing("steps", branch.Position);
            }
        }

        return branch;
    }

    private static Join ReadJoin(MapReader map, int parts)
    {
        switch (map.Scalar("join"))
        {
            case null or { Text: "all" }:
                return Join.All;
            case { Text: "any" }:
                return Join.Any;
            case { } word when int.TryParse(word.Text, out var n):
                if (n < 1 || n > parts)
                {
                    map.Findings.Add(
                        Codes.NotANumber,
                        word,
                        ($"chờ {n} trên {parts} thì không bao giờ đủ", $"{n} of {parts} can never join"),
                        (
                            $"ghi một số từ 1 đến {parts}, hoặc all (tất cả), any (bất kỳ)",
                            $"write a number from 1 to {parts}, all or any"
                        )
                    );
                }

                return new Join(n);
            case { } word:
                map.Findings.Add(
                    Codes.NotAWord,
                    word,
                    ($"“join” không nhận giá trị “{word.Text}”", $"'join' cannot be '{word.Text}'"),
                    DidYouMean.OneOf(word.Text, ["all", "any"], more: (", hoặc một số", ", or a number"))
                );
                return Join.All;
        }
    }

    private static ConsultStep ReadConsult(StepReading r)
    {
        var units = r.Map.Items("units").Select(n => UnitSelectorReader.Read(n, r.Context)).OfType<UnitSelector>();
        var step = new ConsultStep
        {
            Id = r.Id,
            Name = r.Name,
            Position = r.Position,
            Units = [.. units],
        };
        if (step.Units.IsEmpty)
        {
            r.Map.Missing("units", r.Position);
        }

        var silence = r.Map.Scalar("silence");
        var basis = r.Map.Text("basis");
        if (silence is not null && silence.Text is not ("consent" or "none"))
        {
            r.Map.Findings.Add(
                Codes.NotAWord,
                silence,
                ($"“silence” không nhận giá trị “{silence.Text}”", $"'silence' cannot be '{silence.Text}'"),
                ("một trong các từ: consent, none", "one of: consent, none")
            );
        }

        if (silence is { Text: "consent" } && basis is null)
        {
            r.Map.Findings.Add(
                Codes.SilenceWithoutBasis,
                silence,
                (
                    "im lặng chỉ được coi là đồng ý khi có căn cứ pháp luật quy định",
                    "silence counts as consent only where a law says so"
                ),
                ("thêm “basis: \"…\"”, hoặc bỏ “silence”", "add 'basis: \"…\"', or leave 'silence' out")
            );
        }

        return step with
        {
            Join = ReadJoin(r.Map, step.Units.Length),
            SilenceBasis = silence is { Text: "consent" } ? basis : null,
        };
    }

    private static StageStep ReadStage(StepReading r)
    {
        var steps = r.Steps.ReadList(r.Map.Items("steps"));
        if (steps.IsEmpty)
        {
            r.Map.Missing("steps", r.Position);
        }

        return new StageStep
        {
            Id = r.Id,
            Name = r.Name,
            Position = r.Position,
            Steps = steps,
        };
    }

    private static GroupStep ReadGroup(StepReading r)
    {
        var ifOneRefused = r.Map.Word("if-one-refused", "stop", ("stop", "stop"), ("go-on", "go-on"));
        var children = r
            .Steps.ReadList(r.Map.Items("children"), StepKinds.Find("child"))
            .OfType<ChildStep>()
            .Select(c =>
                r.Context.Source.Find(c.Position, "if-refused") is null ? c with { IfRefused = ifOneRefused } : c
            )
            .ToImmutableArray();
        int? atLeast = null;
        if (r.Map.SubMap("choose") is { } choose)
        {
            _ = choose.Word("by", "applicant", ("applicant", "applicant"));
            atLeast = choose.Whole("at-least", 1, Math.Max(1, children.Length));
            choose.Done();
        }

        if (children.IsEmpty)
        {
            r.Map.Missing("children", r.Position);
        }

        return new GroupStep
        {
            Id = r.Id,
            Name = r.Name,
            Position = r.Position,
            Children = children,
            ChooseAtLeast = atLeast,
            IfOneRefused = ifOneRefused,
        };
    }

    private static ChildStep? ReadChild(StepReading r)
    {
        var procedure = r.Map.Required("procedure", r.Position);
        return procedure is null
            ? null
            : new ChildStep
            {
                Id = r.Id,
                Name = r.Name,
                Position = r.Position,
                Procedure = procedure.Text,
                ProcedureAt = procedure.Position,
                IfRefused = r.Map.Word("if-refused", "stop", ("stop", "stop"), ("go-on", "go-on")),
                ExtensionMovesWhole = r.Map.Word("extension", true, ("moves-whole", true), ("own", false)),
            };
    }
}
