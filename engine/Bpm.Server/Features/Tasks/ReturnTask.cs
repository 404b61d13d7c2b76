using Bpm.Engine.Commands;
using Bpm.Server.Features.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Tasks;

internal sealed record ReturnTaskRequest(string Reason);

/// <summary>A task is sent back to the step that led to it, to whoever did that.</summary>
internal static class ReturnTask
{
    public static Task<Results<Ok<TaskResult>, ProblemHttpResult>> Handle(
        string task,
        ReturnTaskRequest body,
        Caller caller,
        TaskActs acts,
        CancellationToken cancellation
    ) =>
        acts.Run(
            task,
            caller,
            id => new Return(id, TextCheck.Clean(body.Reason) ?? ""),
            cancellation,
            texts: ("reason", body.Reason)
        );
}
