using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Tasks;

/// <summary>The receiving unit confirms that it has what was handed over.</summary>
internal static class AcceptCustody
{
    public static async Task<Results<Ok<TaskResult>, ProblemHttpResult>> Handle(
        string task,
        Caller caller,
        CommandDesk desk,
        Publications publications,
        CancellationToken cancellation
    )
    {
        if (TaskRef.Parse(task) is not { } found)
        {
            return Problems.Of("task-unknown", caller);
        }

        var answer = await desk.Run(
            caller,
            found.Dossier,
            _ => new Engine.Commands.AcceptCustody(found.Task),
            cancellation
        );
        return answer.ToResult(caller, publications);
    }
}
