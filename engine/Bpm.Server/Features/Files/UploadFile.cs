using Bpm.Server.Features.Http;
using Bpm.Server.Files;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bpm.Server.Features.Files;

/// <summary>A file is brought: its content is looked at and kept, or refused with the reason. It belongs to no dossier yet.</summary>
internal static class UploadFile
{
    public static async Task<Results<Created<FileView>, ProblemHttpResult>> Handle(
        Stream body,
        string name,
        Caller caller,
        FileDesk desk,
        IFileStore store,
        CancellationToken cancellation
    )
    {
        using var buffer = new MemoryStream();
        await body.CopyToAsync(buffer, cancellation);
        if (buffer.Length > Limits.MaxFile)
        {
            return FileRefusals.TooLarge().ToProblem(caller);
        }

        var content = buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
        var kind = FileContent.Of(content.Span);
        if (kind.MediaType is not { } mediaType)
        {
            return FileRefusals.Of(kind.Problem!).ToProblem(caller);
        }

        var hash = await store.Put(content, cancellation);
        await using var db = await desk.Open(cancellation);
        var now = caller.Now.ToUnixTimeMilliseconds();
        var file = await db.Files.FirstOrDefaultAsync(f => f.Hash == hash, cancellation);
        if (file is null)
        {
            file = new FileRow
            {
                Hash = hash,
                Size = content.Length,
                MediaType = mediaType,
                At = now,
            };
            db.Files.Add(file);
        }

        var row = await db.Attachments.FirstOrDefaultAsync(a => a.Id == caller.CommandId, cancellation);
        if (row is not null && (row.Hash != hash || row.UploadedBy != caller.User))
        {
            return StorageRefusals.CommandIdReused(caller.CommandId).ToProblem(caller);
        }

        if (row is null)
        {
            row = new AttachmentRow
            {
                Id = caller.CommandId,
                Hash = hash,
                Name = CleanName(name, mediaType),
                UploadedBy = caller.User,
                UploadedAt = now,
            };
            db.Attachments.Add(row);
            await db.SaveChangesAsync(cancellation);
        }

        return TypedResults.Created($"{Routes.Api}/files/{row.Id}", FileDesk.View(row, file, from: null));
    }

    /// <summary>A name to show and to save by: no path, no control character, and the ending of what it really is.</summary>
    private static string CleanName(string name, string mediaType)
    {
        var last = name.Split('/', '\\')[^1];
        var clean = new string([.. last.Where(c => !char.IsControl(c) && c is not ('"' or '<' or '>'))]).Trim();
        var stem = Path.GetFileNameWithoutExtension(clean);
        var ending = mediaType switch
        {
            FileContent.Pdf => ".pdf",
            FileContent.Png => ".png",
            _ => ".jpg",
        };
        return (stem.Length == 0 ? "tep" : stem[..Math.Min(stem.Length, Limits.MaxFileName)]) + ending;
    }
}
