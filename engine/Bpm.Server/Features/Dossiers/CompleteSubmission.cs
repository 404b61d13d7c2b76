using Bpm.Server.Features.Http;
using Bpm.Server.Features.Tasks;
using Bpm.Server.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Dossiers;

/// <summary>What the desk asked to complete before reception has come: the whole application as it is now.</summary>
internal static class CompleteSubmission
{
    public static async Task<Results<Ok<TaskResult>, ProblemHttpResult>> Handle(
        string code,
        Reception body,
        Caller caller,
        FindDossier find,
        CommandDesk desk,
        Publications publications,
        CancellationToken cancellation
    )
    {
        var (dossier, problem) = await find.ByCode(code, caller, cancellation);
        if (dossier is null)
        {
            return problem!;
        }

        var input = ReceptionInput.Read(body, publications[dossier.State.Publication], caller.Language);
        if (input.Problems.Count > 0)
        {
            return Problems.Input(caller, input.Problems);
        }

        var answer = await desk.Run(
            caller,
            dossier.Id,
            _ => new Engine.Commands.CompleteSubmission(PersonalDigest: null),
            cancellation,
            personal: input.Personal
        );
        return answer.ToResult(caller, publications);
    }
}
