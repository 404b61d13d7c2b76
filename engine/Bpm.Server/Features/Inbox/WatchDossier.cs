using Bpm.Server.Features.Dossiers;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bpm.Server.Features.Inbox;

/// <summary>Watch a dossier that one may read, or no longer. Watching it again changes nothing.</summary>
internal static class WatchDossier
{
    public static async Task<Results<NoContent, ProblemHttpResult>> Watch(
        string code,
        Caller caller,
        FindDossier find,
        Watching watching,
        IDbContextFactory<BpmDb> databases,
        CancellationToken cancellation
    )
    {
        var (dossier, problem) = await find.ByCode(code, caller, cancellation);
        if (dossier is null)
        {
            return problem!;
        }

        await using var db = await databases.CreateDbContextAsync(cancellation);
        if (await IsWatched(db, caller.User, dossier.Id, cancellation))
        {
            return TypedResults.NoContent();
        }

        if (!await HasRoom(db, caller, watching, cancellation))
        {
            return Problems.Of("watches-full", caller);
        }

        db.Watches.Add(
            new WatchRow
            {
                User = caller.User,
                Dossier = dossier.Id,
                Since = caller.Now.ToUnixTimeMilliseconds(),
            }
        );
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // Pressed twice in the same moment: one of both did it.
            await using var again = await databases.CreateDbContextAsync(cancellation);
            if (!await IsWatched(again, caller.User, dossier.Id, cancellation))
            {
                throw;
            }
        }

        return TypedResults.NoContent();
    }

    /// <summary>The same answer whatever the dossier is: who no longer may read it can still let go of it.</summary>
    public static async Task<NoContent> Unwatch(
        string code,
        Caller caller,
        IDbContextFactory<BpmDb> databases,
        CancellationToken cancellation
    )
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await db
            .Watches.Where(w => w.User == caller.User)
            .Where(w => db.Dossiers.Any(d => d.Id == w.Dossier && (d.Code == code || d.Id == code)))
            .ExecuteDeleteAsync(cancellation);
        return TypedResults.NoContent();
    }

    public static Task<bool> IsWatched(BpmDb db, string user, string dossier, CancellationToken cancellation) =>
        db.Watches.AnyAsync(w => w.User == user && w.Dossier == dossier, cancellation);

    /// <summary>At the limit, what the person may no longer read makes room: he could not find it to let go of it.</summary>
    private static async Task<bool> HasRoom(BpmDb db, Caller caller, Watching watching, CancellationToken cancellation)
    {
        var own = db.Watches.Where(w => w.User == caller.User);
        if (await own.CountAsync(cancellation) < Limits.MaxWatches)
        {
            return true;
        }

        var readable = await watching.All(db, caller.Actor, cancellation);
        return await own.Where(w => !readable.Contains(w.Dossier)).ExecuteDeleteAsync(cancellation) > 0;
    }
}
