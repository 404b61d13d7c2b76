using Bpm.Engine.Commands;
using Bpm.Server.Features.Dossiers.Acts;
using Bpm.Server.Features.Http;
using Bpm.Server.Features.Tasks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Dossiers;

internal sealed record ExcludeRequest(string User, string Reason) : IActBody
{
    public Command Read(ActReading reading) =>
        new Engine.Commands.ExcludePerson(reading.Text("user", User), reading.Text("reason", Reason));
}

/// <summary>A person may not act on this dossier, whatever roles or delegations he has.</summary>
internal static class ExcludePerson
{
    public static Task<Results<Ok<TaskResult>, ProblemHttpResult>> Handle(
        string code,
        ExcludeRequest body,
        Caller caller,
        DossierActs acts,
        CancellationToken cancellation
    ) => acts.Run(code, caller, body, cancellation);
}
