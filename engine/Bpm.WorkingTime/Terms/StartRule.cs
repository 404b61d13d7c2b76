namespace Bpm.WorkingTime;

/// <summary>From when a term counts.</summary>
public enum StartRule
{
    /// <summary>From the very minute: the rule of step clocks.</summary>
    Moment,

    /// <summary>From the first counted date after the date of receipt, which isn't counted: the rule of promises to applicants.</summary>
    /// <remarks>Source: Civil Code 2015, art. 147(2), cited from memory and to be confirmed.</remarks>
    NextWorkingDay,
}
