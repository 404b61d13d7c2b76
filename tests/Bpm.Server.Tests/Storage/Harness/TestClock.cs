using NodaTime;

namespace Bpm.Server.Tests.Storage.Harness;

/// <summary>Stands still until a test moves it. Monday 2 March 2026, 09:00 in the province.</summary>
internal sealed class TestClock : IClock
{
    public Instant Now { get; set; } = Instant.FromUtc(2026, 3, 2, 2, 0);

    public Instant GetCurrentInstant() => Now;
}
