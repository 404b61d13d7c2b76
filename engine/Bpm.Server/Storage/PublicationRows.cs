namespace Bpm.Server.Storage;

/// <summary>A publication as it was compiled: the parts that its hash covers, so that old dossiers keep theirs.</summary>
internal sealed class PublicationRow
{
    public required string Hash { get; init; }
    public required string Procedure { get; init; }
    public required int Version { get; init; }

    /// <summary>The YAML sources by path, gzip JSON.</summary>
    public required byte[] Sources { get; init; }
    public required long At { get; init; }
}

internal sealed class SourceRow
{
    /// <summary>SHA-256 of the file, lower-case hex.</summary>
    public required string Hash { get; init; }

    /// <summary>The file, gzip.</summary>
    public required byte[] Bytes { get; init; }
}

/// <summary>A procedure that somebody is writing; no part of the record.</summary>
internal sealed class DraftRow
{
    /// <summary>The id of the command that made it.</summary>
    public required string Id { get; init; }

    /// <summary>Code, version and name as the head of the text says them when it was last kept; empty or null without.</summary>
    public required string Procedure { get; init; }
    public required int? Version { get; init; }
    public required string Name { get; init; }

    /// <summary>The version that it was begun from, and its publication; null for a new procedure.</summary>
    public required int? BaseVersion { get; init; }
    public required string? BaseHash { get; init; }

    /// <summary>The YAML, byte for byte as its writer left it.</summary>
    public required string Text { get; init; }

    /// <summary>Who began it, and alone changes it.</summary>
    public required string Owner { get; init; }

    /// <summary>Hash of the command that made it: tells a repetition from a reused id.</summary>
    public required byte[] BodyHash { get; init; }
    public required long CreatedAt { get; init; }
    public required long UpdatedAt { get; init; }

    /// <summary>From 1; one more with every change.</summary>
    public required int RowVersion { get; init; }
}

/// <summary>
/// A file of the folder as somebody put it in force here. Append-only: the newest of a path lies over the folder's own.
/// </summary>
internal sealed class PublishedFileRow
{
    /// <summary>1, 2, 3 …; the newest tells other nodes whether they have read everything.</summary>
    public required int Number { get; init; }

    /// <summary>Inside the folder of procedures, forward slashes.</summary>
    public required string Path { get; init; }

    /// <summary>The file, gzip.</summary>
    public required byte[] Bytes { get; init; }

    /// <summary>SHA-256 of the file, lower-case hex.</summary>
    public required string Hash { get; init; }

    /// <summary>Hash of the text that it took the place of; null for a new file.</summary>
    public string? Base { get; init; }

    /// <summary><c>version</c>, <c>decision</c> or <c>confirmation</c>.</summary>
    public required string Kind { get; init; }

    /// <summary><c>code@version</c>, or the decision's number.</summary>
    public required string Subject { get; init; }
    public required string Author { get; init; }

    /// <summary>The second person; null for what needs none.</summary>
    public string? Approver { get; init; }

    /// <summary>Why, in the author's words.</summary>
    public string? Reason { get; init; }
    public required long At { get; init; }
}

/// <summary>A file that somebody wants in force; a second person puts it there.</summary>
internal sealed class ProposalRow
{
    /// <summary>The id of the command that made it.</summary>
    public required string Id { get; init; }

    /// <summary><c>version</c> or <c>decision</c>.</summary>
    public required string Kind { get; init; }
    public required string Subject { get; init; }
    public required string Title { get; init; }
    public required string Path { get; init; }

    /// <summary>The file, gzip.</summary>
    public required byte[] Bytes { get; init; }

    /// <summary>Number of the decision that it rests on; null for a demo without one.</summary>
    public string? Decision { get; init; }

    /// <summary>In force from that date on, days since 1970-01-01.</summary>
    public required int Effect { get; init; }
    public required string Author { get; init; }

    /// <summary>Everybody who wrote in it, space-separated: none of them may put it in force.</summary>
    public required string Authors { get; init; }

    /// <summary>The draft that it was made from.</summary>
    public required string Draft { get; init; }
    public required long At { get; init; }

    /// <summary><c>open</c>, <c>published</c>, <c>refused</c> or <c>withdrawn</c>.</summary>
    public required string State { get; set; }
    public string? ClosedBy { get; set; }
    public long? ClosedAt { get; set; }
    public string? Reason { get; set; }
}

/// <summary>Cuts that an administrator is preparing, before they are a decision.</summary>
internal sealed class ReductionDraftRow
{
    /// <summary>The id of the command that made it.</summary>
    public required string Id { get; init; }
    public required string Title { get; set; }

    /// <summary>Null: every channel.</summary>
    public int? Channel { get; init; }

    /// <summary>One more with every change.</summary>
    public required int Version { get; set; }

    /// <summary>Everybody who wrote in it, space-separated; the first began it.</summary>
    public required string Authors { get; set; }

    /// <summary>The cuts, JSON.</summary>
    public required byte[] Items { get; set; }
    public required long CreatedAt { get; init; }
    public required long ChangedAt { get; set; }
}
