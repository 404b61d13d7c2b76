using Bpm.Engine.Commands;
using Bpm.Server.Features.Http;
using Bpm.Server.Features.Tasks;
using Bpm.Server.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Dossiers;

/// <param name="Wait">Id of the wait.</param>
/// <param name="Proof">What shows that it is over: number and date of the payment slip, of the notice.</param>
internal sealed record WaitDoneRequest(string Wait, string Proof);

/// <summary>What the dossier waited for has come: a payment proof, a notice. The clock goes on.</summary>
internal static class EndDossierWait
{
    public static async Task<Results<Ok<TaskResult>, ProblemHttpResult>> Handle(
        string code,
        WaitDoneRequest body,
        Caller caller,
        FindDossier find,
        CommandDesk desk,
        Publications publications,
        CancellationToken cancellation
    )
    {
        if (TextCheck.TooLong(caller, ("proof", body.Proof)) is { } tooLong)
        {
            return tooLong;
        }

        var (dossier, problem) = await find.ByCode(code, caller, cancellation);
        if (dossier is null)
        {
            return problem!;
        }

        var answer = await desk.Run(
            caller,
            dossier.Id,
            _ => new EndWait(body.Wait, TextCheck.Clean(body.Proof), [], PersonalDigest: null),
            cancellation
        );
        return answer.ToResult(caller, publications);
    }
}
