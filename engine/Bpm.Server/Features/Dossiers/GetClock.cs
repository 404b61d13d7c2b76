using Bpm.Server.Features.Dossiers.View;
using Bpm.Server.Features.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Dossiers;

/// <summary>Why a clock shows what it shows: <c>committed</c>, <c>statutory</c> or <c>task:{task}</c>.</summary>
internal static class GetClock
{
    public static async Task<Results<Ok<ClockView>, ProblemHttpResult>> Handle(
        string code,
        Caller caller,
        FindDossier find,
        DossierPictures pictures,
        CancellationToken cancellation,
        string clock = "committed"
    )
    {
        var (dossier, problem) = await find.ByCode(code, caller, cancellation);
        if (dossier is null)
        {
            return problem!;
        }

        return ClockViewing.Of(await pictures.Of(dossier, caller, cancellation), clock) is { } view
            ? TypedResults.Ok(view)
            : Problems.Of("clock-unknown", caller);
    }
}
