using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Drafts;

/// <summary>One draft with its text.</summary>
internal static class GetDraft
{
    public static async Task<Results<Ok<DraftView>, ProblemHttpResult>> Handle(
        string draft,
        HttpContext http,
        DraftDesk desk,
        CancellationToken cancellation
    )
    {
        var (found, problem) = await desk.Find(draft, cancellation);
        if (found is null)
        {
            return problem!;
        }

        http.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{found.RowVersion}\"");
        return TypedResults.Ok(await desk.View(found, cancellation));
    }
}
