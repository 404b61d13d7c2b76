namespace Bpm.Server.Files;

/// <summary>Keeps contents under their own hash: the same content is kept once, and what is read is what was put.</summary>
internal interface IFileStore
{
    /// <summary>Keeps a content; durable when it answers. Puts nothing twice.</summary>
    /// <returns>SHA-256 of the content, lower-case hex.</returns>
    Task<string> Put(ReadOnlyMemory<byte> content, CancellationToken cancellation);

    /// <summary>A content by its hash, verified; null when it is not there.</summary>
    /// <exception cref="FileDamagedException">What lies there is not what was put.</exception>
    Task<byte[]?> Get(string hash, CancellationToken cancellation);

    /// <summary>Removes a content for good; one that is not there is removed already.</summary>
    Task Remove(string hash, CancellationToken cancellation);
}

/// <summary>The bytes under a hash are not those that were put: the disk or somebody changed them.</summary>
internal sealed class FileDamagedException : Exception
{
    public FileDamagedException() { }

    public FileDamagedException(string message)
        : base(message) { }

    public FileDamagedException(string message, Exception inner)
        : base(message, inner) { }
}
