using System.Collections.Immutable;
using Bpm.Procedures.Steps;
using Bpm.Procedures.Workflows;
using Bpm.WorkingTime;

namespace Bpm.Procedures.Checks;

/// <summary>The longest lawful path through a procedure, in minutes of working time.</summary>
internal sealed class LongestPath
{
    private readonly Func<Step, Term?> termOf;
    private readonly int dayLength;
    private readonly Workflow workflow;
    private readonly Paths paths;
    private readonly ImmutableArray<Part> own;
    private readonly ImmutableArray<Part> withOthers;

    /// <param name="termOf">The term that counts for a step, or null.</param>
    /// <param name="dayLength">Minutes of a working day.</param>
    public LongestPath(Procedure procedure, Workflow workflow, Func<Step, Term?> termOf, int dayLength)
    {
        (this.termOf, this.dayLength, this.workflow) = (termOf, dayLength, workflow);
        paths = new Paths(workflow);
        own = Longest(procedure.Steps, countOthers: false);
        withOthers = Longest(procedure.Steps, countOthers: true);
    }

    /// <summary>Minutes of the path that is longest without terms that others set.</summary>
    public long Own => own.Sum(p => p.Minutes);

    /// <summary>Minutes of the path that is longest with them.</summary>
    public long WithOthers => withOthers.Sum(p => p.Minutes);

    /// <summary>The steps with a term on the path that is longest with the terms that others set, in order.</summary>
    public ImmutableArray<(string Step, long Minutes)> PartsWithOthers =>
        [.. withOthers.Select(p => (p.Step, p.Minutes))];

    /// <summary>A step whose term is no working time, or null.</summary>
    public Step? Incomparable { get; private set; }

    /// <summary>"receive 0.5 d + measure 17 d = 17.5 d".</summary>
    public Said Describe(bool withOthers)
    {
        var parts = withOthers ? this.withOthers : own;
        return (In(Language.Vietnamese), In(Language.English));

        string In(Language language)
        {
            var steps = string.Join(" + ", parts.Select(p => $"{p.Step} {Days(p.Minutes)}"));
            return $"{steps} = {Days(parts.Sum(p => p.Minutes))}";

            string Days(long minutes) => TimeCheck.Days(minutes, dayLength).In(language);
        }
    }

    // Steps of one list, from the last to the first: a move to an earlier step is a loop, and counts once by not counting.
    private ImmutableArray<Part> Longest(ImmutableArray<Step> steps, bool countOthers)
    {
        var best = new Dictionary<string, ImmutableArray<Part>>(StringComparer.Ordinal);
        for (var i = steps.Length - 1; i >= 0; i--)
        {
            var step = steps[i];
            var rest = ImmutableArray<Part>.Empty;
            foreach (var target in paths.Targets(workflow[step.Id]).OfType<Target.ToStep>())
            {
                if (
                    best.TryGetValue(target.StepId, out var after)
                    && after.Sum(p => p.Minutes) > rest.Sum(p => p.Minutes)
                )
                {
                    rest = after;
                }
            }

            best[step.Id] = [.. Weight(step, countOthers), .. rest];
        }

        return steps.IsEmpty ? [] : best[steps[0].Id];
    }

    private ImmutableArray<Part> Weight(Step step, bool countOthers)
    {
        if (step is WaitStep || (step.Within?.SetBy is not null && !countOthers))
        {
            return [];
        }

        if (termOf(step) is { } term)
        {
            if (term.WorkingMinutes(dayLength) is { } minutes)
            {
                return [new Part(step.Id, minutes)];
            }

            Incomparable ??= step;
            return [];
        }

        var branches = WorkflowCompiler.BranchesOf(step).Select(b => Longest(b.Steps, countOthers)).Prepend([]);
        return branches.MaxBy(b => b.Sum(p => p.Minutes));
    }

    private sealed record Part(string Step, long Minutes);
}
