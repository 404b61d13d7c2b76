using Bpm.Engine.Commands;
using Bpm.Server.Features.Dossiers.Acts;
using Bpm.Server.Features.Http;
using Bpm.Server.Features.Tasks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Dossiers;

/// <param name="Approver">Who approved later dates; needed only when one comes later.</param>
internal sealed record RedateRequest(string Reason, string? Approver = null) : IActBody
{
    public Command Read(ActReading reading) =>
        new Redate(reading.Text("reason", Reason), reading.Optional("approver", Approver));
}

/// <summary>The dates are read again under the calendar as it stands.</summary>
internal static class RedateDossier
{
    public static Task<Results<Ok<TaskResult>, ProblemHttpResult>> Handle(
        string code,
        RedateRequest body,
        Caller caller,
        DossierActs acts,
        CancellationToken cancellation
    ) => acts.Run(code, caller, body, cancellation);
}
