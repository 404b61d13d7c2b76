using System.Runtime.InteropServices;

namespace Bpm.WorkingTime;

/// <summary>A length of processing time with its unit, such as "3 working days".</summary>
/// <remarks>Working days are kept in halves and everything else in whole units, so that no fraction is ever rounded.</remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Term
{
    private Term(TermUnit unit, int amount)
    {
        Unit = unit;
        Amount = amount;
    }

    /// <summary>The unit that the term is written in.</summary>
    public TermUnit Unit { get; }

    /// <summary>How many: half days for <see cref="TermUnit.WorkingDays"/>, else whole units; 0 for <see cref="TermUnit.SameDay"/>.</summary>
    public int Amount { get; }

    /// <summary>The term "same day" (trong ngày).</summary>
    public static Term SameDay => new(TermUnit.SameDay, 0);

    public static Term OfWorkingMinutes(int minutes) => throw new NotImplementedException();

    public static Term OfWorkingHours(int hours) => throw new NotImplementedException();

    public static Term OfWorkingDays(decimal days) => throw new NotImplementedException();

    public static Term OfHalfWorkingDays(int halves) => throw new NotImplementedException();

    public static Term OfCalendarDays(int days) => throw new NotImplementedException();

    public static Term OfMonths(int months) => throw new NotImplementedException();

    public static bool TryParse(string text, out Term term, out string? error) => throw new NotImplementedException();

    public static Term Parse(string text) => throw new NotImplementedException();

    /// <summary>Canonical English, which <see cref="Parse"/> reads back: "3 working days", "0.5 working days", "same day".</summary>
    public override string ToString() => "";

    /// <summary>Vietnamese, as printed on slips: "2,5 ngày làm việc", "4 giờ làm việc", "10 ngày", "2 tháng", "trong ngày".</summary>
    public string ToVietnamese() => throw new NotImplementedException();

    /// <summary>The term in counted minutes under a day length, or null for calendar days, months and "same day".</summary>
    public long? WorkingMinutes(int dayLengthMinutes) => throw new NotImplementedException();

    /// <summary>The term in working days under a day length, exact, or null for calendar days, months and "same day".</summary>
    public decimal? InWorkingDays(int dayLengthMinutes) => throw new NotImplementedException();
}
