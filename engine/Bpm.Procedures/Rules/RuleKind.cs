namespace Bpm.Procedures.Rules;

/// <summary>What kind of value an expression has, as far as it can be told without running it.</summary>
internal enum RuleKind
{
    Unknown,
    Number,
    Text,
    YesNo,
}
