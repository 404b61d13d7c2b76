using Bpm.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bpm.Server.Features.Inbox;

/// <summary>Open tasks of one kind that a role at a unit has.</summary>
internal sealed record QueueCount(string Unit, string Role, string StepKind, int Count);

/// <summary>Open tasks of a step and day.</summary>
/// <param name="Day">Days since 1970-01-01 of the due, as tasks are sorted.</param>
internal sealed record DayCount(string Procedure, string Step, int Channel, long Day, int Count);

/// <summary>Reads the counts that are kept beside the tasks; only what they don't know is counted.</summary>
internal sealed class InboxCounts(BpmDb db, InboxScope scope, ProvinceCounts province)
{
    /// <summary>Of every role at the units that a person can look into.</summary>
    public async Task<List<QueueCount>> Queues(CancellationToken cancellation) =>
        await db
            .TaskCounts.Where(c => scope.Reach.Contains(c.Unit))
            .GroupBy(c => new
            {
                c.Unit,
                c.Role,
                c.StepKind,
            })
            .Select(g => new QueueCount(g.Key.Unit, g.Key.Role, g.Key.StepKind, g.Sum(c => c.Count)))
            .ToListAsync(cancellation);

    /// <summary>Of a view without filters.</summary>
    public async Task<IReadOnlyList<DayCount>> Days(string view, CancellationToken cancellation)
    {
        if (scope.IsEverything(view))
        {
            return (await province.Get(cancellation)).Days;
        }

        if (view == "mine")
        {
            return await Count(scope.Mine(db.Tasks), cancellation);
        }

        var days = await Sum(db.TaskCounts.Where(scope.Counted(view)), cancellation);
        return view == "all" ? [.. days, .. await Count(scope.MineOutside(db.Tasks), cancellation)] : days;
    }

    public async Task<int> Mine(CancellationToken cancellation) => await scope.Mine(db.Tasks).CountAsync(cancellation);

    public async Task<int> MineOutside(CancellationToken cancellation) =>
        await scope.MineOutside(db.Tasks).CountAsync(cancellation);

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
