using System.Collections.Immutable;
using System.Globalization;
using Bpm.Procedures.Reading;
using Bpm.Procedures.Text;
using NodaTime;

namespace Bpm.Procedures;

/// <summary>Reads <c>examples:</c>.</summary>
internal static class ExampleReader
{
    public static ImmutableArray<Example> Read(MapReader procedure, ImmutableArray<FormField> form, ReadContext context)
    {
        var examples = ImmutableArray.CreateBuilder<Example>();
        foreach (var item in procedure.Items("examples"))
        {
            if (MapReader.Of(item, context.Findings, ("ví dụ", "an example")) is not { } map)
            {
                continue;
            }

            var name = map.Required("name", item.Position);
            var received = map.Moment("received");
            if (!map.Has("received"))
            {
                map.Missing("received", item.Position);
            }

            var example = new Example(name?.Text ?? "", received ?? default, name?.Position ?? item.Position)
            {
                Case = map.Text("case"),
                Channel = map.Word("channel", Channel.Counter, [.. ChannelWords.All.Select(c => (c.Word, c.Channel))]),
                Form = ReadForm(map, form),
                Choose = map.Words("choose"),
                Do = ReadActs(map),
                Assume = map.Term("assume"),
                Due = map.Moment("due"),
                Fee =
                    map.Amount("fee") is { } fee && fee == decimal.Truncate(fee) && fee is >= 0 and < 1_000_000_000_000m
                        ? (long)fee
                        : null,
                Outcome = map.Text("outcome"),
            };
            map.Done();
            if (name is not null && received is not null)
            {
                examples.Add(example);
                context.Source.Remember(example.Position, map.Map);
            }
        }

        return examples.ToImmutable();
    }

    /// <summary>An answer as its field's type has it; null after a finding.</summary>
    private static FactValue? ReadFact(YamlScalar scalar, FormField? field, Findings findings)
    {
        switch (field?.Type)
        {
            case FieldType.YesNo:
                if (MapReader.YesNoOf(scalar) is { } yes)
                {
                    return new FactValue.YesNo(yes);
                }

                findings.Add(
                    Codes.NotAWord,
                    scalar,
                    (
                        $"trường “{field.Id}” trả lời yes (có) hoặc no (không), không phải “{scalar.Text}”",
                        $"'{field.Id}' is answered yes or no, not '{scalar.Text}'"
                    ),
                    null
                );
                return null;
            case FieldType.Number:
                if (TryNumber(scalar, out var number))
                {
                    return new FactValue.Number(number);
                }

                findings.Add(
                    Codes.NotANumber,
                    scalar,
                    (
                        $"trường “{field.Id}” là số, không phải “{scalar.Text}”",
                        $"'{field.Id}' is a number, not '{scalar.Text}'"
                    ),
                    null
                );
                return null;
            case null when scalar.IsPlain && MapReader.YesNoOf(scalar) is { } guess:
                return new FactValue.YesNo(guess);
            case null when scalar.IsPlain && TryNumber(scalar, out var guess):
                return new FactValue.Number(guess);
            default:
                return new FactValue.Text(scalar.Text);
        }
    }

    private static bool TryNumber(YamlScalar scalar, out decimal number) =>
        decimal.TryParse(
            scalar.Text,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out number
        );

    private static ImmutableDictionary<string, FactValue> ReadForm(MapReader example, ImmutableArray<FormField> fields)
    {
        var form = ImmutableDictionary.CreateBuilder<string, FactValue>(StringComparer.Ordinal);
        if (example.SubMap("form") is not { } map)
        {
            return form.ToImmutable();
        }

        foreach (var entry in map.Map.Entries)
        {
            var field = fields.FirstOrDefault(f => f.Id == entry.Key.Text);
            if (field is null)
            {
                map.Findings.Add(
                    Codes.UnknownField,
                    entry.Key,
                    ($"biểu mẫu không có trường “{entry.Key.Text}”", $"the form has no field '{entry.Key.Text}'"),
                    DidYouMean.Hint(entry.Key.Text, [.. fields.Select(f => f.Id)], ("trường", "fields"))
                );
            }

            if (entry.Value is not YamlScalar scalar)
            {
                map.Findings.Add(
                    Codes.WrongShape,
                    entry.Value,
                    ($"trường “{entry.Key.Text}” chỉ có một câu trả lời", $"'{entry.Key.Text}' has one answer"),
                    null
                );
            }
            else if (ReadFact(scalar, field, map.Findings) is { } fact)
            {
                form[entry.Key.Text] = fact;
            }
        }

        return form.ToImmutable();
    }

    private static ImmutableArray<ExampleAct> ReadActs(MapReader example)
    {
        var acts = ImmutableArray.CreateBuilder<ExampleAct>();
        foreach (var item in example.Items("do"))
        {
            if (item is YamlScalar { IsEmpty: false } scalar)
            {
                acts.Add(Act(scalar, null));
            }
            else if (item is YamlMap { Entries: [{ Key: var key, Value: YamlScalar moment }] })
            {
                if (MapReader.MomentOf(moment, example.Findings) is { } at)
                {
                    acts.Add(Act(key, at));
                }
            }
            else
            {
                example.Findings.Add(
                    Codes.WrongShape,
                    item,
                    ("mỗi việc là một bước, hoặc một bước kèm hành động", "an act is a step, or a step and an action"),
                    (
                        "ghi “measure”, “measure.done” hoặc { measure.done: 2026-02-25T10:00 }",
                        "write 'measure', 'measure.done' or { measure.done: 2026-02-25T10:00 }"
                    )
                );
            }
        }

        return acts.ToImmutable();
    }

    private static ExampleAct Act(YamlScalar word, LocalDateTime? at)
    {
        var dot = word.Text.IndexOf('.', StringComparison.Ordinal);
        return dot < 0
            ? new ExampleAct(word.Text, null, at, word.Position)
            : new ExampleAct(word.Text[..dot], word.Text[(dot + 1)..], at, word.Position);
    }
}
