using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Features.Publishing;
using Bpm.Server.Hosting;
using Bpm.Server.Publishing;
using Bpm.Server.Reductions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Reductions;

/// <summary>Hands a draft decision to a second person, with number, date and effect.</summary>
internal static class ProposeReduction
{
    public static async Task<Results<Created<ProposalView>, ProblemHttpResult>> Handle(
        string draft,
        DecisionAsk body,
        Caller caller,
        ReductionDesk desk,
        DecisionProposals decisions,
        Publisher publisher,
        ProposalViewing viewing,
        CancellationToken cancellation
    )
    {
        var (found, problem) = await desk.Find(draft, cancellation);
        if (found is null)
        {
            return problem!;
        }

        var errors = new List<FieldProblem>();
        var number = AskedDates.Text(body.Number, "number", errors, caller);
        var date = AskedDates.Date(body.Date, "date", errors, caller);
        var effect = AskedDates.Date(body.Effect, "effect", errors, caller);
        var signer = TextCheck.Clean(body.Signer);
        if (signer?.Length > Limits.MaxName)
        {
            errors.Add(new FieldProblem("signer", InputTexts.TooLong(Limits.MaxName, caller.Language)));
        }

        if (errors.Count > 0)
        {
            return Problems.Input(caller, errors);
        }

        var (file, refusal) = decisions.Make(
            found,
            new DecisionHead(number!, date!.Value, effect!.Value, signer, body.Demo),
            desk.Today
        );
        if (file is null)
        {
            return refusal!.ToProblem(caller);
        }

        var (proposal, refused) = await publisher.Propose(
            caller.CommandId,
            file,
            caller.User,
            found.Authors,
            draft,
            cancellation
        );
        return proposal is null
            ? refused!.ToProblem(caller)
            : TypedResults.Created($"{Routes.Api}/proposals/{proposal.Id}", await viewing.View(proposal, cancellation));
    }
}
