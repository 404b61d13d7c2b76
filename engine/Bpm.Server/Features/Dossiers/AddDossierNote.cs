using Bpm.Engine;
using Bpm.Engine.Commands;
using Bpm.Server.Features.Http;
using Bpm.Server.Features.Tasks;
using Bpm.Server.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Dossiers;

internal sealed record NoteRequest(string Text);

/// <summary>An internal note. Its text is personal data, so it stands outside the record and can be erased.</summary>
internal static class AddDossierNote
{
    public static async Task<Results<Ok<TaskResult>, ProblemHttpResult>> Handle(
        string code,
        NoteRequest body,
        Caller caller,
        FindDossier find,
        CommandDesk desk,
        Publications publications,
        CancellationToken cancellation
    )
    {
        if (TextCheck.TooLong(caller, ("text", body.Text)) is { } tooLong)
        {
            return tooLong;
        }

        if (TextCheck.Clean(body.Text) is not { } text)
        {
            return Problems.Input(caller, [new FieldProblem("text", Content.InputTexts.Missing(caller.Language))]);
        }

        var (dossier, problem) = await find.ByCode(code, caller, cancellation);
        if (dossier is null)
        {
            return problem!;
        }

        // An inspector sees the dossier but changes nothing.
        if (!caller.Actor.IsConcernedWith(dossier.State))
        {
            return Problems.Of("dossier-not-yours", caller);
        }

        var answer = await desk.Run(
            caller,
            dossier.Id,
            _ => new AddNote(caller.CommandId),
            cancellation,
            note: text
        );
        return answer.ToResult(caller, publications);
    }
}
