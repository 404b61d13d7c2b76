using Bpm.Engine.Commands;
using Bpm.Server.Features.Dossiers.Acts;
using Bpm.Server.Features.Http;
using Bpm.Server.Features.Tasks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Dossiers;

/// <param name="Paper">Number of the notice of stopping.</param>
internal sealed record StopRequest(string Reason, string? Paper = null) : IActBody
{
    public Command Read(ActReading reading) =>
        new Stop(reading.Text("reason", Reason), reading.Optional("paper", Paper));
}

/// <summary>Processing ends without a result.</summary>
internal static class StopDossier
{
    public static Task<Results<Ok<TaskResult>, ProblemHttpResult>> Handle(
        string code,
        StopRequest body,
        Caller caller,
        DossierActs acts,
        CancellationToken cancellation
    ) => acts.Run(code, caller, body, cancellation);
}
