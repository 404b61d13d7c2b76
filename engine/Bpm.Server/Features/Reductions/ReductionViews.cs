using Bpm.Server.Features.Inbox;

namespace Bpm.Server.Features.Reductions;

/// <summary>Every procedure in force with its limits and what its dossiers of twelve months say.</summary>
/// <param name="Total">What decisions in force cut against the law.</param>
/// <param name="HistoryNote">What the figures are: demo data, or up to which date.</param>
/// <param name="Rounding">How cuts are rounded.</param>
internal sealed record ReductionOverview(
    IReadOnlyList<ReductionRow> Rows,
    IReadOnlyList<Named> Fields,
    IReadOnlyList<Named> Agencies,
    IReadOnlyList<Named> Levels,
    string Total,
    string HistoryNote,
    string Rounding,
    IReadOnlyList<ReductionDraftHead> Drafts,
    IReadOnlyList<DecisionRow> Decisions
);

/// <param name="Law">"15 ngày làm việc"; null where none is published.</param>
/// <param name="Now">What is committed to; the law's where nothing is.</param>
/// <param name="Unit">"ngày làm việc": what a number in the row means.</param>
/// <param name="Received">Dossiers of twelve months; 0: no data.</param>
/// <param name="Finished">Of those, finished: what the net times come from.</param>
/// <param name="P90">Net time that nine of ten didn't exceed, a number in the row's unit; null without data.</param>
/// <param name="LateNow">Finished dossiers that were over what is committed to now.</param>
/// <param name="Locked">Why nothing can be cut; null where something can.</param>
/// <param name="Cases">Cases that keep limits of their own.</param>
internal sealed record ReductionRow(
    string Code,
    string Name,
    string Field,
    string Agency,
    string Level,
    string? Law,
    string? Now,
    decimal? LawAmount,
    decimal? NowAmount,
    string Unit,
    int Received,
    int Finished,
    decimal? P90,
    int? LateNow,
    string? Locked,
    int Cases
);

/// <param name="Items">Procedures that it cuts.</param>
/// <param name="Waiting">Id of the proposal that waits for a second person, or null.</param>
internal sealed record ReductionDraftHead(
    string Id,
    string Title,
    string? Channel,
    Person Author,
    string ChangedAt,
    int Items,
    string? Waiting
);

/// <param name="Kind">decision, demo or reconstructed; the last is never applied.</param>
/// <param name="Applied">In force today.</param>
internal sealed record DecisionRow(
    string Number,
    string File,
    string Kind,
    string? Date,
    string? Effect,
    int Items,
    string Total,
    bool Applied
);

/// <param name="Version">For <c>If-Match</c>.</param>
/// <param name="Total">"812 thủ tục · 2.117,5 ngày làm việc".</param>
internal sealed record ReductionDraftView(
    string Id,
    string Title,
    string? Channel,
    int Version,
    IReadOnlyList<Person> Authors,
    string ChangedAt,
    IReadOnlyList<CutView> Cuts,
    CutTotalView Total,
    string? Waiting
);

/// <param name="Text">All of it, units apart.</param>
/// <param name="Days">Working days, as printed: "2.117,5".</param>
internal sealed record CutTotalView(
    int Procedures,
    string Text,
    string Days,
    string Hours,
    string CalendarDays,
    string Months
);

/// <param name="Proposed">A number in the row's unit.</param>
/// <param name="Cut">Against the law: "4,5".</param>
/// <param name="Percent">Against the law: "30 %".</param>
/// <param name="Late">Of the finished dossiers, those that would have been late; null without data.</param>
/// <param name="BelowP90">More than one of ten took longer.</param>
/// <param name="OnTime">"41 / 45 = 91,11 %"; null without data.</param>
internal sealed record CutView(
    string Code,
    decimal Proposed,
    string ProposedText,
    string Cut,
    string Percent,
    int? Late,
    bool BelowP90,
    string? OnTime
);

internal sealed record NewReductionDraft(string Title, string? Channel = null, string? From = null);

/// <param name="Procedures">Codes.</param>
/// <param name="Percent">Cut so many percent, or</param>
/// <param name="Days">so many days (hours of a limit in hours), or</param>
/// <param name="To">commit to so much: a number in the row's unit, or a term in words; or</param>
/// <param name="Clear">leave the procedures out again.</param>
/// <param name="FromNow">Percent and days are taken from what is committed to now, not from the law.</param>
internal sealed record CutLimits(
    IReadOnlyList<string> Procedures,
    decimal? Percent = null,
    decimal? Days = null,
    string? To = null,
    bool Clear = false,
    bool FromNow = false,
    bool NotBelowP90 = false
);

/// <summary>Only what changed.</summary>
internal sealed record CutResult(
    int Version,
    IReadOnlyList<CutView> Cuts,
    IReadOnlyList<string> Cleared,
    IReadOnlyList<CutRefused> Refused,
    CutTotalView Total
);

/// <param name="Reason">A stable code.</param>
internal sealed record CutRefused(string Code, string Name, string Reason, string Text);

/// <summary>One procedure of a draft, step by step.</summary>
/// <param name="Problem">Why the steps do not fit, or null.</param>
internal sealed record CutStepsView(
    string Code,
    string Name,
    string? Law,
    string? Now,
    string Proposed,
    IReadOnlyList<CutStepRow> Steps,
    string? Problem
);

/// <param name="InDays">A proposal in hours that takes longer than a day, in days and hours; else null.</param>
/// <param name="SetBy">Agency whose law sets the term: it can't be cut here.</param>
/// <param name="ByHand">Written by somebody; the others share what is left.</param>
internal sealed record CutStepRow(
    string Id,
    string Name,
    string Now,
    string Proposed,
    string? InDays,
    string? SetBy,
    bool ByHand
);

/// <param name="Term">"1,5 ngày làm việc"; null: back to its share.</param>
internal sealed record SetCutStep(string Procedure, string Step, string? Term = null);

/// <param name="Demo">A trial: applied to procedures that bind nobody.</param>
internal sealed record DecisionAsk(string Number, string Date, string Effect, string? Signer = null, bool Demo = false);
