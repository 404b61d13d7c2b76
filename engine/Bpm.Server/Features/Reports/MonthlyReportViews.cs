using Bpm.Server.Features.Inbox;

namespace Bpm.Server.Features.Reports;

/// <summary>The monthly report in the reader's language and under the reader's rights.</summary>
/// <param name="SeenUntil">Local moment up to which it counts: the end of the period, or now.</param>
/// <param name="Complete">Whether all of the period is over.</param>
/// <param name="Periods">Periods to choose from, newest first: reporting months, then calendar months.</param>
/// <param name="Notes">What a reader must know before quoting it.</param>
internal sealed record MonthlyReportView(
    string From,
    string To,
    string SeenUntil,
    bool Complete,
    IReadOnlyList<ReportPeriodView> Periods,
    IReadOnlyList<string> Notes,
    IReadOnlyList<Named> Figures,
    ReportRowView Total,
    IReadOnlyList<ReportRowView> Units
);

/// <param name="Preset">15-14 or month.</param>
internal sealed record ReportPeriodView(string From, string To, string Preset, string Name);

/// <param name="Unit">Empty for the total.</param>
/// <param name="Counts">By figure.</param>
/// <param name="OnTime">On time or early, of the resolved ones that have a limit.</param>
/// <param name="Online">Received online, of the new ones.</param>
/// <param name="Partition">The places that add up to what was received.</param>
internal sealed record ReportRowView(
    string Unit,
    string Name,
    IReadOnlyDictionary<string, long> Counts,
    ReportRateView OnTime,
    ReportRateView Online,
    IReadOnlyList<ReportPart> Partition
);

/// <param name="Text">As printed, with two decimals; "–" for a share of nothing.</param>
internal sealed record ReportRateView(long Part, long Whole, string Text);

internal sealed record ReportPart(string Figure, string Name, long Count);

/// <summary>A page of the dossiers that one figure counts, by code.</summary>
/// <param name="Total">The figure.</param>
internal sealed record ReportDossierList(
    Named Figure,
    string From,
    string To,
    string? UnitName,
    long Total,
    IReadOnlyList<ReportDossierRow> Rows,
    string? Next
);

/// <param name="Place">Where it stood at the end of the period.</param>
/// <param name="Due">At the end of the period, or when it ended.</param>
internal sealed record ReportDossierRow(
    string Code,
    Coded Procedure,
    Coded Unit,
    string ReceivedAt,
    string? Due,
    string? EndedAt,
    string Place
);
