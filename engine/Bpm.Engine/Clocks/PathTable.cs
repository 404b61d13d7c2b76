using System.Collections.Frozen;
using Bpm.Procedures;
using Bpm.Procedures.Steps;
using Bpm.Procedures.Workflows;

namespace Bpm.Engine.Clocks;

/// <summary>
/// For each step of a publication, what it and all that follows it on its own level take: for one case, channel and length
/// of day. Worked out at once, then only read.
/// </summary>
internal sealed class PathTable
{
    private readonly Publication publication;
    private readonly string? caseId;
    private readonly Channel channel;
    private readonly int dayLength;
    private readonly PathChoice choice;
    private readonly Dictionary<string, long> known = new(StringComparer.Ordinal);
    private readonly FrozenDictionary<string, long> onward;

    public PathTable(Publication publication, string? caseId, Channel channel, int dayLength, PathChoice choice)
    {
        (this.publication, this.caseId, this.channel) = (publication, caseId, channel);
        (this.dayLength, this.choice) = (dayLength, choice);
        var minutes = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var node in Workflow.Nodes)
        {
            minutes[node.Step.Id] = FromWays(node);
            From(node);
        }

        onward = minutes.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private Workflow Workflow => publication.Workflow;

    /// <summary>What follows a step, once it is done.</summary>
    public long Onward(Node node) => onward[node.Step.Id];

    /// <summary>A step and what follows it; 0 at the end of its level.</summary>
    public long Of(Target target) =>
        target is Target.ToStep { StepId: var step } && Workflow.Has(step) ? From(Workflow[step]) : 0;

    // Only while the table is made does this add to what is known: every step is known afterwards.
    private long From(Node node)
    {
        if (known.TryGetValue(node.Step.Id, out var minutes))
        {
            return minutes;
        }

        // The result is at the desk when a hand-over opens: the clocks have ended.
        minutes = node.Step is DeliverStep ? 0 : Own(node) + FromWays(node);
        if (node.Step is { OnlyWhen: not null } and not DeliverStep && choice == PathChoice.Shortest)
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
            return publication.TermOf(node.Step.Id, caseId, channel) is { } term
                ? term.WorkingMinutes(dayLength) ?? 0
                : node.Step.ShareMinutes ?? 0;
        }

        var branches = node
            .Entries.Select(e => e.OnlyWhen is null || choice == PathChoice.Usual ? From(Workflow[e.FirstStep]) : 0)
            .Order()
            .ToList();
        var needed = node.Step is ParallelStep { Join.Needed: { } n } ? n : branches.Count;
        return branches[Math.Clamp(needed, 1, branches.Count) - 1];
    }

    private long FromWays(Node node)
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
            .Where(to => to is null || (Workflow.Has(to) && !Workflow.IsBefore(to, node.Step.Id)))
            .Select(to => to is null ? node.Next : new Target.ToStep(to));
}
