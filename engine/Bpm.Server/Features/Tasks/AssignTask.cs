using Bpm.Engine;
using Bpm.Engine.Commands;
using Bpm.Server.Features.Http;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Tasks;

/// <param name="Reason">Needed when a head takes the task from its holder.</param>
internal sealed record AssignRequest(string To, string? Reason = null);

/// <summary>A task is given to a colleague who may do it.</summary>
internal static class AssignTask
{
    public static async Task<Results<Ok<TaskResult>, ProblemHttpResult>> Handle(
        string task,
        AssignRequest body,
        Caller caller,
        TaskActs acts,
        Accounts accounts,
        CancellationToken cancellation
    )
    {
        var to = body.To.Trim();
        var grants = await accounts.GrantsOn(to, caller.LocalNow.Date, cancellation);
        return await acts.Run(
            task,
            caller,
            id => new Assign(id, to, TextCheck.Clean(body.Reason)),
            cancellation,
            other: new Actor(to, grants),
            texts: ("reason", body.Reason)
        );
    }
}
