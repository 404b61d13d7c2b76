using Bpm.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bpm.Server.Features.Inbox;

/// <summary>Open tasks of one kind that a role at a unit has.</summary>
/// <param name="Procedure">Of which the person may see those of this procedure alone; null: all.</param>
internal sealed record QueueCount(string Unit, string Role, string StepKind, string? Procedure, int Count);

/// <summary>Open tasks of a step and day.</summary>
/// <param name="Day">Days since 1970-01-01 of the due, as tasks are sorted.</param>
internal sealed record DayCount(string Procedure, string Step, int Channel, long Day, int Count);

/// <summary>Reads the counts that are kept beside the tasks; only what they don't know is counted.</summary>
internal sealed class InboxCounts(BpmDb db, InboxScope scope, WideCounts wide)
{
    /// <summary>Of every role at the units that a person can look into, and of what delegations show him beside.</summary>
    public async Task<List<QueueCount>> Queues(CancellationToken cancellation)
    {
        var queues = await db
            .TaskCounts.Where(c => scope.NarrowUnits.Contains(c.Unit))
            .GroupBy(c => new
            {
                c.Unit,
                c.Role,
                c.StepKind,
            })
            .Select(g => new QueueCount(g.Key.Unit, g.Key.Role, g.Key.StepKind, null, g.Sum(c => c.Count)))
            .ToListAsync(cancellation);
        return scope.IsLimited ? [.. queues, .. await Parts(cancellation)] : queues;
    }

    private async Task<List<QueueCount>> Parts(CancellationToken cancellation) =>
        await db
            .TaskCounts.Where(scope.Limited)
            .GroupBy(c => new
            {
                c.Unit,
                c.Role,
                c.StepKind,
                c.Procedure,
            })
            .Select(g => new QueueCount(g.Key.Unit, g.Key.Role, g.Key.StepKind, g.Key.Procedure, g.Sum(c => c.Count)))
            .ToListAsync(cancellation);

    /// <summary>Of a view without filters.</summary>
    public async Task<IReadOnlyList<DayCount>> Days(string view, CancellationToken cancellation)
    {
        if (scope.IsWide(view))
        {
            return [.. (await Wide(cancellation)).Days, .. await Outside(cancellation)];
        }

        if (view == "mine")
        {
            return await Count(scope.Mine(db.Tasks), cancellation);
        }

        var days = await Sum(db.TaskCounts.Where(scope.Counted(view)), cancellation);
        return view == "all" ? [.. days, .. await Outside(cancellation)] : days;
    }

    /// <summary>Of the units of a wide view.</summary>
    public Task<WideCount> Wide(CancellationToken cancellation) => wide.Get(scope.WideUnits, cancellation);

    public async Task<int> Mine(CancellationToken cancellation) => await scope.Mine(db.Tasks).CountAsync(cancellation);

    /// <summary>My tasks at units that I cannot look into.</summary>
    public async Task<List<DayCount>> Outside(CancellationToken cancellation) =>
        scope.WideUnits is null ? [] : await Count(scope.MineOutside(db.Tasks), cancellation);

    /// <summary>Of tasks that no kept count knows: found by words, of a band.</summary>
    public static async Task<List<DayCount>> Count(IQueryable<TaskRow> tasks, CancellationToken cancellation) =>
        await tasks
            .GroupBy(t => new
            {
                t.Procedure,
                t.Step,
                t.Channel,
                Day = t.SortDue / WallMinutes.DayMinutes,
            })
            .Select(g => new DayCount(g.Key.Procedure, g.Key.Step, g.Key.Channel, g.Key.Day, g.Count()))
            .ToListAsync(cancellation);

    /// <summary>Kept counts, added up over whoever has the tasks.</summary>
    public static async Task<List<DayCount>> Sum(IQueryable<TaskCountRow> counts, CancellationToken cancellation) =>
        await counts
            .GroupBy(c => new
            {
                c.Procedure,
                c.Step,
                c.Channel,
                c.Day,
            })
            .Select(g => new DayCount(g.Key.Procedure, g.Key.Step, g.Key.Channel, g.Key.Day, g.Sum(c => c.Count)))
            .ToListAsync(cancellation);
}
