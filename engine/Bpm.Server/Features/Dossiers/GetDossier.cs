using System.Globalization;
using Bpm.Server.Features.Dossiers.Acts;
using Bpm.Server.Features.Dossiers.View;
using Bpm.Server.Features.Http;
using Bpm.Server.Features.Inbox;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bpm.Server.Features.Dossiers;

/// <summary>Everything about one dossier that the reader may see.</summary>
internal static class GetDossier
{
    public static async Task<Results<Ok<DossierView>, ProblemHttpResult>> Handle(
        string code,
        Caller caller,
        FindDossier find,
        DossierPictures pictures,
        ActScenes scenes,
        PersonalReads reads,
        IDbContextFactory<BpmDb> databases,
        HttpContext http,
        CancellationToken cancellation
    )
    {
        var (dossier, problem) = await find.ByCode(code, caller, cancellation);
        if (dossier is null)
        {
            return problem!;
        }

        await reads.Note(
            [dossier.Id],
            caller.User,
            "dossier",
            !caller.Actor.NeedsIdentity(dossier.State),
            cancellation
        );
        http.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{dossier.State.Version}\"");
        var picture = await pictures.Of(dossier, caller, cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var watched = await WatchDossier.IsWatched(db, caller.User, dossier.Id, cancellation);
        return TypedResults.Ok(DossierViewing.Of(await scenes.Of(picture, cancellation), watched));
    }
}
