namespace Bpm.Server.Features.Dossiers;

/// <summary>Why a clock shows what it shows: rows that anyone can add up again.</summary>
/// <param name="OriginalDue">The date at receipt, before any pause.</param>
/// <param name="Term">The term that this clock counts.</param>
/// <param name="Rule">From when it counts, in one sentence.</param>
/// <param name="Bar">The same stretches for a drawing.</param>
/// <param name="Counterfactual">What the date would be without pauses; null when they change nothing.</param>
/// <param name="Notices">What the date rests on that is not decided or confirmed.</param>
internal sealed record ClockView(
    string Title,
    string? Due,
    string? OriginalDue,
    string? StatutoryTerm,
    string? CommittedTerm,
    string Term,
    ClockCalendar Calendar,
    string Rule,
    IReadOnlyList<ClockRow> Rows,
    IReadOnlyList<ClockBar> Bar,
    string? NowAt,
    string? DueAt,
    ClockSum Sum,
    string? Counterfactual,
    IReadOnlyList<string> Notices
);

internal sealed record ClockCalendar(string Name, string Text, int Version);

/// <param name="Kind">counted, remaining, paused, off or not-charged.</param>
internal sealed record ClockRow(
    string Date,
    string? Spans,
    long Minutes,
    string MinutesText,
    long Total,
    string TotalText,
    string Why,
    string Kind,
    string? Basis
);

internal sealed record ClockBar(string From, string To, string Kind, string? Label);

/// <param name="Agrees">Whether the rows, added again here, give the clock's own figure.</param>
internal sealed record ClockSum(string Text, bool Agrees);
