using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Bpm.WorkingTime;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bpm.Server.Features.Inbox;

/// <summary>
/// Reads an inbox so that its cost does not grow with the unit: counts come from the kept ones, and a page from the
/// beginning of each queue (a role at a unit) in its index, merged.
/// </summary>
internal sealed class InboxReading(BpmDb db, InboxScope scope, InboxCounts counts, WorkingCalendar calendar)
{
    /// <summary>Tasks in each view, without filters.</summary>
    public async Task<IReadOnlyDictionary<string, int>> Views(CancellationToken cancellation)
    {
        var known = await counts.Queues(cancellation);
        var views = new Dictionary<string, int>();
        foreach (var view in InboxScope.Views)
        {
            views[view] =
                InboxScope.IsOwn(view) ? await counts.Own(view, cancellation)
                : scope.IsWide(view) ? (await counts.Wide(cancellation)).Days.Sum(d => d.Count)
                : known.Where(q => scope.Holds(view, q)).Sum(q => q.Kind.Count);
        }

        views["all"] += (await counts.Outside(cancellation)).Sum(k => k.Count);
        return views;
    }

    /// <summary>Tasks of a view as queries whose rows are already in order, and what narrows them.</summary>
    public async Task<InboxRuns> Runs(
        string view,
        InboxChoice choice,
        DossierSearch? search,
        LocalDateTime now,
        CancellationToken cancellation
    )
    {
        List<IQueryable<TaskRow>> runs;
        var counted = choice.Band is null && search is null;
        var isBroad = search is not null && !await search.IsNarrow(cancellation);
        if (search is not null && !isBroad)
        {
            runs = [scope.Of(view, search.Tasks())];
        }
        else
        {
            runs = await InOrder(view, choice, cancellation);
            if (search is not null)
            {
                var found = db.Search.Where(search.Matches());
                runs = [.. runs.Select(run => run.Where(t => found.Any(s => s.Dossier == t.Dossier)))];
            }
        }

        runs = [.. runs.Select(run => choice.Of(run))];
        if (choice.Band is { } band)
        {
            var all = scope.Of(view, db.Tasks);
            var filter = await BandFilter.For(band, choice.Of(all), calendar, now, cancellation);
            runs = [.. runs.Select(run => run.Where(filter))];
        }

        return new InboxRuns(runs, counted, isBroad);
    }

    /// <summary>A page, and one row more when there is one.</summary>
    public static async Task<List<TaskRow>> Page(
        InboxRuns runs,
        InboxOrder order,
        InboxCursor? after,
        int count,
        CancellationToken cancellation
    )
    {
        var rows = new List<TaskRow>();
        foreach (var run in runs.Queries)
        {
            rows.AddRange(await run.First(order, after, count).ToListAsync(cancellation));
        }

        return [.. rows.OrderBy(t => order.Of(t)).ThenBy(t => t.Id, StringComparer.Ordinal).Take(count)];
    }

    /// <summary>How many tasks of the runs were due today and are overdue.</summary>
    public async Task<int> OverdueToday(
        string view,
        InboxChoice choice,
        InboxRuns runs,
        DueBounds bounds,
        CancellationToken cancellation
    )
    {
        if (runs.Counted && scope.IsWide(view))
        {
            return (await counts.Wide(cancellation)).OverdueToday.Where(c => choice.Has(c.Kind)).Sum(c => c.Kind.Count);
        }

        var (from, before) = (bounds.TodayBegins, bounds.Now);
        var count = 0;
        foreach (var run in runs.ToCount)
        {
            count += await run.CountAsync(t => t.SortDue >= from && t.SortDue < before, cancellation);
        }

        return count;
    }

    /// <summary>Counts of the runs by day, from the rows themselves.</summary>
    /// <returns>And whether there are more: a search that finds very many is counted only so far.</returns>
    public static async Task<(IReadOnlyList<DayCount> Days, bool AtLeast)> Days(
        InboxRuns runs,
        CancellationToken cancellation
    )
    {
        var (days, atLeast) = (new List<DayCount>(), false);
        foreach (var run in runs.ToCount)
        {
            var counted = await InboxCounts.ByDay(run, cancellation);
            atLeast |= runs.IsBroad && counted.Sum(d => d.Count) == Limits.CountedMatches;
            days.AddRange(counted);
        }

        return (days, atLeast);
    }

    /// <summary>
    /// One query a role at a unit: each reads its own index in order, which several units together could not. A queue that
    /// has nothing of what is chosen would be read to its end, so it is left out.
    /// </summary>
    private async Task<List<IQueryable<TaskRow>>> InOrder(
        string view,
        InboxChoice choice,
        CancellationToken cancellation
    )
    {
        if (scope.IsWide(view))
        {
            return [scope.Of(view, db.Tasks)];
        }

        if (InboxScope.IsOwn(view))
        {
            return [scope.Of(view, db.Tasks)];
        }

        var runs = new List<IQueryable<TaskRow>>();
        var held = (await counts.Queues(cancellation)).Where(q => scope.Holds(view, q) && choice.Has(q.Kind));
        foreach (
            var (unit, role, procedure) in held.Select(q => (q.Unit, q.Role, q.Whole ? null : q.Kind.Procedure))
                .Distinct()
        )
        {
            var run = db.Tasks.Where(t => t.Unit == unit && t.Role == role);
            run = procedure is null ? run : run.Where(t => t.Procedure == procedure);
            runs.Add(view is "sign" or "receive" ? run.Where(t => t.StepKind == view) : run);
        }

        if (view == "all")
        {
            runs.Add(scope.MineOutside(db.Tasks));
        }

        return runs;
    }
}

/// <param name="Queries">Each in order of its own index; together they hold every chosen task once.</param>
/// <param name="Counted">Whether the kept counts know how many they are.</param>
/// <param name="IsBroad">A search finds so many that all of them would take seconds to count.</param>
internal sealed record InboxRuns(IReadOnlyList<IQueryable<TaskRow>> Queries, bool Counted, bool IsBroad)
{
    /// <summary>What is counted of each: all of it, of a broad search the first by due.</summary>
    public IEnumerable<IQueryable<TaskRow>> ToCount =>
        IsBroad ? Queries.Select(run => run.First(InboxOrder.Due, null, Limits.CountedMatches)) : Queries;
}
