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
                    (
                        $"trường “{field.Id}” là trường lựa chọn nhưng không có lựa chọn nào",
                        $"'{field.Id}' is a choice without choices"
                    ),
                    ("thêm “choices: [{ value: …, label: … }]”", "add 'choices: [{ value: …, label: … }]'")
                );
            }

            if (field.Min > field.Max)
            {
                context.At(
                    Codes.FieldRange,
                    field.Position,
                    ["min"],
                    (
                        $"trường “{field.Id}” phải từ {field.Min} trở lên và không quá {field.Max}: không trả lời nào hợp lệ",
                        $"'{field.Id}' is at least {field.Min} and at most {field.Max}: no answer fits"
                    ),
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
                    (
                        "bộ so khớp không quay lui: không dùng look-around và tham chiếu ngược",
                        "the matcher never backtracks: no look-around, no back references"
                    )
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
                    ($"không có quy tắc “{rule}” không tham số", $"there is no rule '{rule}' without parameters"),
                    Known.Hint(rule, RuleNames(context), ("quy tắc", "rules"))
                );
            }
        }
    }

    private static IEnumerable<string> RuleNames(CheckContext context) =>
        context.Rules.Rules.Where(r => r.Value == 0).Select(r => r.Key);
}
