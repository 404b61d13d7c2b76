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
    private readonly Paths paths;
    private readonly Part? own;
    private readonly Part? withOthers;

    /// <param name="termOf">The term that counts for a step, or null.</param>
    /// <param name="dayLength">Minutes of a working day.</param>
    public LongestPath(Procedure procedure, Paths paths, Func<Step, Term?> termOf, int dayLength)
    {
        (this.termOf, this.dayLength, this.paths) = (termOf, dayLength, paths);
        own = Longest(procedure.Steps, countOthers: false);
        withOthers = paths.Workflow.Nodes.Any(n => n.Step.Within?.SetBy is not null)
            ? Longest(procedure.Steps, countOthers: true)
            : own;
    }

    /// <summary>Minutes of the path that is longest without terms that others set.</summary>
    public long Own => Part.Sum(own);

    /// <summary>Minutes of the path that is longest with them.</summary>
    public long WithOthers => Part.Sum(withOthers);

    /// <summary>The steps with a term on the path that is longest with the terms that others set, in order.</summary>
    public ImmutableArray<(string Step, long Minutes)> PartsWithOthers =>
        [.. Part.All(withOthers).Select(p => (p.Step, p.Minutes))];

    /// <summary>A step whose term is no working time, or null.</summary>
    public Step? Incomparable { get; private set; }

    /// <summary>"receive 0.5 d + measure 17 d = 17.5 d".</summary>
    public Said Describe(bool withOthers)
    {
        var first = withOthers ? this.withOthers : own;
        return (In(Language.Vietnamese), In(Language.English));

        string In(Language language)
        {
            var steps = string.Join(" + ", Part.All(first).Select(p => $"{p.Step} {Days(p.Minutes)}"));
            return $"{steps} = {Days(Part.Sum(first))}";

            string Days(long minutes) => TimeCheck.Days(minutes, dayLength).In(language);
        }
    }

    // Steps of one list, from the last to the first: a move to an earlier step is a loop, and counts once by not counting.
    private Part? Longest(ImmutableArray<Step> steps, bool countOthers)
    {
        var best = new Dictionary<string, Part?>(StringComparer.Ordinal);
        for (var i = steps.Length - 1; i >= 0; i--)
        {
            var step = steps[i];
            Part? rest = null;
            foreach (var target in paths.Targets(paths.Workflow[step.Id]))
            {
                if (
                    target is Target.ToStep next
                    && best.TryGetValue(next.StepId, out var after)
                    && Part.Sum(after) > Part.Sum(rest)
                )
                {
                    rest = after;
                }
            }

            best[step.Id] = Part.Join(Weight(step, countOthers), rest);
        }

        return steps.IsEmpty ? null : best[steps[0].Id];
    }

    private Part? Weight(Step step, bool countOthers)
    {
        if (step is WaitStep || (step.Within?.SetBy is not null && !countOthers))
        {
            return null;
        }

        if (termOf(step) is { } term)
        {
            if (term.WorkingMinutes(dayLength) is { } minutes)
            {
                return new Part(step.Id, minutes, null);
            }

            Incomparable ??= step;
            return null;
        }

        Part? longest = null;
        foreach (var branch in WorkflowCompiler.BranchesOf(step))
        {
            var path = Longest(branch.Steps, countOthers);
            longest = Part.Sum(path) > Part.Sum(longest) ? path : longest;
        }

        return longest;
    }

    /// <summary>A step with a term on a path, and the path after it.</summary>
    private sealed class Part(string step, long minutes, Part? rest)
    {
        private readonly long sum = minutes + Sum(rest);

        public string Step => step;
        public long Minutes => minutes;

        public static long Sum(Part? path) => path?.sum ?? 0;

        public static Part? Join(Part? path, Part? after) =>
            path is null ? after
            : after is null ? path
            : new Part(path.Step, path.Minutes, Join(path.Rest, after));

        public static IEnumerable<Part> All(Part? path)
        {
            for (var part = path; part is not null; part = part.Rest)
            {
                yield return part;
            }
        }

        private Part? Rest => rest;
    }
}
