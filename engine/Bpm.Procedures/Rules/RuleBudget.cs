namespace Bpm.Procedures.Rules;

/// <summary>What one evaluation may still use. Counted, not timed, so that the same rule always ends the same way.</summary>
public sealed class RuleBudget
{
    private int textLeft = LanguageLimits.RuleTextBudget;

    /// <summary>Joins two texts within the budget.</summary>
    public string Join(string a, string b)
    {
        var length = (long)a.Length + b.Length;
        if (length > LanguageLimits.RuleTextResult || (textLeft -= (int)length) < 0)
        {
            throw new RuleException(
                RuleProblem.BudgetSpent,
                $"the rule makes a text of more than {LanguageLimits.RuleTextResult} characters"
            );
        }

        return a + b;
    }
}
