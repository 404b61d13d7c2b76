using Bpm.Engine;
using Bpm.Engine.Commands;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Tasks;

/// <summary>What acts on one task have in common: its name is read, texts are short enough, the engine decides.</summary>
internal sealed class TaskActs(CommandDesk desk, Publications publications)
{
    /// <param name="command">Gets the task's id within its dossier.</param>
    /// <param name="other">Whom the act is about, when that isn't the caller.</param>
    /// <param name="texts">What the person typed, by field; each is held to its length.</param>
    public async Task<Results<Ok<TaskResult>, ProblemHttpResult>> Run(
        string task,
        Caller caller,
        Func<string, Command> command,
        CancellationToken cancellation,
        Actor? other = null,
        params (string Field, string? Text)[] texts
    )
    {
        if (TaskRef.Parse(task) is not { } found)
        {
            return Problems.Of("task-unknown", caller);
        }

        if (TextCheck.TooLong(caller, texts) is { } tooLong)
        {
            return tooLong;
        }

        var answer = await desk.Run(caller, found.Dossier, _ => command(found.Task), cancellation, other);
        return answer.ToResult(caller, publications);
    }
}
