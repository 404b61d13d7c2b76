using System.Collections.Immutable;
using System.Globalization;
using Bpm.Procedures.Steps;
using Bpm.Procedures.Workflows;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Exports;

/// <summary>One numbered line of a step table or outline.</summary>
/// <param name="Number">"5", or "5.2" for the second step inside the fifth.</param>
/// <param name="Branch">Name of the branch that begins with this step, or null.</param>
internal sealed record StepRow(string Number, Step Step, int Depth, string? Branch)
{
    /// <summary>Steps in file order; those inside a parallel, stage or group below it. A choice is nobody's work.</summary>
    public static IEnumerable<StepRow> Of(
        ImmutableArray<Step> steps,
        string prefix = "",
        int depth = 0,
        string? branch = null
    )
    {
        var number = 0;
        return List(steps, branch);

        IEnumerable<StepRow> List(ImmutableArray<Step> list, string? name)
        {
            foreach (var step in list.Where(s => s is not ChoiceStep))
            {
                var own = prefix + (++number).ToString(CultureInfo.InvariantCulture);
                yield return new StepRow(own, step, depth, name);
                name = null;
                var inner = 0;
                foreach (var part in WorkflowCompiler.BranchesOf(step))
                {
                    foreach (
                        var row in Of(
                            part.Steps,
                            $"{own}.",
                            depth + 1,
                            step is ParallelStep ? part.Name ?? part.Id : null
                        )
                    )
                    {
                        // Branches of one step are numbered on: 5.1, 5.2, whatever their lengths.
                        yield return row.Depth == depth + 1 ? row with { Number = $"{own}.{++inner}" } : row;
                    }
                }
            }
        }
    }

    /// <summary>The time of the step in words: its term, its share, or that it does not count; empty when it has none.</summary>
    public static string Time(Publication publication, Step step, Language language) =>
        step.ShareMinutes is { } share ? Term.OfWorkingMinutes(share).ToText(language)
        : step is WaitStep ? (language == Language.English ? "not counted" : "không tính vào thời hạn")
        : publication.TermOf(step.Id, null)?.ToText(language) ?? "";
}
