using Bpm.Procedures.Reading;
using Bpm.Procedures.Rules;

namespace Bpm.Procedures.Checks;

/// <summary>Form fields that no answer can satisfy, and fees by rules that are not there.</summary>
internal static class FormCheck
{
    public static void Run(CheckContext context)
    {
        foreach (var field in context.Procedure.Form)
        {
            if (field.Type == FieldType.Choice && field.Choices.IsEmpty)
            {
                context.Findings.Add(
                    Codes.ChoiceWithoutChoices,
                    field.Position,
                    $"'{field.Id}' is a choice without choices",
                    "add 'choices: [{ value: …, label: … }]'"
                );
            }

            if (field.Min > field.Max)
            {
                context.At(
                    Codes.FieldRange,
                    field.Position,
                    ["min"],
                    $"'{field.Id}' is at least {field.Min} and at most {field.Max}: no answer fits",
                    null
                );
            }

            if (field.Pattern is { } pattern && SafePattern.Problem(pattern) is { } problem)
            {
                context.At(
                    Codes.FieldPattern,
                    field.Position,
                    ["pattern"],
                    problem,
                    "the matcher never backtracks: no look-around, no back references"
                );
            }
        }

        foreach (var fee in context.Procedure.Fees)
        {
            if (
                context.Rules.IsComplete
                && fee.Rule is { } rule
                && !RuleNames(context).Contains(rule, StringComparer.Ordinal)
            )
            {
                context.At(
                    Codes.UnknownRule,
                    fee.Position,
                    ["amount"],
                    $"there is no rule '{rule}' without parameters",
                    Known.Hint(rule, RuleNames(context), "rules")
                );
            }
        }
    }

    private static IEnumerable<string> RuleNames(CheckContext context) =>
        context.Rules.Rules.Where(r => r.Value == 0).Select(r => r.Key);
}
