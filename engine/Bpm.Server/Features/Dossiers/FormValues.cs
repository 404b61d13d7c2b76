using System.Globalization;
using System.Text.Json;
using Bpm.Procedures;
using Bpm.Procedures.Text;
using Bpm.Server.Content;
using Bpm.Server.Hosting;
using Bpm.WorkingTime;

namespace Bpm.Server.Features.Dossiers;

/// <summary>Answers of a form: from JSON to facts, back to JSON, and in words.</summary>
internal static class FormValues
{
    /// <summary>Null when the value is of the wrong type for the field.</summary>
    public static FactValue? Read(FormField field, JsonElement value) =>
        (field.Type, value.ValueKind) switch
        {
            (FieldType.Number, JsonValueKind.Number) when value.TryGetDecimal(out var number) => new FactValue.Number(
                number
            ),
            (FieldType.Number, JsonValueKind.String)
                when decimal.TryParse(
                    value.GetString(),
                    NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture,
                    out var number
                ) => new FactValue.Number(number),
            (FieldType.Number, _) => null,
            (FieldType.YesNo, JsonValueKind.True) => new FactValue.YesNo(true),
            (FieldType.YesNo, JsonValueKind.False) => new FactValue.YesNo(false),
            (FieldType.YesNo, _) => null,
            (_, JsonValueKind.String) => new FactValue.Text(TextFolding.Composed(value.GetString()!.Trim())),
            _ => null,
        };

    /// <summary>As JSON writes it: text, number, true or false; null when not answered.</summary>
    public static object? Plain(FactValue? value) =>
        value switch
        {
            FactValue.Text text => text.Value,
            FactValue.Number number => number.Value,
            FactValue.YesNo yes => yes.Value,
            _ => null,
        };

    /// <summary>As people read it: the choice's label, the commune's name, "Có".</summary>
    public static string Text(FormField field, FactValue? value, Publications publications, Language language) =>
        value switch
        {
            FactValue.YesNo yes => yes.Value ? language.Pick("Có", "Yes") : language.Pick("Không", "No"),
            FactValue.Number number => Money.Number(number.Value, language),
            FactValue.Text text when field.Type == FieldType.Commune => publications.UnitName(text.Value),
            FactValue.Text text when field.Type == FieldType.Choice => field
                .Choices.FirstOrDefault(c => c.Value == text.Value)
                ?.Label
                ?? text.Value,
            FactValue.Text text => text.Value,
            _ => "–",
        };
}
