using Bpm.Engine;
using Bpm.Engine.Commands;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bpm.Server.Features.Tasks;

/// <summary>A task goes to whoever may do it and holds the fewest.</summary>
internal static class AssignTaskEvenly
{
    public static async Task<Results<Ok<TaskResult>, ProblemHttpResult>> Handle(
        string task,
        Caller caller,
        CommandDesk desk,
        DossierReader reader,
        Accounts accounts,
        Publications publications,
        IDbContextFactory<BpmDb> databases,
        CancellationToken cancellation
    )
    {
        if (
            TaskRef.Parse(task) is not { } found
            || await reader.ById(found.Dossier, cancellation) is not { State: var dossier }
            || dossier.Task(found.Task) is not { } open
        )
        {
            return Problems.Of("task-unknown", caller);
        }

        var today = caller.LocalNow.Date;
        var holders = await accounts.HoldersOf(open.Unit, open.Role, today, cancellation);
        var users = holders.Where(a => !a.Disabled).Select(a => a.User).ToList();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var loads = await db
            .Tasks.Where(t => t.Assignee != null && users.Contains(t.Assignee))
            .GroupBy(t => t.Assignee!)
            .Select(g => new { User = g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.User, g => g.Count, cancellation);
        var grant = new Grant(open.Unit, open.Role);
        var answer = await desk.Run(
            caller,
            found.Dossier,
            _ => new AssignEvenly(found.Task),
            cancellation,
            more: facts =>
                facts with
                {
                    Candidates =
                    [
                        .. users.Select(u => new Engine.Candidate(new Actor(u, [grant]), loads.GetValueOrDefault(u))),
                    ],
                }
        );
        return answer.ToResult(caller, publications);
    }
}
