using NodaTime;

namespace Bpm.WorkingTime;

/// <summary>The one time zone of the platform: Asia/Ho_Chi_Minh, UTC+7 without summer time since 1975.</summary>
/// <remarks>A fixed offset, so that no update of a time zone database can ever move a stored deadline.</remarks>
public static class ProvinceTime
{
    private static readonly Offset s_offset = Offset.FromHours(7);

    /// <summary>The zone, named <c>Asia/Ho_Chi_Minh</c> and fixed at +07:00.</summary>
    public static DateTimeZone Zone { get; } = new FixedZone();

    /// <summary>What clocks on the wall in the province show at <paramref name="instant"/>; nothing is truncated.</summary>
    public static LocalDateTime ToLocal(Instant instant) => instant.WithOffset(s_offset).LocalDateTime;

    /// <summary>The instant at which clocks in the province show <paramref name="local"/>; there are no gaps and no repeats.</summary>
    public static Instant ToInstant(LocalDateTime local) => local.WithOffset(s_offset).ToInstant();

    private sealed class FixedZone() : DateTimeZone("Asia/Ho_Chi_Minh", isFixed: true, s_offset, s_offset)
    {
        public override NodaTime.TimeZones.ZoneInterval GetZoneInterval(Instant instant) =>
            new("+07", start: null, end: null, s_offset, Offset.Zero);
    }
}
