namespace Bpm.Procedures.Rules;

/// <summary>Why a rule gave no value; the engine makes it an incident that a person can see and retry.</summary>
public static class RuleProblem
{
    /// <summary>A fact that the rule reads was never answered.</summary>
    public const string FactMissing = "fact-missing";

    /// <summary>No rule (or condition) of that name was accepted.</summary>
    public const string RuleUnknown = "rule-unknown";

    /// <summary>The rule ended without <c>return</c>.</summary>
    public const string NoValue = "no-value";

    /// <summary>A condition gave something other than yes or no.</summary>
    public const string NotYesOrNo = "not-yes-or-no";

    /// <summary>Division by zero, or a number beyond what can be kept exactly.</summary>
    public const string NotANumber = "not-a-number";

    /// <summary>A fee came out with a fraction of a đồng, or below zero.</summary>
    public const string MoneyNotWhole = "money-not-whole";

    /// <summary>A function got another kind of value than it takes.</summary>
    public const string WrongKind = "wrong-kind";

    /// <summary>Working days were asked for where no calendar covers them.</summary>
    public const string CalendarMissing = "calendar-missing";

    /// <summary>The budget of statements or text is spent.</summary>
    public const string BudgetSpent = "budget-spent";
}
