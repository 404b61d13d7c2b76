using Bpm.Engine;
using Bpm.Engine.Commands;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Tasks;

/// <summary>A task goes to whoever may do it and holds the fewest.</summary>
internal static class AssignTaskEvenly
{
    public static async Task<Results<Ok<TaskResult>, ProblemHttpResult>> Handle(
        string task,
        Caller caller,
        CommandDesk desk,
        DossierReader reader,
        TaskHolders holders,
        Publications publications,
        CancellationToken cancellation
    )
    {
        if (await TaskRef.Find(task, reader, cancellation) is not { } found)
        {
            return Problems.Of("task-unknown", caller);
        }

        var held = await holders.Of(found.Task, caller.LocalNow.Date, cancellation);
        var answer = await desk.Run(
            caller,
            found.Dossier.Id,
            _ => new AssignEvenly(found.Task.Id),
            cancellation,
            more: facts => facts with { Candidates = [.. held.Select(h => new Engine.Candidate(h.Actor, h.OpenTasks))] }
        );
        return answer.ToResult(caller, publications);
    }
}
