using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Live;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bpm.Server.Features.Changes;

/// <summary>What a client missed while it was not connected: the notices after a sequence number that concern it.</summary>
internal static class ListChanges
{
    public static async Task<Ok<ChangesView>> Handle(
        Caller caller,
        IDbContextFactory<BpmDb> databases,
        CancellationToken cancellation,
        long since = 0
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var newest = await db.Notices.MaxAsync(n => (long?)n.Sequence, cancellation) ?? 0;
        var oldest = await db.Notices.MinAsync(n => (long?)n.Sequence, cancellation) ?? 0;
        var missed = await db
            // What is committed meanwhile comes the next time: told now it would come twice.
            .Notices.Where(n => n.Sequence > since && n.Sequence <= newest)
            .OrderBy(n => n.Sequence)
            .Take(Limits.MaxChanges + 1)
            .ToListAsync(cancellation);
        // A number from the future belongs to another store: what the client has means nothing here. Older notices than
        // the oldest may have been there and gone.
        if (missed.Count > Limits.MaxChanges || since > newest || (since > 0 && since < oldest))
        {
            return TypedResults.Ok(new ChangesView(newest, Reset: true, []));
        }

        var mine = Topics.Of(caller.Actor);
        var concerned = await ConcernedDossiers(missed, caller, db, cancellation);
        return TypedResults.Ok(
            new ChangesView(
                newest,
                Reset: false,
                [
                    .. missed
                        .Select(n => new ChangeView(n.Sequence, n.Dossier, n.Code, n.Topics.Split(' ')))
                        .Where(change => change.Topics.Any(mine.Contains) || concerned.Contains(change.Dossier)),
                ]
            )
        );
    }

    /// <summary>Dossiers that one may watch although none of their tasks is one's own.</summary>
    private static async Task<HashSet<string>> ConcernedDossiers(
        List<NoticeRow> missed,
        Caller caller,
        BpmDb db,
        CancellationToken cancellation
    )
    {
        var ids = missed.Select(n => n.Dossier).Distinct().ToList();
        if (caller.Actor.ReadsAll())
        {
            return [.. ids];
        }

        var units = caller.Actor.Grants.Select(g => g.Unit).Distinct().ToList();
        var rows = await db
            .Dossiers.Where(d => ids.Contains(d.Id))
            .Where(d => units.Contains(d.ReceptionUnit) || units.Contains(d.AuthorityUnit) || units.Contains(d.Custody))
            .Select(d => d.Id)
            .ToListAsync(cancellation);
        return [.. rows];
    }
}
