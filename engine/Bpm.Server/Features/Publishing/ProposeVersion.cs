using Bpm.Server.Features.Drafts;
using Bpm.Server.Features.Http;
using Bpm.Server.Publishing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Publishing;

/// <summary>Hands a draft to a second person, as the next version of its procedure.</summary>
internal static class ProposeVersion
{
    public static async Task<Results<Created<ProposalView>, ProblemHttpResult>> Handle(
        string draft,
        VersionAsk body,
        Caller caller,
        DraftDesk desk,
        VersionProposals versions,
        Publisher publisher,
        ProposalViewing viewing,
        CancellationToken cancellation
    )
    {
        var (found, problem) = await desk.FindOwn(draft, cancellation);
        if (found is null)
        {
            return problem!;
        }

        var errors = new List<FieldProblem>();
        var effect = AskedDates.Date(body.Effect, "effect", errors, caller);
        (string, NodaTime.LocalDate)? decision = null;
        if (body.Number is not null || body.Date is not null)
        {
            var number = AskedDates.Text(body.Number, "number", errors, caller);
            var date = AskedDates.Date(body.Date, "date", errors, caller);
            decision = number is not null && date is not null ? (number, date.Value) : null;
        }

        if (errors.Count > 0)
        {
            return Problems.Input(caller, errors);
        }

        var (file, refusal) = versions.Make(found, effect!.Value, decision);
        if (file is null)
        {
            return refusal!.ToProblem(caller);
        }

        var (proposal, refused) = await publisher.Propose(
            caller.CommandId,
            file,
            caller.User,
            [found.Owner],
            draft,
            cancellation
        );
        return proposal is null
            ? refused!.ToProblem(caller)
            : TypedResults.Created($"{Routes.Api}/proposals/{proposal.Id}", await viewing.View(proposal, cancellation));
    }
}
