using Bpm.Server.Features.Http;
using Bpm.Server.Publishing;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Reductions;

/// <summary>Throws a draft decision away; one that waits for its second person stays.</summary>
internal static class DeleteReductionDraft
{
    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        string draft,
        Caller caller,
        ReductionDesk desk,
        ReductionDraftStore store,
        PublishingStore publishing,
        CancellationToken cancellation
    )
    {
        var (found, problem) = await desk.Find(draft, cancellation);
        if (found is null)
        {
            return problem!;
        }

        if (await publishing.Waits(draft, cancellation))
        {
            return PublishingRefusals.ProposalWaits().ToProblem(caller);
        }

        await store.Delete(draft, cancellation);
        return TypedResults.NoContent();
    }
}
