using Bpm.Server.Features.Time;

namespace Bpm.Server.Features.Inbox;

/// <summary>One page of the inbox, with the counts that belong to it.</summary>
/// <param name="AsOf">The moment that every clock in it was read at.</param>
/// <param name="CountsAsOf">
/// The moment of the counts: the same, but over a large whole province up to a minute before.
/// </param>
/// <param name="Sequence">Newest notice when it was read: ask for changes from here.</param>
/// <param name="Total">Tasks of the view under the filters.</param>
/// <param name="AtLeast">
/// Total, summary and groups are exact unless this is set: a search found so many that they were counted only so far.
/// </param>
/// <param name="Next">Cursor of the next page; null on the last.</param>
internal sealed record InboxPage(
    string AsOf,
    string CountsAsOf,
    long Sequence,
    string View,
    int Total,
    bool AtLeast,
    IReadOnlyList<ViewCount> Views,
    InboxSummary Summary,
    IReadOnlyList<GroupCount> Groups,
    IReadOnlyList<InboxRow> Rows,
    string? Next,
    InboxFilters Filters
);

internal sealed record ViewCount(string View, string Label, int Count);

internal sealed record InboxSummary(int Total, int Over, int Today, int Paused);

/// <param name="Key">overdue, today, next, week, later or paused.</param>
internal sealed record GroupCount(string Key, string Label, int Count);

internal sealed record InboxFilters(IReadOnlyList<ProcedureCount> Procedures, IReadOnlyList<StepCount> Steps);

internal sealed record ProcedureCount(string Code, string Name, int Count);

internal sealed record StepCount(string Id, string Name, int Count);

internal sealed record Coded(string Code, string Name);

internal sealed record Named(string Id, string Name);

internal sealed record Person(string User, string Name);

internal sealed record Fact(string Code, string Text);

/// <summary>A task, as a row of the inbox.</summary>
/// <param name="Code">As people read it; what has none yet says so.</param>
/// <param name="Address">What the dossier goes by in addresses: its code, before reception its id.</param>
/// <param name="Clock">The step's clock: the officer's own.</param>
/// <param name="Promise">The date promised to the applicant.</param>
/// <param name="Watched">Whether the reader watches the dossier.</param>
/// <param name="Version">Of the dossier, for <c>If-Match</c>.</param>
internal sealed record InboxRow(
    string Task,
    string Dossier,
    string Code,
    string Address,
    string Applicant,
    Coded Procedure,
    Named Step,
    Coded Unit,
    Person? Assignee,
    bool Mine,
    string Group,
    TimeText Clock,
    TimeText Promise,
    string Channel,
    IReadOnlyList<Fact> Flags,
    bool Watched,
    int Version,
    string Path
);
