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
    string Order = "due",
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
        WideCounts wide,
        Watching watching,
        IDbContextFactory<BpmDb> databases,
        CancellationToken cancellation
    )
    {
        if (!InboxScope.Views.Contains(query.View))
        {
            return Problems.Input(caller, [new FieldProblem("view", query.View)]);
        }

        if (!Enum.TryParse<InboxOrder>(query.Order, ignoreCase: true, out var order) || !Enum.IsDefined(order))
        {
            return Problems.Input(caller, [new FieldProblem("order", query.Order)]);
        }

        InboxCursor? cursor = null;
        if (
            !string.IsNullOrEmpty(query.After)
            && ((cursor = InboxCursor.Parse(query.After)) is null || cursor.Order != order)
        )
        {
            return Problems.Of("cursor-invalid", caller);
        }

        if (publications.ProvinceCalendar is not { } calendar)
        {
            return Problems.Of("store-unavailable", caller);
        }

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var scope = new InboxScope(
            caller.Actor,
            publications.Province,
            await watching.WithWork(db, caller.Actor, cancellation)
        );
        var counts = new InboxCounts(db, scope, wide);
        var reading = new InboxReading(db, scope, counts, calendar);
        var bounds = new DueBounds(calendar, caller.LocalNow);
        var choice = ChoiceOf(query);
        var search = SearchWords.Of(query.Q) is { } words ? new DossierSearch(db, words) : null;

        var runs = await reading.Runs(query.View, choice, search, caller.LocalNow, cancellation);
        var (days, atLeast) = runs.Counted
            ? (await counts.Days(query.View, choice, cancellation), false)
            : await runs.Days(cancellation);
        var overdueToday = await reading.OverdueToday(query.View, choice, runs, bounds, cancellation);
        var groups = bounds.Groups(days, overdueToday);

        var size = Math.Clamp(query.Take, 1, Limits.MaxPage);
        var page = await runs.Page(order, cursor, size + 1, cancellation);
        var more = page.Count > size;
        if (more)
        {
            page.RemoveAt(size);
        }

        var views = await reading.Views(cancellation);
        var countsAt = runs.Counted && scope.IsWide(query.View) ? (await counts.Wide(cancellation)).At : caller.Now;
        var total = groups.Sum();
        return TypedResults.Ok(
            new InboxPage(
                caller.LocalNow.Iso(),
                countsAt.Iso(),
                await db.Notices.MaxAsync(n => (long?)n.Sequence, cancellation) ?? 0,
                query.View,
                total,
                atLeast,
                [.. InboxScope.Views.Select(v => new ViewCount(v, InboxTexts.View(v, caller.Language), views[v]))],
                new InboxSummary(total, groups[0], groups[1], groups[5]),
                [
                    .. DueBounds.Keys.Select(
                        (key, i) => new GroupCount(key, bounds.Label(key, caller.Language), groups[i])
                    ),
                ],
                await rows.Of(page, caller, bounds, db, cancellation),
                more ? InboxCursor.Of(page[^1], order).ToString() : null,
                Filters(await counts.Kinds(query.View, cancellation), publications, caller.Language)
            )
        );
    }

    private static InboxChoice ChoiceOf(InboxQuery query) =>
        new(
            NullIfEmpty(query.Procedure),
            NullIfEmpty(query.Step),
            Enum.TryParse<Channel>(query.Channel, ignoreCase: true, out var channel) ? channel : null,
            NullIfEmpty(query.Band)
        );

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    /// <summary>What can be chosen in a view, with how many tasks each choice has. Names are those of the newest version.</summary>
    private static InboxFilters Filters(
        IReadOnlyList<KindCount> inView,
        Publications publications,
        Language language
    ) =>
        new(
            [
                .. inView
                    .GroupBy(c => c.Procedure)
                    .Select(g => new ProcedureCount(
                        g.Key,
                        publications.Newest(g.Key)?.Procedure.Name ?? g.Key,
                        g.Sum(c => c.Count)
                    ))
                    .OrderBy(p => p.Name, Folding.VietnameseOrder),
            ],
            [
                .. inView
                    .GroupBy(c => c.Step)
                    .Select(g => new StepCount(
                        g.Key,
                        publications.Newest(g.First().Procedure) is { } publication
                            ? DossierTexts.StepName(g.Key, publication.Workflow, language)
                            : g.Key,
                        g.Sum(c => c.Count)
                    ))
                    .OrderBy(s => s.Name, Folding.VietnameseOrder),
            ]
        );
}
