using System.Globalization;
using Bpm.Server.Features.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Reductions;

/// <summary>One draft decision with its cuts and its total.</summary>
internal static class GetReductionDraft
{
    public static async Task<Results<Ok<ReductionDraftView>, ProblemHttpResult>> Handle(
        string draft,
        HttpContext http,
        ReductionDesk desk,
        CancellationToken cancellation
    )
    {
        var (found, problem) = await desk.Find(draft, cancellation);
        if (found is null)
        {
            return problem!;
        }

        http.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{found.Version}\"");
        return TypedResults.Ok(await desk.View(found, cancellation));
    }
}
