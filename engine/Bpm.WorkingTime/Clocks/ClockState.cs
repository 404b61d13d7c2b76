namespace Bpm.WorkingTime;

/// <summary>Where a clock stands.</summary>
public enum ClockState
{
    /// <summary>Asked for a time before the start.</summary>
    NotStarted,

    /// <summary>The term runs.</summary>
    Running,

    /// <summary>A pause covers the time of asking.</summary>
    Paused,

    /// <summary>The work is done.</summary>
    Finished,
}
