using System.Collections.Immutable;
using System.Globalization;

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
            : throw new RuleException(RuleProblem.WrongKind, $"{Describe()} is not a number");

    public string AsText() =>
        this is Text { Value: var value }
            ? value
            : throw new RuleException(RuleProblem.WrongKind, $"{Describe()} is not a text");

    public ImmutableArray<RuleValue> AsList() =>
        this is List { Items: var items }
            ? items
            : throw new RuleException(RuleProblem.WrongKind, $"{Describe()} is not a list");

    /// <summary>The value in plain words, for the record of a decision.</summary>
    public string Describe() =>
        this switch
        {
            Number { Value: var n } => n.ToString(CultureInfo.InvariantCulture),
            Text { Value: { Length: <= 40 } t } => $"'{t}'",
            Text { Value: var t } => $"'{t[..40]}…'",
            YesNo { Value: var yes } => yes ? "yes" : "no",
            List => "a list",
            _ => "nothing",
        };
}
