using System.Runtime.InteropServices;

namespace Bpm.WorkingTime;

/// <summary>A length of processing time with its unit (thời hạn), such as "3 working days".</summary>
/// <remarks>Working days are kept in halves and everything else in whole units, so that no fraction is ever rounded.</remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Term
{
    private Term(TermUnit unit, int amount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(amount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(amount, TermLimits.MaxAmount);
        Unit = unit;
        Amount = amount;
    }

    /// <summary>The unit that the term is written in.</summary>
    public TermUnit Unit { get; }

    /// <summary>How many: half days for <see cref="TermUnit.WorkingDays"/>, else whole units; 0 for <see cref="TermUnit.SameDay"/>.</summary>
    public int Amount { get; }

    /// <summary>The term "same day" (trong ngày).</summary>
    public static Term SameDay => new(TermUnit.SameDay, 0);

    /// <summary>Whether the term counts working time, so that it has a length in minutes under a day length.</summary>
    public bool IsWorkingTime => Unit is TermUnit.WorkingMinutes or TermUnit.WorkingHours or TermUnit.WorkingDays;

    /// <summary>Counted minutes, from 0 to <see cref="TermLimits.MaxAmount"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative or beyond the limit; so with all of these.</exception>
    public static Term OfWorkingMinutes(int minutes) => new(TermUnit.WorkingMinutes, minutes);

    /// <summary>Counted hours of sixty minutes.</summary>
    public static Term OfWorkingHours(int hours) => new(TermUnit.WorkingHours, hours);

    /// <summary>Working days in steps of one half.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number isn't a whole number of halves; anything finer is written in hours.</exception>
    public static Term OfWorkingDays(decimal days)
    {
        var halves = days * 2;
        if (halves != decimal.Truncate(halves) || halves is < 0 or > TermLimits.MaxAmount)
        {
            throw new ArgumentOutOfRangeException(nameof(days), days, "Working days come in halves from 0 on.");
        }

        return new(TermUnit.WorkingDays, decimal.ToInt32(halves));
    }

    /// <summary>Working days given in half days.</summary>
    public static Term OfHalfWorkingDays(int halves) => new(TermUnit.WorkingDays, halves);

    /// <summary>Days of the calendar on the wall.</summary>
    public static Term OfCalendarDays(int days) => new(TermUnit.CalendarDays, days);

    /// <summary>Months; a day that the month lacks becomes the month's last.</summary>
    public static Term OfMonths(int months) => new(TermUnit.Months, months);

    /// <summary>Reads the canonical English or Vietnamese form; case and spacing don't matter.</summary>
    /// <param name="text">Such as "3 working days", "0.5 working days", "2,5 ngày làm việc" or "same day".</param>
    /// <param name="term">The term, or the default on failure.</param>
    /// <param name="error">On failure, what to write instead.</param>
    public static bool TryParse(string text, out Term term, out Said? error) =>
        TermText.TryParse(text, out term, out error);

    /// <summary>As <see cref="TryParse"/>.</summary>
    /// <exception cref="FormatException">The text isn't a term; the message says what to write instead.</exception>
    public static Term Parse(string text) =>
        TryParse(text, out var term, out var error) ? term : throw new FormatException(error?.En);

    /// <summary>Canonical English, which <see cref="Parse"/> reads back: "3 working days", "0.5 working days", "same day".</summary>
    public override string ToString() => TermText.English(this);

    /// <summary>Vietnamese, as printed on slips: "2,5 ngày làm việc", "4 giờ làm việc", "10 ngày", "2 tháng", "trong ngày".</summary>
    public string ToVietnamese() => TermText.Vietnamese(this);

    /// <summary>In the words of a language.</summary>
    public string ToText(Language language) => language == Language.Vietnamese ? ToVietnamese() : ToString();

    /// <summary>The term in counted minutes under a day length, or null for calendar days, months and "same day".</summary>
    /// <param name="dayLengthMinutes">The calendar's <see cref="WorkingCalendar.DayLengthMinutes"/>; half of an odd length is cut down.</param>
    public long? WorkingMinutes(int dayLengthMinutes) =>
        TryWorkingMinutes(dayLengthMinutes, out var minutes) ? minutes : null;

    /// <summary>The term in working days under a day length, exact, or null for calendar days, months and "same day".</summary>
    public decimal? InWorkingDays(int dayLengthMinutes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dayLengthMinutes);
        return Unit == TermUnit.WorkingDays
            ? Amount / 2m
            : WorkingMinutes(dayLengthMinutes) / (decimal)dayLengthMinutes;
    }

    /// <summary>Which of two terms is longer, or null where the question has no answer without a date: 10 calendar days and 8 working days.</summary>
    /// <returns>Negative when this is shorter, 0 when equal, positive when longer.</returns>
    public int? CompareTo(Term other, int dayLengthMinutes)
    {
        if (Unit == other.Unit)
        {
            return Amount.CompareTo(other.Amount);
        }

        return IsWorkingTime && other.IsWorkingTime
            ? WorkingMinutes(dayLengthMinutes)!.Value.CompareTo(other.WorkingMinutes(dayLengthMinutes)!.Value)
            : null;
    }

    /// <summary>The sum, or null where there is none: working time and calendar time don't add, and nothing adds to "same day".</summary>
    public Term? Plus(Term other, int dayLengthMinutes) => Combine(other, dayLengthMinutes, sign: 1);

    /// <summary>The difference, or null where there is none or it would be negative.</summary>
    public Term? Minus(Term other, int dayLengthMinutes) => Combine(other, dayLengthMinutes, sign: -1);

    internal bool TryWorkingMinutes(int dayLengthMinutes, out long minutes)
    {
        // By twice the length of the unit, so that half days stay whole numbers; written so that it compiles without branches.
        var days = Unit == TermUnit.WorkingDays ? dayLengthMinutes : 0;
        var hours = Unit == TermUnit.WorkingHours ? 2 * 60 : 0;
        var one = Unit == TermUnit.WorkingMinutes ? 2 : 0;
        minutes = ((long)Amount * (days + hours + one)) >> 1;
        return IsWorkingTime;
    }

    internal static Term Of(TermUnit unit, int amount) => new(unit, amount);

    private Term? Combine(Term other, int dayLengthMinutes, int sign)
    {
        if (Unit == other.Unit && Unit != TermUnit.SameDay)
        {
            return InRange(Unit, Amount + ((long)sign * other.Amount));
        }

        if (!IsWorkingTime || !other.IsWorkingTime)
        {
            return null;
        }

        var minutes = WorkingMinutes(dayLengthMinutes)!.Value + (sign * other.WorkingMinutes(dayLengthMinutes)!.Value);
        return minutes % 60 == 0 && Unit != TermUnit.WorkingMinutes && other.Unit != TermUnit.WorkingMinutes
            ? InRange(TermUnit.WorkingHours, minutes / 60)
            : InRange(TermUnit.WorkingMinutes, minutes);
    }

    private static Term? InRange(TermUnit unit, long amount) =>
        amount is < 0 or > TermLimits.MaxAmount ? null : new Term(unit, (int)amount);
}
