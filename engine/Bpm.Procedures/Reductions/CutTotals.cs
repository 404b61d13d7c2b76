using Bpm.WorkingTime;

namespace Bpm.Procedures.Reductions;

/// <summary>What decisions cut against the law, added up: each unit by itself, since days of two kinds make no sum.</summary>
/// <param name="Procedures">How many lose something.</param>
/// <param name="HalfDays">Working days, in halves.</param>
/// <param name="WorkingMinutes">Working hours and minutes, in minutes.</param>
public sealed record CutTotals(int Procedures, long HalfDays, long WorkingMinutes, long CalendarDays, long Months)
{
    public static readonly CutTotals None = new(0, 0, 0, 0, 0);

    public decimal WorkingDays => HalfDays / 2m;
    public decimal WorkingHours => WorkingMinutes / 60m;

    /// <summary>With the cut of one procedure more.</summary>
    /// <param name="cut">Null or nothing: it isn't counted.</param>
    public CutTotals Plus(Term? cut) =>
        cut is not { Amount: > 0 } term
            ? this
            : this with
            {
                Procedures = Procedures + 1,
                HalfDays = HalfDays + (term.Unit == TermUnit.WorkingDays ? term.Amount : 0),
                WorkingMinutes =
                    WorkingMinutes
                    + term.Unit switch
                    {
                        TermUnit.WorkingHours => term.Amount * 60L,
                        TermUnit.WorkingMinutes => term.Amount,
                        _ => 0,
                    },
                CalendarDays = CalendarDays + (term.Unit == TermUnit.CalendarDays ? term.Amount : 0),
                Months = Months + (term.Unit == TermUnit.Months ? term.Amount : 0),
            };

    public static CutTotals Of(IEnumerable<Term?> cuts) => cuts.Aggregate(None, (sum, cut) => sum.Plus(cut));
}
