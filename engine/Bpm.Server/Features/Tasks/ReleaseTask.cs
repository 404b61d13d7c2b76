using Bpm.Engine.Commands;
using Bpm.Server.Features.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Tasks;

/// <summary>A task goes back to the unit's shared inbox: by its holder or a head of the unit.</summary>
internal static class ReleaseTask
{
    public static Task<Results<Ok<TaskResult>, ProblemHttpResult>> Handle(
        string task,
        Caller caller,
        TaskActs acts,
        CancellationToken cancellation
    ) => acts.Run(task, caller, id => new Release(id), cancellation);
}
