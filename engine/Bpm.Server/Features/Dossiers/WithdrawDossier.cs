using Bpm.Engine.Commands;
using Bpm.Server.Features.Http;
using Bpm.Server.Features.Tasks;
using Bpm.Server.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Dossiers;

internal sealed record WithdrawRequest(string Reason);

/// <summary>The applicant takes the dossier back; the desk records it.</summary>
internal static class WithdrawDossier
{
    public static async Task<Results<Ok<TaskResult>, ProblemHttpResult>> Handle(
        string code,
        WithdrawRequest body,
        Caller caller,
        FindDossier find,
        CommandDesk desk,
        Publications publications,
        CancellationToken cancellation
    )
    {
        if (TextCheck.TooLong(caller, ("reason", body.Reason)) is { } tooLong)
        {
            return tooLong;
        }

        var (dossier, problem) = await find.ByCode(code, caller, cancellation);
        if (dossier is null)
        {
            return problem!;
        }

        var reason = TextCheck.Clean(body.Reason) ?? "";
        var answer = await desk.Run(caller, dossier.Id, _ => new Withdraw(reason), cancellation);
        return answer.ToResult(caller, publications);
    }
}
