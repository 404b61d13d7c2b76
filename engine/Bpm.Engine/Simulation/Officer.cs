using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Engine.Simulation;

/// <summary>One officer of a role at a unit: what lies on the desk, and the days away from it.</summary>
internal sealed class Officer
{
    private readonly WorkingCalendar calendar;
    private readonly List<(LocalDate First, LocalDate Last)> absences = [];

    public Officer(Actor actor, WorkingCalendar calendar, SimulationSettings settings)
    {
        (Actor, this.calendar) = (actor, calendar);
        // The person's own stream: whoever works at two units is away from both.
        var dice = Dice.For(settings.Seed, Concern.Absences, Dice.Number(actor.User));
        var last = settings.End.Date;
        var days = Math.Max(1, calendar.CountDates(settings.From, last));
        var atOnce = settings.AbsencesAYear / WorkingDaysAYear;
        var date = settings.From;
        for (var day = 0; day < days; day++, date = calendar.NextCountedDate(date))
        {
            if (dice.Chance(atOnce))
            {
                var end = date;
                for (var more = dice.Below(settings.LongestAbsence); more > 0; more--, day++)
                {
                    end = calendar.NextCountedDate(end);
                }

                absences.Add((date, end));
                date = end;
            }
        }
    }

    /// <summary>Roughly; only a rate hangs on it.</summary>
    private const int WorkingDaysAYear = 248;

    public Actor Actor { get; }
    public string User => Actor.User;

    /// <summary>Dossiers on the desk now.</summary>
    public int Holds { get; set; }

    public bool IsThere(LocalDate date)
    {
        foreach (var (first, last) in absences)
        {
            if (first <= date && date <= last)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>When work is done that begins now and takes so many working minutes; days away come on top.</summary>
    /// <returns>Also the working minutes of those days.</returns>
    public (LocalDateTime Done, long Away) Finish(LocalDateTime from, long minutes)
    {
        var start = calendar.NextCounted(from);
        var done = calendar.AddMinutes(start, Math.Max(1, minutes));
        var away = 0L;
        foreach (var (first, last) in absences)
        {
            if (last < start.Date || first > done.Date)
            {
                continue;
            }

            var (begin, end) = (Later(calendar.OpenOf(first), start), calendar.CloseOf(last));
            if (end > begin && begin < done)
            {
                var lost = calendar.Count(begin, end);
                away += lost;
                done = calendar.AddMinutes(start, Math.Max(1, minutes) + away);
            }
        }

        return (done, away);
    }

    private static LocalDateTime Later(LocalDateTime a, LocalDateTime b) => a > b ? a : b;
}
