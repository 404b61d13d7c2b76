using System.Collections.Immutable;
using Bpm.Engine.Deciding;
using Bpm.Procedures;

namespace Bpm.Engine.Simulation;

/// <summary>Answers of a form: an example's, moved to another commune and varied within what its fields allow.</summary>
internal static class FormFilling
{
    private const int MostText = 40;

    /// <summary>An example's answers with every commune changed to one; null leaves them.</summary>
    public static ImmutableDictionary<string, FactValue> Placed(Procedure procedure, Example example, string? commune)
    {
        var form = example.Form;
        if (commune is null)
        {
            return form;
        }

        foreach (var field in procedure.Form)
        {
            if (field.Type == FieldType.Commune && form.ContainsKey(field.Id))
            {
                form = form.SetItem(field.Id, new FactValue.Text(commune));
            }
        }

        return form;
    }

    /// <summary>
    /// Other answers to some of the questions. What an answer makes necessary is answered too; where the result will not do
    /// (two fields that must agree), the form stays as it was.
    /// </summary>
    public static ImmutableDictionary<string, FactValue> Varied(Facts facts, ref Dice dice)
    {
        var procedure = facts.Publication.Procedure;
        var form = facts.Form.ToBuilder();
        foreach (var field in procedure.Form)
        {
            if (form.TryGetValue(field.Id, out var old) && dice.Chance(0.5) && Other(field, old, ref dice) is { } other)
            {
                form[field.Id] = other;
            }
        }

        var varied = facts with { Form = form.ToImmutable() };
        foreach (var field in procedure.Form)
        {
            if (!varied.Form.ContainsKey(field.Id) && field.Required && Conditions.HoldsOrFails(field.When, varied))
            {
                varied = varied with { Form = varied.Form.SetItem(field.Id, First(field)) };
            }
        }

        return FormCheck.FirstProblem(procedure, varied) is null && RulesRun(varied) && CasesStay(facts, varied)
            ? varied.Form
            : facts.Form;
    }

    /// <summary>Whether the same cases of the procedure fit the answers as before: the application keeps its case.</summary>
    private static bool CasesStay(Facts before, Facts after) =>
        before.Publication.Procedure.Cases.All(c =>
            c.When is null || Conditions.Test(c.When, before).Holds == Conditions.Test(c.When, after).Holds
        );

    /// <summary>Whether every fee comes out: a rule may want what no field says, such as one date after another.</summary>
    private static bool RulesRun(Facts facts) =>
        facts.Publication.Procedure.Fees.All(fee =>
            fee.Rule is null
            || facts.Publication.Rules.CallMoney(fee.Rule, facts.Form, facts.RuleCalendar).Problem is null
        );

    /// <summary>Null where the answer stays: texts that must fit a pattern, dates that other dates hang on.</summary>
    private static FactValue? Other(FormField field, FactValue old, ref Dice dice) =>
        (field.Type, old) switch
        {
            (FieldType.YesNo, FactValue.YesNo yes) => new FactValue.YesNo(!yes.Value),
            (FieldType.Choice, _) when !field.Choices.IsEmpty => new FactValue.Text(
                field.Choices[dice.Below(field.Choices.Length)].Value
            ),
            (FieldType.Number, FactValue.Number number) => new FactValue.Number(Near(field, number.Value, ref dice)),
            _ => null,
        };

    /// <summary>Between half of it and twice, as whole as it was, within the field's bounds.</summary>
    private static decimal Near(FormField field, decimal value, ref Dice dice)
    {
        var other = value * (50 + dice.Below(150)) / 100;
        other = value == decimal.Truncate(value) ? decimal.Truncate(other) : decimal.Round(other, value.Scale);
        return Math.Clamp(other, field.Min ?? decimal.MinValue, field.Max ?? decimal.MaxValue);
    }

    /// <summary>An answer that the field's definition allows, where no example gives one.</summary>
    private static FactValue First(FormField field) =>
        field.Type switch
        {
            FieldType.YesNo => new FactValue.YesNo(false),
            FieldType.Number => new FactValue.Number(Math.Max(field.Min ?? 1, Math.Min(1, field.Max ?? 1))),
            FieldType.Choice => new FactValue.Text(field.Choices.IsEmpty ? "" : field.Choices[0].Value),
            FieldType.Date => new FactValue.Text("2026-01-05"),
            _ => new FactValue.Text(Cut($"{field.Label} (mẫu)", field)),
        };

    private static string Cut(string text, FormField field) =>
        text[..Math.Min(text.Length, Math.Min(MostText, field.MaxLength ?? MostText))];
}
