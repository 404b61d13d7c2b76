using Bpm.Engine.Commands;
using Bpm.Engine.Dossiers;
using Bpm.Engine.Events;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Signing;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Tasks;

/// <param name="Action">One of the task's actions.</param>
/// <param name="Papers">Papers asked for, when the action asks for a supplement.</param>
/// <param name="Note">An internal note that is added with it.</param>
internal sealed record CompleteRequest(
    string Action,
    string? Reason = null,
    IReadOnlyList<string>? Papers = null,
    string? Note = null
);

/// <summary>An officer decides: one of the actions of an open task.</summary>
internal static class CompleteTask
{
    public static async Task<Results<Ok<TaskResult>, ProblemHttpResult>> Handle(
        string task,
        CompleteRequest body,
        Caller caller,
        CommandDesk desk,
        Publications publications,
        ResultSigning signing,
        ILogger<ResultSigning> log,
        CancellationToken cancellation
    )
    {
        if (TaskRef.Parse(task) is not { } found)
        {
            return Problems.Of("task-unknown", caller);
        }

        if (TextCheck.TooLong(caller, ("reason", body.Reason), ("note", body.Note)) is { } tooLong)
        {
            return tooLong;
        }

        var command = CommandOf(found.Task, body);
        PreparedSignature prepared;
        try
        {
            prepared = command is Complete complete
                ? await signing.Prepare(found.Dossier, complete, caller.Actor, caller.Now, cancellation)
                : PreparedSignature.Nothing;
        }
        catch (SigningFailedException error)
        {
            log.LogError(error, "A result could not be signed.");
            return Problems.Of("signing-failed", caller);
        }

        var answer = await desk.Run(
            caller,
            found.Dossier,
            _ => command,
            cancellation,
            guard: prepared.Guard,
            more: prepared.Among
        );
        if (answer is CommandAnswer.Accepted && TextCheck.Clean(body.Note) is { } note)
        {
            answer = await AddNote(answer, note, found.Dossier, caller, desk, cancellation);
        }

        return answer.ToResult(caller, publications);
    }

    /// <summary>Before reception the desk answers a submission: it receives, refuses, or asks to complete.</summary>
    private static Command CommandOf(string task, CompleteRequest body)
    {
        var (reason, papers) = (TextCheck.Clean(body.Reason), body.Papers ?? []);
        return task.StartsWith($"{Dossier.ReceptionStep}.", StringComparison.Ordinal)
            ? body.Action switch
            {
                "receive" => new Receive(null, [.. papers.Select(p => new ReceivedPaper(p, 1, 0))]),
                "refuse" => new RefuseReception(reason ?? ""),
                "ask-completion" => new AskCompletion([.. papers], reason ?? ""),
                _ => new Complete(task, body.Action, reason, [.. papers]),
            }
            : new Complete(task, body.Action, reason, [.. papers]);
    }

    /// <summary>The note is a command of its own; what it answers besides the version is the decision's.</summary>
    private static async Task<CommandAnswer> AddNote(
        CommandAnswer decided,
        string note,
        string dossier,
        Caller caller,
        CommandDesk desk,
        CancellationToken cancellation
    )
    {
        var id = CommandDesk.FollowUp(caller.CommandId, "note");
        var own = new Caller
        {
            Actor = caller.Actor,
            Language = caller.Language,
            Now = caller.Now,
            CommandId = id,
            BodyHash = caller.BodyHash,
        };
        return
            await desk.Run(own, dossier, _ => new AddNote(id), cancellation, note: note) is CommandAnswer.Accepted noted
            && decided is CommandAnswer.Accepted first
            ? first with
            {
                After = noted.After,
            }
            : decided;
    }
}
