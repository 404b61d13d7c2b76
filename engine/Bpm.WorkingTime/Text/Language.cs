namespace Bpm.WorkingTime;

/// <summary>The languages of the platform; Vietnamese comes first.</summary>
public enum Language
{
    Vietnamese,
    English,
}
