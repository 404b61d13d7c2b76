using Bpm.Engine;
using Bpm.Engine.Commands;
using Bpm.Server.Content;
using Bpm.Server.Features.Files;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Dossiers;

/// <param name="Dossier">The id that it goes by until it is received and has a code.</param>
/// <param name="AnswerBy">Until when the desk must answer; null where no policy says so.</param>
internal sealed record SubmittedDossier(string Dossier, int Version, string? AnswerBy, string? AnswerByText);

/// <summary>An application comes in online or by post and waits for the desk, on the reception clock.</summary>
internal static class SubmitDossier
{
    public static async Task<Results<Created<SubmittedDossier>, ProblemHttpResult>> Handle(
        Reception body,
        Caller caller,
        CommandDesk desk,
        FileDesk files,
        Publications publications,
        CancellationToken cancellation
    )
    {
        if (publications.InForce(body.Procedure, caller.LocalNow.Date) is not { } publication)
        {
            return Refusals.ProcedureUnknown(body.Procedure).ToProblem(caller);
        }

        var input = ReceptionInput.Read(body, publication, caller.Language);
        if (input.Problems.Count > 0)
        {
            return Problems.Input(caller, input.Problems);
        }

        if (await ReceptionFiles.Problems(body, files, caller, cancellation) is { Count: > 0 } wrong)
        {
            return Problems.Input(caller, wrong);
        }

        Submit submit = input.Command(body, input.Papers).Submission!;
        switch (await desk.Open(caller, publication, input.Personal, submit, cancellation))
        {
            case CommandAnswer.Accepted accepted:
                await ReceptionFiles.Link(body, accepted.DossierId, files, caller, cancellation);
                var due = accepted.After.OpenTasks.FirstOrDefault()?.Due;
                return TypedResults.Created(
                    $"/api/v1/dossiers/{accepted.DossierId}",
                    new SubmittedDossier(
                        accepted.DossierId,
                        accepted.After.Version,
                        due?.Iso(),
                        due?.Long(caller.Language)
                    )
                );
            case CommandAnswer.Refused refused:
                return refused.Refusal.ToProblem(caller);
            default:
                throw new InvalidOperationException("An answer is accepted or refused.");
        }
    }
}
