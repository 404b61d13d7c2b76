namespace Bpm.WorkingTime;

/// <summary>How sure a calendar is of a year's days off.</summary>
public enum YearStatus
{
    /// <summary>The days off were decided, and the decision is named.</summary>
    Decided,

    /// <summary>The days off are computed; a promise may rest on them, marked as provisional, and is dated again on decision.</summary>
    Provisional,

    /// <summary>Nothing is known of the year; whatever reaches it fails loudly.</summary>
    Absent,
}
