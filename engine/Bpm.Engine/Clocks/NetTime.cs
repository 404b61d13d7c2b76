using Bpm.Engine.Dossiers;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Engine.Clocks;

/// <summary>
/// How long a finished dossier really took (thời gian ròng), pauses left out: the shortest limit under which it would have
/// been on time. So a limit and a net time compare exactly, whatever rule the clock counts by.
/// </summary>
public static class NetTime
{
    /// <summary>Amounts beyond this are not looked for; a dossier that took longer counts as that.</summary>
    public const int Most = 4096;

    /// <summary>In the units of a term: halves of working days, else whole ones. Null while it isn't finished or has no limit.</summary>
    public static int? Amount(Dossier dossier, WorkingCalendar calendar, TermUnit unit)
    {
        if (dossier.FinishedAt is not { } finished || TermOf(unit, 1) is not { } least)
        {
            return null;
        }

        if (DossierClocks.Under(dossier, least, calendar, finished) is null)
        {
            return null;
        }

        var (late, kept) = (0, 1);
        while (kept < Most && IsLate(kept))
        {
            (late, kept) = (kept, kept * 2);
        }

        // Late under the one, on time under the other: halve what is between them.
        while (kept - late > 1)
        {
            var middle = (late + kept) / 2;
            (late, kept) = IsLate(middle) ? (middle, kept) : (late, middle);
        }

        return kept;

        bool IsLate(int amount)
        {
            try
            {
                return DossierClocks.Under(dossier, TermOf(unit, amount)!.Value, calendar, finished)!.Verdict
                    == Verdict.Late;
            }
            catch (CalendarRangeException)
            {
                // A due beyond the calendar's last year is after any finish.
                return false;
            }
        }
    }

    private static Term? TermOf(TermUnit unit, int amount) =>
        unit switch
        {
            TermUnit.WorkingDays => Term.OfHalfWorkingDays(amount),
            TermUnit.WorkingHours => Term.OfWorkingHours(amount),
            TermUnit.WorkingMinutes => Term.OfWorkingMinutes(amount),
            TermUnit.CalendarDays => Term.OfCalendarDays(amount),
            TermUnit.Months => Term.OfMonths(amount),
            _ => null,
        };
}
