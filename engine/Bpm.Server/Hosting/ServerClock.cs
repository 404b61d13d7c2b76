using Bpm.Server.Features.Http;
using Bpm.WorkingTime;
using NodaTime;
using NodaTime.Text;

namespace Bpm.Server.Hosting;

/// <summary>
/// The server's clock. It can be stood still: by the demo data, which happens in the past before anyone is served, and
/// in the environment Test by the option <c>Bpm:Now</c> and the header <c>X-Test-Now</c>. Nowhere else.
/// </summary>
internal sealed class ServerClock : IClock
{
    private const long Running = long.MinValue;
    private long stoodAt = Running;

    public static readonly LocalDateTimePattern Minutes = LocalDateTimePattern.CreateWithInvariantCulture(
        "uuuu-MM-dd'T'HH:mm"
    );

    public static ServerClock Create(IWebHostEnvironment environment, IConfiguration configuration)
    {
        var clock = new ServerClock();
        if (environment.IsEnvironment(TestClock.Environment) && configuration["Bpm:Now"] is { Length: > 0 } moment)
        {
            clock.StandAt(ProvinceTime.ToInstant(Minutes.Parse(moment).GetValueOrThrow()));
        }

        return clock;
    }

    /// <summary>Where it stands; null while it runs.</summary>
    public Instant? Standing =>
        Volatile.Read(ref stoodAt) is var at && at == Running ? null : Instant.FromUnixTimeMilliseconds(at);

    public Instant GetCurrentInstant() => Standing ?? SystemClock.Instance.GetCurrentInstant();

    /// <summary>From now on the clock shows this moment, in whole milliseconds, until it is moved again.</summary>
    public void StandAt(Instant moment) => Volatile.Write(ref stoodAt, moment.ToUnixTimeMilliseconds());

    /// <summary>Puts it back to where it stood; null lets it run.</summary>
    public void Restore(Instant? standing) =>
        Volatile.Write(ref stoodAt, standing?.ToUnixTimeMilliseconds() ?? Running);
}
