using Bpm.Engine;
using Bpm.Engine.Dossiers;
using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bpm.Server.Features.Tasks;

/// <param name="OpenTasks">What the person holds now, for an even spread.</param>
/// <param name="Excluded">Why the person may not do it; null when he may.</param>
internal sealed record Candidate(string User, string Name, int OpenTasks, string? Excluded);

/// <summary>Whom a task can be given to.</summary>
internal static class ListCandidates
{
    public static async Task<Results<Ok<IReadOnlyList<Candidate>>, ProblemHttpResult>> Handle(
        string task,
        Caller caller,
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

        if (!caller.Actor.MaySee(dossier))
        {
            return Problems.Of("dossier-not-yours", caller);
        }

        var holders = await accounts.HoldersOf(open.Unit, open.Role, caller.LocalNow.Date, cancellation);
        var users = holders.Select(a => a.User).ToList();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var loads = await db
            .Tasks.Where(t => t.Assignee != null && users.Contains(t.Assignee))
            .GroupBy(t => t.Assignee!)
            .Select(g => new { User = g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.User, g => g.Count, cancellation);
        IReadOnlyList<Candidate> candidates =
        [
            .. holders
                .Where(a => !a.Disabled)
                .Select(a => new Candidate(
                    a.User,
                    a.Name,
                    loads.GetValueOrDefault(a.User),
                    Excluded(a.User, open, dossier, publications, caller)
                ))
                .OrderBy(c => c.Excluded is not null)
                .ThenBy(c => c.OpenTasks)
                .ThenBy(c => c.Name, Folding.VietnameseOrder),
        ];
        return TypedResults.Ok(candidates);
    }

    private static string? Excluded(
        string user,
        OfficerTask task,
        Dossier dossier,
        Publications publications,
        Caller caller
    )
    {
        var workflow = publications[dossier.Publication].Workflow;
        if (dossier.Excluded.Contains(user))
        {
            var excluded = Refusals.PersonExcluded(user);
            return caller.Language.Pick(excluded.Message, excluded.MessageEn);
        }

        var notBy = workflow.Has(task.Step) ? workflow[task.Step].Step.NotBy : [];
        var done = notBy.FirstOrDefault(other =>
            dossier.Tasks.Any(t => t.Step == other && (t.DoneBy == user || t.DoneFor == user))
        );
        if (done is null)
        {
            return null;
        }

        var refusal = Refusals.FourEyes(workflow[done].Step.Name);
        return caller.Language.Pick(refusal.Message, refusal.MessageEn);
    }
}
