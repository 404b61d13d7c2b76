using Bpm.Engine;
using Bpm.Engine.Dossiers;
using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Bpm.WorkingTime;
using Microsoft.AspNetCore.Http.HttpResults;

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
        TaskHolders holders,
        Publications publications,
        CancellationToken cancellation
    )
    {
        if (await TaskRef.Find(task, reader, cancellation) is not { } found)
        {
            return Problems.Of("task-unknown", caller);
        }

        var dossier = found.Dossier.State;
        if (!caller.Actor.MaySee(dossier))
        {
            return Problems.Of("dossier-not-yours", caller);
        }

        var held = await holders.Of(found.Task, caller.LocalNow.Date, cancellation);
        IReadOnlyList<Candidate> candidates =
        [
            .. held.Select(h => new Candidate(
                    h.User,
                    h.Name,
                    h.OpenTasks,
                    Excluded(h.User, found.Task, dossier, publications, caller)
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
