using Microsoft.EntityFrameworkCore;

namespace Bpm.Server.Storage.Checks;

/// <summary>The counts that inboxes show against the tasks that they count.</summary>
internal static class CountCheck
{
    public static async Task Check(BpmDb db, List<StoreFinding> findings, CancellationToken cancellation)
    {
        var kept = await db.TaskCounts.ToListAsync(cancellation);
        var counted = await db
            .Tasks.GroupBy(t => new
            {
                t.Unit,
                t.Role,
                t.StepKind,
                t.Procedure,
                t.Step,
                t.Channel,
                Day = t.SortDue / WallMinutes.DayMinutes,
            })
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(
                g => (g.Key.Unit, g.Key.Role, g.Key.StepKind, g.Key.Procedure, g.Key.Step, g.Key.Channel, g.Key.Day),
                g => g.Count,
                cancellation
            );
        foreach (var row in kept)
        {
            var key = (row.Unit, row.Role, row.StepKind, row.Procedure, row.Step, row.Channel, row.Day);
            counted.Remove(key, out var count);
            if (row.Count != count)
            {
                Add(row.Unit, row.Step, row.Count, count);
            }
        }

        foreach (var (key, count) in counted)
        {
            Add(key.Unit, key.Step, 0, count);
        }

        void Add(string unit, string step, int says, int are) =>
            findings.Add(
                new StoreFinding(
                    StoreFindingKind.Row,
                    null,
                    null,
                    $"The counts say {says} open tasks of step '{step}' at '{unit}' on a day; there are {are}."
                )
            );
    }
}
