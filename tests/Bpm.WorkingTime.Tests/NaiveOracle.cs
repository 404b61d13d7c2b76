using NodaTime;

namespace Bpm.WorkingTime.Tests;

/// <summary>
/// The rules again, in the slowest and plainest way, straight from a calendar's definition: one flag a minute, one step at a time.
/// It shares no arithmetic with the library; only the names of terms and facts are the same.
/// </summary>
internal sealed class NaiveOracle
{
    private readonly bool[] _counts;
    private readonly LocalDateTime _zero;
    private readonly int _dayLength;

    public NaiveOracle(CalendarDefinition definition)
    {
        var first = new LocalDate(definition.Years.Min(year => year.Year), 1, 1);
        var last = new LocalDate(definition.Years.Max(year => year.Year), 12, 31);
        _zero = first.AtMidnight();
        _counts = new bool[(Period.DaysBetween(first, last) + 1) * 1440];
        for (var date = first; date <= last; date = date.PlusDays(1))
        {
            foreach (var session in SessionsOf(definition, date))
            {
                for (var time = date.At(session.Start); time < date.At(session.End); time = time.PlusMinutes(1))
                {
                    _counts[Index(time)] = !definition.Closures.Any(closure =>
                        closure.From <= time && time < closure.To
                    );
                }
            }
        }

        var monday = definition.Week[IsoDayOfWeek.Monday];
        _dayLength =
            definition.DayLengthMinutes
            ?? monday.Sum(s => (int)Period.Between(s.Start, s.End, PeriodUnits.Minutes).Minutes);
    }

    public int MinuteCount => _counts.Length;

    public LocalDateTime At(int index) => _zero.PlusMinutes(index);

    public int Index(LocalDateTime moment) => (int)Period.Between(_zero, moment, PeriodUnits.Minutes).Minutes;

    public long Count(LocalDateTime from, LocalDateTime to) => _counts.AsSpan(Index(from)..Index(to)).Count(true);

    /// <summary>The due of a term without pauses.</summary>
    public LocalDateTime Add(LocalDateTime from, Term term, StartRule rule, LocalTime? cutOff) =>
        At(Due(Index(from), term, rule, cutOff, _ => false));

    /// <summary>A whole clock: due, used, remaining, verdict.</summary>
    public (LocalDateTime Due, long Used, long Remaining, Verdict? Verdict) Read(
        ClockFacts facts,
        LocalTime? cutOff,
        LocalDateTime now
    )
    {
        var asOf = facts.FinishedAt is { } finish && finish <= now ? finish : now;
        var pauses = facts
            .Pauses.Where(pause => pause.To is not null || pause.From <= asOf)
            .Select(pause =>
                (From: Index(pause.From), To: Index(pause.To ?? asOf), IsOpen: pause.To is null, pause.Effect)
            )
            .ToList();
        var since = Index(facts.Start);
        foreach (var pause in pauses.Where(pause => pause.Effect == PauseEffect.Restart))
        {
            since = Math.Max(since, pause.To);
        }

        var byDates =
            facts.Rule == StartRule.NextWorkingDay || facts.Term.Unit is TermUnit.CalendarDays or TermUnit.Months;
        var live = pauses.Where(pause => pause.To > since || (pause.IsOpen && byDates)).ToArray();

        bool IsPaused(int minute)
        {
            var midnight = minute / 1440 * 1440;
            foreach (var pause in live)
            {
                var from = Math.Max(pause.From, since);
                var touches =
                    (from < midnight + 1440 && pause.To > midnight && pause.To > from)
                    || (pause.IsOpen && from / 1440 * 1440 == midnight);
                if (byDates ? touches : pause.From <= minute && minute < pause.To)
                {
                    return true;
                }
            }

            return false;
        }

        var due = Due(since, facts.Term, facts.Rule, cutOff, IsPaused);
        if (facts.NotAfter is { } bound && Index(bound) < due)
        {
            due = Index(bound);
        }

        var origin = Origin(since, facts.Term, facts.Rule, cutOff);
        var used = Charged(origin, Index(asOf), IsPaused);
        Verdict? verdict = null;
        if (facts.FinishedAt <= now)
        {
            var end = Index(asOf);
            verdict =
                end > due ? Verdict.Late
                : end / 1440 < due / 1440 ? Verdict.Early
                : Verdict.OnTime;
        }

        return (At(due), used, Charged(origin, due, IsPaused) - used, verdict);
    }

    private static IEnumerable<Session> SessionsOf(CalendarDefinition definition, LocalDate date)
    {
        var season = definition.Seasons.FirstOrDefault(season => season.From <= date && date <= season.To);
        var week = season?.Week ?? definition.Week;
        if (definition.WorkedDays.FirstOrDefault(day => day.Date == date) is { } worked)
        {
            return worked.Sessions ?? week[IsoDayOfWeek.Monday];
        }

        return definition.DaysOff.Any(day => day.Date == date) || !week.TryGetValue(date.DayOfWeek, out var sessions)
            ? []
            : sessions;
    }

    private long Charged(int from, int to, Func<int, bool> isPaused)
    {
        long minutes = 0;
        for (var i = from; i < to; i++)
        {
            if (_counts[i])
            {
                minutes += isPaused(i) ? 0 : 1;
            }
            else
            {
                i = NextCounted(i) - 1;
            }
        }

        return minutes;
    }

    private int Due(int start, Term term, StartRule rule, LocalTime? cutOff, Func<int, bool> isPaused)
    {
        var day = ReceivedDay(start, cutOff);
        switch (term.Unit)
        {
            case TermUnit.WorkingMinutes or TermUnit.WorkingHours:
            {
                var needed = term.Amount * (term.Unit == TermUnit.WorkingHours ? 60 : 1);
                return Walk(needed == 0 || rule == StartRule.Moment ? start : (day + 1) * 1440, needed, isPaused);
            }

            case TermUnit.WorkingDays when rule == StartRule.Moment:
                return Walk(start, term.Amount * _dayLength / 2, isPaused);

            case TermUnit.WorkingDays:
            {
                var left = term.Amount;
                if (left == 0)
                {
                    return start;
                }

                while (true)
                {
                    day++;
                    if (!IsCounted(day) || isPaused(day * 1440))
                    {
                        continue;
                    }

                    if (left == 1)
                    {
                        return InDay(day, MinutesOf(day) / 2);
                    }

                    left -= 2;
                    if (left == 0)
                    {
                        return InDay(day, MinutesOf(day));
                    }
                }
            }

            case TermUnit.CalendarDays
            or TermUnit.Months:
            {
                var received = _zero.Date.PlusDays(day);
                var target =
                    term.Unit == TermUnit.Months ? received.PlusMonths(term.Amount) : received.PlusDays(term.Amount);
                var left = Period.DaysBetween(received, target);
                while (left > 0)
                {
                    day++;
                    left -= isPaused(day * 1440) ? 0 : 1;
                }

                while (!IsCounted(day))
                {
                    day++;
                }

                return InDay(day, MinutesOf(day));
            }

            default:
            {
                day = SameDay(start, cutOff);
                if (rule == StartRule.NextWorkingDay)
                {
                    while (!IsCounted(day) || isPaused(day * 1440))
                    {
                        day++;
                    }

                    return InDay(day, MinutesOf(day));
                }

                var from = day == start / 1440 ? start : day * 1440;
                return Walk(from, (int)Charged(from, InDay(day, MinutesOf(day)), _ => false), isPaused);
            }
        }
    }

    private int Origin(int start, Term term, StartRule rule, LocalTime? cutOff)
    {
        if (term.Unit == TermUnit.SameDay)
        {
            var day = SameDay(start, cutOff);
            return day == start / 1440 ? start : day * 1440;
        }

        var received = ReceivedDay(start, cutOff);
        if (rule == StartRule.NextWorkingDay)
        {
            return (received + 1) * 1440;
        }

        var isLate = term.Unit is TermUnit.CalendarDays or TermUnit.Months && received != start / 1440;
        return isLate ? received * 1440 : start;
    }

    private int ReceivedDay(int start, LocalTime? cutOff)
    {
        var day = start / 1440;
        if (cutOff is { } time && At(start).TimeOfDay >= time)
        {
            do
            {
                day++;
            } while (!IsCounted(day));
        }

        return day;
    }

    private int SameDay(int start, LocalTime? cutOff)
    {
        var day = start / 1440;
        var isToday =
            IsCounted(day)
            && (cutOff is not { } time || At(start).TimeOfDay < time)
            && start < InDay(day, MinutesOf(day));
        while (!isToday)
        {
            day++;
            isToday = IsCounted(day);
        }

        return day;
    }

    private int Walk(int from, int needed, Func<int, bool> isPaused)
    {
        var minute = from;
        while (needed > 0)
        {
            minute = NextCounted(minute);
            needed -= isPaused(minute) ? 0 : 1;
            minute++;
        }

        return minute;
    }

    private int NextCounted(int minute)
    {
        var next = Array.IndexOf(_counts, true, minute);
        return next < 0 ? _counts.Length : next;
    }

    private bool IsCounted(int day) => Array.IndexOf(_counts, true, day * 1440, 1440) >= 0;

    private int MinutesOf(int day) => _counts.AsSpan(day * 1440, 1440).Count(true);

    /// <summary>The end of the nth counted minute of a day, or its opening.</summary>
    private int InDay(int day, int n)
    {
        var minute = Array.IndexOf(_counts, true, day * 1440, 1440);
        return n == 0 ? minute : Walk(minute, n, _ => false);
    }
}
