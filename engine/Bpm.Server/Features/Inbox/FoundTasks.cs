using Bpm.Server.Hosting;
using Bpm.Server.Storage;

namespace Bpm.Server.Features.Inbox;

/// <summary>What a search finds in a view, read once: its counts and its pages come from the same rows.</summary>
/// <param name="rows">All of them, or the first of each queue by due.</param>
/// <param name="atLeast">Whether there are more.</param>
internal sealed class FoundTasks(IReadOnlyList<TaskRow> rows, bool atLeast)
{
    public bool AtLeast => atLeast;

    public List<DayCount> Days() =>
        [.. rows.GroupBy(t => t.SortDue / WallMinutes.DayMinutes).Select(day => new DayCount(day.Key, day.Count()))];

    /// <param name="from">Wall minutes.</param>
    /// <param name="before">Wall minutes, left out.</param>
    public int DueBetween(long from, long before) => rows.Count(t => t.SortDue >= from && t.SortDue < before);

    /// <returns>Null when not all of them are here: the database must be asked.</returns>
    public List<TaskRow>? Page(InboxOrder order, InboxCursor? after, int count) =>
        !atLeast || (order == InboxOrder.Due && after is null && count <= Limits.CountedMatches)
            ? rows.Where(t => after is null || after.IsBefore(t)).FirstOf(order, count)
            : null;
}
