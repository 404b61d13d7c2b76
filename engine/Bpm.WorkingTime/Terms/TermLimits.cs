namespace Bpm.WorkingTime;

/// <summary>Bounds of this library, in one place.</summary>
public static class TermLimits
{
    /// <summary>The greatest amount of a term in its own smallest unit; far beyond any calendar, and safe from overflow.</summary>
    public const int MaxAmount = 10_000_000;
}
