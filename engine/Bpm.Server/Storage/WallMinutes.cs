using NodaTime;

namespace Bpm.Server.Storage;

/// <summary>Local moments as stored: minutes since 1970-01-01T00:00 on the province's wall clock; seconds are cut off.</summary>
internal static class WallMinutes
{
    private static readonly LocalDate Epoch = new(1970, 1, 1);

    /// <summary>Behind every real moment: 9999-12-31T23:59. Still exact in a browser's numbers.</summary>
    public static long FarFuture { get; } = Of(new LocalDateTime(9999, 12, 31, 23, 59));

    public const int DayMinutes = 1440;

    /// <summary>Where paused tasks stand in an order: a day behind all others.</summary>
    public static long Paused { get; } = FarFuture + DayMinutes;

    /// <summary>Days since 1970-01-01.</summary>
    public static long DayOf(long minutes) => minutes / DayMinutes;

    public static long Of(LocalDateTime moment) =>
        (Period.DaysBetween(Epoch, moment.Date) * (long)DayMinutes) + (moment.Hour * 60) + moment.Minute;

    public static long? Of(LocalDateTime? moment) => moment is { } value ? Of(value) : null;

    public static LocalDateTime ToLocal(long minutes) => Epoch.AtMidnight().PlusMinutes(minutes);
}
