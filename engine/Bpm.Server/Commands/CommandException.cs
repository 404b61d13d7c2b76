namespace Bpm.Server.Commands;

/// <summary>What a verb can't do, in a sentence that names the bad value and says what to write instead.</summary>
internal sealed class CommandException : Exception
{
    public CommandException() { }

    public CommandException(string message)
        : base(message) { }

    public CommandException(string message, Exception inner)
        : base(message, inner) { }

    /// <summary>Wrong usage unless said otherwise.</summary>
    public int ExitCode { get; init; } = Commands.ExitCode.WrongUsage;
}
