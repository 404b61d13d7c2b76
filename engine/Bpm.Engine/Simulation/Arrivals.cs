using System.Runtime.InteropServices;
using Bpm.Procedures;
using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Engine.Simulation;

/// <summary>When somebody comes, and by which way.</summary>
/// <param name="Number">From 1, in the order of time.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Arrival(int Number, LocalDateTime At, Channel Channel);

/// <summary>
/// Spreads the applications over the dates and hours: more on Mondays, before and after a long holiday; on a day off only
/// online. These are dates on which people come, not dates that anything is due on.
/// </summary>
internal sealed class Arrivals
{
    private readonly SimulationSettings settings;
    private readonly WorkingCalendar calendar;
    private readonly LocalDate[] dates;
    private readonly Weighted[] byDate;
    private readonly Weighted[] byHour;
    private readonly Weighted mondayHours;

    public Arrivals(SimulationSettings settings, WorkingCalendar calendar)
    {
        (this.settings, this.calendar) = (settings, calendar);
        dates = [.. Dates(settings.From, settings.End)];
        var near = Nearness();
        double Online(int day) => near[day] * Weight(dates[day]);
        // Desks may be open on a Saturday; on other days off nobody is there.
        double Counter(int day) =>
            calendar.IsCounted(dates[day]) || dates[day].DayOfWeek == IsoDayOfWeek.Saturday ? Online(day) : 0;
        var days = Enumerable.Range(0, dates.Length).ToList();
        var (online, counter) = (new Weighted(days.Select(Online)), new Weighted(days.Select(Counter)));
        // A short run may lie wholly in a holiday: then everybody writes online.
        byDate = counter.Sum > 0 ? [counter, online, counter] : [online, online, online];
        var hours = new Weighted(settings.CounterHours);
        byHour = [hours, new Weighted(settings.OnlineHours), hours];
        mondayHours = new Weighted(
            settings.CounterHours.Select((w, hour) => hour < 12 ? w * settings.MondayMorning : w)
        );
    }

    /// <summary>All of them, by time.</summary>
    public Arrival[] All()
    {
        var found = new (LocalDateTime At, Channel Channel)[settings.Applications];
        for (var i = 0; i < found.Length; i++)
        {
            var dice = Dice.For(settings.Seed, Concern.Arrivals, i);
            var share = dice.Share();
            var channel =
                share < settings.Online ? Channel.Online
                : share < settings.Online + settings.Post ? Channel.Post
                : Channel.Counter;
            found[i] = (At(channel, ref dice), channel);
        }

        // The same moments in the same order, whatever the sort does with equals: they differ in the channel alone.
        Array.Sort(
            found,
            (a, b) => a.At.CompareTo(b.At) is not 0 and var order ? order : a.Channel.CompareTo(b.Channel)
        );
        return [.. found.Select((f, i) => new Arrival(i + 1, f.At, f.Channel)).TakeWhile(a => a.At < settings.End)];
    }

    private LocalDateTime At(Channel channel, ref Dice dice)
    {
        var date = dates[byDate[(int)channel].Pick(ref dice)];
        var hours =
            channel != Channel.Online && date.DayOfWeek == IsoDayOfWeek.Monday ? mondayHours : byHour[(int)channel];
        return date.At(new LocalTime(hours.Pick(ref dice), dice.Below(60)));
    }

    /// <summary>How much the nearness of a long holiday adds, by date.</summary>
    private double[] Nearness()
    {
        var near = Enumerable.Repeat(1.0, dates.Length).ToArray();
        // A holiday just outside the run is felt inside it.
        var first = settings.From.PlusDays(-settings.AroundHoliday);
        var last = dates.Length == 0 ? first : dates[^1].PlusDays(settings.AroundHoliday);
        foreach (var (begin, end) in LongHolidays(first, last))
        {
            for (var day = 0; day < dates.Length; day++)
            {
                var (before, after) = (Days(dates[day], begin), Days(end, dates[day]));
                near[day] *=
                    before > 0 && before <= settings.AroundHoliday ? settings.BeforeHoliday
                    : after > 0 && after <= settings.AroundHoliday ? settings.AfterHoliday
                    : 1;
            }
        }

        return near;
    }

    private List<(LocalDate Begin, LocalDate End)> LongHolidays(LocalDate first, LocalDate last)
    {
        var found = new List<(LocalDate, LocalDate)>();
        var run = new List<LocalDate>();
        foreach (
            var date in Dates(first, last.AtMidnight()).Where(d => d >= calendar.FirstDate && d <= calendar.LastDate)
        )
        {
            if (Weekend(date))
            {
                continue;
            }

            if (!calendar.IsCounted(date))
            {
                run.Add(date);
                continue;
            }

            if (run.Count >= settings.LongHoliday)
            {
                found.Add((run[0], run[^1]));
            }

            run.Clear();
        }

        return found;
    }

    /// <summary>A weekday off is a holiday; a weekend that is worked is a day like others.</summary>
    private double Weight(LocalDate date) =>
        (calendar.IsCounted(date), Weekend(date)) switch
        {
            (true, true) => 1,
            (false, false) => settings.DayOff,
            _ => settings.Weekdays[(int)date.DayOfWeek - 1],
        };

    private static bool Weekend(LocalDate date) => date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday;

    private static int Days(LocalDate from, LocalDate to) => Period.DaysBetween(from, to);

    private static IEnumerable<LocalDate> Dates(LocalDate from, LocalDateTime end)
    {
        for (var date = from; date.AtMidnight() < end; date = date.PlusDays(1))
        {
            yield return date;
        }
    }
}
