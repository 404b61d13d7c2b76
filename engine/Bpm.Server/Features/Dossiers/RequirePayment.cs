using Bpm.Server.Features.Http;
using Bpm.Server.Features.Tasks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Dossiers;

/// <param name="Amount">Whole đồng owed in all for this fee.</param>
internal sealed record RequirePaymentRequest(string Fee, long Amount, string Reason);

/// <summary>The applicant owes money that was not known at reception, or another amount.</summary>
internal static class RequirePayment
{
    public static Task<Results<Ok<TaskResult>, ProblemHttpResult>> Handle(
        string code,
        RequirePaymentRequest body,
        Caller caller,
        DossierActs acts,
        CancellationToken cancellation
    ) =>
        acts.Run(
            code,
            caller,
            new Engine.Commands.RequirePayment(body.Fee, body.Amount, TextCheck.Clean(body.Reason) ?? ""),
            cancellation,
            ("reason", body.Reason)
        );
}
