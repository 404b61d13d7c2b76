using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Publishing;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Publishing;

/// <summary>What waits for a second person, then what was put in force or sent back.</summary>
internal static class ListProposals
{
    public static async Task<Results<Ok<IReadOnlyList<ProposalRowView>>, ProblemHttpResult>> Handle(
        Caller caller,
        PublishingStore store,
        ProposalViewing viewing,
        CancellationToken cancellation
    ) =>
        caller.Actor.MayDesign()
            ? TypedResults.Ok(
                await viewing.Rows(await store.Proposals(draft: null, Limits.MaxPage, cancellation), cancellation)
            )
            : Problems.Of("not-allowed", caller);
}
