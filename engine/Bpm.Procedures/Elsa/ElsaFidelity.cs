using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Bpm.Procedures.Rules;
using Bpm.Procedures.Steps;
using Bpm.Procedures.Workflows;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Elsa;

/// <summary>What becomes of a part of the language in an Elsa definition.</summary>
public enum Fidelity
{
    /// <summary>Elsa does the same by itself.</summary>
    Native,

    /// <summary>Elsa does something near it: by itself it would run differently. This is the loss that strict refuses.</summary>
    Approximated,

    /// <summary>Elsa carries it and does nothing with it: the task host (this platform) reads it.</summary>
    Data,
}

/// <summary>One row of the table: a part of the language, what becomes of it, how.</summary>
/// <param name="Id">Stable.</param>
public sealed record FidelityRow(string Id, Fidelity Fidelity, string What, string How)
{
    /// <summary>Ids of the steps (or other parts) of a procedure that use it; empty in the table itself.</summary>
    public ImmutableArray<string> Where { get; init; } = [];

    internal Func<Publication, IEnumerable<string>> Uses { get; init; } = _ => [];
}

/// <summary>The fidelity table of the export to Elsa 3, and the rows of it that one procedure needs.</summary>
public static partial class ElsaFidelity
{
    public static readonly ImmutableArray<FidelityRow> Table =
    [
        Row("sequence", Fidelity.Native, "steps in order", "connections Done -> In", p => [p.Workflow.First]),
        Row(
            "human-step",
            Fidelity.Native,
            "receive, work, sign, issue, handoff, deliver",
            "Elsa.RunTask; the task's name is the step's id",
            p => Ids(p, s => StepKinds.Of(s).IsWorkedOn && s is not ConsultStep)
        ),
        Row(
            "actions",
            Fidelity.Native,
            "several actions of a step",
            "the task's result is the action's id; Elsa.FlowSwitch on it, its Default asks again",
            p => Ids(p, s => s.Actions.Length > 1)
        ),
        Row(
            "choice",
            Fidelity.Native,
            "choice by rule",
            "Elsa.FlowSwitch, one case a way, Default otherwise",
            p => Ids(p, s => s is ChoiceStep)
        ),
        Row("only-when", Fidelity.Native, "only-when of a step or branch", "Elsa.FlowDecision before it", OnlyWhen),
        Row(
            "parallel",
            Fidelity.Native,
            "parallel, join all or any",
            "Elsa.FlowFork, Elsa.FlowJoin with mode WaitAll or WaitAny",
            p => Ids(p, s => s is ParallelStep { Join.Needed: null or 1 })
        ),
        Row(
            "pause",
            Fidelity.Native,
            "an action that pauses",
            "Elsa.Event named as the ground, then on at back-to",
            p => Ids(p, s => s.Actions.Any(a => a.Pause is not null))
        ),
        Row("wait", Fidelity.Native, "wait", "Elsa.Event named as what it waits for", p => Ids(p, s => s is WaitStep)),
        Row(
            "wait-end",
            Fidelity.Approximated,
            "the end of a wait (ends-by)",
            "Elsa.Delay beside the event, joined by WaitAny: wall-clock days; the event must carry a value",
            p => Ids(p, s => s is WaitStep { EndsByPolicy: not null })
        ),
        Row(
            "join-some",
            Fidelity.Approximated,
            "join of n branches of m",
            "Elsa.FlowJoin WaitAll: Elsa waits for every branch",
            p => Ids(p, s => s is ParallelStep { Join.Needed: > 1 })
        ),
        Row(
            "consult",
            Fidelity.Approximated,
            "consult, its silence rule",
            "one Elsa.RunTask for all that are asked",
            p => Ids(p, s => s is ConsultStep)
        ),
        Row(
            "group",
            Fidelity.Approximated,
            "group, child, the applicant's choice",
            "a fork of one Elsa.RunTask a child; the variable 'chosen' decides which run",
            p => Ids(p, s => s is GroupStep or ChildStep)
        ),
        Row(
            "rule-functions",
            Fidelity.Approximated,
            "conditions that call the platform's own functions",
            "written as they are: the server needs functions of these names",
            UsesFunctions
        ),
        Row(
            "bounds",
            Fidelity.Data,
            "at-most, to-whom, rework, outcome, reason of an action",
            "in the task's payload",
            p =>
                Ids(
                    p,
                    s =>
                        s.Actions.Any(a =>
                            a.AtMost is not null || a.LastHolder || a.Rework is not null || a.Outcome is not null
                        )
                )
        ),
        Row(
            "terms",
            Fidelity.Data,
            "terms, shares, set-by, escalation",
            "in the task's payload: Elsa has no working-day calendar",
            p => Ids(p, s => s.Within is not null || s.ShareMinutes is not null || !s.Escalate.IsEmpty)
        ),
        Row(
            "stage",
            Fidelity.Data,
            "a stage's shared term",
            "in the payloads of its steps",
            p => Ids(p, s => s is StageStep)
        ),
        Row(
            "who",
            Fidelity.Data,
            "place, role, four eyes",
            "in the task's payload: the task host assigns",
            p => Ids(p, s => s.At is not null || s.Role is not null || !s.NotBy.IsEmpty)
        ),
        Row(
            "legal",
            Fidelity.Data,
            "limit, cases, papers, form, fees, results, rules, provenance, examples",
            "in customProperties.bpm with the YAML itself",
            p => [p.Procedure.Code]
        ),
    ];

    /// <summary>The rows that a procedure needs, each with where.</summary>
    public static ImmutableArray<FidelityRow> Of(Publication publication) =>
        [.. Table.Select(r => r with { Where = [.. r.Uses(publication)] }).Where(r => !r.Where.IsEmpty)];

    /// <summary>Whether Elsa by itself would run the procedure differently.</summary>
    public static bool IsLossy(IEnumerable<FidelityRow> rows) => rows.Any(r => r.Fidelity == Fidelity.Approximated);

    /// <summary>One line a row, the level first.</summary>
    public static string ToText(IEnumerable<FidelityRow> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"  {Word(row.Fidelity), -12} {row.What}: {row.How}{(row.Where.IsEmpty ? "" : $" ({string.Join(", ", row.Where)})")}\n"
            );
        }

        return text.ToString();
    }

    /// <summary>native, approximated, data.</summary>
    public static string Word(Fidelity fidelity) => fidelity.ToString().ToLowerInvariant();

    private static FidelityRow Row(
        string id,
        Fidelity fidelity,
        string what,
        string how,
        Func<Publication, IEnumerable<string>> uses
    ) => new(id, fidelity, what, how) { Uses = uses };

    private static IEnumerable<string> Ids(Publication publication, Func<Step, bool> uses) =>
        publication.Workflow.Nodes.Select(n => n.Step).Where(uses).Select(s => s.Id);

    private static IEnumerable<string> OnlyWhen(Publication publication) =>
        Ids(publication, s => s.OnlyWhen is not null)
            .Concat(
                publication
                    .Workflow.Nodes.SelectMany(n => n.Entries)
                    .Where(e => e.OnlyWhen is not null)
                    .Select(e => e.BranchId)
            );

    private static IEnumerable<string> UsesFunctions(Publication publication) =>
        publication
            .Workflow.Nodes.Where(n => ConditionsOf(n).Any(c => CallsOurs(c, publication.Procedure.Rules?.Text)))
            .Select(n => n.Step.Id);

    private static IEnumerable<string> ConditionsOf(Node node) =>
        (node.Step as ChoiceStep)?.Ways.Select(w => w.When).Concat(Own(node)) ?? Own(node);

    private static IEnumerable<string> Own(Node node) =>
        node.Entries.Select(e => e.OnlyWhen).Append(node.Step.OnlyWhen).OfType<string>();

    // A rule that is called brings its own text along, and with it what that calls.
    private static bool CallsOurs(string condition, string? rules) =>
        Calls().IsMatch(condition)
        && Calls()
            .Matches(condition + " " + rules)
            .Any(m => RuleFunctions.All.Any(f => f.Name == m.Groups["name"].Value));

    [GeneratedRegex(@"(?<name>[A-Za-z][A-Za-z0-9]*) *\(", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Calls();
}
