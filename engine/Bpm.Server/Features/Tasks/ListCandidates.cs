using Bpm.Engine;
using Bpm.Engine.Dossiers;
using Bpm.Server.Content;
using Bpm.Server.Features.Http;
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
        CommandDesk desk,
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

        var facts = desk.FactsOf(found.Dossier, caller);
        var held = await holders.Of(found.Task, caller.LocalNow.Date, cancellation);
        IReadOnlyList<Candidate> candidates =
        [
            .. held.Select(h => new Candidate(
                    h.User,
                    h.Name,
                    h.OpenTasks,
                    Excluded(h, found.Task, dossier, facts, caller)
                ))
                .OrderBy(c => c.Excluded is not null)
                .ThenBy(c => c.OpenTasks)
                .ThenBy(c => c.Name, Folding.VietnameseOrder),
        ];
        return TypedResults.Ok(candidates);
    }

    private static string? Excluded(TaskHolder holder, OfficerTask task, Dossier dossier, Facts facts, Caller caller) =>
        Rights.ToDo(dossier, task, facts with { Actor = holder.Actor }, caller.Now) is { } refusal
            ? caller.Language.Pick(refusal.Message, refusal.MessageEn)
            : null;
}
