using Bpm.Engine.Dossiers;
using Bpm.Procedures.Steps;
using Bpm.Procedures.Workflows;
using Bpm.WorkingTime;

namespace Bpm.Engine.Clocks;

/// <summary>Which way counts when a step has several.</summary>
internal enum PathChoice
{
    /// <summary>The shortest lawful way: what cannot be beaten.</summary>
    Shortest,

    /// <summary>The way of the first action each time, which is the usual one.</summary>
    Usual,
}

/// <summary>
/// What still has to be done after the steps that are open now, in counted minutes of the steps' own terms. Only ways
/// forward count; a wait, a child and a step that may be passed over cost nothing on the shortest way.
/// </summary>
internal sealed class RemainingPath(Dossier dossier, Publication publication, int dayLength, PathChoice choice)
{
    private readonly Workflow workflow = publication.Workflow;
    private readonly Dictionary<string, long> known = new(StringComparer.Ordinal);

    /// <summary>Minutes after everything that is open now has been done.</summary>
    public static long Minutes(Dossier dossier, Publication publication, int dayLength, PathChoice choice) =>
        new RemainingPath(dossier, publication, dayLength, choice).After(parallel: null);

    /// <summary>The term of a step in this dossier, in counted minutes; null where it has none or it is no working time.</summary>
    public static long? TermMinutes(Dossier dossier, Publication publication, Step step, int dayLength) =>
        publication.TermOf(step.Id, dossier.Case, dossier.Channel) is { } term
            ? term.WorkingMinutes(dayLength)
            : step.ShareMinutes;

    /// <summary>The longest of what is open at one level: the top, or the branches of one parallel step.</summary>
    private long After(string? parallel)
    {
        var longest = 0L;
        var open = dossier
            .OpenTasks.Select(t => t.Step)
            .Concat(dossier.Waits.Where(w => w.Open).Select(w => w.Step))
            .Where(step => workflow.Has(step) && workflow[step].Parallel == parallel);
        foreach (var step in open)
        {
            longest = Math.Max(longest, Onward(workflow[step]));
        }

        foreach (var inner in dossier.Parallels.Where(p => workflow.Has(p.Step)))
        {
            var node = workflow[inner.Step];
            if (node.Parallel == parallel)
            {
                longest = Math.Max(longest, After(inner.Step) + Of(node.Next));
            }
        }

        return longest;
    }

    private long Of(Target target) =>
        target is Target.ToStep { StepId: var step } && workflow.Has(step) ? Of(workflow[step]) : 0;

    /// <summary>A step and all that follows it on its own level.</summary>
    private long Of(Node node)
    {
        if (known.TryGetValue(node.Step.Id, out var minutes))
        {
            return minutes;
        }

        // The result is at the desk when this step opens: the clocks have ended.
        if (node.Step is DeliverStep)
        {
            return 0;
        }

        minutes = Own(node) + Onward(node);
        if (node.Step.OnlyWhen is not null && choice == PathChoice.Shortest)
        {
            minutes = Math.Min(minutes, Of(node.Next));
        }

        known[node.Step.Id] = minutes;
        return minutes;
    }

    private long Own(Node node)
    {
        if (node.Step is WaitStep or ChoiceStep or ChildStep)
        {
            return 0;
        }

        if (node.Entries.IsEmpty)
        {
            return TermMinutes(dossier, publication, node.Step, dayLength) ?? 0;
        }

        var branches = node
            .Entries.Select(e => e.OnlyWhen is null || choice == PathChoice.Usual ? Of(workflow[e.FirstStep]) : 0)
            .Order()
            .ToList();
        var needed = node.Step is ParallelStep { Join.Needed: { } n } ? n : branches.Count;
        return branches[Math.Clamp(needed, 1, branches.Count) - 1];
    }

    private long Onward(Node node)
    {
        var ways = Ways(node).ToList();
        if (ways.Count == 0)
        {
            return Of(node.Next);
        }

        return choice == PathChoice.Usual ? Of(ways[0]) : ways.Min(Of);
    }

    private IEnumerable<Target> Ways(Node node) =>
        (
            node.Step is ChoiceStep choose
                ? choose.Ways.Select(w => (string?)w.To).Append(choose.Otherwise)
                : node.Step.Actions.Where(a => a.Pause is null).Select(a => a.To)
        )
            .Where(to => to is null || (workflow.Has(to) && !workflow.IsBefore(to, node.Step.Id)))
            .Select(to => to is null ? node.Next : new Target.ToStep(to));
}
