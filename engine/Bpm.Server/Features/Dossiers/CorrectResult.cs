using Bpm.Server.Features.Http;
using Bpm.Server.Features.Tasks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Dossiers;

internal sealed record CorrectRequest(string Reason);

/// <summary>An issued result is signed and issued again, under its number.</summary>
internal static class CorrectResult
{
    public static Task<Results<Ok<TaskResult>, ProblemHttpResult>> Handle(
        string code,
        CorrectRequest body,
        Caller caller,
        DossierActs acts,
        CancellationToken cancellation
    ) =>
        acts.Run(
            code,
            caller,
            new Engine.Commands.CorrectResult(TextCheck.Clean(body.Reason) ?? ""),
            cancellation,
            ("reason", body.Reason)
        );
}
