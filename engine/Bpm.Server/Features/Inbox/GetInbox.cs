using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Bpm.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Channel = Bpm.Procedures.Channel;

namespace Bpm.Server.Features.Inbox;

/// <summary>What a person asks of the inbox.</summary>
internal sealed record InboxQuery(
    string View = "mine",
    string? Q = null,
    string? Procedure = null,
    string? Step = null,
    string? Band = null,
    string? Channel = null,
    string? After = null,
    int Take = Limits.DefaultPage
);

/// <summary>The officer's inbox: a page of tasks, with exact counts of groups and views.</summary>
internal static class GetInbox
{
    public static async Task<Results<Ok<InboxPage>, ProblemHttpResult>> Handle(
        [AsParameters] InboxQuery query,
        Caller caller,
        Publications publications,
        InboxRows rows,
        IDbContextFactory<BpmDb> databases,
        CancellationToken cancellation
    )
    {
        if (!InboxScope.Views.Contains(query.View))
        {
            return Problems.Input(caller, [new FieldProblem("view", query.View)]);
        }

        InboxCursor? cursor = null;
        if (!string.IsNullOrEmpty(query.After) && (cursor = InboxCursor.Parse(query.After)) is null)
        {
            return Problems.Of("cursor-invalid", caller);
        }

        if (publications.ProvinceCalendar is not { } calendar)
        {
            return Problems.Of("store-unavailable", caller);
        }

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var scope = new InboxScope(caller.Actor, publications.Province);
        var bounds = new DueBounds(calendar, caller.LocalNow);
        var inView = scope.Of(query.View, db.Tasks);
        var chosen = Filter(inView, query, db);
        if (!string.IsNullOrEmpty(query.Band))
        {
            chosen = await BandFilter.Apply(query.Band, chosen, calendar, caller.LocalNow, cancellation);
        }

        var groups = await CountGroups(chosen, bounds, cancellation);
        var page = await Page(chosen, cursor, query.Take, cancellation);
        var total = groups.Values.Sum();
        return TypedResults.Ok(
            new InboxPage(
                caller.LocalNow.Iso(),
                await db.Notices.MaxAsync(n => (long?)n.Sequence, cancellation) ?? 0,
                query.View,
                total,
                await CountViews(scope, db, caller, cancellation),
                new InboxSummary(
                    total,
                    groups.GetValueOrDefault(0),
                    groups.GetValueOrDefault(1),
                    groups.GetValueOrDefault(5)
                ),
                [
                    .. DueBounds.Keys.Select(
                        (key, i) => new GroupCount(key, bounds.Label(key, caller.Language), groups.GetValueOrDefault(i))
                    ),
                ],
                await rows.Of(page.Rows, caller, bounds, db, cancellation),
                page.Next,
                await CountFilters(inView, publications, db, caller.Language, cancellation)
            )
        );
    }

    private static IQueryable<TaskRow> Filter(IQueryable<TaskRow> tasks, InboxQuery query, BpmDb db)
    {
        if (!string.IsNullOrEmpty(query.Procedure))
        {
            tasks = tasks.Where(t => t.Procedure == query.Procedure);
        }

        if (!string.IsNullOrEmpty(query.Step))
        {
            tasks = tasks.Where(t => t.Step == query.Step);
        }

        if (Enum.TryParse<Channel>(query.Channel, ignoreCase: true, out var channel))
        {
            tasks = tasks.Where(t => t.Channel == (int)channel);
        }

        foreach (var word in SearchWords.Of(query.Q))
        {
            tasks = tasks.Where(t => db.Dossiers.Any(d => d.Id == t.Dossier && d.Search.Contains(word)));
        }

        return tasks;
    }

    private static async Task<Dictionary<int, int>> CountGroups(
        IQueryable<TaskRow> tasks,
        DueBounds bounds,
        CancellationToken cancellation
    ) =>
        await tasks
            .GroupBy(bounds.GroupOf)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);

    private static async Task<(List<TaskRow> Rows, string? Next)> Page(
        IQueryable<TaskRow> tasks,
        InboxCursor? cursor,
        int take,
        CancellationToken cancellation
    )
    {
        var size = Math.Clamp(take, 1, Limits.MaxPage);
        var rows = await (cursor?.After(tasks) ?? tasks)
            .OrderBy(t => t.Paused)
            .ThenBy(t => t.SortDue)
            .ThenBy(t => t.Id)
            .Take(size + 1)
            .ToListAsync(cancellation);
        if (rows.Count <= size)
        {
            return (rows, null);
        }

        rows.RemoveAt(size);
        return (rows, InboxCursor.Of(rows[^1]).ToString());
    }

    private static async Task<List<ViewCount>> CountViews(
        InboxScope scope,
        BpmDb db,
        Caller caller,
        CancellationToken cancellation
    )
    {
        var counts = new List<ViewCount>();
        foreach (var view in InboxScope.Views)
        {
            var count = await scope.Of(view, db.Tasks).CountAsync(cancellation);
            counts.Add(new ViewCount(view, InboxTexts.View(view, caller.Language), count));
        }

        return counts;
    }

    private static async Task<InboxFilters> CountFilters(
        IQueryable<TaskRow> tasks,
        Publications publications,
        BpmDb db,
        Language language,
        CancellationToken cancellation
    )
    {
        var pairs = await tasks
            .Join(
                db.Dossiers,
                t => t.Dossier,
                d => d.Id,
                (t, d) =>
                    new
                    {
                        t.Procedure,
                        t.Step,
                        d.Publication,
                    }
            )
            .GroupBy(t => new
            {
                t.Procedure,
                t.Step,
                t.Publication,
            })
            .Select(g => new
            {
                g.Key.Procedure,
                g.Key.Step,
                g.Key.Publication,
                Count = g.Count(),
            })
            .ToListAsync(cancellation);
        return new InboxFilters(
            [
                .. pairs
                    .GroupBy(p => p.Procedure)
                    .Select(g => new ProcedureCount(
                        g.Key,
                        publications.Find(g.First().Publication)?.Procedure.Name ?? g.Key,
                        g.Sum(p => p.Count)
                    ))
                    .OrderBy(p => p.Name, Folding.VietnameseOrder),
            ],
            [
                .. pairs
                    .GroupBy(p => p.Step)
                    .Select(g => new StepCount(
                        g.Key,
                        publications.Find(g.First().Publication) is { } publication
                            ? DossierTexts.StepName(g.Key, publication.Workflow, language)
                            : g.Key,
                        g.Sum(p => p.Count)
                    ))
                    .OrderBy(s => s.Name, Folding.VietnameseOrder),
            ]
        );
    }
}
