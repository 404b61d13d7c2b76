using Bpm.Engine.Commands;
using Bpm.Server.Features.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Tasks;

/// <summary>An officer takes a task from the unit's shared inbox.</summary>
internal static class ClaimTask
{
    public static Task<Results<Ok<TaskResult>, ProblemHttpResult>> Handle(
        string task,
        Caller caller,
        TaskActs acts,
        CancellationToken cancellation
    ) => acts.Run(task, caller, id => new Claim(id), cancellation);
}
