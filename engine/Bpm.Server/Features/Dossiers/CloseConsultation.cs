using Bpm.Engine.Commands;
using Bpm.Server.Features.Dossiers.Acts;
using Bpm.Server.Features.Http;
using Bpm.Server.Features.Tasks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Dossiers;

internal sealed record CloseConsultRequest(string Step, string Reason) : IActBody
{
    public Command Read(ActReading reading) => new CloseConsult(Step, reading.Text("reason", Reason));
}

/// <summary>A leader goes on without the opinions that are missing.</summary>
internal static class CloseConsultation
{
    public static Task<Results<Ok<TaskResult>, ProblemHttpResult>> Handle(
        string code,
        CloseConsultRequest body,
        Caller caller,
        DossierActs acts,
        CancellationToken cancellation
    ) => acts.Run(code, caller, body, cancellation);
}
