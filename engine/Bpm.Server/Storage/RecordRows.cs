namespace Bpm.Server.Storage;

/// <summary>
/// What one command made happen to one dossier: the legal record, and the answer to the command when it comes again.
/// Append-only.
/// </summary>
internal sealed class EventRow
{
    public required string Dossier { get; init; }

    /// <summary>Number of its last event in the dossier: the dossier's version after the command.</summary>
    public required int Seq { get; init; }

    /// <summary>How many events they are; at least one.</summary>
    public required int Count { get; init; }

    /// <summary>Position of its last event in the whole store; the outbox and live notices are cursors over it.</summary>
    public long Position { get; set; }

    public required long At { get; init; }
    public required string Actor { get; init; }

    /// <summary>The caller's key: the same id with the same body repeats the answer.</summary>
    public required string CommandId { get; init; }

    /// <summary>Hash of what the caller sent; no part of the record.</summary>
    public required byte[] BodyHash { get; init; }

    /// <summary>The events as canonical UTF-8 JSON, exactly as hashed.</summary>
    public required byte[] Bytes { get; init; }

    /// <summary>SHA-256 over the previous hash, the header and the bytes.</summary>
    public byte[] Hash { get; set; } = [];

    /// <summary>Number of its first event in the dossier.</summary>
    public int FirstSeq => Seq - Count + 1;
}

/// <summary>A signed root over everything that the store had recorded by then; each is chained to the one before.</summary>
internal sealed class RootRow
{
    /// <summary>1, 2, 3 … without gaps.</summary>
    public required int Number { get; init; }
    public required long At { get; init; }

    /// <summary>Position of the last event that it covers.</summary>
    public required long Position { get; init; }

    /// <summary>SHA-256 over the root before, this header and the hash of every row since.</summary>
    public required byte[] Root { get; init; }

    /// <summary>ECDSA over the root, by a key outside the store.</summary>
    public required byte[] Signature { get; init; }

    /// <summary>Which key signed: the fingerprint of its public half.</summary>
    public required string KeyId { get; init; }
}

/// <summary>How far a reader of the record has come.</summary>
internal sealed class CursorRow
{
    public required string Name { get; init; }
    public required long Position { get; set; }
}
