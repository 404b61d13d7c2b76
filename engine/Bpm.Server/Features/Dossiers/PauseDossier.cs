using Bpm.Engine.Commands;
using Bpm.Server.Features.Dossiers.Acts;
using Bpm.Server.Features.Http;
using Bpm.Server.Features.Tasks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Dossiers;

/// <param name="Ground">A lawful ground of <c>policies/</c> that stops the clocks.</param>
/// <param name="Paper">Number of the paper that says so.</param>
internal sealed record PauseRequest(string Ground, string Reason, string? Paper = null) : IActBody
{
    public Command Read(ActReading reading) =>
        new PauseProcessing(Ground, reading.Text("reason", Reason), reading.Optional("paper", Paper));
}

/// <summary>A leader lets the whole dossier rest on a lawful ground.</summary>
internal static class PauseDossier
{
    public static Task<Results<Ok<TaskResult>, ProblemHttpResult>> Handle(
        string code,
        PauseRequest body,
        Caller caller,
        DossierActs acts,
        CancellationToken cancellation
    ) => acts.Run(code, caller, body, cancellation);
}
