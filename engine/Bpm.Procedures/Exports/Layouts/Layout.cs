using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace Bpm.Procedures.Exports.Layouts;

/// <summary>
/// A procedure drawn as data: lanes (one a place) by columns. Lengths are CSS pixels from the upper left corner. The same
/// publication always gives the same layout; its JSON keys are a contract (they may be added, never renamed).
/// </summary>
public sealed record Layout(
    string Code,
    int Version,
    int Width,
    int Height,
    ImmutableArray<LayoutLane> Lanes,
    ImmutableArray<LayoutBox> Boxes,
    ImmutableArray<LayoutGroup> Groups,
    ImmutableArray<LayoutEdge> Edges
);

/// <param name="Id">Key of the place: <c>reception</c>, <c>applicant</c>, <c>office:tax:commune</c>, <c>unit:so-tu-phap</c>.</param>
/// <param name="Rows">How many rows of boxes it has, from 1.</param>
public sealed record LayoutLane(string Id, string Name, int Y, int Height, int Rows);

[JsonConverter(typeof(JsonStringEnumConverter<LayoutBoxKind>))]
public enum LayoutBoxKind
{
    [JsonStringEnumMemberName("start")]
    Start,

    [JsonStringEnumMemberName("end")]
    End,

    [JsonStringEnumMemberName("task")]
    Task,

    [JsonStringEnumMemberName("wait")]
    Wait,

    [JsonStringEnumMemberName("choice")]
    Choice,

    [JsonStringEnumMemberName("fork")]
    Fork,

    [JsonStringEnumMemberName("join")]
    Join,
}

/// <param name="Id">The step's id; <c>$start</c>, <c>$end</c>, and <c>STEP$join</c> for what has no step of its own.</param>
/// <param name="Step">The step that it shows; null for the start and the end.</param>
/// <param name="Number">Place among the steps that people work on or wait at, from 1; null for the others.</param>
/// <param name="Column">From 0; every arc that leads on goes to a higher column.</param>
/// <param name="Row">Row inside the lane, from 0.</param>
/// <param name="Kind">What is drawn.</param>
/// <param name="StepKind">The word of the step's kind in the file, e.g. <c>handoff</c>; null without a step.</param>
/// <param name="RoleName">Who does it, or null.</param>
/// <param name="TermText">Its term (or share of a day) in words, or null.</param>
/// <param name="SetByText">Who set the term, when another agency's law did.</param>
/// <param name="Condition">The condition that it is done under, as the file writes it, or null.</param>
public sealed record LayoutBox(
    string Id,
    string? Step,
    int? Number,
    string Lane,
    int Column,
    int Row,
    LayoutBoxKind Kind,
    string? StepKind,
    string Name,
    string? RoleName,
    string? TermText,
    string? SetByText,
    string? Condition,
    int X,
    int Y,
    int Width,
    int Height
);

/// <summary>A frame around the steps of a stage, of a parallel or of a group.</summary>
public sealed record LayoutGroup(string Step, string Name, string? TermText, int X, int Y, int Width, int Height);

[JsonConverter(typeof(JsonStringEnumConverter<LayoutEdgeKind>))]
public enum LayoutEdgeKind
{
    /// <summary>The usual way on.</summary>
    [JsonStringEnumMemberName("next")]
    Next,

    /// <summary>On by something that is not usual: a refusal, the end of a period, a condition that is false.</summary>
    [JsonStringEnumMemberName("exception")]
    Exception,

    /// <summary>Back to an earlier step.</summary>
    [JsonStringEnumMemberName("return")]
    Return,

    /// <summary>Clocks stop; then the same or an earlier step goes on.</summary>
    [JsonStringEnumMemberName("pause")]
    Pause,
}

/// <param name="Label">Every reason to go this way, or null when there is just one way.</param>
/// <param name="CrossesLanes">A hand-off: work leaves one place for another.</param>
/// <param name="LabelX">Where the label begins (an edge that leads on) or has its middle (one that leads back).</param>
/// <param name="LabelY">Baseline of the label's last line.</param>
/// <param name="Points">At least two; neighbours differ in one coordinate only.</param>
public sealed record LayoutEdge(
    string From,
    string To,
    LayoutEdgeKind Kind,
    string? Label,
    bool CrossesLanes,
    int LabelX,
    int LabelY,
    ImmutableArray<LayoutPoint> Points
);

[StructLayout(LayoutKind.Auto)]
public readonly record struct LayoutPoint(int X, int Y);
