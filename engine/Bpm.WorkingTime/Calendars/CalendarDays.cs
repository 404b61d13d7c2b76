using NodaTime;

namespace Bpm.WorkingTime;

/// <summary>Spells a sound definition out into one <see cref="CalendarDay"/> for every covered date.</summary>
internal static class CalendarDays
{
    /// <summary>Later layers win: the week, the season's week, a worked day or a day off, and then closures cut away.</summary>
    public static CalendarDay[] Expand(CalendarDefinition definition)
    {
        var years = definition.Years.Where(year => year.Status != YearStatus.Absent).ToDictionary(year => year.Year);
        var first = new LocalDate(years.Keys.Min(), 1, 1);
        var last = new LocalDate(years.Keys.Max(), 12, 31);
        var off = definition.DaysOff.ToDictionary(day => day.Date);
        var worked = definition.WorkedDays.ToDictionary(day => day.Date);
        var undecided = definition.Undecided.Select(day => day.Date).ToHashSet();
        var seasons = definition.Seasons.OrderBy(season => season.From).ToArray();
        var closures = ByDate(definition.Closures);

        var days = new CalendarDay[Period.DaysBetween(first, last) + 1];
        for (var i = 0; i < days.Length; i++)
        {
            var date = first.PlusDays(i);
            var season = Array.Find(seasons, season => season.From <= date && date <= season.To);
            var week = season?.Week ?? definition.Week;
            var sessions = week.TryGetValue(date.DayOfWeek, out var usual) ? usual : [];
            var offReason = sessions.Count == 0 ? CalendarDay.Weekend : null;
            var note = season?.Reason;
            if (worked.TryGetValue(date, out var workedDay))
            {
                sessions = workedDay.Sessions ?? CalendarCheck.OrdinarySessions(week);
                (offReason, note) = (sessions.Count == 0 ? workedDay.Reason : null, workedDay.Reason);
            }
            else if (off.TryGetValue(date, out var dayOff))
            {
                (sessions, offReason, note) = ([], dayOff.Reason, null);
            }

            foreach (var closure in closures.GetValueOrDefault(date) ?? [])
            {
                var left = Without(sessions, closure, date);
                if (left.Count == 0 && sessions.Count > 0)
                {
                    offReason = closure.Reason;
                }
                else if (CalendarCheck.MinutesOf(left) != CalendarCheck.MinutesOf(sessions))
                {
                    note = closure.Reason;
                }

                sessions = left;
            }

            days[i] = new CalendarDay(
                date,
                sessions,
                CalendarCheck.MinutesOf(sessions),
                offReason,
                sessions.Count == 0 ? null : note,
                years[date.Year].Status,
                undecided.Contains(date)
            );
        }

        return days;
    }

    private static Dictionary<LocalDate, List<Closure>> ByDate(IReadOnlyList<Closure> closures)
    {
        var byDate = new Dictionary<LocalDate, List<Closure>>();
        foreach (var closure in closures)
        {
            for (var date = closure.From.Date; date.AtMidnight() < closure.To; date = date.PlusDays(1))
            {
                if (!byDate.TryGetValue(date, out var list))
                {
                    byDate[date] = list = [];
                }

                list.Add(closure);
            }
        }

        return byDate;
    }

    private static List<Session> Without(IReadOnlyList<Session> sessions, Closure closure, LocalDate date)
    {
        var left = new List<Session>(sessions.Count + 1);
        foreach (var session in sessions)
        {
            var from = Minute(closure.From, date, CalendarCheck.MinuteOf(session.Start), roundUp: false);
            var to = Minute(closure.To, date, CalendarCheck.MinuteOf(session.End), roundUp: true);
            AddIfAny(left, CalendarCheck.MinuteOf(session.Start), Math.Min(from, CalendarCheck.MinuteOf(session.End)));
            AddIfAny(left, Math.Max(to, CalendarCheck.MinuteOf(session.Start)), CalendarCheck.MinuteOf(session.End));
        }

        return left;
    }

    /// <summary>The closure's edge as a minute of the date: a started minute is closed whole.</summary>
    private static int Minute(LocalDateTime edge, LocalDate date, int otherwise, bool roundUp)
    {
        if (edge.Date != date)
        {
            return otherwise;
        }

        var minute = CalendarCheck.MinuteOf(edge.TimeOfDay);
        return roundUp && edge.TimeOfDay.NanosecondOfDay % NodaConstants.NanosecondsPerMinute != 0
            ? minute + 1
            : minute;
    }

    private static void AddIfAny(List<Session> sessions, int start, int end)
    {
        if (start < end)
        {
            sessions.Add(new(LocalTime.FromMinutesSinceMidnight(start), LocalTime.FromMinutesSinceMidnight(end)));
        }
    }
}
