using Bpm.Server.Features.Http;
using Bpm.Server.Features.Tasks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Dossiers;

/// <summary>The treasury has the money: payment at the desk is not yet that.</summary>
internal static class ConfirmPayment
{
    public static Task<Results<Ok<TaskResult>, ProblemHttpResult>> Handle(
        string code,
        PaymentRequest body,
        Caller caller,
        DossierActs acts,
        CancellationToken cancellation
    ) =>
        acts.Run(
            code,
            caller,
            new Engine.Commands.ConfirmPayment(body.Fee, body.Amount, TextCheck.Clean(body.Proof) ?? ""),
            cancellation,
            ("proof", body.Proof)
        );
}
