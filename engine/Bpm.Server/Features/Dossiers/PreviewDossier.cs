using Bpm.Engine;
using Bpm.Engine.Deciding;
using Bpm.Engine.Events;
using Bpm.Procedures;
using Bpm.Procedures.Workflows;
using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Features.Inbox;
using Bpm.Server.Hosting;
using Bpm.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Dossiers;

/// <param name="Promise">Null while the form does not allow one yet.</param>
/// <param name="PapersMissing">Papers that must still be handed in.</param>
internal sealed record ReceptionPreview(
    PromisedDate? Promise,
    IReadOnlyList<FeeView> Fees,
    IReadOnlyList<Named> PapersMissing,
    IReadOnlyList<FieldProblem> Problems
);

/// <summary>What a reception would promise and cost, and what is missing for it. Stores nothing.</summary>
internal static class PreviewDossier
{
    public static Results<Ok<ReceptionPreview>, ProblemHttpResult> Handle(
        Reception body,
        Caller caller,
        CommandDesk desk,
        Publications publications,
        WorldFacts world
    )
    {
        if (publications.InForce(body.Procedure, caller.LocalNow.Date) is not { } publication)
        {
            return Refusals.ProcedureUnknown(body.Procedure).ToProblem(caller);
        }

        var input = ReceptionInput.Read(body, publication, caller.Language);
        var problems = input.Problems.Concat(FormProblems(input, publication, caller, world)).ToList();

        // As if every paper were there: the date does not hang on papers, and what is missing is listed anyway.
        var papers = publication.Procedure.Papers.Select(p => new ReceivedPaper(p.Id, 1, 0));
        switch (desk.Try(caller, publication, input.Personal.Form, input.Command(body, [.. papers])))
        {
            case Decision.Refused { Refusal: { Kind: not RefusalKind.Input } refusal }:
                return refusal.ToProblem(caller);
            case Decision.Refused { Refusal: var refusal }:
                if (problems.Count == 0)
                {
                    var field = refusal.Details.GetValueOrDefault("field", "");
                    problems.Add(new FieldProblem(field, caller.Language.Pick(refusal.Message, refusal.MessageEn)));
                }

                return Answer(null);
            case Decision.Accepted accepted:
                return Answer(accepted.Events.OfType<DossierReceived>().Single());
            default:
                throw new InvalidOperationException("A decision is accepted or refused.");
        }

        Ok<ReceptionPreview> Answer(DossierReceived? received) =>
            TypedResults.Ok(
                new ReceptionPreview(
                    received is null ? null : Promises.Of(received, caller.LocalNow, caller, publications),
                    received is null ? [] : Promises.FeesOf(received, publication.Procedure),
                    Missing(publication, input),
                    problems
                )
            );
    }

    private static IEnumerable<FieldProblem> FormProblems(
        ReceptionInput input,
        Publication publication,
        Caller caller,
        WorldFacts world
    )
    {
        var facts = world.For(publication, caller.Actor) with { Form = input.Personal.Form };
        return FormCheck
            .Problems(publication.Procedure, facts)
            .Where(p => input.Problems.All(own => own.Field != p.Details["field"]))
            .Select(p => new FieldProblem(p.Details["field"], caller.Language.Pick(p.Message, p.MessageEn)));
    }

    private static List<Named> Missing(Publication publication, ReceptionInput input) =>
        [
            .. publication
                .Procedure.Papers.Where(p => PaperNeeds.IsNeeded(p, publication, input.Personal.Form))
                .Where(p => input.Papers.All(received => received.Paper != p.Id))
                .Select(p => new Named(p.Id, p.Name)),
        ];
}
