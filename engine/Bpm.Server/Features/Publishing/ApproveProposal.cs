using Bpm.Server.Features.Http;
using Bpm.Server.Publishing;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Publishing;

/// <summary>The second person puts it in force. Dossiers that are open keep what they were received under.</summary>
internal static class ApproveProposal
{
    public static async Task<Results<Ok<ProposalView>, ProblemHttpResult>> Handle(
        string proposal,
        Caller caller,
        PublishingStore store,
        Publisher publisher,
        ProposalViewing viewing,
        CancellationToken cancellation
    )
    {
        if (await store.Proposal(proposal, cancellation) is not { } found)
        {
            return caller.Actor.MayDesign()
                ? Problems.Of("proposal-unknown", caller)
                : Problems.Of("not-allowed", caller);
        }

        if (!caller.Actor.MayPublish(found.Kind))
        {
            return Problems.Of("not-allowed", caller);
        }

        return await publisher.Approve(found, caller.Actor, caller.Name, cancellation) is { } refusal
            ? refusal.ToProblem(caller)
            : TypedResults.Ok(await viewing.View((await store.Proposal(proposal, cancellation))!, cancellation));
    }
}
