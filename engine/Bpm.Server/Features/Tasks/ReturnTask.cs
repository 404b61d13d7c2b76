using Bpm.Engine.Commands;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Tasks;

internal sealed record ReturnTaskRequest(string Reason);

/// <summary>A task is sent back to the step that led to it, to whoever did that.</summary>
internal static class ReturnTask
{
    public static async Task<Results<Ok<TaskResult>, ProblemHttpResult>> Handle(
        string task,
        ReturnTaskRequest body,
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

        if (TextCheck.TooLong(caller, ("reason", body.Reason)) is { } tooLong)
        {
            return tooLong;
        }

        var answer = await desk.Run(
            caller,
            found.Dossier,
            _ => new Return(found.Task, TextCheck.Clean(body.Reason) ?? ""),
            cancellation
        );
        return answer.ToResult(caller, publications);
    }
}
