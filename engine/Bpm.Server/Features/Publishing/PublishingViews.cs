using Bpm.Server.Features.Authoring;
using Bpm.Server.Features.Inbox;
using Bpm.Server.Features.Reductions;

namespace Bpm.Server.Features.Publishing;

/// <param name="Kind">version or decision.</param>
/// <param name="Subject"><c>code@version</c>, or the decision's number.</param>
/// <param name="Effect">In force from that date on.</param>
/// <param name="State">open, published, refused or withdrawn.</param>
/// <param name="MayPublish">The reader is a second person who may put it in force.</param>
internal record ProposalRowView(
    string Id,
    string Kind,
    string Subject,
    string Title,
    string? Decision,
    string Effect,
    Person Author,
    string At,
    string State,
    string StateText,
    bool MayPublish
);

/// <param name="WhyNot">Why the reader may not put it in force; null when he may.</param>
/// <param name="Mine">The reader wrote in it: he may take it back.</param>
/// <param name="Words">What changes for people.</param>
/// <param name="Items">What a decision commits to.</param>
/// <param name="Lines">The texts line by line; of a new file all lines are new.</param>
internal sealed record ProposalView(
    string Id,
    string Kind,
    string Subject,
    string Title,
    string? Decision,
    string Effect,
    Person Author,
    string At,
    string State,
    string StateText,
    bool MayPublish,
    string? WhyNot,
    bool Mine,
    string Draft,
    Person? ClosedBy,
    string? ClosedAt,
    string? Reason,
    IReadOnlyList<string> Words,
    IReadOnlyList<DecidedItem> Items,
    CutTotalView? Total,
    IReadOnlyList<TextLine> Lines,
    string Path
) : ProposalRowView(Id, Kind, Subject, Title, Decision, Effect, Author, At, State, StateText, MayPublish);

/// <param name="Channel">counter, online, post; null: every one.</param>
internal sealed record DecidedItem(
    string Code,
    string Name,
    string? Channel,
    string? Law,
    string? Now,
    string Committed,
    string? Steps
);

/// <param name="Mark">Space: in both; minus: only before; plus: only after.</param>
/// <param name="Line">Its line before, from 1.</param>
internal sealed record TextLine(string Mark, string Text, int Line);

internal sealed record Closing(string Reason);

/// <param name="With">The version that it is compared with; null for a new procedure.</param>
/// <param name="Words">What changes for people; null while the draft has errors.</param>
internal sealed record ComparisonView(
    int? With,
    IReadOnlyList<VersionView> Versions,
    IReadOnlyList<string>? Words,
    IReadOnlyList<TextLine> Lines
);

/// <param name="Published">By whom and when, where it was published here.</param>
internal sealed record VersionView(int Version, string? From, string? Until, string Provenance, string? Published);

/// <summary>Whether a draft can be published, and as what.</summary>
/// <param name="Version">The number that it would get.</param>
/// <param name="Suggested">The next working day.</param>
/// <param name="Findings">Errors and warnings of the same check as <c>bpm check</c>.</param>
/// <param name="Waiting">Id of the proposal that waits, or null.</param>
/// <param name="Unready">What must be done before it can be put in force, in the reader's language; null when nothing.</param>
internal sealed record PublishingView(
    string Draft,
    string Code,
    string Name,
    int Version,
    string Today,
    string Suggested,
    IReadOnlyList<TextFinding> Findings,
    IReadOnlyList<ExampleRun> Examples,
    string? Waiting,
    bool Mine,
    string? Unready
);

/// <param name="Problem">What came out otherwise; null when it came out as written.</param>
internal sealed record ExampleRun(string Name, string? Problem);

/// <param name="Number">The publishing decision; null: a demo.</param>
internal sealed record VersionAsk(string Effect, string? Number = null, string? Date = null);

/// <param name="Force">Why those without a published limit are confirmed all the same.</param>
internal sealed record ConfirmAsk(IReadOnlyList<string> Procedures, string Why, string? Force = null);

internal sealed record ConfirmResult(int Confirmed, IReadOnlyList<ConfirmLeft> Left);

internal sealed record ConfirmLeft(string Code, string Text);
