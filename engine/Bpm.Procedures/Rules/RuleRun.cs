using Bpm.WorkingTime;

namespace Bpm.Procedures.Rules;

/// <summary>
/// One evaluation: what it may still use, and the calendar that it counts by. Counted, not timed, so that the same rule
/// always ends the same way.
/// </summary>
/// <param name="calendar">The province's; null where working days cannot be asked for.</param>
public sealed class RuleRun(WorkingCalendar? calendar)
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
                (
                    $"quy tắc tạo ra văn bản dài hơn {LanguageLimits.RuleTextResult} ký tự",
                    $"the rule makes a text of more than {LanguageLimits.RuleTextResult} characters"
                )
            );
        }

        return a + b;
    }

    /// <summary>The calendar of working days; a <see cref="RuleException"/> when there is none.</summary>
    public WorkingCalendar CountingCalendar() =>
        calendar
        ?? throw new RuleException(
            RuleProblem.CalendarMissing,
            ("không có lịch để đếm ngày làm việc", "there is no calendar to count working days by")
        );
}
