using Bpm.Server.Features.Http;
using Bpm.Server.Files;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace Bpm.Server.Features.Files;

/// <summary>The content of a digitised paper, or a range of it: for whoever works on its dossier. Its hash is verified first.</summary>
internal static class GetFile
{
    public static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Handle(
        string file,
        Caller caller,
        FileDesk desk,
        DossierReader reader,
        IFileStore store,
        HttpContext http,
        CancellationToken cancellation
    )
    {
        await using var db = await desk.Open(cancellation);
        var row = await db.Attachments.FirstOrDefaultAsync(a => a.Id == file, cancellation);
        if (row is null)
        {
            return FileRefusals.Unknown().ToProblem(caller);
        }

        if (!await MaySee(row, caller, reader, cancellation))
        {
            return FileRefusals.NotYours().ToProblem(caller);
        }

        if (row.Name.Length == 0)
        {
            return FileRefusals.Erased().ToProblem(caller);
        }

        var kind = await db.Files.SingleAsync(f => f.Hash == row.Hash, cancellation);
        byte[]? content;
        try
        {
            content = await store.Get(row.Hash, cancellation);
        }
        catch (FileDamagedException)
        {
            content = null;
        }

        if (content is null)
        {
            return FileRefusals.Damaged().ToProblem(caller);
        }

        var disposition = new ContentDispositionHeaderValue("inline");
        disposition.SetHttpFileName(row.Name);
        http.Response.Headers.ContentDisposition = disposition.ToString();
        return TypedResults.File(
            content,
            kind.MediaType,
            enableRangeProcessing: true,
            entityTag: new EntityTagHeaderValue($"\"{row.Hash}\"")
        );
    }

    /// <summary>Whoever brought it, while it belongs to no dossier; then whoever is concerned with that. Inspectors need no papers.</summary>
    private static async Task<bool> MaySee(
        AttachmentRow row,
        Caller caller,
        DossierReader reader,
        CancellationToken cancellation
    ) =>
        row.Dossier is not { } id
            ? row.UploadedBy == caller.User
            : await reader.ById(id, cancellation) is { } dossier && caller.Actor.IsConcernedWith(dossier.State)
                || (row.Owner is not null && caller.Actor.Grants.Any(g => g.Role == "reception-officer"));
}
