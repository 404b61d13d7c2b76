using Bpm.Procedures;
using NodaTime.Text;

namespace Bpm.Engine.Deciding;

/// <summary>Checks the answers of a form against its fields; the same check serves preview and reception.</summary>
public static class FormCheck
{
    /// <summary>Every problem, in the order of the form; none when the answers will do.</summary>
    public static IEnumerable<Refusal> Problems(Procedure procedure, Facts facts)
    {
        foreach (var field in procedure.Form)
        {
            if (!Conditions.HoldsOrFails(field.When, facts))
            {
                continue;
            }

            if (Problem(field, facts) is { } problem)
            {
                yield return Refusals.FormInvalid(
                    field.Id,
                    $"{field.Label}: {problem.Vi}",
                    $"{field.Label}: {problem.En}"
                );
            }
        }
    }

    internal static Refusal? FirstProblem(Procedure procedure, Facts facts) =>
        Problems(procedure, facts).FirstOrDefault();

    private static (string Vi, string En)? Problem(FormField field, Facts facts)
    {
        if (!facts.Form.TryGetValue(field.Id, out var value) || value is FactValue.Text { Value: "" })
        {
            return field.Required ? ("chưa nhập", "is missing") : null;
        }

        return (field.Type, value) switch
        {
            (FieldType.Number, FactValue.Number number) => Range(field, number.Value),
            (FieldType.Number, _) => ("phải là số", "must be a number"),
            (FieldType.YesNo, FactValue.YesNo) => null,
            (FieldType.YesNo, _) => ("phải là có hoặc không", "must be yes or no"),
            (FieldType.Choice, FactValue.Text text) => field.Choices.Any(c => c.Value == text.Value)
                ? null
                : ("không có lựa chọn này", "has no such choice"),
            (FieldType.Commune, FactValue.Text text) => facts.Province.Unit(text.Value)?.Office == "commune"
                ? null
                : ("không có xã, phường này", "is no commune"),
            (FieldType.Date, FactValue.Text text) => LocalDatePattern.Iso.Parse(text.Value).Success
                ? null
                : ("phải là ngày, dạng 2026-11-20", "must be a date such as 2026-11-20"),
            (_, FactValue.Text text) => Length(field, text.Value),
            _ => ("không đúng kiểu", "is of the wrong type"),
        };
    }

    private static (string Vi, string En)? Range(FormField field, decimal value)
    {
        if (field.Min is { } min && value < min)
        {
            return ($"ít nhất {min}", $"must be at least {min}");
        }

        return field.Max is { } max && value > max ? ($"nhiều nhất {max}", $"must be at most {max}") : null;
    }

    private static (string Vi, string En)? Length(FormField field, string text)
    {
        var most = field.MaxLength ?? DefaultMaxLength;
        return text.Length > most ? ($"dài quá {most} ký tự", $"is longer than {most} characters") : null;
    }

    /// <summary>Longest answer of a field that sets no bound of its own, in UTF-16 units.</summary>
    private const int DefaultMaxLength = 4000;
}
