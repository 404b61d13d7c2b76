using NodaTime;

namespace Bpm.WorkingTime;

/// <summary>The Vietnamese lunar calendar (âm lịch), reckoned at UTC+7, 2000 to 2060. It only ever proposes days off; a decision rules.</summary>
/// <remarks>
/// Whole numbers from a table. The table was computed from the new moons and the sun's longitude at UTC+7 (Meeus); a test computes it
/// again. Reckoning at UTC+8, as the Chinese calendar does, gives another Tết in 2030: 3 February, not 2.
/// </remarks>
public static class VietnameseLunar
{
    /// <summary>The first lunar year of the table.</summary>
    public const int FirstYear = 2000;

    /// <summary>The last lunar year of the table.</summary>
    public const int LastYear = 2060;

    private const int MonthBits = 13;
    private const int LeapBits = 4;

    /// <summary>By year: which months have 30 days (13 bits, the first month lowest), the leap month's number, and Tết as days after 1 January.</summary>
    private static readonly int[] s_years =
    [
        0x46_0693,
        0x2E_952B,
        0x54_052B,
        0x3E_0A5B,
        0x2A_555A,
        0x4E_056A,
        0x38_EB65,
        0x5E_0BA5,
        0x4A_0D49,
        0x32_BA95,
        0x58_0A95,
        0x42_052D,
        0x2C_8AAD,
        0x50_0AB5,
        0x3D_35AA,
        0x62_05D2,
        0x4C_0DA5,
        0x36_DD4A,
        0x5C_0E4A,
        0x46_0C96,
        0x30_992E,
        0x54_0556,
        0x3E_0AB5,
        0x2A_55B2,
        0x50_06D2,
        0x38_CEA5,
        0x5E_0725,
        0x48_064B,
        0x32_AC97,
        0x56_04AB,
        0x40_055B,
        0x2C_6ADA,
        0x52_0B6A,
        0x3D_7752,
        0x62_0B92,
        0x4C_0B25,
        0x36_DA4B,
        0x5A_0A4D,
        0x44_04AD,
        0x2E_A95B,
        0x54_05AD,
        0x3E_0BAA,
        0x2A_5B52,
        0x50_0D92,
        0x3A_FD25,
        0x5E_0D25,
        0x48_0A55,
        0x32_B4AD,
        0x58_04B6,
        0x40_06B5,
        0x2C_6DAA,
        0x52_0ECA,
        0x3F_0E92,
        0x60_0E93,
        0x4C_0D26,
        0x36_CA56,
        0x5A_0A5B,
        0x44_055A,
        0x2E_8AD5,
        0x54_0B55,
        0x40_074A,
    ];

    /// <summary>The first day of a lunar year (mùng 1 Tết).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is outside the table.</exception>
    public static LocalDate Tet(int year) => new LocalDate(year, 1, 1).PlusDays(Row(year) >> (MonthBits + LeapBits));

    /// <summary>The commemoration of the Hùng Kings (Giỗ Tổ Hùng Vương), the 10th day of the 3rd lunar month.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is outside the table.</exception>
    public static LocalDate HungKings(int year) => ToSolar(year, month: 3, day: 10, isLeapMonth: false);

    /// <summary>The number of the month that is followed by a leap month of the same number, or null.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The year is outside the table.</exception>
    public static int? LeapMonth(int year)
    {
        var leap = (Row(year) >> MonthBits) & ((1 << LeapBits) - 1);
        return leap == 0 ? null : leap;
    }

    /// <summary>The date on the wall of a lunar date.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such lunar date, or the year is outside the table.</exception>
    public static LocalDate ToSolar(int year, int month, int day, bool isLeapMonth)
    {
        var leap = LeapMonth(year);
        if (month is < 1 or > 12 || (isLeapMonth && month != leap))
        {
            throw new ArgumentOutOfRangeException(nameof(month), month, "The lunar year has no such month.");
        }

        var index = month - 1 + (isLeapMonth || month > leap ? 1 : 0);
        var length = 29 + ((Row(year) >> index) & 1);
        if (day < 1 || day > length)
        {
            throw new ArgumentOutOfRangeException(nameof(day), day, $"That lunar month has {length} days.");
        }

        var days = day - 1;
        for (var i = 0; i < index; i++)
        {
            days += 29 + ((Row(year) >> i) & 1);
        }

        return Tet(year).PlusDays(days);
    }

    private static int Row(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, FirstYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, LastYear);
        return s_years[year - FirstYear];
    }
}
