using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bpm.Server.Features.Inbox;

/// <summary>Chosen tasks of a view.</summary>
/// <param name="Queries">Each in order of its own index; together they hold every chosen task once.</param>
/// <param name="Counted">Whether the kept counts know how many they are.</param>
/// <param name="Found">Of a search; null without one.</param>
internal sealed record InboxRuns(IReadOnlyList<IQueryable<TaskRow>> Queries, bool Counted, FoundTasks? Found = null)
{
    private const int InOneStatement = 8;

    /// <summary>With a search, whose tasks are read once.</summary>
    /// <param name="isBroad">It finds so many that all of them would take seconds to count: only the first by due are.</param>
    public async Task<InboxRuns> Searched(bool isBroad, CancellationToken cancellation)
    {
        var (rows, atLeast) = (new List<TaskRow>(), false);
        foreach (var run in Queries)
        {
            var read = isBroad ? run.First(InboxOrder.Due, null, Limits.CountedMatches) : run;
            var found = await read.ToListAsync(cancellation);
            atLeast |= isBroad && found.Count == Limits.CountedMatches;
            rows.AddRange(found);
        }

        return this with
        {
            Found = new FoundTasks(rows, atLeast),
        };
    }

    /// <summary>A page, and one row more when there is one.</summary>
    public async Task<List<TaskRow>> Page(
        InboxOrder order,
        InboxCursor? after,
        int count,
        CancellationToken cancellation
    )
    {
        if (Found?.Page(order, after, count) is { } page)
        {
            return page;
        }

        var rows = new List<TaskRow>();
        foreach (var first in Together(Queries.Select(run => run.First(order, after, count))))
        {
            rows.AddRange(await first.ToListAsync(cancellation));
        }

        return rows.FirstOf(order, count);
    }

    /// <summary>Counts by day, from the rows themselves.</summary>
    /// <returns>And whether there are more: a search that finds very many is counted only so far.</returns>
    public async Task<(IReadOnlyList<DayCount> Days, bool AtLeast)> Days(CancellationToken cancellation)
    {
        if (Found is not null)
        {
            return (Found.Days(), Found.AtLeast);
        }

        var days = new List<DayCount>();
        foreach (var run in Queries)
        {
            days.AddRange(await InboxCounts.ByDay(run, cancellation));
        }

        return (days, false);
    }

    /// <param name="from">Wall minutes.</param>
    /// <param name="before">Wall minutes, left out.</param>
    public async Task<int> DueBetween(long from, long before, CancellationToken cancellation)
    {
        if (Found is not null)
        {
            return Found.DueBetween(from, before);
        }

        var count = 0;
        var due = Queries.Select(run => run.Where(t => t.SortDue >= from && t.SortDue < before).Select(t => t.Id));
        foreach (var ids in Together(due))
        {
            count += await ids.CountAsync(cancellation);
        }

        return count;
    }

    /// <summary>Asked with few statements: sending one takes longer than reading the beginning of a queue.</summary>
    private static IEnumerable<IQueryable<T>> Together<T>(IEnumerable<IQueryable<T>> queries) =>
        queries.Chunk(InOneStatement).Select(chunk => chunk.Aggregate((one, other) => one.Concat(other)));
}
