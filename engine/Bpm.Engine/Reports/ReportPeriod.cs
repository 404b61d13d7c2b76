using NodaTime;

namespace Bpm.Engine.Reports;

/// <summary>The dates that a report is about; both count.</summary>
public sealed record ReportPeriod
{
    /// <exception cref="ArgumentException">It ends before it begins.</exception>
    public ReportPeriod(LocalDate from, LocalDate to)
    {
        if (to < from)
        {
            throw new ArgumentException(
                $"The period ends on {to:uuuu-MM-dd}, before it begins on {from:uuuu-MM-dd}.",
                nameof(to)
            );
        }

        (From, To) = (from, to);
    }

    private LocalDateTime? SeenUntil { get; init; }

    public LocalDate From { get; }
    public LocalDate To { get; }

    /// <summary>The first moment that the report doesn't see: after the period, or after the moment it is read at.</summary>
    public LocalDateTime End => SeenUntil is { } seen && seen < AfterLast ? seen : AfterLast;

    /// <summary>Whether all of the period is over.</summary>
    public bool Complete => End == AfterLast;

    private LocalDateTime AfterLast => To.PlusDays(1).AtMidnight();

    /// <summary>The period as it can be told at a moment: what falls due after it is not overdue yet.</summary>
    public ReportPeriod SeenAt(LocalDateTime now) => this with { SeenUntil = now.PlusMilliseconds(1) };

    public static ReportPeriod Month(int year, int month)
    {
        var first = new LocalDate(year, month, 1);
        return new ReportPeriod(first, first.PlusMonths(1).PlusDays(-1));
    }

    /// <summary>The province's reporting month: from the 15th of the month before to the 14th (R1).</summary>
    public static ReportPeriod FifteenthToFourteenth(int year, int month)
    {
        var last = new LocalDate(year, month, 14);
        return new ReportPeriod(last.PlusMonths(-1).PlusDays(1), last);
    }

    public override string ToString() => $"{From:uuuu-MM-dd}..{To:uuuu-MM-dd}";
}
