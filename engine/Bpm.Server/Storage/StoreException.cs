namespace Bpm.Server.Storage;

internal enum StoreFault
{
    /// <summary>The store or the writer is shut.</summary>
    Closed,

    DiskFull,
    ReadOnly,

    /// <summary>The database cannot be reached or does not answer.</summary>
    Unreachable,

    /// <summary>The connection broke while committing: repeat with the same command id to learn what happened.</summary>
    OutcomeUnknown,

    /// <summary>The schema, the settings or the data are not what this program can work with.</summary>
    Unusable,

    Other,
}

/// <summary>The store cannot do what was asked. Except for <see cref="StoreFault.OutcomeUnknown"/>, nothing was written.</summary>
internal sealed class StoreException : Exception
{
    public StoreException(StoreFault fault, string message, Exception? inner = null)
        : base(message, inner) => Fault = fault;

    public StoreException()
        : this(StoreFault.Other, "The store failed.") { }

    public StoreException(string message)
        : this(StoreFault.Other, message) { }

    public StoreException(string message, Exception inner)
        : this(StoreFault.Other, message, inner) { }

    public StoreFault Fault { get; }
}
