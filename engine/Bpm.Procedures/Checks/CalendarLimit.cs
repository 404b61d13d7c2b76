using Bpm.WorkingTime;
using NodaTime;

namespace Bpm.Procedures.Checks;

/// <summary>How many working days a limit in calendar days leaves. The day of receipt isn't counted.</summary>
internal static class CalendarLimit
{
    /// <summary>The weekday of receipt with the fewest working days in a week without holidays.</summary>
    public static (IsoDayOfWeek Day, int Dates) OrdinaryWeek(int calendarDays)
    {
        var monday = new LocalDate(2026, 3, 2);
        return Enumerable
            .Range(0, 5)
            .Select(i => monday.PlusDays(i))
            .Select(day => (day.DayOfWeek, Dates: WorkingDates(day, Roll(day.PlusDays(calendarDays)))))
            .MinBy(d => d.Dates);
    }

    /// <summary>
    /// The date of receipt from today on, in the years that the calendar knows, that leaves the least; null when every one
    /// leaves enough, or no calendar was loaded.
    /// </summary>
    public static (LocalDate Received, int Dates)? Worst(World world, Term limit, long minutes) =>
        world.FewestDates(limit) is { } fewest && fewest.Dates * (long)world.DayLength < minutes ? fewest : null;

    /// <summary>
    /// Asks every date to come that the calendar knows: of the past nobody can warn. The world keeps the answer, since many
    /// procedures share a limit.
    /// </summary>
    internal static (LocalDate Received, int Dates)? Fewest(World world, Term limit)
    {
        var calendar = Catalogue.ProvinceCalendarOf(world.Calendars);
        if (calendar is null)
        {
            return null;
        }

        var (received, fewest) = (LocalDate.MinIsoValue, int.MaxValue);
        var span = limit.Unit == TermUnit.Months ? limit.Amount * 31 : limit.Amount;
        var from = world.Today is { } today ? LocalDate.Max(today, calendar.FirstDate) : calendar.FirstDate;
        for (var day = from; day < calendar.LastDate.PlusDays(-span - 15); day = day.PlusDays(1))
        {
            if (!calendar.IsCounted(day))
            {
                continue;
            }

            var due = calendar.Add(calendar.OpenOf(day), limit, StartRule.NextWorkingDay, LocalTime.MaxValue).Date;
            var dates = calendar.CountDates(day.PlusDays(1), due.PlusDays(1));
            if (dates < fewest)
            {
                (received, fewest) = (day, dates);
            }
        }

        return fewest < int.MaxValue ? (received, fewest) : null;
    }

    private static LocalDate Roll(LocalDate date) => IsWorking(date) ? date : Roll(date.PlusDays(1));

    private static int WorkingDates(LocalDate after, LocalDate until)
    {
        var count = 0;
        for (var day = after.PlusDays(1); day <= until; day = day.PlusDays(1))
        {
            count += IsWorking(day) ? 1 : 0;
        }

        return count;
    }

    private static bool IsWorking(LocalDate date) =>
        date.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday);
}
