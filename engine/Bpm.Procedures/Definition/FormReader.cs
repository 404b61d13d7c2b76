using System.Collections.Immutable;
using System.Globalization;
using Bpm.Procedures.Reading;

namespace Bpm.Procedures;

/// <summary>Reads <c>papers:</c>, <c>form:</c>, <c>fees:</c> and <c>results:</c>.</summary>
internal static class FormReader
{
    private const int MostCopies = 99;

    public static ImmutableArray<Paper> ReadPapers(MapReader procedure, ReadContext context)
    {
        var papers = ImmutableArray.CreateBuilder<Paper>();
        foreach (var item in procedure.Items("papers"))
        {
            if (MapReader.Of(item, context.Findings, ("giấy tờ", "a paper")) is not { } map)
            {
                continue;
            }

            var id = map.Id("id", item.Position);
            var name = map.Required("name", item.Position);
            var (originals, copies) = ReadCopies(map);
            var paper = new Paper(
                id?.Text ?? "",
                name?.Text ?? "",
                originals,
                copies,
                map.YesNo("reuse") ?? false,
                map.Text("when"),
                id?.Position ?? item.Position
            )
            {
                FormNumber = map.Text("form-number"),
                Decree = map.Text("decree"),
            };
            map.Done();
            if (id is not null && name is not null)
            {
                papers.Add(paper);
                context.Source.Remember(paper.Position, map.Map);
            }
        }

        return papers.ToImmutable();
    }

    public static ImmutableArray<FormField> ReadForm(IReadOnlyList<YamlNode> items, ReadContext context)
    {
        var fields = ImmutableArray.CreateBuilder<FormField>();
        foreach (var item in items)
        {
            if (MapReader.Of(item, context.Findings, ("trường của biểu mẫu", "a form field")) is not { } map)
            {
                continue;
            }

            var id = map.Required("id", item.Position);
            if (id is not null && !IsIdentifier(id.Text))
            {
                context.Findings.Add(
                    Codes.NotAnId,
                    id,
                    (
                        $"“{id.Text}” không dùng làm mã trường được, vì mã trường đứng trong quy tắc",
                        $"'{id.Text}' is not a field id, which stands in rules"
                    ),
                    (
                        "chữ không dấu và chữ số, bắt đầu bằng chữ thường: byAgent",
                        "letters and digits, beginning with a small letter: byAgent"
                    )
                );
                id = null;
            }

            var label = map.Required("label", item.Position);
            var type = ReadType(map, item.Position);
            var field = new FormField(id?.Text ?? "", label?.Text ?? "", type, id?.Position ?? item.Position)
            {
                Required = map.YesNo("required") ?? true,
                Min = map.Amount("min"),
                Max = map.Amount("max"),
                MaxLength = map.Whole("max-length", 1, 20_000),
                Pattern = map.Text("pattern"),
                Choices = ReadChoices(map),
                When = map.Text("when"),
                Help = map.Text("help"),
            };
            map.Done();
            if (id is not null && label is not null)
            {
                fields.Add(field);
                context.Source.Remember(field.Position, map.Map);
            }
        }

        return fields.ToImmutable();
    }

    public static ImmutableArray<Fee> ReadFees(MapReader procedure, ReadContext context)
    {
        var fees = ImmutableArray.CreateBuilder<Fee>();
        foreach (var item in procedure.Items("fees"))
        {
            if (MapReader.Of(item, context.Findings, ("khoản phí", "a fee")) is not { } map)
            {
                continue;
            }

            var id = map.Id("id", item.Position);
            var (amount, rule) = ReadAmount(map, item.Position);
            var fee = new Fee(
                id?.Text ?? "",
                map.Text("name"),
                amount,
                rule,
                map.Word(
                    "when",
                    "submission",
                    ("submission", "submission"),
                    ("before-result", "before-result"),
                    ("delivery", "delivery")
                ),
                id?.Position ?? item.Position
            );
            map.Done();
            if (id is not null && (amount is not null || rule is not null))
            {
                fees.Add(fee);
                context.Source.Remember(fee.Position, map.Map);
            }
        }

        return fees.ToImmutable();
    }

    public static ImmutableArray<Result> ReadResults(MapReader procedure, ReadContext context)
    {
        var results = ImmutableArray.CreateBuilder<Result>();
        foreach (var item in procedure.Items("results"))
        {
            if (MapReader.Of(item, context.Findings, ("kết quả", "a result")) is not { } map)
            {
                continue;
            }

            var id = map.Id("id", item.Position);
            var name = map.Required("name", item.Position);
            var result = new Result(id?.Text ?? "", name?.Text ?? "", map.Text("when"), id?.Position ?? item.Position)
            {
                FormNumber = map.Text("form-number"),
                Decree = map.Text("decree"),
            };
            map.Done();
            if (id is not null && name is not null)
            {
                results.Add(result);
                context.Source.Remember(result.Position, map.Map);
            }
        }

        return results.ToImmutable();
    }

    /// <summary>A name that rules can hold: ASCII letters and digits, beginning with a small letter.</summary>
    public static bool IsIdentifier(string text) =>
        text.Length is > 0 and <= LanguageLimits.IdLength
        && char.IsAsciiLetterLower(text[0])
        && text.All(char.IsAsciiLetterOrDigit);

    private static (int Originals, int Copies) ReadCopies(MapReader paper)
    {
        if (!paper.Has("copies"))
        {
            return (1, 0);
        }

        if (paper.SubMap("copies") is not { } map)
        {
            return (0, 0);
        }

        var copies = (map.Whole("original", 0, MostCopies) ?? 0, map.Whole("copy", 0, MostCopies) ?? 0);
        map.Done();
        if (copies == (0, 0))
        {
            paper.Findings.Add(
                Codes.PaperWithoutCopies,
                map.Map,
                ("giấy tờ được yêu cầu 0 bản", "the paper is asked for zero times"),
                ("ghi { original: 1 } (bản chính) hoặc { copy: 1 } (bản sao)", "write { original: 1 } or { copy: 1 }")
            );
        }

        return copies;
    }

    private static FieldType ReadType(MapReader map, Position position)
    {
        if (!map.Has("type"))
        {
            map.Missing("type", position);
        }

        return map.Word(
            "type",
            FieldType.Text,
            ("text", FieldType.Text),
            ("long-text", FieldType.LongText),
            ("number", FieldType.Number),
            ("date", FieldType.Date),
            ("yes-no", FieldType.YesNo),
            ("choice", FieldType.Choice),
            ("commune", FieldType.Commune),
            ("identity-number", FieldType.IdentityNumber),
            ("phone", FieldType.Phone),
            ("email", FieldType.Email)
        );
    }

    // Either { value: label } or a list of values, each its own label or { value, label }.
    private static ImmutableArray<FieldChoice> ReadChoices(MapReader field)
    {
        if (field.Node("choices") is YamlMap labels)
        {
            return
            [
                .. labels.Entries.Select(e => new FieldChoice(e.Key.Text, (e.Value as YamlScalar)?.Text ?? e.Key.Text)),
            ];
        }

        var choices = ImmutableArray.CreateBuilder<FieldChoice>();
        foreach (var item in field.Items("choices"))
        {
            if (item is YamlScalar scalar)
            {
                choices.Add(new FieldChoice(scalar.Text, scalar.Text));
            }
            else if (MapReader.Of(item, field.Findings, ("lựa chọn", "a choice")) is { } map)
            {
                var value = map.Required("value", item.Position) ?? map.Scalar("id");
                var label = map.Text("label");
                map.Done();
                if (value is not null)
                {
                    choices.Add(new FieldChoice(value.Text, label ?? value.Text));
                }
            }
        }

        return choices.ToImmutable();
    }

    private static (long? Amount, string? Rule) ReadAmount(MapReader fee, Position position)
    {
        if (fee.Required("amount", position) is not { } scalar)
        {
            return (null, null);
        }

        if (
            scalar.Text.StartsWith("rule ", StringComparison.Ordinal)
            && IsIdentifier(scalar.Text["rule ".Length..].Trim())
        )
        {
            return (null, scalar.Text["rule ".Length..].Trim());
        }

        if (long.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var amount))
        {
            return (amount, null);
        }

        fee.Findings.Add(
            Codes.NotANumber,
            scalar,
            ($"“{scalar.Text}” không phải là số tiền", $"'{scalar.Text}' is no amount"),
            (
                "số đồng chẵn, không ngăn cách hàng nghìn (150000), hoặc “rule fee”",
                "whole đồng without separators (150000), or 'rule fee'"
            )
        );
        return (null, null);
    }
}
