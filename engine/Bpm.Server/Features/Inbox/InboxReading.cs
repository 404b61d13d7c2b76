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
            runs = search is null ? runs : [.. runs.Select(search.Of)];
        }

        runs = [.. runs.Select(run => choice.Of(run))];
        if (choice.Band is { } band)
        {
            var all = scope.Of(view, db.Tasks);
            var filter = await BandFilter.For(band, choice.Of(all), calendar, now, cancellation);
            runs = [.. runs.Select(run => run.Where(filter))];
        }

        var chosen = new InboxRuns(runs, counted);
        return search is null ? chosen : await chosen.Searched(isBroad, cancellation);
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

        return await runs.DueBetween(bounds.TodayBegins, bounds.Now, cancellation);
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
