using NodaTime;

namespace Bpm.Server.Hosting;

/// <summary>
/// The server's clock. It can be stood still: by the demo data, which happens in the past before anyone is served, and
/// by the header <c>X-Test-Now</c>, which only the environment Test reads.
/// </summary>
internal sealed class ServerClock : IClock
{
    private long stoodAt = Running;
    private const long Running = long.MinValue;

    public Instant GetCurrentInstant()
    {
        var at = Volatile.Read(ref stoodAt);
        return at == Running ? SystemClock.Instance.GetCurrentInstant() : Instant.FromUnixTimeMilliseconds(at);
    }

    /// <summary>From now on the clock shows this moment, in whole milliseconds, until it is moved again.</summary>
    public void StandAt(Instant moment) => Volatile.Write(ref stoodAt, moment.ToUnixTimeMilliseconds());

    public void Run() => Volatile.Write(ref stoodAt, Running);
}
