using Bpm.Server.Storage;
using Channel = Bpm.Procedures.Channel;

namespace Bpm.Server.Features.Inbox;

/// <summary>What is chosen out of a view.</summary>
internal sealed record InboxChoice(string? Procedure, string? Step, Channel? Channel, string? Band)
{
    /// <summary>Nothing is left out.</summary>
    public bool IsAll => Procedure is null && Step is null && Channel is null && Band is null;

    /// <summary>Whether tasks of a kind are chosen; the band is no part of a kind.</summary>
    public bool Has(KindCount kind) =>
        (Procedure is null || kind.Procedure == Procedure)
        && (Step is null || kind.Step == Step)
        && (Channel is null || kind.Channel == (int)Channel);

    /// <summary>The same for the database.</summary>
    public IQueryable<TaskRow> Of(IQueryable<TaskRow> tasks)
    {
        if (Procedure is { } procedure)
        {
            tasks = tasks.Where(t => t.Procedure == procedure);
        }

        if (Step is { } step)
        {
            tasks = tasks.Where(t => t.Step == step);
        }

        if (Channel is { } channel)
        {
            tasks = tasks.Where(t => t.Channel == (int)channel);
        }

        return tasks;
    }

    /// <summary>The same of kept counts.</summary>
    public IQueryable<TaskCountRow> Of(IQueryable<TaskCountRow> counts)
    {
        if (Procedure is { } procedure)
        {
            counts = counts.Where(c => c.Procedure == procedure);
        }

        if (Step is { } step)
        {
            counts = counts.Where(c => c.Step == step);
        }

        if (Channel is { } channel)
        {
            counts = counts.Where(c => c.Channel == (int)channel);
        }

        return counts;
    }
}
