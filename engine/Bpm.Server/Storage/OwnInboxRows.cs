namespace Bpm.Server.Storage;

/// <summary>What a person chose out of a view of the inbox, under a name of his own. Never the words that he searched by: those name people.</summary>
internal sealed class SavedFilterRow
{
    /// <summary>The id of the command that made it.</summary>
    public required string Id { get; init; }
    public required string User { get; init; }

    /// <summary>One of each name a person.</summary>
    public required string Name { get; set; }
    public required string View { get; init; }
    public string? Procedure { get; init; }
    public string? Step { get; init; }
    public string? Band { get; init; }
    public string? Channel { get; init; }

    /// <summary>Name of <c>InboxOrder</c>, in small letters.</summary>
    public required string SortedBy { get; init; }
    public required long MadeAt { get; init; }
}

/// <summary>Somebody wants to see what happens to a dossier, whoever has it. It stands until he takes it back.</summary>
internal sealed class WatchRow
{
    public required string User { get; init; }
    public required string Dossier { get; init; }
    public required long Since { get; init; }
}
