using System.Data.Common;
using Bpm.Benchmarks.Inbox;
using Bpm.Engine;
using Bpm.Procedures.Organisation;
using Bpm.Server.Features.Inbox;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Bpm.Server.Storage.Connections;
using Bpm.Server.Tests.Storage.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using NodaTime;

namespace Bpm.Server.Tests.Storage;

/// <summary>
/// How the databases answer an inbox: every page is read from the beginning of an index in its order, and no statement
/// reads all tasks or all search words.
/// </summary>
public sealed class InboxPlanTests
{
    private const int Tasks = 20_000;
    private static readonly LocalDateTime Now = new(2026, 11, 20, 15, 0);
    private static readonly string[] Units = [.. Enumerable.Range(0, 40).Select(i => $"unit-{i:00}")];

    private static readonly FilledStep[] Steps =
    [
        new("1.000001", "Thủ tục một", "p1", "receive", "receive", "reception-officer"),
        new("1.000001", "Thủ tục một", "p1", "appraise", "work", "specialist"),
        new("1.000002", "Thủ tục hai", "p2", "sign", "sign", "leader"),
    ];

    private static readonly Actor Head = new(
        InboxFilling.PersonOf(Units[0], 3),
        [new Grant(Units[0], "leader"), new Grant(Units[1], "specialist")]
    );

    private static readonly Actor Inspector = new("tt1", [new Grant(Units[^1], "inspector")]);

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task Every_page_comes_out_of_an_index_in_order(string provider)
    {
        await using var store = await Filled(Enum.Parse<StorageProvider>(provider));
        var plans = new Plans();
        await using var db = plans.Db(store.Connections);
        foreach (var order in Enum.GetValues<InboxOrder>())
        {
            foreach (var (actor, view) in new[] { (Head, "mine"), (Head, "unit"), (Head, "sign"), (Inspector, "all") })
            {
                var (reading, _) = Reading(db, store, actor);
                var runs = await reading.Runs(view, Everything, null, Now, Cancelled);
                plans.Seen.Clear();
                var first = await runs.Page(order, null, 51, Cancelled);
                var second = await runs.Page(order, InboxCursor.Of(first[49], order), 51, Cancelled);
                second[0].Id.ShouldBe(first[50].Id);
                first.Select(t => order.Of(t)).ShouldBeInOrder();
                plans.Seen.Count.ShouldBeGreaterThanOrEqualTo(2, "the plans are looked at");
                foreach (var plan in plans.Seen)
                {
                    plan.ShouldUseIndexes();
                    plan.ShouldNotSort();
                }
            }
        }
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task Counts_and_searches_never_read_all_tasks(string provider)
    {
        await using var store = await Filled(Enum.Parse<StorageProvider>(provider));
        var plans = new Plans();
        await using var db = plans.Db(store.Connections);
        var (reading, counts) = Reading(db, store, Head);
        var bounds = new DueBounds(Requests.Calendars.Values.First(), Now);
        foreach (var view in new[] { "mine", "unit", "sign", "receive", "all" })
        {
            var days = await counts.Days(view, Everything, Cancelled);
            var runs = await reading.Runs(view, Everything, null, Now, Cancelled);
            var overdue = await reading.OverdueToday(view, Everything, runs, bounds, Cancelled);
            var groups = bounds.Groups(days, overdue);
            var rows = await new InboxScope(Head, Province.Empty)
                .Of(view, store.Connections.Db().Tasks)
                .ToListAsync(Cancelled);
            groups.ShouldBe(DueBounds.Keys.Select(key => rows.Count(row => bounds.KeyOf(row) == key)), view);
            (await counts.Kinds(view, Cancelled)).Sum(k => k.Count).ShouldBe(rows.Count, view);
            var signed = await counts.Days(view, Signing, Cancelled);
            signed.Sum(d => d.Count).ShouldBe(rows.Count(row => row.Step == "sign"), view);
        }

        await reading.Views(Cancelled);
        var search = new DossierSearch(db, ["nguyen", "0000123"]);
        var found = await reading.Runs("unit", Everything, search, Now, Cancelled);
        await found.Page(InboxOrder.Due, null, 51, Cancelled);
        await found.Days(Cancelled);
        await search.Found().ToListAsync(Cancelled);
        plans.Seen.Count.ShouldBeGreaterThan(10);
        foreach (var plan in plans.Seen)
        {
            plan.ShouldUseIndexes();
        }
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task Watched_dossiers_are_looked_up_one_by_one(string provider)
    {
        await using var store = await Filled(Enum.Parse<StorageProvider>(provider));
        var plans = new Plans();
        await using var db = plans.Db(store.Connections);
        string[] watched = [.. await db.Tasks.Select(t => t.Dossier).Distinct().Take(100).ToListAsync(Cancelled)];
        plans.Seen.Clear();
        var (reading, counts) = Reading(db, store, Head, watched);
        var runs = await reading.Runs("watched", Everything, null, Now, Cancelled);
        var page = await runs.Page(InboxOrder.Due, null, 51, Cancelled);
        page.Count.ShouldBe(51);
        page.ShouldAllBe(t => watched.Contains(t.Dossier));
        (await counts.Days("watched", Everything, Cancelled)).Sum(d => d.Count).ShouldBeGreaterThanOrEqualTo(100);
        (await counts.Own("watched", Cancelled)).ShouldBeGreaterThanOrEqualTo(100);
        await new Watching(reader: null!).WithWork(db, Head, Cancelled);
        await new Watching(reader: null!).All(db, Head, Cancelled);
        plans.Seen.Count.ShouldBe(5);
        plans.Seen[3].ShouldLookUpDossiers();
        plans.Seen[4].ShouldLookUpDossiers();
        foreach (var plan in plans.Seen)
        {
            plan.ShouldUseIndexes();
        }
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("Postgres")]
    public async Task A_common_word_is_asked_of_each_task_and_counted_only_so_far(string provider)
    {
        await using var store = await Filled(Enum.Parse<StorageProvider>(provider));
        var plans = new Plans();
        await using var db = plans.Db(store.Connections);
        var search = new DossierSearch(db, ["thu", "tuc"]);
        (await search.IsNarrow(Cancelled)).ShouldBeFalse();
        plans.Seen.ShouldNotContain(plan => plan.Sql.Contains("tsquery") || plan.Sql.Contains("search_words"));
        var (reading, _) = Reading(db, store, Head);
        var runs = await reading.Runs("unit", Everything, search, Now, Cancelled);
        var (days, atLeast) = await runs.Days(Cancelled);
        var first = await runs.Page(InboxOrder.Due, null, 51, Cancelled);
        foreach (var plan in plans.Seen)
        {
            plan.ShouldUseIndexes();
        }

        var units = Head.Grants.Select(g => g.Unit).ToList();
        var narrow = await search.Tasks().Where(t => units.Contains(t.Unit)).ToListAsync(Cancelled);
        var queues = narrow.GroupBy(t => (t.Unit, t.Role)).ToList();
        queues.ShouldContain(queue => queue.Count() > Limits.CountedMatches);
        days.Sum(d => d.Count).ShouldBe(queues.Sum(queue => Math.Min(queue.Count(), Limits.CountedMatches)));
        atLeast.ShouldBeTrue();
        first.ShouldBe(
            narrow.OrderBy(t => t.SortDue).ThenBy(t => t.Id, StringComparer.Ordinal).Take(51),
            new SameTask()
        );
    }

    [Fact]
    public async Task A_queue_that_has_nothing_of_what_is_chosen_is_not_read()
    {
        await using var store = await Filled(StorageProvider.Sqlite);
        await using var db = store.Connections.Db();
        var (reading, _) = Reading(db, store, Head);

        var all = await reading.Runs("unit", Everything, null, Now, Cancelled);
        var signing = await reading.Runs("unit", Signing, null, Now, Cancelled);

        all.Queries.Count.ShouldBe(6, "three roles at two units");
        signing.Queries.Count.ShouldBe(2, "only leaders sign");
        (await signing.Page(InboxOrder.Due, null, 51, Cancelled)).ShouldAllBe(task => task.Step == "sign");
    }

    private sealed class SameTask : IEqualityComparer<TaskRow>
    {
        public bool Equals(TaskRow? x, TaskRow? y) => x?.Id == y?.Id && x?.Dossier == y?.Dossier;

        public int GetHashCode(TaskRow task) => HashCode.Combine(task.Dossier, task.Id);
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;
    private static InboxChoice Everything => new(null, null, null, null);
    private static InboxChoice Signing => Everything with { Step = "sign" };

    private static async Task<TestStore> Filled(StorageProvider provider)
    {
        var store = await TestStore.Start(provider);
        new InboxFilling(Units, Steps, WallMinutes.Of(Now)).Fill(store.Connections, Tasks);
        return store;
    }

    private static (InboxReading Reading, InboxCounts Counts) Reading(
        BpmDb db,
        TestStore store,
        Actor actor,
        string[]? watched = null
    )
    {
        var scope = new InboxScope(actor, Province.Empty, watched);
        var counts = new InboxCounts(db, scope, new WideCounts(new Factory(store.Connections), store.Clock));
        return (new InboxReading(db, scope, counts, Requests.Calendars.Values.First()), counts);
    }

    private sealed class Factory(StoreConnections connections) : IDbContextFactory<BpmDb>
    {
        public BpmDb CreateDbContext() => connections.Db();
    }

    private sealed record Plan(string Sql, IReadOnlyList<string> Lines)
    {
        private bool Reads =>
            Lines.Any(l =>
                l.Contains("Seq Scan on tasks", StringComparison.Ordinal)
                || l.Contains("Seq Scan on search", StringComparison.Ordinal)
            );

        public void ShouldUseIndexes()
        {
            Reads.ShouldBeFalse(ToString());
            foreach (var table in new[] { "t", "t0", "tasks", "s", "s0", "search", "d", "c" })
            {
                // Of tables the whole of which would be read; an index in its order is read as far as it is asked for, and
                // what a query inside gives has its own lines.
                if (!Lines.Contains($"CO-ROUTINE {table}"))
                {
                    Lines.ShouldNotContain(line => line == $"SCAN {table}", ToString());
                }
            }
        }

        /// <summary>Each by its id; reading all of them through some other index is no better than reading the table.</summary>
        public void ShouldLookUpDossiers() =>
            Lines.ShouldNotContain(
                line => line.StartsWith("SCAN d", StringComparison.Ordinal) || line.Contains("Seq Scan on dossiers"),
                ToString()
            );

        public void ShouldNotSort()
        {
            Lines.ShouldNotContain(l => l.Contains("TEMP B-TREE FOR ORDER BY"), ToString());
            Lines.ShouldNotContain(l => l.TrimStart(' ', '-', '>').StartsWith("Sort "), ToString());
            Lines.ShouldNotContain(l => l.Contains("Incremental Sort"), ToString());
        }

        public override string ToString() => $"{Sql}\n{string.Join('\n', Lines)}";
    }

    /// <summary>Asks the database for the plan of each statement before it runs.</summary>
    private sealed class Plans : DbCommandInterceptor
    {
        public List<Plan> Seen { get; } = [];

        public BpmDb Db(StoreConnections connections)
        {
            var builder = new DbContextOptionsBuilder<BpmDb>();
            connections.Configure(builder);
            builder.AddInterceptors(this);
            return new BpmDb(builder.Options);
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        )
        {
            var sql = command.CommandText;
            var postgres = command is Npgsql.NpgsqlCommand;
            var lines = new List<string>();
            command.CommandText = (postgres ? "EXPLAIN " : "EXPLAIN QUERY PLAN ") + sql;
            using (var reader = command.ExecuteReader())
            {
                while (reader.Read())
                {
                    lines.Add(reader.GetString(postgres ? 0 : 3));
                }
            }

            command.CommandText = sql;
            Seen.Add(new Plan(sql, lines));
            return ValueTask.FromResult(result);
        }
    }
}
