using Bpm.Server.Features.Http;
using Bpm.Server.Publishing;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Publishing;

/// <summary>Its authors take it back, or a second person sends it back; either says why.</summary>
internal static class CloseProposal
{
    public static async Task<Results<Ok<ProposalView>, ProblemHttpResult>> Handle(
        string proposal,
        Closing body,
        Caller caller,
        PublishingStore store,
        Publisher publisher,
        ProposalViewing viewing,
        CancellationToken cancellation
    )
    {
        if (!caller.Actor.MayDesign())
        {
            return Problems.Of("not-allowed", caller);
        }

        if (await store.Proposal(proposal, cancellation) is not { } found)
        {
            return Problems.Of("proposal-unknown", caller);
        }

        if (!caller.Actor.MayPublish(found.Kind) && !found.Authors.Split(' ').Contains(caller.User))
        {
            return Problems.Of("not-allowed", caller);
        }

        var errors = new List<FieldProblem>();
        var reason = AskedDates.Text(body.Reason, "reason", errors, caller);
        if (errors.Count > 0)
        {
            return Problems.Input(caller, errors);
        }

        return await publisher.Close(found, caller.Actor, reason!, cancellation) is { } refusal
            ? refusal.ToProblem(caller)
            : TypedResults.Ok(await viewing.View((await store.Proposal(proposal, cancellation))!, cancellation));
    }
}
