using System.Globalization;
using System.Text.RegularExpressions;
using Bpm.Procedures;

namespace Bpm.Engine.Deciding;

/// <param name="Problem">In Vietnamese, as the incident keeps it.</param>
/// <param name="Inputs">The facts that the condition read, in words: <c>area = 120</c>.</param>
internal readonly record struct ConditionAnswer(bool Holds, string Inputs, string? Problem);

/// <summary>Evaluates conditions and fee rules, and says which facts they read.</summary>
internal static partial class Conditions
{
    public static ConditionAnswer Test(string condition, Facts facts)
    {
        var inputs = InputsOf(condition, facts);
        var result = facts.Publication.Rules.Test(condition, facts.Form, facts.RuleCalendar);
        return result.Value switch
        {
            FactValue.YesNo yes => new ConditionAnswer(yes.Value, inputs, null),
            null => new ConditionAnswer(false, inputs, result.Problem?.Vi ?? "không có kết quả"),
            _ => new ConditionAnswer(false, inputs, $"“{condition}” không trả lời có hay không"),
        };
    }

    /// <summary>True when there is no condition or it holds; a condition that fails counts as true, so that nothing is
    /// silently left out.</summary>
    public static bool HoldsOrFails(string? condition, Facts facts) =>
        condition is null
        || facts.Publication.Rules.Test(condition, facts.Form, facts.RuleCalendar).Value
            is not FactValue.YesNo { Value: false };

    public static string InputsOf(string text, Facts facts)
    {
        var names = FormFact().Matches(text).Select(m => m.Groups["id"].Value).Distinct(StringComparer.Ordinal);
        return string.Join(
            ", ",
            names.Select(name => $"{name} = {(facts.Form.TryGetValue(name, out var value) ? TextOf(value) : "?")}")
        );
    }

    public static string TextOf(FactValue value) =>
        value switch
        {
            FactValue.Text text => text.Value,
            FactValue.Number number => number.Value.ToString(CultureInfo.InvariantCulture),
            FactValue.YesNo yes => yes.Value ? "có" : "không",
            _ => "?",
        };

    [GeneratedRegex(
        @"\bform\.(?<id>[A-Za-z_][A-Za-z0-9_]*)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex FormFact();
}
