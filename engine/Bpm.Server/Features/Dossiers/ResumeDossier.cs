using Bpm.Engine.Commands;
using Bpm.Server.Features.Dossiers.Acts;
using Bpm.Server.Features.Http;
using Bpm.Server.Features.Tasks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Dossiers;

internal sealed record ResumeRequest(string Reason) : IActBody
{
    public Command Read(ActReading reading) => new ResumeProcessing(reading.Text("reason", Reason));
}

/// <summary>A dossier that rests goes on, with what was left of its terms.</summary>
internal static class ResumeDossier
{
    public static Task<Results<Ok<TaskResult>, ProblemHttpResult>> Handle(
        string code,
        ResumeRequest body,
        Caller caller,
        DossierActs acts,
        CancellationToken cancellation
    ) => acts.Run(code, caller, body, cancellation);
}
