using Bpm.Procedures.Reading;
using Bpm.Procedures.Text;

namespace Bpm.Procedures.Steps;

/// <summary>Reads <c>reception</c>, <c>authority</c>, <c>{ office: tax, for: form.commune }</c> or <c>{ unit: "16681" }</c>.</summary>
public static class UnitSelectorReader
{
    private static readonly string[] s_words = ["reception", "authority"];

    public static UnitSelector? Read(YamlNode? node, ReadContext context)
    {
        switch (node)
        {
            case null:
                return null;
            case YamlScalar { Text: "reception" } at:
                return new UnitSelector(UnitSelectorKind.Reception, null, null, null, at.Position);
            case YamlScalar { Text: "authority" } at:
                return new UnitSelector(UnitSelectorKind.Authority, null, null, null, at.Position);
            case YamlScalar other:
                context.Findings.Add(
                    Codes.NotAWord,
                    other,
                    ($"“{other.Text}” không phải là nơi thực hiện", $"'{other.Text}' says no place"),
                    DidYouMean.Nearest(other.Text, s_words) is { } near
                        ? DidYouMean.Meant(near)
                        : (
                            "ghi reception (bộ phận một cửa), authority (cơ quan giải quyết), { office: …, for: form.… } hoặc { unit: \"…\" }",
                            "write reception, authority, { office: …, for: form.… } or { unit: \"…\" }"
                        )
                );
                return null;
            default:
                return ReadMap(node, context);
        }
    }

    private static UnitSelector? ReadMap(YamlNode node, ReadContext context)
    {
        if (MapReader.Of(node, context.Findings, ("nơi thực hiện", "a place")) is not { } map)
        {
            return null;
        }

        var office = map.Text("office");
        var unit = map.Text("unit");
        var forField = ReadField(map);
        map.Done();
        context.Source.Remember(node.Position, node);
        if ((office is null) == (unit is null))
        {
            context.Findings.Add(
                Codes.MissingKey,
                node,
                ("nơi thực hiện là một loại cơ quan (office) hoặc một đơn vị (unit)", "a place is an office or a unit"),
                (
                    "ghi { office: …, for: form.… } hoặc { unit: \"…\" }",
                    "write { office: …, for: form.… } or { unit: \"…\" }"
                )
            );
            return null;
        }

        return office is not null
            ? new UnitSelector(UnitSelectorKind.Office, office, forField, null, node.Position)
            : new UnitSelector(UnitSelectorKind.Unit, null, null, unit, node.Position);
    }

    private static string? ReadField(MapReader map)
    {
        if (map.Scalar("for") is not { } field)
        {
            return null;
        }

        if (field.Text.StartsWith("form.", StringComparison.Ordinal))
        {
            return field.Text["form.".Length..];
        }

        map.Findings.Add(
            Codes.UnknownField,
            field,
            ($"“{field.Text}” không phải là trường của biểu mẫu", $"'{field.Text}' is no form field"),
            ($"ghi form.{field.Text}", $"write form.{field.Text}")
        );
        return null;
    }
}
