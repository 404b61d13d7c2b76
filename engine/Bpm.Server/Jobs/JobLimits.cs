using NodaTime;

namespace Bpm.Server.Jobs;

/// <summary>Times and counts of the jobs. The one place.</summary>
internal static class JobLimits
{
    /// <summary>An alarm is told this much after its moment, at most: warnings are to the minute.</summary>
    public static readonly TimeSpan ScanEvery = TimeSpan.FromSeconds(20);

    /// <summary>How often what leaves the house is looked at.</summary>
    public static readonly TimeSpan SendEvery = TimeSpan.FromSeconds(15);

    public static readonly TimeSpan OrphansEvery = TimeSpan.FromMinutes(15);

    /// <summary>How often a daily job looks whether its hour has come.</summary>
    public static readonly TimeSpan DailyEvery = TimeSpan.FromMinutes(30);

    /// <summary>After the offices have closed, on the province's clock.</summary>
    public static readonly LocalTime RootAt = new(23, 30);

    /// <summary>Notices are for catching up; who was away longer reads his pages again.</summary>
    public const int NoticeDays = 30;

    /// <summary>Sign-ins stay listed for whoever looks into who was signed in.</summary>
    public const int SessionDays = 90;

    /// <summary>How long a node may be silent before the others take over its jobs.</summary>
    public static readonly TimeSpan NodeSilence = TimeSpan.FromSeconds(10);
}
