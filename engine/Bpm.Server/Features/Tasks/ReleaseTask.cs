using Bpm.Engine.Commands;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Tasks;

/// <summary>A task goes back to the unit's shared inbox: by its holder or a head of the unit.</summary>
internal static class ReleaseTask
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

        var answer = await desk.Run(caller, found.Dossier, _ => new Release(found.Task), cancellation);
        return answer.ToResult(caller, publications);
    }
}
