using System.Collections.Immutable;
using Bpm.Procedures.Reading;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Steps;

/// <summary>One step (bước) of a procedure. Each kind is a record of its own; <c>StepKinds</c> lists them.</summary>
public abstract record Step
{
    /// <summary>Kebab-case, unique in the procedure.</summary>
    public required string Id { get; init; }

    /// <summary>What people read; the file may leave it out, then the kind's own name stands.</summary>
    public required string Name { get; init; }

    public required Position Position { get; init; }

    /// <summary>Where the step is done. Null only for kinds that nobody works on (wait, choice, parallel).</summary>
    public UnitSelector? At { get; init; }

    /// <summary>Role that may do it, e.g. <c>specialist</c>.</summary>
    public string? Role { get; init; }

    /// <summary>The step's own term, or null.</summary>
    public StepTerm? Within { get; init; }

    /// <summary>Share of a same-day procedure's time, in place of a term; minutes.</summary>
    public int? ShareMinutes { get; init; }

    /// <summary>What the person may choose; never empty for a kind that people work on.</summary>
    public ImmutableArray<StepAction> Actions { get; init; } = [];

    /// <summary>Steps whose doer may not do this one (four eyes).</summary>
    public ImmutableArray<string> NotBy { get; init; } = [];

    /// <summary>Papers that the step produces, and papers it needs.</summary>
    public ImmutableArray<string> Gives { get; init; } = [];

    public ImmutableArray<string> Takes { get; init; } = [];

    /// <summary>A condition over the form; the step is passed over when it is false.</summary>
    public string? OnlyWhen { get; init; }

    public ImmutableArray<Escalation> Escalate { get; init; } = [];
}

/// <param name="SetBy">The agency whose law sets the term: no local reduction may cut it.</param>
public sealed record StepTerm(Term Term, string? SetBy);

/// <summary>Tells a role before or after the due moment.</summary>
public sealed record Escalation(Term Offset, bool BeforeDue, string ToRole)
{
    /// <summary>Names it among those of its step, also in the record of a dossier: <c>before 1 working day: leader</c>.</summary>
    public string Threshold { get; } = $"{(BeforeDue ? "before" : "after")} {Offset}: {ToRole}";
}

/// <summary>One thing the person at a step may choose.</summary>
public sealed record StepAction(string Id, string Name, Position Position)
{
    /// <summary>Step to go to; null is the next one.</summary>
    public string? To { get; init; }

    /// <summary>Sets the dossier's outcome: granted, refused …</summary>
    public string? Outcome { get; init; }

    /// <summary>Ground that this action pauses on (e.g. supplement), or null.</summary>
    public string? Pause { get; init; }

    /// <summary>Step that goes on after the pause; null is the same one.</summary>
    public string? BackTo { get; init; }

    /// <summary>How often the action may be taken in one dossier; null only for moves that cannot loop.</summary>
    public int? AtMost { get; init; }

    /// <summary>A return goes to the person who did that step last.</summary>
    public bool LastHolder { get; init; }

    /// <summary>Term of the new visit; null is what the step had left.</summary>
    public Term? Rework { get; init; }

    /// <summary>The person must give a reason: every return, refusal and pause does.</summary>
    public bool NeedsReason { get; init; }
}

/// <summary>Reception at the one-stop desk (tiếp nhận).</summary>
public sealed record ReceiveStep : Step;

/// <summary>Work by an officer (thụ lý, thẩm định): the kind when none is named.</summary>
public sealed record WorkStep : Step;

/// <summary>Approval and signature by a leader (ký duyệt).</summary>
public sealed record SignStep : Step;

/// <summary>Number, seal and issue by the clerk (vào số, đóng dấu).</summary>
public sealed record IssueStep : Step;

/// <summary>Custody moves to another agency with its own term (chuyển liên thông).</summary>
public sealed record HandoffStep : Step;

/// <summary>Hands the result to the applicant (trả kết quả); the processing clock ends before it.</summary>
public sealed record DeliverStep : Step;

/// <summary>Waits for someone outside; pauses the clocks that its ground stops.</summary>
public sealed record WaitStep : Step
{
    /// <summary>applicant, or an office kind.</summary>
    public required string For { get; init; }

    /// <summary>Pause ground in <c>policies/</c>.</summary>
    public required string Ground { get; init; }

    /// <summary>Paper or fact that ends the wait.</summary>
    public required string Until { get; init; }

    /// <summary>Named period after which something must happen, or null.</summary>
    public string? EndsByPolicy { get; init; }

    /// <summary>remind | stop | the step to go to.</summary>
    public string? ThenAtEnd { get; init; }
}

/// <summary>Goes one way by the first rule that is true.</summary>
public sealed record ChoiceStep : Step
{
    public required ImmutableArray<ChoiceWay> Ways { get; init; }

    /// <summary>Where to go when no rule is true; null is the next step.</summary>
    public string? Otherwise { get; init; }
}

public sealed record ChoiceWay(string When, string To, Position Position);

/// <summary>Several branches at once (song song), joined by <see cref="Join"/>.</summary>
public sealed record ParallelStep : Step
{
    public required ImmutableArray<Branch> Branches { get; init; }
    public Join Join { get; init; } = Join.All;
}

public sealed record Branch(string Id, string? Name, ImmutableArray<Step> Steps, string? OnlyWhen, Position Position);

/// <summary>How many branches must finish: all, or the first <paramref name="Needed"/>.</summary>
public readonly record struct Join(int? Needed)
{
    public static readonly Join All = new((int?)null);
    public static readonly Join Any = new(1);
}

/// <summary>Asks other agencies for their opinion (lấy ý kiến), in parallel.</summary>
public sealed record ConsultStep : Step
{
    public required ImmutableArray<UnitSelector> Units { get; init; }
    public Join Join { get; init; } = Join.All;

    /// <summary>What silence means at the end of the term: only with a basis may it be consent.</summary>
    public string? SilenceBasis { get; init; }
}

/// <summary>Several steps that share one term.</summary>
public sealed record StageStep : Step
{
    public required ImmutableArray<Step> Steps { get; init; }
}

/// <summary>Several procedures under one public number (nhóm thủ tục liên thông).</summary>
public sealed record GroupStep : Step
{
    public required ImmutableArray<ChildStep> Children { get; init; }

    /// <summary>The applicant picks at least this many; null: all.</summary>
    public int? ChooseAtLeast { get; init; }

    /// <summary>stop | go-on, when one child is refused that says nothing itself.</summary>
    public string IfOneRefused { get; init; } = "stop";
}

/// <summary>Another procedure run as part of this dossier.</summary>
public sealed record ChildStep : Step
{
    /// <summary>How an example says that a child ended.</summary>
    public static readonly ImmutableArray<string> Outcomes = ["granted", "refused"];

    public required string Procedure { get; init; }

    /// <summary>Where <see cref="Procedure"/> is written.</summary>
    public required Position ProcedureAt { get; init; }

    /// <summary>stop | go-on, when the child is refused; what the group says when the child says nothing.</summary>
    public string IfRefused { get; init; } = "stop";

    /// <summary>A lawful extension of the child moves the promise of the whole; else the rest does not wait for it.</summary>
    public bool ExtensionMovesWhole { get; init; } = true;
}
