using System.Collections.Immutable;
using System.Globalization;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Rules;

/// <summary>A value while a rule runs, apart from any script engine.</summary>
public abstract record RuleValue
{
    private RuleValue() { }

    public sealed record Number(double Value) : RuleValue;

    public sealed record Text(string Value) : RuleValue;

    public sealed record YesNo(bool Value) : RuleValue;

    public sealed record List(ImmutableArray<RuleValue> Items) : RuleValue;

    /// <summary>No value: a rule without <c>return</c>.</summary>
    public sealed record Nothing : RuleValue;

    /// <summary>The number; a <see cref="RuleException"/> for anything else.</summary>
    public double AsNumber() =>
        this is Number { Value: var value } && double.IsFinite(value)
            ? value
            : throw new RuleException(
                RuleProblem.WrongKind,
                ($"{Describe().Vi} không phải là số", $"{Describe().En} is not a number")
            );

    public string AsText() =>
        this is Text { Value: var value }
            ? value
            : throw new RuleException(
                RuleProblem.WrongKind,
                ($"{Describe().Vi} không phải là văn bản", $"{Describe().En} is not a text")
            );

    public ImmutableArray<RuleValue> AsList() =>
        this is List { Items: var items }
            ? items
            : throw new RuleException(
                RuleProblem.WrongKind,
                ($"{Describe().Vi} không phải là danh sách", $"{Describe().En} is not a list")
            );

    /// <summary>The value in plain words, for the record of a decision.</summary>
    public Said Describe() =>
        this switch
        {
            Number { Value: var n } => Said.Same(n.ToString(CultureInfo.InvariantCulture)),
            Text { Value: { Length: <= 40 } t } => Said.Quoted(t),
            Text { Value: var t } => Said.Quoted($"{t[..40]}…"),
            YesNo { Value: var yes } => yes ? ("có", "yes") : ("không", "no"),
            List => ("một danh sách", "a list"),
            _ => ("không có gì", "nothing"),
        };
}
