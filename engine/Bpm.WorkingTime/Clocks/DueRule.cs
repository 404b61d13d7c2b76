using NodaTime;

namespace Bpm.WorkingTime;

/// <summary>
/// Where a term starts and ends. The one place that knows; <see cref="WorkingCalendar.Add(LocalDateTime, Term, StartRule)"/> and
/// <see cref="Clock"/> both ask it. Offsets and positions are those of <see cref="CountedTime"/>.
/// </summary>
internal static class DueRule
{
    /// <summary>No cut-off: no minute of a day is as late.</summary>
    public const int NoCutOff = NodaConstants.MinutesPerDay;

    private const int MinutesPerDay = NodaConstants.MinutesPerDay;

    /// <summary>A cut-off as a minute of the day; a started minute before it is before it.</summary>
    public static int CutOffMinute(LocalTime? cutOff) => cutOff is { } time ? CalendarCheck.MinuteOf(time) : NoCutOff;

    /// <summary>Whether pauses take whole dates from a term, or minutes.</summary>
    public static bool ChargesWholeDates(Term term, StartRule rule) =>
        rule == StartRule.NextWorkingDay || term.Unit is TermUnit.CalendarDays or TermUnit.Months;

    /// <summary>The offset from which minutes are charged to a term received at <paramref name="start"/>.</summary>
    public static int Origin(CountedTime time, int start, Term term, StartRule rule, int cutOff)
    {
        if (term.Unit == TermUnit.SameDay)
        {
            var day = SameDay(time, start, cutOff);
            return day == start / MinutesPerDay ? start : day * MinutesPerDay;
        }

        if (rule == StartRule.NextWorkingDay)
        {
            return (ReceivedDay(time, start, cutOff) + 1) * MinutesPerDay;
        }

        if (term.Unit is TermUnit.CalendarDays or TermUnit.Months)
        {
            var day = ReceivedDay(time, start, cutOff);
            return day == start / MinutesPerDay ? start : day * MinutesPerDay;
        }

        return start;
    }

    /// <summary>The due of a term received at <paramref name="start"/>.</summary>
    /// <param name="time">The calendar's arithmetic.</param>
    /// <param name="dayLength">Minutes of one working day under <see cref="StartRule.Moment"/>.</param>
    /// <param name="start">The receipt.</param>
    /// <param name="term">The allowance.</param>
    /// <param name="rule">From when it counts.</param>
    /// <param name="cutOff">The minute of the day from which a receipt is late, or <see cref="NoCutOff"/>.</param>
    /// <param name="minutes">Pauses minute by minute.</param>
    /// <param name="dates">Pauses grown to whole dates.</param>
    /// <exception cref="CalendarRangeException">The due lies beyond the calendar.</exception>
    public static int Due(
        CountedTime time,
        int dayLength,
        int start,
        Term term,
        StartRule rule,
        int cutOff,
        Block[] minutes,
        Block[] dates
    )
    {
        switch (term.Unit)
        {
            case TermUnit.WorkingMinutes
            or TermUnit.WorkingHours
            or TermUnit.WorkingDays when rule == StartRule.Moment || term.Unit != TermUnit.WorkingDays:
            {
                var needed = term.WorkingMinutes(dayLength)!.Value;
                if (needed == 0)
                {
                    return start;
                }

                return rule == StartRule.Moment
                    ? Advance(time, start, needed, minutes)
                    : Advance(time, Origin(time, start, term, rule, cutOff), needed, dates);
            }

            case TermUnit.WorkingDays:
                return term.Amount == 0
                    ? start
                    : ChargedDates(time, ReceivedDay(time, start, cutOff) + 1, term.Amount, dates);

            case TermUnit.CalendarDays:
            {
                var received = ReceivedDay(time, start, cutOff);
                return CalendarDue(time, received, (long)received + term.Amount, dates);
            }

            case TermUnit.Months:
            {
                var received = ReceivedDay(time, start, cutOff);
                var date = time.DateOf(received);
                if (((date.Year * 12L) + date.Month + term.Amount) > (time.LastDate.Year * 12L) + 12)
                {
                    time.ThrowBeyond();
                }

                return CalendarDue(time, received, time.DayOf(date.PlusMonths(term.Amount)), dates);
            }

            case TermUnit.SameDay:
            {
                var day = SameDay(time, start, cutOff);
                if (rule == StartRule.NextWorkingDay)
                {
                    return ChargedDates(time, day, halves: 2, dates);
                }

                var from = Origin(time, start, term, rule, cutOff);
                var needed = time.PositionAt(time.CloseOf(day)) - time.PositionAt(from);
                return Advance(time, from, needed, minutes);
            }

            default:
                throw new ArgumentOutOfRangeException(nameof(term), term.Unit, "There is no such unit of terms.");
        }
    }

    /// <summary>The earliest offset with that many charged minutes since <paramref name="from"/>.</summary>
    private static int Advance(CountedTime time, int from, long needed, Block[] blocks)
    {
        var target = time.PositionAt(from) + needed;
        foreach (var block in blocks)
        {
            if (block.To <= from)
            {
                continue;
            }

            var blockStart = time.PositionAt(Math.Max(block.From, from));
            if (blockStart >= target)
            {
                break;
            }

            target += time.PositionAt(block.To) - blockStart;
        }

        return time.OffsetAt(target);
    }

    /// <summary>
    /// The close of the Nth charged date from <paramref name="firstDay"/> on; an odd half ends on the following charged date, after
    /// half of that date's own counted minutes.
    /// </summary>
    private static int ChargedDates(CountedTime time, int firstDay, int halves, Block[] dates)
    {
        var whole = halves / 2;
        var isHalf = halves % 2 != 0;
        var first = CountedDatesBefore(time, firstDay);
        var end = first + (long)whole + (isHalf ? 1 : 0);
        foreach (var block in dates)
        {
            var from = Math.Max(CountedDatesBefore(time, block.From / MinutesPerDay), first);
            if (from >= end)
            {
                break;
            }

            end += Math.Max(CountedDatesBefore(time, block.To / MinutesPerDay) - from, 0);
        }

        var day = time.DayOfCountedDate(end - 1);
        return isHalf ? time.InDay(day, time.MinutesOfDay(day) / 2) : time.CloseOf(day);
    }

    /// <summary>Each paused date after receipt adds one; an end on a day off moves to the next counted date.</summary>
    private static int CalendarDue(CountedTime time, int received, long lastDay, Block[] dates)
    {
        foreach (var block in dates)
        {
            var from = Math.Max(block.From / MinutesPerDay, received + 1);
            if (from > lastDay)
            {
                break;
            }

            lastDay += Math.Max((block.To / MinutesPerDay) - from, 0);
        }

        if (lastDay >= time.DayCount)
        {
            time.ThrowBeyond();
        }

        var day = (int)lastDay;
        return time.CloseOf(time.IsCountedDay(day) ? day : NextCountedDay(time, day));
    }

    private static int ReceivedDay(CountedTime time, int start, int cutOff)
    {
        var day = start / MinutesPerDay;
        return start - (day * MinutesPerDay) >= cutOff ? NextCountedDay(time, day) : day;
    }

    private static int SameDay(CountedTime time, int start, int cutOff)
    {
        var day = start / MinutesPerDay;
        return time.IsCountedDay(day) && start - (day * MinutesPerDay) < cutOff && start < time.CloseOf(day)
            ? day
            : NextCountedDay(time, day);
    }

    private static int NextCountedDay(CountedTime time, int day) =>
        time.DayOfCountedDate(time.CountedDatesBefore(day + 1));

    /// <summary>As the table, also for the day after the last and one more, which a receipt on the last date asks for.</summary>
    private static int CountedDatesBefore(CountedTime time, int day) =>
        time.CountedDatesBefore(Math.Min(day, time.DayCount));
}
