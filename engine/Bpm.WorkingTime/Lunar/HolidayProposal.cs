using NodaTime;

namespace Bpm.WorkingTime;

/// <summary>
/// The days off that the rules lead to for a year, for a person to compare with the decision. It proposes no swaps, and nothing here
/// is in force: a calendar file is.
/// </summary>
/// <param name="Year">The year.</param>
/// <param name="Holidays">The eleven paid days, weekends included, in order.</param>
/// <param name="DaysOff">The weekdays that are off: the holidays, and a day in lieu for each that falls on a weekend.</param>
/// <param name="Undecided">Dates that only a decision can settle.</param>
/// <remarks>
/// Source: Labour Code 2019, arts. 111(3) and 112, cited at second hand. Tết is taken as two days before and three from the first
/// day on, and National Day with the day before: with the days in lieu this gives the weekdays that were decided for 2022–2026.
/// </remarks>
public sealed record HolidayProposal(
    int Year,
    IReadOnlyList<DayOff> Holidays,
    IReadOnlyList<DayOff> DaysOff,
    IReadOnlyList<UndecidedDate> Undecided
)
{
    /// <summary>From this year on, 24 November (Ngày Văn hóa Việt Nam) may be off by a decision that hasn't been found.</summary>
    private const int CultureDaySince = 2026;

    /// <summary>Proposes for a year.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is outside the lunar table.</exception>
    public static HolidayProposal For(int year)
    {
        var tet = VietnameseLunar.Tet(year);
        List<DayOff> holidays =
        [
            new(new(year, 1, 1), "Tết Dương lịch"),
            .. Enumerable.Range(-2, 5).Select(day => new DayOff(tet.PlusDays(day), "Tết Nguyên đán")),
            new(VietnameseLunar.HungKings(year), "Giỗ Tổ Hùng Vương"),
            new(new(year, 4, 30), "Ngày Chiến thắng"),
            new(new(year, 5, 1), "Ngày Quốc tế lao động"),
            new(new(year, 9, 1), "Quốc khánh"),
            new(new(year, 9, 2), "Quốc khánh"),
        ];
        holidays = [.. holidays.OrderBy(day => day.Date)];

        var off = holidays.Where(day => !IsWeekend(day.Date)).DistinctBy(day => day.Date).ToDictionary(day => day.Date);
        foreach (var holiday in holidays.Where((day, i) => IsWeekend(day.Date) || IsSecondOnItsDate(holidays, i)))
        {
            var date = holiday.Date.PlusDays(1);
            while (IsWeekend(date) || off.ContainsKey(date))
            {
                date = date.PlusDays(1);
            }

            off[date] = new(date, $"nghỉ bù {holiday.Reason}");
        }

        UndecidedDate[] undecided =
            year < CultureDaySince ? [] : [new(new(year, 11, 24), "Ngày Văn hóa Việt Nam: chưa thấy quyết định")];
        return new(year, holidays, [.. off.Values.OrderBy(day => day.Date)], undecided);
    }

    private static bool IsSecondOnItsDate(List<DayOff> holidays, int i) =>
        i > 0 && holidays[i - 1].Date == holidays[i].Date;

    private static bool IsWeekend(LocalDate date) => date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday;
}
