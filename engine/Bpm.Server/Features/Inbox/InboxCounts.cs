using Bpm.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bpm.Server.Features.Inbox;

/// <summary>Open tasks of one kind: what can be chosen out of a view.</summary>
internal sealed record KindCount(string Procedure, string Step, int Channel, int Count);

/// <summary>Open tasks of one kind that a role at a unit has.</summary>
/// <param name="Whole">False: the person may see those of this procedure alone.</param>
internal sealed record QueueCount(string Unit, string Role, string StepKind, bool Whole, KindCount Kind);

/// <summary>Open tasks of a day.</summary>
/// <param name="Day">Days since 1970-01-01 of the due, as tasks are sorted.</param>
internal sealed record DayCount(long Day, int Count);

/// <summary>
/// Reads the counts that are kept beside the tasks; only what they don't know is counted. What a unit has by kind and what
/// it has by day are asked apart: together they would be as many rows as kinds times days.
/// </summary>
internal sealed class InboxCounts(BpmDb db, InboxScope scope, WideCounts wide)
{
    private List<QueueCount>? queues;

    /// <summary>Of every role at the units that a person can look into, and of what delegations show him beside.</summary>
    public async Task<IReadOnlyList<QueueCount>> Queues(CancellationToken cancellation) =>
        queues ??= [
            .. await ByQueue(db.TaskCounts.Where(c => scope.NarrowUnits.Contains(c.Unit)), whole: true, cancellation),
            .. scope.IsLimited ? await ByQueue(db.TaskCounts.Where(scope.Limited), whole: false, cancellation) : [],
        ];

    /// <summary>Of a view without filters, by kind.</summary>
    public async Task<IReadOnlyList<KindCount>> Kinds(string view, CancellationToken cancellation)
    {
        if (InboxScope.IsOwn(view))
        {
            return await ByKind(scope.Of(view, db.Tasks), cancellation);
        }

        var kinds = scope.IsWide(view)
            ? (await Wide(cancellation)).Kinds
            : (await Queues(cancellation)).Where(q => scope.Holds(view, q)).Select(q => q.Kind);
        return view == "all" ? [.. kinds, .. await Outside(cancellation)] : [.. kinds];
    }

    /// <summary>Of what is chosen out of a view, by day; of a choice that the kept counts know.</summary>
    public async Task<IReadOnlyList<DayCount>> Days(string view, InboxChoice choice, CancellationToken cancellation)
    {
        if (InboxScope.IsOwn(view))
        {
            return await ByDay(choice.Of(scope.Of(view, db.Tasks)), cancellation);
        }

        var days = scope.IsWide(view)
            ? (await Wide(cancellation)).DaysOf(choice)
            : await ByDay(choice.Of(db.TaskCounts.Where(scope.Counted(view))), cancellation);
        return view == "all" && scope.WideUnits is not null
            ? [.. days, .. await ByDay(choice.Of(scope.MineOutside(db.Tasks)), cancellation)]
            : days;
    }

    /// <summary>Of the units of a wide view.</summary>
    public Task<WideCount> Wide(CancellationToken cancellation) => wide.Get(scope.WideUnits, cancellation);

    /// <summary>Of a view that is the person's own.</summary>
    public async Task<int> Own(string view, CancellationToken cancellation) =>
        await scope.Of(view, db.Tasks).CountAsync(cancellation);

    /// <summary>My tasks at units that I cannot look into.</summary>
    public async Task<IReadOnlyList<KindCount>> Outside(CancellationToken cancellation) =>
        scope.WideUnits is null ? [] : await ByKind(scope.MineOutside(db.Tasks), cancellation);

    /// <summary>Of tasks that no kept count knows: found by words, of a band.</summary>
    public static async Task<List<DayCount>> ByDay(IQueryable<TaskRow> tasks, CancellationToken cancellation) =>
        await tasks
            .GroupBy(t => t.SortDue / WallMinutes.DayMinutes)
            .Select(g => new DayCount(g.Key, g.Count()))
            .ToListAsync(cancellation);

    private static async Task<List<DayCount>> ByDay(IQueryable<TaskCountRow> counts, CancellationToken cancellation) =>
        await counts
            .GroupBy(c => c.Day)
            .Select(g => new DayCount(g.Key, g.Sum(c => c.Count)))
            .ToListAsync(cancellation);

    private static async Task<List<KindCount>> ByKind(IQueryable<TaskRow> tasks, CancellationToken cancellation) =>
        await tasks
            .GroupBy(t => new
            {
                t.Procedure,
                t.Step,
                t.Channel,
            })
            .Select(g => new KindCount(g.Key.Procedure, g.Key.Step, g.Key.Channel, g.Count()))
            .ToListAsync(cancellation);

    // In the order of the key, so that the database adds up while it reads.
    private static async Task<List<QueueCount>> ByQueue(
        IQueryable<TaskCountRow> counts,
        bool whole,
        CancellationToken cancellation
    ) =>
        await counts
            .GroupBy(c => new
            {
                c.Unit,
                c.Role,
                c.StepKind,
                c.Procedure,
                c.Step,
                c.Channel,
            })
            .Select(g => new QueueCount(
                g.Key.Unit,
                g.Key.Role,
                g.Key.StepKind,
                whole,
                new KindCount(g.Key.Procedure, g.Key.Step, g.Key.Channel, g.Sum(c => c.Count))
            ))
            .ToListAsync(cancellation);
}
