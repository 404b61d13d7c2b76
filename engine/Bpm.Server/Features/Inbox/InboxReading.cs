using Bpm.Server.Storage;
using Bpm.WorkingTime;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Channel = Bpm.Procedures.Channel;

namespace Bpm.Server.Features.Inbox;

/// <summary>What is chosen out of a view.</summary>
internal sealed record InboxChoice(string? Procedure, string? Step, Channel? Channel, string? Band)
{
    public bool Has(DayCount count) =>
        (Procedure is null || count.Procedure == Procedure)
        && (Step is null || count.Step == Step)
        && (Channel is null || count.Channel == (int)Channel);
}

/// <summary>
/// Reads an inbox so that its cost does not grow with the unit: counts come from the kept ones, and a page from the
/// beginning of each queue (a role at a unit) in its index, merged.
/// </summary>
internal sealed class InboxReading(BpmDb db, InboxScope scope, InboxCounts counts, WorkingCalendar calendar)
{
    private List<QueueCount>? queues;

    /// <summary>Tasks in each view, without filters.</summary>
    public async Task<IReadOnlyDictionary<string, int>> Views(CancellationToken cancellation)
    {
        var known = await Queues(cancellation);
        var views = new Dictionary<string, int> { ["mine"] = await counts.Mine(cancellation) };
        foreach (var view in InboxScope.Views.Where(v => v != "mine"))
        {
            views[view] = scope.IsEverything(view)
                ? (await counts.Days(view, cancellation)).Sum(d => d.Count)
                : known.Where(q => scope.Holds(view, q)).Sum(q => q.Count);
        }

        if (!scope.IsEverything("all"))
        {
            views["all"] += await counts.MineOutside(cancellation);
        }

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
        if (search is not null && await search.IsNarrow(cancellation))
        {
            runs = [scope.Of(view, search.Tasks())];
        }
        else
        {
            runs = await InOrder(view, cancellation);
            if (search is not null)
            {
                var found = db.Search.Where(search.Matches());
                runs = [.. runs.Select(run => run.Where(t => found.Any(s => s.Dossier == t.Dossier)))];
            }
        }

        runs = [.. runs.Select(run => Narrow(run, choice))];
        if (choice.Band is { } band)
        {
            var all = scope.Of(view, db.Tasks);
            var filter = await BandFilter.For(band, Narrow(all, choice), calendar, now, cancellation);
            runs = [.. runs.Select(run => run.Where(filter))];
        }

        return new InboxRuns(runs, counted);
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

    /// <summary>How many tasks of the runs are due in [from, before), in wall minutes.</summary>
    public static async Task<int> CountDue(InboxRuns runs, long from, long before, CancellationToken cancellation)
    {
        var count = 0;
        foreach (var run in runs.Queries)
        {
            count += await run.CountAsync(t => t.SortDue >= from && t.SortDue < before, cancellation);
        }

        return count;
    }

    /// <summary>Counts of the runs by day, from the rows themselves.</summary>
    public static async Task<List<DayCount>> Days(InboxRuns runs, CancellationToken cancellation)
    {
        var days = new List<DayCount>();
        foreach (var run in runs.Queries)
        {
            days.AddRange(await InboxCounts.Count(run, cancellation));
        }

        return days;
    }

    private static IQueryable<TaskRow> Narrow(IQueryable<TaskRow> tasks, InboxChoice choice)
    {
        if (choice.Procedure is { } procedure)
        {
            tasks = tasks.Where(t => t.Procedure == procedure);
        }

        if (choice.Step is { } step)
        {
            tasks = tasks.Where(t => t.Step == step);
        }

        if (choice.Channel is { } channel)
        {
            tasks = tasks.Where(t => t.Channel == (int)channel);
        }

        return tasks;
    }

    /// <summary>One query a role at a unit: each reads its own index in order, which several units together could not.</summary>
    private async Task<List<IQueryable<TaskRow>>> InOrder(string view, CancellationToken cancellation)
    {
        if (scope.IsEverything(view))
        {
            return [db.Tasks];
        }

        if (view == "mine")
        {
            return [scope.Mine(db.Tasks)];
        }

        var runs = new List<IQueryable<TaskRow>>();
        var held = (await Queues(cancellation)).Where(q => scope.Holds(view, q));
        foreach (var (unit, role) in held.Select(q => (q.Unit, q.Role)).Distinct())
        {
            var run = db.Tasks.Where(t => t.Unit == unit && t.Role == role);
            runs.Add(view is "sign" or "receive" ? run.Where(t => t.StepKind == view) : run);
        }

        if (view == "all")
        {
            runs.Add(scope.MineOutside(db.Tasks));
        }

        return runs;
    }

    private async Task<List<QueueCount>> Queues(CancellationToken cancellation) =>
        queues ??= await counts.Queues(cancellation);
}

/// <param name="Queries">Each in order of its own index; together they hold every chosen task once.</param>
/// <param name="Counted">Whether the kept counts know how many they are.</param>
internal sealed record InboxRuns(IReadOnlyList<IQueryable<TaskRow>> Queries, bool Counted);
