namespace Bpm.WorkingTime;

/// <summary>A date lies beyond the years that a calendar covers. Loud on purpose: a guessed deadline is worse than none.</summary>
public sealed class CalendarRangeException : Exception
{
    public CalendarRangeException() { }

    public CalendarRangeException(string message)
        : base(message) { }

    public CalendarRangeException(string message, Exception innerException)
        : base(message, innerException) { }
}
