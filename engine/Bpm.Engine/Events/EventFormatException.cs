namespace Bpm.Engine.Events;

/// <summary>Stored bytes are not an event that this program knows.</summary>
public sealed class EventFormatException : Exception
{
    public EventFormatException() { }

    public EventFormatException(string message)
        : base(message) { }

    public EventFormatException(string message, Exception inner)
        : base(message, inner) { }
}
