using System.Collections.Immutable;
using Bpm.Procedures.Steps;

namespace Bpm.Procedures.Exports.Flows;

/// <summary>
/// A workflow as every drawing and foreign format needs it: a start, an end, a fork and a join for what runs side by
/// side, and one arc for each thing that can happen next. A stage is no node: it is a frame around its steps.
/// </summary>
public sealed record FlowGraph(ImmutableArray<FlowNode> Nodes, ImmutableArray<FlowArc> Arcs)
{
    public const string Start = "$start";
    public const string End = "$end";

    /// <summary>Id of the join of a parallel or group step.</summary>
    public static string JoinOf(string step) => step + "$join";
}

public enum FlowNodeKind
{
    Start,
    End,

    /// <summary>Work by a person, or by another procedure (a child).</summary>
    Task,
    Wait,
    Choice,
    Fork,
    Join,
}

/// <param name="Step">Null for the start and the end; the parallel step for its fork and its join.</param>
/// <param name="Frames">Ids of the stages, parallels and groups around it, the outermost first.</param>
public sealed record FlowNode(string Id, FlowNodeKind Kind, Step? Step, ImmutableArray<string> Frames);

public enum FlowArcKind
{
    /// <summary>On to the next step.</summary>
    Next,

    /// <summary>An action that names its target, further on.</summary>
    Jump,

    /// <summary>Back to an earlier step (or the same one).</summary>
    Return,

    /// <summary>Clocks stop by a ground; then the named step goes on.</summary>
    Pause,

    /// <summary>One way of a choice.</summary>
    Way,

    /// <summary>From a fork into a branch.</summary>
    Branch,

    /// <summary>The end of a wait's period.</summary>
    TimedOut,

    /// <summary>The step's condition is false, and none of its actions goes on to the next step.</summary>
    Skip,
}

/// <param name="Action">The action that leads this way; null for all kinds but Next, Jump, Return and Pause.</param>
/// <param name="Condition">The rule text of a way or of a branch's <c>only-when</c>, or null.</param>
public sealed record FlowArc(string From, string To, FlowArcKind Kind, StepAction? Action, string? Condition)
{
    /// <summary>What people read on the arc, or null: an action's name, a branch's name, a condition.</summary>
    public string? Label { get; init; }

    /// <summary>Whether it leads back: drawn apart from what leads on.</summary>
    public bool IsBack => Kind is FlowArcKind.Return or FlowArcKind.Pause;
}
