using Bpm.Engine;
using Bpm.Engine.Clocks;
using Bpm.Engine.Dossiers;
using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Features.Inbox;
using Bpm.Server.Features.Time;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Bpm.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bpm.Server.Features.Dossiers;

internal sealed record DossierList(IReadOnlyList<DossierListRow> Rows, string? Next, int Total);

internal sealed record DossierListRow(
    string Code,
    string Applicant,
    Coded Procedure,
    Fact Status,
    TimeText Promise,
    UnitRef Holder,
    string? ReceivedAt
);

/// <summary>Dossiers that concern the reader's units, newest first; an inspector sees all of them, with names masked.</summary>
internal static class ListDossiers
{
    public static async Task<Results<Ok<DossierList>, ProblemHttpResult>> Handle(
        Caller caller,
        Publications publications,
        DossierReader reader,
        PersonalReads reads,
        Watching watching,
        IDbContextFactory<BpmDb> databases,
        CancellationToken cancellation,
        string? q = null,
        string? state = null,
        string? after = null,
        int take = Limits.DefaultPage
    )
    {
        if (after is not null && !after.All(char.IsAsciiLetterOrDigit))
        {
            return Problems.Of("cursor-invalid", caller);
        }

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var chosen = await Filter(db, caller.Actor, watching, q, state, cancellation);
        var total = await chosen.CountAsync(cancellation);
        var size = Math.Clamp(take, 1, Limits.MaxPage);
        var rows = await Page(chosen, after, size + 1, cancellation);
        var more = rows.Count > size;
        if (more)
        {
            rows.RemoveAt(size);
        }

        return TypedResults.Ok(
            new DossierList(
                await Rows(rows, caller, publications, reader, reads, "list", cancellation),
                more ? rows[^1].Id : null,
                total
            )
        );
    }

    /// <summary>The next dossiers after one, newest first.</summary>
    /// <param name="after">Id of the last of the page before; null or empty for the first page.</param>
    public static Task<List<DossierRow>> Page(
        IQueryable<DossierRow> chosen,
        string? after,
        int size,
        CancellationToken cancellation
    )
    {
        if (!string.IsNullOrEmpty(after))
        {
            // Ids grow with time, so they are the cursor. The database compares bytes; only Compare has a translation.
#pragma warning disable CA1309
            chosen = chosen.Where(d => string.Compare(d.Id, after) < 0);
#pragma warning restore CA1309
        }

        return chosen.OrderByDescending(d => d.Id).Take(size).ToListAsync(cancellation);
    }

    /// <summary>Rows as the reader may see them; whose personal data were shown is noted first.</summary>
    /// <param name="way">By what they are read.</param>
    public static async Task<IReadOnlyList<DossierListRow>> Rows(
        List<DossierRow> rows,
        Caller caller,
        Publications publications,
        DossierReader reader,
        PersonalReads reads,
        string way,
        CancellationToken cancellation
    )
    {
        var people = await reader.PersonalOf([.. rows.Select(r => r.Id)], cancellation);
        var paused = new Dictionary<string, Dossier>();
        foreach (var row in rows.Where(r => r.Paused))
        {
            // What a pause does to a date is the engine's to say, so such dossiers are read whole.
            if (await reader.ById(row.Id, cancellation) is { } stored)
            {
                paused[row.Id] = stored.State;
            }
        }

        foreach (var group in rows.Where(r => people.ContainsKey(r.Id)).GroupBy(r => !IsConcerned(r, caller.Actor)))
        {
            await reads.Note(group.Select(r => r.Id), caller.User, way, group.Key, cancellation);
        }

        return
        [
            .. rows.Select(row =>
                Row(row, people.GetValueOrDefault(row.Id), paused.GetValueOrDefault(row.Id), caller, publications)
            ),
        ];
    }

    private static IQueryable<DossierRow> Received(BpmDb db, string[] ids) =>
        db.Dossiers.Where(d => d.Code != null && ids.Contains(d.Id));

    private static IQueryable<DossierRow> Visible(BpmDb db, Actor actor)
    {
        var received = db.Dossiers.Where(d => d.Code != null);
        if (actor.ReadsAll())
        {
            return received;
        }

        string[] units = [.. actor.Grants.Select(g => g.Unit).Distinct()];
        return received.Where(d =>
            units.Contains(d.ReceptionUnit)
            || units.Contains(d.AuthorityUnit)
            || units.Contains(d.Custody)
            || db.Tasks.Any(t => t.Dossier == d.Id && units.Contains(t.Unit))
        );
    }

    /// <summary>Dossiers that the reader may see and that fit.</summary>
    /// <param name="state">open, paused, ended, watched, or a status by its code.</param>
    public static async Task<IQueryable<DossierRow>> Filter(
        BpmDb db,
        Actor actor,
        Watching watching,
        string? q,
        string? state,
        CancellationToken cancellation
    )
    {
        var dossiers =
            state == "watched" ? Received(db, await watching.All(db, actor, cancellation)) : Visible(db, actor);
        if (SearchWords.Of(q) is { } words)
        {
            var search = new DossierSearch(db, words);
            dossiers = await search.IsNarrow(cancellation)
                ? dossiers.Where(d => search.Found().Select(s => s.Dossier).Contains(d.Id))
                : search.Of(dossiers);
        }

        string[] ended =
        [
            nameof(BusinessStatus.Finished),
            nameof(BusinessStatus.Delivered),
            nameof(BusinessStatus.Withdrawn),
            nameof(BusinessStatus.Stopped),
            nameof(BusinessStatus.RefusedAtReception),
        ];
        return state switch
        {
            "watched" => dossiers,
            "open" => dossiers.Where(d => !ended.Contains(d.Status)),
            "paused" => dossiers.Where(d => d.Paused),
            "ended" => dossiers.Where(d => ended.Contains(d.Status)),
            _ => StatusNamed(state) is { } status ? dossiers.Where(d => d.Status == status) : dossiers,
        };
    }

    /// <summary>A status by its code, such as <c>awaiting-payment</c>.</summary>
    private static string? StatusNamed(string? code) =>
        Enum.GetValues<BusinessStatus>()
            .Where(s => StatusTexts.Code(s) == code)
            .Select(s => s.ToString())
            .FirstOrDefault();

    private static DossierListRow Row(
        DossierRow row,
        PersonalData? personal,
        Dossier? paused,
        Caller caller,
        Publications publications
    )
    {
        var status = Enum.Parse<BusinessStatus>(row.Status);
        var name = personal?.Applicant.Name ?? DossierTexts.Erased(caller.Language);
        return new DossierListRow(
            row.Code!,
            IsConcerned(row, caller.Actor) ? name : Masking.Name(name),
            new Coded(row.Procedure, publications.Find(row.Publication)?.Procedure.Name ?? row.Procedure),
            new Fact(StatusTexts.Code(status), StatusTexts.Business(status, caller.Language)),
            paused is null ? Promise(row, status, caller, publications) : Paused(paused, caller, publications),
            new UnitRef(row.Custody, publications.UnitName(row.Custody)),
            row.ReceivedAt is { } at ? Instant.FromUnixTimeMilliseconds(at).Iso() : null
        );
    }

    private static bool IsConcerned(DossierRow row, Actor actor) =>
        !actor.ReadsAll()
        || actor.Grants.Any(g =>
            g.Reaches(row.Procedure)
            && (g.Unit == row.ReceptionUnit || g.Unit == row.AuthorityUnit || g.Unit == row.Custody)
        );

    private static TimeText Promise(DossierRow row, BusinessStatus status, Caller caller, Publications publications)
    {
        var minutes = Earlier(row.CommittedDue, row.StatutoryDue) ?? row.Promised;
        if (minutes is not { } stored || publications.CalendarOf(row.AuthorityUnit) is not { } calendar)
        {
            return TimeTexts.None(caller.Language);
        }

        var due = WallMinutes.ToLocal(stored);
        var now = caller.LocalNow;
        if (row.FinishedAt is { } finished)
        {
            return Ended(due, ProvinceTime.ToLocal(Instant.FromUnixTimeMilliseconds(finished)), status, now, caller);
        }

        var received = ProvinceTime.ToLocal(Instant.FromUnixTimeMilliseconds(row.ReceivedAt ?? 0));
        var from = due.Date == received.Date ? received : calendar.OpenOf(calendar.NextCountedDate(received.Date));
        var allowance = from <= due ? calendar.Count(from, due) : 0;
        return TimeTexts.Of(
            ShownClock.OfRow(due, allowance, calendar, from, now, stepClock: false),
            calendar,
            now,
            standing: null,
            caller.Language
        );
    }

    private static TimeText Paused(Dossier dossier, Caller caller, Publications publications)
    {
        var calendar = publications.CalendarOf(dossier.AuthorityUnit);
        var pause = dossier.Pauses[^1];
        var standing = new Standing(
            TimeWords.GroundName(pause.Ground, publications.Catalogue.Policies, caller.Language),
            ProvinceTime.ToLocal(pause.From)
        );
        return calendar is not null && DossierClocks.Promise(dossier, calendar, caller.Now) is { } reading
            ? TimeTexts.Of(reading, calendar, caller.LocalNow, stepClock: false, standing, caller.Language)
            : TimeTexts.None(caller.Language);
    }

    private static TimeText Ended(
        LocalDateTime due,
        LocalDateTime finished,
        BusinessStatus status,
        LocalDateTime now,
        Caller caller
    )
    {
        var verdict =
            finished.With(TimeAdjusters.TruncateToMinute) > due ? Verdict.Late
            : finished.Date < due.Date ? Verdict.Early
            : Verdict.OnTime;
        var withdrawn = status is BusinessStatus.Withdrawn or BusinessStatus.Stopped;
        var text = withdrawn
            ? StatusTexts.Business(status, caller.Language)
            : TimeWords.VerdictName(verdict, caller.Language);
        var band = verdict == Verdict.Late && !withdrawn ? "over" : "ok";
        return new TimeText(band, text, null, text, due.Iso(), due.Near(now, caller.Language), false, false);
    }

    private static long? Earlier(long? one, long? other) =>
        one is null ? other
        : other is null ? one
        : Math.Min(one.Value, other.Value);
}
