namespace Bpm.WorkingTime;

/// <summary>What the end of a pause does to the term.</summary>
public enum PauseEffect
{
    /// <summary>The clock goes on with what is left.</summary>
    Resume,

    /// <summary>The clock begins again, as if received at the resumption.</summary>
    Restart,
}
