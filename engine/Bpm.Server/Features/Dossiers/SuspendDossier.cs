using Bpm.Engine.Commands;
using Bpm.Server.Features.Dossiers.Acts;
using Bpm.Server.Features.Http;
using Bpm.Server.Features.Tasks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Dossiers;

/// <param name="Paper">Number of the paper that says so.</param>
internal sealed record SuspendRequest(string Reason, string? Paper = null) : IActBody
{
    public Command Read(ActReading reading) =>
        new Suspend(reading.Text("reason", Reason), reading.Optional("paper", Paper));
}

/// <summary>Processing is suspended: the portal shows 8, and it goes on later.</summary>
internal static class SuspendDossier
{
    public static Task<Results<Ok<TaskResult>, ProblemHttpResult>> Handle(
        string code,
        SuspendRequest body,
        Caller caller,
        DossierActs acts,
        CancellationToken cancellation
    ) => acts.Run(code, caller, body, cancellation);
}
