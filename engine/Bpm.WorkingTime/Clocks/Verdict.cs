namespace Bpm.WorkingTime;

/// <summary>How a finished clock kept its due (trước hạn, đúng hạn, quá hạn).</summary>
public enum Verdict
{
    /// <summary>Finished on a date before the due date.</summary>
    Early,

    /// <summary>Finished on the due date, not after the due minute.</summary>
    OnTime,

    /// <summary>Finished in a minute after the due.</summary>
    Late,
}
