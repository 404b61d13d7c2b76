using System.Diagnostics;

namespace Bpm.Server.Storage.Commits;

/// <summary>A caller who waits for the answer to a command.</summary>
internal sealed class Waiting(CommandDecision decision, CancellationToken cancellation)
{
    // Callers go on elsewhere: the writer's thread has the next commit to make.
    private readonly TaskCompletionSource<CommandAnswer> answer = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    public CommandRequest Request => decision.Request;

    public CommandDecision Decision => decision;

    /// <summary>The caller's trace, for what the writer does on another thread.</summary>
    public ActivityContext Trace { get; } = Activity.Current?.Context ?? default;

    public Task<CommandAnswer> Answer => answer.Task;

    /// <summary>Whether the caller has gone; asked once, before its command begins.</summary>
    public bool GivenUp() => cancellation.IsCancellationRequested && answer.TrySetCanceled(cancellation);

    public void Give(CommandAnswer given) => answer.TrySetResult(given);

    public void Fail(Exception error) => answer.TrySetException(error);
}
