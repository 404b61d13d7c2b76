using Bpm.Engine.Commands;
using Bpm.Server.Features.Dossiers.Acts;
using Bpm.Server.Features.Http;
using Bpm.Server.Features.Tasks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Dossiers;

/// <param name="Amount">Whole đồng.</param>
/// <param name="Proof">Number of the confirmation.</param>
internal sealed record ConfirmPaymentRequest(string Fee, long Amount, string Proof) : IActBody
{
    public Command Read(ActReading reading) =>
        new Engine.Commands.ConfirmPayment(Fee, Amount, reading.Text("proof", Proof));
}

/// <summary>The treasury confirms that it has the money.</summary>
internal static class ConfirmPayment
{
    public static Task<Results<Ok<TaskResult>, ProblemHttpResult>> Handle(
        string code,
        ConfirmPaymentRequest body,
        Caller caller,
        DossierActs acts,
        CancellationToken cancellation
    ) => acts.Run(code, caller, body, cancellation);
}
