namespace Bpm.Server.Pages;

/// <summary>A dossier as its applicant sees it. No name, no number of a person.</summary>
/// <param name="DateLabel">What the date is.</param>
/// <param name="ToDo">What the applicant must do; null when nothing.</param>
/// <param name="WhyTitle">Null when the date never moved.</param>
internal sealed record Tracking(
    string Code,
    string Procedure,
    string DateLabel,
    string Date,
    bool Late,
    TrackingNote Note,
    string Heading,
    IReadOnlyList<TrackingStep> Steps,
    string? WhyTitle,
    IReadOnlyList<string> Why,
    TrackingRating? Rating,
    bool Demo
);

/// <summary>The question at the end.</summary>
/// <param name="Done">It was answered: only thanks are left.</param>
internal sealed record TrackingRating(string Token, bool Done);

/// <param name="Kind">ok, soon or over: the ground of the notice.</param>
internal sealed record TrackingNote(string Kind, string Text, IReadOnlyList<string> Items);

/// <param name="State">done, now or ahead.</param>
internal sealed record TrackingStep(string State, string Title, string? Detail, string When);
