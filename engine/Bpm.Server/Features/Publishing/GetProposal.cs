using Bpm.Server.Features.Http;
using Bpm.Server.Publishing;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Publishing;

/// <summary>One proposal: what changes, in words and in text.</summary>
internal static class GetProposal
{
    public static async Task<Results<Ok<ProposalView>, ProblemHttpResult>> Handle(
        string proposal,
        Caller caller,
        PublishingStore store,
        ProposalViewing viewing,
        CancellationToken cancellation
    ) =>
        !caller.Actor.MayDesign() ? Problems.Of("not-allowed", caller)
        : await store.Proposal(proposal, cancellation) is { } found
            ? TypedResults.Ok(await viewing.View(found, cancellation))
        : Problems.Of("proposal-unknown", caller);
}
