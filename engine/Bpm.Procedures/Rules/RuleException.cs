using Bpm.WorkingTime;

namespace Bpm.Procedures.Rules;

/// <summary>Leaves a rule that cannot go on; <see cref="RuleEvaluator"/> turns it into a <see cref="RuleResult"/>.</summary>
public sealed class RuleException : Exception
{
    public RuleException() { }

    public RuleException(string message)
        : base(message) { }

    public RuleException(string message, Exception innerException)
        : base(message, innerException) { }

    public RuleException(string code, Said said)
        : base(said.En) => (Code, Said) = (code, said);

    /// <summary>One of <see cref="RuleProblem"/>.</summary>
    public string Code { get; } = RuleProblem.WrongKind;

    /// <summary>Why, for the people at work.</summary>
    public Said Said { get; }
}
