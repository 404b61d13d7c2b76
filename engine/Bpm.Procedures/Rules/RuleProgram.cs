using System.Collections.Immutable;

namespace Bpm.Procedures.Rules;

/// <summary>Rules of one procedure, accepted by the allow-list and ready to run (rules.md). Safe for many threads.</summary>
public sealed class RuleProgram
{
    public static readonly RuleProgram None = new();

    public static RuleProgram Compile(Procedure procedure, Reading.Findings findings, Reading.ProcedureSource source) =>
        None;

    /// <summary>Runs the rule of that name over the form's facts.</summary>
    public RuleResult Call(string rule, IReadOnlyDictionary<string, FactValue> form) =>
        throw new NotSupportedException("Not written yet.");

    /// <summary>Evaluates a condition such as <c>form.remote</c> or <c>form.area &gt; 500</c>; it was checked when read.</summary>
    public RuleResult Test(string condition, IReadOnlyDictionary<string, FactValue> form) =>
        throw new NotSupportedException("Not written yet.");
}

/// <summary>A value, or the reason why there is none: an absent fact, money that is not whole, a budget spent.</summary>
/// <param name="Problem">Stable code and sentence when the rule failed; the engine makes it an incident.</param>
public sealed record RuleResult(FactValue? Value, string? ProblemCode, string? Problem);
