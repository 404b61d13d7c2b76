using Bpm.Engine.Dossiers;
using Bpm.Procedures;
using Bpm.Procedures.Organisation;
using Bpm.Procedures.Steps;
using NodaTime;

namespace Bpm.Engine.Deciding;

/// <summary>Finds the unit that a selector means.</summary>
internal static class Units
{
    public static (Unit? Unit, string? Missing) Resolve(
        UnitSelector selector,
        Dossier dossier,
        Facts facts,
        LocalDate on
    )
    {
        switch (selector.Kind)
        {
            case UnitSelectorKind.Reception:
                return Living(dossier.ReceptionUnit, facts, on);
            case UnitSelectorKind.Authority when dossier.AuthorityUnit.Length > 0:
                return Living(dossier.AuthorityUnit, facts, on);
            case UnitSelectorKind.Authority:
                return facts.Publication.Procedure.Authority.Kind == UnitSelectorKind.Authority
                    ? (null, "cơ quan có thẩm quyền chưa được nêu")
                    : Resolve(facts.Publication.Procedure.Authority, dossier, facts, on);
            case UnitSelectorKind.Unit:
                return Living(selector.Unit ?? "", facts, on);
            case UnitSelectorKind.Office:
                return Office(selector, facts, on);
            default:
                throw new ArgumentOutOfRangeException(nameof(selector), selector.Kind, "No such selector.");
        }
    }

    /// <summary>The commune that the competent authority is looked up by: limits by place go by it. Null when there is none.</summary>
    public static string? PlaceOf(Facts facts) =>
        facts.Publication.Procedure.Authority.ForField is { } field
        && facts.Form.GetValueOrDefault(field) is FactValue.Text { Value.Length: > 0 } commune
            ? commune.Value
            : null;

    private static (Unit? Unit, string? Missing) Office(UnitSelector selector, Facts facts, LocalDate on)
    {
        string? commune = null;
        if (selector.ForField is { } field)
        {
            if (!facts.Form.TryGetValue(field, out var value) || value is not FactValue.Text { Value.Length: > 0 } text)
            {
                return (null, $"biểu mẫu chưa có “{field}”");
            }

            commune = text.Value;
        }

        var unit = facts.Province.Office(selector.Office ?? "", commune, on);
        return unit is null
            ? (null, $"không có đơn vị loại “{selector.Office}” phụ trách {commune ?? "toàn tỉnh"}")
            : (unit, null);
    }

    /// <summary>The unit itself, or its one successor when it was abolished.</summary>
    public static (Unit? Unit, string? Missing) Living(string code, Facts facts, LocalDate on)
    {
        var unit = facts.Province.Unit(code);
        for (var hops = 0; unit is not null && !unit.ExistsOn(on) && hops < 10; hops++)
        {
            unit = unit.Successors.Length == 1 ? facts.Province.Unit(unit.Successors[0]) : null;
        }

        return unit is null ? (null, $"đơn vị “{code}” không còn hoặc chưa có đơn vị kế thừa duy nhất") : (unit, null);
    }
}
