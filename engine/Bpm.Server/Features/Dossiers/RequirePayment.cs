using Bpm.Engine.Commands;
using Bpm.Server.Features.Dossiers.Acts;
using Bpm.Server.Features.Http;
using Bpm.Server.Features.Tasks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Dossiers;

/// <param name="Amount">Whole đồng owed in all for this fee.</param>
internal sealed record RequirePaymentRequest(string Fee, long Amount, string Reason) : IActBody
{
    public Command Read(ActReading reading) =>
        new Engine.Commands.RequirePayment(Fee, Amount, reading.Text("reason", Reason));
}

/// <summary>The applicant owes money that was not known at reception, or another amount.</summary>
internal static class RequirePayment
{
    public static Task<Results<Ok<TaskResult>, ProblemHttpResult>> Handle(
        string code,
        RequirePaymentRequest body,
        Caller caller,
        DossierActs acts,
        CancellationToken cancellation
    ) => acts.Run(code, caller, body, cancellation);
}
