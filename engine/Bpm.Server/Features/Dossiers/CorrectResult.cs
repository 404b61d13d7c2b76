using Bpm.Engine.Commands;
using Bpm.Server.Features.Dossiers.Acts;
using Bpm.Server.Features.Http;
using Bpm.Server.Features.Tasks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Dossiers;

internal sealed record CorrectRequest(string Reason) : IActBody
{
    public Command Read(ActReading reading) => new Engine.Commands.CorrectResult(reading.Text("reason", Reason));
}

/// <summary>An issued result is signed and issued again, under its number.</summary>
internal static class CorrectResult
{
    public static Task<Results<Ok<TaskResult>, ProblemHttpResult>> Handle(
        string code,
        CorrectRequest body,
        Caller caller,
        DossierActs acts,
        CancellationToken cancellation
    ) => acts.Run(code, caller, body, cancellation);
}
