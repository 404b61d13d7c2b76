using System.Text.RegularExpressions;

namespace Bpm.Procedures.Exports;

/// <summary>Says the usual conditions over a form in the words of its labels; any other one stands as it is written.</summary>
public static partial class ConditionWords
{
    /// <returns>"Nộp qua người được ủy quyền", "không phải: …", "Chủ thể: Hộ gia đình", or the rule in back quotes.</returns>
    public static string Say(string condition, Procedure procedure)
    {
        var match = Simple().Match(condition);
        if (!match.Success || procedure.Form.FirstOrDefault(f => f.Id == match.Groups["field"].Value) is not { } field)
        {
            return $"`{condition}`";
        }

        if (match.Groups["value"] is { Success: true, Value: var value })
        {
            var label = field.Choices.FirstOrDefault(c => c.Value == value)?.Label ?? value;
            return match.Groups["unequal"].Success ? $"{field.Label} không phải {label}" : $"{field.Label}: {label}";
        }

        return field.Type != FieldType.YesNo ? $"`{condition}`"
            : match.Groups["no"].Success ? $"không có: {field.Label}"
            : field.Label;
    }

    [GeneratedRegex(
        """\A(?<no>!)?form\.(?<field>[a-zA-Z0-9]+)(?: *(?:(?<unequal>!=)|==) *"(?<value>[^"\\]*)")?\z""",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Simple();
}
