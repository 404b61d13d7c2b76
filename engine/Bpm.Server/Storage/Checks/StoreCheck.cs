using System.Collections.Immutable;
using System.Data;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using Bpm.Procedures.Workflows;
using Bpm.Server.Storage.Connections;
using Bpm.WorkingTime;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Bpm.Server.Storage.Checks;

/// <summary>
/// Rebuilds every row from the events and compares: the chain holds, the state is the row, the tasks are the rows, the
/// personal data are those that the events name. Changes nothing.
/// </summary>
/// <param name="publications">
/// The publication of a hash; null when it is not at hand, then what only it knows is not compared.
/// </param>
internal sealed class StoreCheck(
    StoreConnections connections,
    Func<string, Publication?> publications,
    ImmutableDictionary<string, WorkingCalendar> calendars
)
{
    /// <summary>Dossiers looked at together.</summary>
    private const int Page = 200;

    public async Task<IReadOnlyList<StoreFinding>> Run(CancellationToken cancellation = default)
    {
        await using var db = connections.Db();
        BeginSnapshot(db);
        var findings = new List<StoreFinding>();
        await Positions(db, findings, cancellation);
        await WithoutRow(db, findings, cancellation);
        await CountCheck.Check(db, findings, cancellation);
        for (var after = ""; ; )
        {
            var rows = await NextPage(db, after).ToListAsync(cancellation);
            if (rows.Count == 0)
            {
                return findings;
            }

            await CheckPage(db, rows, findings, cancellation);
            after = rows[^1].Id;
        }
    }

#pragma warning disable CA1309 // It becomes SQL, where keys compare by bytes.
    private static IQueryable<DossierRow> NextPage(BpmDb db, string after) =>
        db.Dossiers.Where(d => string.Compare(d.Id, after) > 0).OrderBy(d => d.Id).Take(Page);
#pragma warning restore CA1309

    /// <summary>One moment of the store for all that is read; the writer goes on meanwhile.</summary>
    private static void BeginSnapshot(BpmDb db)
    {
        db.Database.OpenConnection();
        if (db.Database.GetDbConnection() is SqliteConnection file)
        {
            // Deferred: a reader's snapshot, which does not hold the writer up.
            db.Database.UseTransaction(file.BeginTransaction(deferred: true));
        }
        else
        {
            db.Database.BeginTransaction(IsolationLevel.RepeatableRead);
        }
    }

    /// <summary>Positions have no gaps, so a whole dossier cannot go unseen.</summary>
    private static async Task Positions(BpmDb db, List<StoreFinding> findings, CancellationToken cancellation)
    {
        var after = await db
            .Events.Where(e => e.Position > e.Count && !db.Events.Any(p => p.Position == e.Position - e.Count))
            .Select(e => new
            {
                e.Position,
                e.Count,
                Before = db.Events.Where(p => p.Position < e.Position).Max(p => (long?)p.Position),
            })
            .OrderBy(e => e.Position)
            .ToListAsync(cancellation);
        findings.AddRange(
            after.Select(gap => new StoreFinding(
                StoreFindingKind.Removed,
                null,
                null,
                $"Events {(gap.Before ?? 0) + 1} to {gap.Position - gap.Count} of the whole store are gone."
            ))
        );
    }

    private static async Task WithoutRow(BpmDb db, List<StoreFinding> findings, CancellationToken cancellation)
    {
        var lost = await db
            .Events.Where(e => e.Seq == e.Count && !db.Dossiers.Any(d => d.Id == e.Dossier))
            .Select(e => e.Dossier)
            .ToListAsync(cancellation);
        findings.AddRange(
            lost.Order(StringComparer.Ordinal)
                .Select(id => new StoreFinding(
                    StoreFindingKind.Missing,
                    id,
                    null,
                    "The dossier's row is gone; its events are there."
                ))
        );
    }

    private async Task CheckPage(
        BpmDb db,
        List<DossierRow> rows,
        List<StoreFinding> findings,
        CancellationToken cancellation
    )
    {
        var ids = rows.Select(r => r.Id).ToList();
        var events = (await db.Events.Where(e => ids.Contains(e.Dossier)).ToListAsync(cancellation)).ToLookup(e =>
            e.Dossier
        );
        var tasks = (await db.Tasks.Where(t => ids.Contains(t.Dossier)).ToListAsync(cancellation)).ToLookup(t =>
            t.Dossier
        );
        var personal = (await db.Personal.Where(p => ids.Contains(p.Dossier)).ToListAsync(cancellation)).ToLookup(p =>
            p.Dossier
        );
        var words = await db
            .Search.Where(s => ids.Contains(s.Dossier))
            .ToDictionaryAsync(s => s.Dossier, s => s.Words, cancellation);
        foreach (var row in rows)
        {
            var ordered = events[row.Id].OrderBy(e => e.Seq).ToList();
            var broken = ChainCheck.Check(row.Id, ordered, row.Version, row.Head);
            findings.AddRange(broken);
            // A broken chain explains every difference after it.
            if (broken.Count == 0 && Fold(row.Id, ordered, findings) is { } state)
            {
                SignatureFindings.Add(row.Id, state.Code ?? "", ordered, findings);
                CheckRows(
                    db,
                    row,
                    state,
                    [.. tasks[row.Id]],
                    [.. personal[row.Id]],
                    words.GetValueOrDefault(row.Id),
                    findings
                );
            }
        }
    }

    private static Dossier? Fold(string dossier, List<EventRow> events, List<StoreFinding> findings)
    {
        try
        {
            return EventFold.State(events);
        }
        catch (EventFormatException error)
        {
            findings.Add(new StoreFinding(StoreFindingKind.Unreadable, dossier, null, error.Message));
            return null;
        }
    }

    private void CheckRows(
        BpmDb db,
        DossierRow row,
        Dossier state,
        List<TaskRow> tasks,
        List<PersonalRow> personal,
        string? words,
        List<StoreFinding> findings
    )
    {
        PersonalCheck.Check(row.Id, state, personal, findings);
        var publication = publications(state.Publication);
        var newest = personal.MaxBy(p => p.Version);
        var held = new HeldDossier(
            row.Id,
            row.TrackingToken,
            state,
            row.Head,
            newest?.Data is null ? null : PersonalJson.Read(newest.Data)
        );
        var facts = publication is null ? null : new ProjectionFacts(publication, calendars);
        // Under another version of the calendar than its dates stand, what is reckoned from them is another too, until it
        // is re-dated.
        var dated =
            facts is not null
            && (
                state.ReceivedAt is null
                || calendars.GetValueOrDefault(state.Calendar)?.Version == state.CalendarVersion
            );
        findings.AddRange(
            RowDifferences
                .Of(db, row, Projection.Dossier(held, facts), dated ? [] : [nameof(DossierRow.NextAlarm)])
                .Select(d => new StoreFinding(StoreFindingKind.Row, row.Id, null, $"The dossier's row: {d}."))
        );
        if (facts is not null)
        {
            CheckTasks(db, row.Id, tasks, Projection.Tasks(row.Id, state, facts), dated, findings);
            CheckWords(row.Id, words, Projection.Search(state, held.Personal, facts.ProcedureName), findings);
        }
    }

    /// <summary>An erased person's words must be gone too.</summary>
    private static void CheckWords(string dossier, string? stored, string rebuilt, List<StoreFinding> findings)
    {
        if (stored != rebuilt)
        {
            findings.Add(
                new StoreFinding(
                    StoreFindingKind.Row,
                    dossier,
                    null,
                    "The words that search finds it by are not those of its number, applicant and procedure."
                )
            );
        }
    }

    private static void CheckTasks(
        BpmDb db,
        string dossier,
        List<TaskRow> stored,
        List<TaskRow> rebuilt,
        bool dated,
        List<StoreFinding> findings
    )
    {
        string[] unknown = dated ? [] : [nameof(TaskRow.SortStart)];
        foreach (var task in rebuilt)
        {
            var differences = stored.FirstOrDefault(t => t.Id == task.Id) is { } row
                ? RowDifferences.Of(db, row, task, unknown)
                : ["it is gone"];
            findings.AddRange(
                differences.Select(d => new StoreFinding(StoreFindingKind.Row, dossier, null, $"Task {task.Id}: {d}."))
            );
        }

        findings.AddRange(
            stored
                .Where(t => rebuilt.All(r => r.Id != t.Id))
                .Select(t => new StoreFinding(StoreFindingKind.Row, dossier, null, $"Task {t.Id}: it is not open."))
        );
    }
}
