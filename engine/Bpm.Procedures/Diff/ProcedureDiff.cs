using System.Collections.Immutable;
using Bpm.Procedures.Steps;
using Bpm.Procedures.Workflows;

namespace Bpm.Procedures.Diff;

/// <summary>
/// What changes for people between two publications, in words: limits first, then steps, papers, form, fees. What only
/// moves in the text is no change.
/// </summary>
public static class ProcedureDiff
{
    /// <summary>One sentence a change, in a fixed order; empty when nothing changes for anyone.</summary>
    public static ImmutableArray<string> Between(Publication before, Publication after) =>
        [
            .. Field("name", before.Procedure.Name, after.Procedure.Name),
            .. Field("applies from", Date(before.Procedure.ReceivedFrom), Date(after.Procedure.ReceivedFrom)),
            .. Field("applies until", Date(before.Procedure.ReceivedUntil), Date(after.Procedure.ReceivedUntil)),
            .. Field("authority", Place(before.Procedure.Authority), Place(after.Procedure.Authority)),
            .. Limits(before, after),
            .. Steps(before, after),
            .. Lists("paper", before.Procedure.Papers, after.Procedure.Papers, p => p.Id, Paper),
            .. Lists("field", before.Procedure.Form, after.Procedure.Form, f => f.Id, FormField),
            .. Lists("fee", before.Procedure.Fees, after.Procedure.Fees, f => f.Id, Fee),
            .. before.Procedure.Rules?.Text == after.Procedure.Rules?.Text ? [] : new[] { "the rules change" },
        ];

    private static IEnumerable<string> Limits(Publication before, Publication after)
    {
        var cases = before
            .Procedure.Cases.Concat(after.Procedure.Cases)
            .Select(c => (string?)c.Id)
            .Prepend(null)
            .Distinct();
        foreach (var caseId in cases)
        {
            var name = caseId is null ? "" : $" in the case '{caseId}'";
            if (caseId is not null && Has(before, caseId) != Has(after, caseId))
            {
                yield return Has(after, caseId) ? $"new case '{caseId}'" : $"the case '{caseId}' goes";
                continue;
            }

            var shared = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (word, channel) in ChannelWords.All)
            {
                var (old, now) = (before.LimitsFor(caseId, channel), after.LimitsFor(caseId, channel));
                string[] changes =
                [
                    .. Field($"statutory limit{name}", old.Statutory?.ToString(), now.Statutory?.ToString()),
                    .. Field($"committed limit{name}", old.Committed?.ToString(), now.Committed?.ToString()),
                ];

                // A change that every channel has is said once.
                var isEverywhere = ChannelWords.All.All(c =>
                    before.LimitsFor(caseId, c.Channel) == old && after.LimitsFor(caseId, c.Channel) == now
                );
                foreach (var change in changes)
                {
                    if (!isEverywhere)
                    {
                        yield return $"{change} ({word})";
                    }
                    else if (shared.Add(change))
                    {
                        yield return change;
                    }
                }
            }
        }
    }

    private static IEnumerable<string> Steps(Publication before, Publication after)
    {
        foreach (var node in before.Workflow.Nodes.Where(n => !after.Workflow.Has(n.Step.Id)))
        {
            yield return $"step {node.Step.Id} goes";
        }

        foreach (var node in after.Workflow.Nodes)
        {
            var step = node.Step;
            if (!before.Workflow.Has(step.Id))
            {
                yield return $"new step {step.Id} ({step.Name}){(after.TermOf(step.Id, null) is { } term ? $", {term}" : "")}";
                continue;
            }

            var old = before.Workflow[step.Id];
            var changes = Field("kind", StepKinds.Of(old.Step).Id, StepKinds.Of(step).Id)
                .Concat(Field("name", old.Step.Name, step.Name))
                .Concat(
                    Field("term", before.TermOf(step.Id, null)?.ToString(), after.TermOf(step.Id, null)?.ToString())
                )
                .Concat(Field("place", Place(old.Step.At), Place(step.At)))
                .Concat(Field("role", old.Step.Role, step.Role))
                .Concat(Field("four eyes", string.Join(", ", old.Step.NotBy), string.Join(", ", step.NotBy)))
                .Concat(Field("condition", old.Step.OnlyWhen, step.OnlyWhen))
                .Concat(Field("next", Next(old.Next), Next(node.Next)))
                .Concat(Lists("action", old.Step.Actions, step.Actions, a => a.Id, Action));
            foreach (var change in changes)
            {
                yield return $"step {step.Id}: {change}";
            }
        }
    }

    private static IEnumerable<string> Lists<T>(
        string what,
        ImmutableArray<T> before,
        ImmutableArray<T> after,
        Func<T, string> id,
        Func<T, string> words
    )
    {
        foreach (var item in before.Where(b => !after.Any(a => id(a) == id(b))))
        {
            yield return $"{what} {id(item)} goes";
        }

        foreach (var item in after)
        {
            var index = before.IndexOf(before.FirstOrDefault(b => id(b) == id(item))!);
            if (index < 0)
            {
                yield return $"new {what} {id(item)} ({words(item)})";
            }
            else
            {
                foreach (var change in Field($"{what} {id(item)}", words(before[index]), words(item)))
                {
                    yield return change;
                }
            }
        }
    }

    private static IEnumerable<string> Field(string what, string? before, string? after) =>
        string.Equals(before ?? "", after ?? "", StringComparison.Ordinal)
            ? []
            : [$"{what}: {Word(before)} -> {Word(after)}"];

    private static string Word(string? text) => string.IsNullOrEmpty(text) ? "none" : text;

    private static bool Has(Publication publication, string caseId) =>
        publication.Procedure.Cases.Any(c => c.Id == caseId);

    private static string? Date(NodaTime.LocalDate? date) =>
        date?.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static string Place(UnitSelector? place) =>
        place?.Kind switch
        {
            null => "",
            UnitSelectorKind.Reception => "reception",
            UnitSelectorKind.Authority => "authority",
            UnitSelectorKind.Unit => $"unit {place.Unit}",
            _ => place.ForField is null ? $"office {place.Office}" : $"office {place.Office} for form.{place.ForField}",
        };

    private static string Next(Target target) =>
        target switch
        {
            Target.ToStep to => to.StepId,
            Target.ToJoin join => $"join of {join.ParallelId}",
            _ => "the end",
        };

    private static string Action(StepAction action) =>
        string.Join(
            ", ",
            new[]
            {
                action.Name,
                action.To is null ? null : $"to {action.To}",
                action.Outcome is null ? null : $"outcome {action.Outcome}",
                action.Pause is null ? null : $"pauses for {action.Pause}",
                action.BackTo is null ? null : $"back to {action.BackTo}",
                action.AtMost is null ? null : $"at most {action.AtMost}",
                action.LastHolder ? "to the last holder" : null,
                action.Rework is null ? null : $"rework {action.Rework}",
            }.OfType<string>()
        );

    private static string Paper(Paper paper) =>
        $"{paper.Name}, {paper.Originals} original, {paper.Copies} copy{(paper.Reuse ? ", reused" : "")}{(paper.When is null ? "" : $", when {paper.When}")}";

    private static string FormField(FormField field) =>
        $"{field.Label}, {field.Type}{(field.Required ? "" : ", optional")}{(field.Min is null ? "" : $", from {field.Min}")}{(field.Max is null ? "" : $", to {field.Max}")}{(field.When is null ? "" : $", when {field.When}")}{string.Concat(field.Choices.Select(c => $", {c.Value}"))}";

    private static string Fee(Fee fee) =>
        $"{(fee.Amount is { } amount ? $"{amount} đồng" : $"rule {fee.Rule}")}, {fee.When}";
}
