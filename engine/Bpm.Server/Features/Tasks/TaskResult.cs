using Bpm.Engine.Events;
using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Tasks;

/// <summary>What came of a command on a dossier.</summary>
/// <param name="Version">The dossier's version now.</param>
/// <param name="Message">One sentence for the person: where it went, what stands still.</param>
/// <param name="Opened">Tasks that it opened.</param>
internal sealed record TaskResult(
    string Dossier,
    string Code,
    int Version,
    string Message,
    IReadOnlyList<OpenedTask> Opened
);

internal sealed record OpenedTask(string Task, string Step, string UnitName);

/// <summary>Makes the answer to a command.</summary>
internal static class TaskResults
{
    public static Results<Ok<TaskResult>, ProblemHttpResult> ToResult(
        this CommandAnswer answer,
        Caller caller,
        Publications publications
    ) =>
        answer switch
        {
            CommandAnswer.Accepted accepted => TypedResults.Ok(Of(accepted, caller, publications)),
            CommandAnswer.Refused refused => refused.Refusal.ToProblem(caller),
            _ => throw new InvalidOperationException("An answer is accepted or refused."),
        };

    private static TaskResult Of(CommandAnswer.Accepted accepted, Caller caller, Publications publications)
    {
        var workflow = publications[accepted.After.Publication].Workflow;
        var opened = accepted
            .Events.OfType<TaskOpened>()
            .Select(e => new OpenedTask(
                $"{accepted.DossierId}.{e.Task}",
                DossierTexts.StepName(e.Step, workflow, caller.Language),
                publications.UnitName(e.Unit)
            ))
            .ToList();
        return new TaskResult(
            accepted.DossierId,
            accepted.Code ?? "",
            accepted.After.Version,
            ResultTexts.MessageOf(accepted, opened, publications, caller.Language),
            opened
        );
    }
}
