namespace Bpm.Server.Features.Dossiers.Acts;

/// <summary>One act on a dossier as its page offers it: what it does, what it asks, and why not when it may not be done.</summary>
/// <param name="Effect">What comes of it, in one sentence.</param>
/// <param name="Path">Where it is sent, under <c>/api/v1</c>.</param>
/// <param name="Preview">Where the same body tells beforehand what would come of it; null where no date can move.</param>
/// <param name="Danger">It can't be taken back.</param>
/// <param name="Undo">Where the act that lawfully takes it back at once is sent, with a reason; null when there is none.</param>
/// <param name="Task">The task that it is about; null for the whole dossier.</param>
/// <param name="MayNot">Why the reader may not do it now; null when he may.</param>
internal sealed record ActView(
    string Id,
    string Name,
    string? Effect,
    string Path,
    string? Preview,
    bool Danger,
    string? Undo,
    string? Task,
    IReadOnlyList<ActField> Fields,
    string? MayNot
);

/// <summary>A question of an act's form. Its id is the name in the body and in the refusals.</summary>
/// <param name="Kind">text, area, choice, money or moment.</param>
/// <param name="Value">What stands in it at first.</param>
/// <param name="Options">Of a choice.</param>
internal sealed record ActField(
    string Id,
    string Label,
    string Kind,
    bool Required = true,
    string? Help = null,
    string? Value = null,
    IReadOnlyList<ActOption>? Options = null
);

internal sealed record ActOption(string Value, string Label);

/// <summary>What would come of an act. Nothing is stored.</summary>
/// <param name="Dates">Each date that the act concerns, also one that stays.</param>
/// <param name="Records">What the record would say, in order.</param>
/// <param name="Paused">The clocks would stand still: dates go on moving until they run again.</param>
internal sealed record ActPreview(IReadOnlyList<DateMove> Dates, IReadOnlyList<string> Records, string? Paused);

/// <param name="Name">Whose date it is.</param>
/// <param name="Before">Local moment; null where there is none.</param>
internal sealed record DateMove(
    string Name,
    string? Before,
    string BeforeText,
    string? After,
    string AfterText,
    bool Moved
);
