using Bpm.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Drafts;

/// <summary>Throws a draft away.</summary>
internal static class DeleteDraft
{
    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        string draft,
        DraftDesk desk,
        DraftStore store,
        CancellationToken cancellation
    )
    {
        var (found, problem) = await desk.FindOwn(draft, cancellation);
        if (found is null)
        {
            return problem!;
        }

        await store.Delete(draft, cancellation);
        return TypedResults.NoContent();
    }
}
