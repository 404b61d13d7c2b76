using System.Collections.Immutable;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Text;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Steps;

/// <summary>Reads the steps of a procedure: what every kind has in common; the rest is in <see cref="StepKinds"/>.</summary>
public sealed class StepReader(ReadContext context)
{
    private int count;

    public ImmutableArray<Step> ReadList(IReadOnlyList<YamlNode> items, StepKind? only = null)
    {
        var steps = ImmutableArray.CreateBuilder<Step>();
        foreach (var item in items)
        {
            if (++count > LanguageLimits.Steps)
            {
                context.Findings.Add(
                    Codes.TooMany,
                    item,
                    (
                        $"một thủ tục có nhiều nhất {LanguageLimits.Steps} bước",
                        $"a procedure has at most {LanguageLimits.Steps} steps"
                    ),
                    null
                );
                break;
            }

            if (ReadOne(item, only) is { } step)
            {
                steps.Add(step);
            }
        }

        return steps.ToImmutable();
    }

    private Step? ReadOne(YamlNode item, StepKind? only)
    {
        if (MapReader.Of(item, context.Findings, ("bước", "a step")) is not { } map)
        {
            return null;
        }

        var id = map.Id("id", item.Position);
        var kindWord = map.Scalar("kind");
        var kind = kindWord is null ? only ?? StepKinds.Find(StepKinds.Default) : StepKinds.Find(kindWord.Text);
        var isKnown = kind is not null;
        if (kind is null)
        {
            string[] kinds = [.. StepKinds.All.Select(k => k.Id)];
            context.Findings.Add(
                Codes.UnknownKind,
                kindWord!,
                ($"không có loại bước “{kindWord!.Text}”", $"unknown step kind '{kindWord!.Text}'"),
                DidYouMean.Hint(kindWord.Text, kinds, ("loại bước", "kinds"))
            );

            // Read as what was meant: a step that is missing would make findings of its own wherever it is named.
            kind = StepKinds.Find(DidYouMean.Nearest(kindWord.Text, kinds) ?? StepKinds.Default)!;
        }

        var position = id?.Position ?? item.Position;
        context.Source.Remember(position, map.Map);
        var reading = new StepReading(map, id?.Text ?? "", map.Text("name") ?? kind.Name, position, context, this);
        var own = kind.Read(reading);
        var step = ReadCommon(map, kind, position, own);
        if (isKnown)
        {
            map.Done(kind.Called);
        }

        return id is null ? null : step;
    }

    private Step? ReadCommon(MapReader map, StepKind kind, Position position, Step? step)
    {
        var onlyWhen = map.Text("only-when");
        var within = ReadWithin(map);
        var escalate = ReadEscalations(map);
        if (!kind.IsWorkedOn)
        {
            return step is null
                ? null
                : step with
                {
                    OnlyWhen = onlyWhen,
                    Within = within,
                    Escalate = escalate,
                    Gives = map.Words("gives"),
                    Takes = map.Words("takes"),
                };
        }

        var at = map.Has("at") ? UnitSelectorReader.Read(map.Node("at"), context) : null;
        var role = map.Text("role");
        var share = ReadShare(map);
        var actions = StepActionReader.Read(map, kind, position, context);
        var (notBy, gives, takes) = (map.Words("not-by"), map.Words("gives"), map.Words("takes"));
        return step is null
            ? null
            : step with
            {
                At = at,
                Role = role,
                Within = within,
                ShareMinutes = share,
                Actions = actions,
                NotBy = notBy,
                Gives = gives,
                Takes = takes,
                OnlyWhen = onlyWhen,
                Escalate = escalate,
            };
    }

    private StepTerm? ReadWithin(MapReader map)
    {
        switch (map.Node("within"))
        {
            case null:
                return null;
            case YamlScalar scalar:
                return MapReader.TermOf(scalar, context.Findings) is { } term ? new StepTerm(term, null) : null;
            case { } node when MapReader.Of(node, context.Findings, Said.Quoted("within")) is { } within:
                var own = within.Term("term");
                var setBy = within.Text("set-by");
                if (!within.Has("term"))
                {
                    within.Missing("term", node.Position);
                }

                within.Done();
                return own is null ? null : new StepTerm(own.Value, setBy);
            default:
                return null;
        }
    }

    private int? ReadShare(MapReader map)
    {
        if (
            map.Scalar("share", ("phần thời gian", "a share")) is not { } scalar
            || MapReader.TermOf(scalar, context.Findings) is not { } term
        )
        {
            return null;
        }

        if (
            term.Unit is TermUnit.WorkingHours or TermUnit.WorkingMinutes
            && term.WorkingMinutes(480) is { } minutes and <= int.MaxValue
        )
        {
            return (int)minutes;
        }

        context.Findings.Add(
            Codes.BadTerm,
            scalar,
            (
                "phần thời gian của thủ tục trong ngày ghi theo giờ hoặc phút làm việc",
                "a share of a same-day procedure is in working hours or minutes"
            ),
            ("ví dụ “share: 2 working hours”", "for example 'share: 2 working hours'")
        );
        return null;
    }

    private ImmutableArray<Escalation> ReadEscalations(MapReader map)
    {
        var escalations = ImmutableArray.CreateBuilder<Escalation>();
        foreach (var item in map.Items("escalate"))
        {
            if (MapReader.Of(item, context.Findings, ("mục báo lên cấp trên", "an escalation")) is not { } one)
            {
                continue;
            }

            var before = one.Term("before");
            var after = one.Term("after");
            var role = one.Required("to", item.Position);
            one.Done();
            if ((before is null) == (after is null))
            {
                context.Findings.Add(
                    Codes.MissingKey,
                    item,
                    (
                        "mục báo lên cấp trên phải là trước hạn (before) hoặc sau hạn (after)",
                        "an escalation is before or after the due moment"
                    ),
                    ("ghi { before: 1 working day, to: leader }", "write { before: 1 working day, to: leader }")
                );
            }
            else if (role is not null)
            {
                escalations.Add(new Escalation((before ?? after)!.Value, before is not null, role.Text));
            }
        }

        return escalations.ToImmutable();
    }
}
