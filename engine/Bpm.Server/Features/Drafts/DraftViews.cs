using Bpm.Procedures.Editing;
using Bpm.Server.Features.Inbox;

namespace Bpm.Server.Features.Drafts;

/// <summary>Where a new draft begins: at exactly one of these.</summary>
/// <param name="Procedure">A code: at the newest version of it, numbered one higher and confirmed by nobody.</param>
/// <param name="Draft">Another draft: a copy, for who would change somebody else's.</param>
/// <param name="Table">A pasted step table; without rows it gives the frame of a procedure.</param>
/// <param name="Text">A text as it is.</param>
internal sealed record NewDraft(
    string? Procedure = null,
    string? Draft = null,
    PaperTableInput? Table = null,
    string? Text = null
);

internal sealed record DraftSaving(string Text);

/// <param name="Procedure">Code, version and name as the head of the text says them; empty or null without.</param>
/// <param name="BaseVersion">The version that it was begun from; null for a new procedure.</param>
/// <param name="Mine">The reader is its owner, who alone changes it.</param>
/// <param name="RowVersion">For <c>If-Match</c>.</param>
internal record DraftListRow(
    string Id,
    string Procedure,
    int? Version,
    string Name,
    int? BaseVersion,
    Person Owner,
    bool Mine,
    string UpdatedAt,
    int RowVersion
);

/// <param name="BaseHash">The publication that it was begun from.</param>
/// <param name="Path">Where its text would stand in the folder of procedures.</param>
internal sealed record DraftView(
    string Id,
    string Procedure,
    int? Version,
    string Name,
    int? BaseVersion,
    string? BaseHash,
    Person Owner,
    bool Mine,
    string UpdatedAt,
    int RowVersion,
    string Text,
    string Path
) : DraftListRow(Id, Procedure, Version, Name, BaseVersion, Owner, Mine, UpdatedAt, RowVersion);

/// <param name="Path">Where its text would stand now: the head may have changed.</param>
internal sealed record DraftSaved(int RowVersion, string UpdatedAt, string Path);
