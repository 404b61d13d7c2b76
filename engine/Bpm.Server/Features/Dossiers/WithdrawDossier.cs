using Bpm.Engine.Commands;
using Bpm.Server.Features.Dossiers.Acts;
using Bpm.Server.Features.Http;
using Bpm.Server.Features.Tasks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Dossiers;

internal sealed record WithdrawRequest(string Reason) : IActBody
{
    public Command Read(ActReading reading) => new Withdraw(reading.Text("reason", Reason));
}

/// <summary>The applicant takes the dossier back; the desk records it.</summary>
internal static class WithdrawDossier
{
    public static Task<Results<Ok<TaskResult>, ProblemHttpResult>> Handle(
        string code,
        WithdrawRequest body,
        Caller caller,
        DossierActs acts,
        CancellationToken cancellation
    ) => acts.Run(code, caller, body, cancellation);
}
