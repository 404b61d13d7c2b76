using Bpm.Engine.Commands;
using Bpm.Server.Features.Dossiers.Acts;
using Bpm.Server.Features.Http;
using Bpm.Server.Features.Tasks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Dossiers;

/// <summary>Nothing is to be said: the organisation knows who took over.</summary>
internal sealed record SuccessorsRequest : IActBody
{
    public Command Read(ActReading reading) => new Engine.Commands.MoveToSuccessors();
}

/// <summary>Everything of abolished units passes to the ones that took over.</summary>
internal static class MoveToSuccessors
{
    public static Task<Results<Ok<TaskResult>, ProblemHttpResult>> Handle(
        string code,
        Caller caller,
        DossierActs acts,
        CancellationToken cancellation
    ) => acts.Run(code, caller, new SuccessorsRequest(), cancellation);
}
