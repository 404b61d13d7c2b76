using Bpm.Engine;
using Bpm.Server.Features.Dossiers;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bpm.Server.Features.Files;

/// <summary>A file becomes the digitised form of one paper of a dossier: just uploaded, or taken over from an earlier one.</summary>
internal static class AttachFile
{
    public static async Task<Results<Ok<IReadOnlyList<FileView>>, ProblemHttpResult>> Handle(
        string code,
        string paper,
        AttachRequest body,
        Caller caller,
        FindDossier find,
        FileDesk desk,
        DossierReader reader,
        Publications publications,
        CancellationToken cancellation
    )
    {
        var (dossier, problem) = await find.ByCode(code, caller, cancellation);
        if (dossier is null)
        {
            return problem!;
        }

        if (FileDesk.MayAttach(caller.Actor, dossier.State) is { } refusal)
        {
            return refusal.ToProblem(caller);
        }

        if (publications[dossier.State.Publication].Procedure.Papers.All(p => p.Id != paper))
        {
            return Refusals.PaperUnknown(paper).ToProblem(caller);
        }

        var owner = (await reader.Personal(dossier.Id, cancellation))?.Data?.Applicant.IdentityNumber ?? "";
        if (
            await desk.Attach(body.File, dossier.Id, paper, owner, caller, caller.CommandId, cancellation) is
            { } refused
        )
        {
            return refused.ToProblem(caller);
        }

        IReadOnlyList<FileView> files = [.. (await desk.Of(dossier.Id, cancellation))[paper]];
        return TypedResults.Ok(files);
    }
}
