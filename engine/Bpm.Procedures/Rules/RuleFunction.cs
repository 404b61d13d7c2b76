using System.Collections.Immutable;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Rules;

/// <summary>A function that rules may call.</summary>
/// <param name="Signature">As in <c>rules.md</c>.</param>
/// <param name="Example">A call and its value, run by the tests: <c>min(3, 2) = 2</c>.</param>
/// <param name="MinArguments">Fewest arguments.</param>
/// <param name="MaxArguments">Most arguments.</param>
public sealed record RuleFunction(
    string Name,
    string Signature,
    Said Summary,
    string Example,
    int MinArguments,
    int MaxArguments,
    Func<ImmutableArray<RuleValue>, RuleRun, RuleValue> Run
)
{
    internal RuleKind Kind { get; init; } = RuleKind.Number;
}
