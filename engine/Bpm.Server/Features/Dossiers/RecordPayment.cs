using Bpm.Engine.Commands;
using Bpm.Server.Features.Dossiers.Acts;
using Bpm.Server.Features.Http;
using Bpm.Server.Features.Tasks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Dossiers;

/// <param name="Amount">Whole đồng.</param>
/// <param name="Proof">Number of the receipt.</param>
internal sealed record PaymentRequest(string Fee, long Amount, string Proof) : IActBody
{
    public Command Read(ActReading reading) => new PayFee(Fee, Amount, reading.Text("proof", Proof));
}

/// <summary>The desk took money.</summary>
internal static class RecordPayment
{
    public static Task<Results<Ok<TaskResult>, ProblemHttpResult>> Handle(
        string code,
        PaymentRequest body,
        Caller caller,
        DossierActs acts,
        CancellationToken cancellation
    ) => acts.Run(code, caller, body, cancellation);
}
