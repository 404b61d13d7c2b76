using Bpm.Engine;
using Bpm.Engine.Dossiers;
using Bpm.Procedures;
using Bpm.Server.Content;
using Bpm.Server.Features.Http;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Bpm.WorkingTime;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bpm.Server.Features.Files;

/// <summary>
/// Digitised papers of dossiers and applicants. A paper that an applicant brought once is found again by his identity
/// number and offered, so that he is not asked twice.
/// </summary>
internal sealed class FileDesk(IDbContextFactory<BpmDb> databases, Publications publications)
{
    public Task<BpmDb> Open(CancellationToken cancellation) => databases.CreateDbContextAsync(cancellation);

    /// <summary>Why somebody may not attach papers to a dossier; null when he may.</summary>
    public static Refusal? MayAttach(Actor actor, Dossier dossier)
    {
        if (dossier.Ended)
        {
            return Refusals.DossierEnded();
        }

        var own = actor.Within(dossier.Procedure);
        return actor.NeedsIdentity(dossier) || dossier.OpenTasks.Any(t => own.Has(t.Role, t.Unit))
            ? null
            : FileRefusals.NotWorking();
    }

    /// <summary>Files of a dossier by paper.</summary>
    public async Task<ILookup<string, FileView>> Of(string dossier, CancellationToken cancellation)
    {
        await using var db = await Open(cancellation);
        var rows = await db
            .Attachments.Where(a => a.Dossier == dossier && a.Name != "")
            .Join(db.Files, a => a.Hash, f => f.Hash, (a, f) => new { a, f })
            .OrderBy(r => r.a.UploadedAt)
            .ToListAsync(cancellation);
        var from = await CodesOf(db, rows.Select(r => r.a.ReusedFrom), cancellation);
        return rows.ToLookup(
            r => r.a.Paper ?? "",
            r => View(r.a, r.f, r.a.ReusedFrom is { } source ? from.GetValueOrDefault(source) : null),
            StringComparer.Ordinal
        );
    }

    /// <summary>Papers that an applicant brought for earlier dossiers and that a procedure asks for and lets be reused.</summary>
    /// <param name="except">The dossier that asks.</param>
    public async Task<IReadOnlyList<ReusableFile>> Reusable(
        Procedure procedure,
        string owner,
        string? except,
        Language language,
        CancellationToken cancellation
    )
    {
        var wanted = procedure.Papers.Where(p => p.Reuse).ToList();
        if (wanted.Count == 0 || owner.Length == 0)
        {
            return [];
        }

        await using var db = await Open(cancellation);
        var rows = await db
            .Attachments.Where(a => a.Owner == owner && a.Dossier != null && a.Dossier != except)
            .Join(db.Files, a => a.Hash, f => f.Hash, (a, f) => new { a, f })
            .Join(
                db.Dossiers,
                r => r.a.Dossier,
                d => d.Id,
                (r, d) =>
                    new
                    {
                        r.a,
                        r.f,
                        d.Code,
                        d.Procedure,
                    }
            )
            .OrderByDescending(r => r.a.UploadedAt)
            .Take(Limits.MaxPage)
            .ToListAsync(cancellation);
        var had = rows.Select(r => (Row: r, Name: Folded(NameOf(r.Procedure, r.a.Paper)))).ToList();
        return
        [
            .. wanted.SelectMany(paper =>
                had.Where(r =>
                        r.Name == Folded(paper.Name) || (r.Row.Procedure == procedure.Code && r.Row.a.Paper == paper.Id)
                    )
                    .DistinctBy(r => r.Row.a.Hash)
                    .Select(r => new ReusableFile(
                        paper.Id,
                        View(r.Row.a, r.Row.f, r.Row.Code),
                        FileTexts.Found(r.Row.Code ?? "", Local(r.Row.a.UploadedAt), language)
                    ))
            ),
        ];
    }

    /// <summary>Links a file to a paper of a dossier: an upload of the caller's own, or one of the same applicant's.</summary>
    /// <param name="id">Of the link when an earlier paper is taken over: the same again when a command is repeated.</param>
    /// <returns>The refusal, or null when it is linked.</returns>
    public async Task<Refusal?> Attach(
        string file,
        string dossier,
        string paper,
        string owner,
        Caller caller,
        string id,
        CancellationToken cancellation
    )
    {
        await using var db = await Open(cancellation);
        var row = await db.Attachments.FirstOrDefaultAsync(a => a.Id == file, cancellation);
        if (Why(row, owner, caller) is { } refusal)
        {
            return row?.Dossier == dossier && row.Paper == paper ? null : refusal;
        }

        if (row!.Dossier is null)
        {
            await db
                .Attachments.Where(a => a.Id == file && a.Dossier == null)
                .ExecuteUpdateAsync(
                    a =>
                        a.SetProperty(r => r.Dossier, dossier)
                            .SetProperty(r => r.Paper, paper)
                            .SetProperty(r => r.Owner, owner),
                    cancellation
                );
            return null;
        }

        if (
            (row.Dossier == dossier && row.Paper == paper)
            || await db.Attachments.AnyAsync(a => a.Id == id, cancellation)
        )
        {
            return null;
        }

        db.Attachments.Add(
            new AttachmentRow
            {
                Id = id,
                Hash = row.Hash,
                Name = row.Name,
                UploadedBy = caller.User,
                UploadedAt = caller.Now.ToUnixTimeMilliseconds(),
                Dossier = dossier,
                Paper = paper,
                Owner = owner,
                ReusedFrom = row.Id,
            }
        );
        await db.SaveChangesAsync(cancellation);
        return null;
    }

    /// <summary>Why a file may not be linked for an applicant; null when it may.</summary>
    public async Task<Refusal?> WhyNot(string file, string owner, Caller caller, CancellationToken cancellation)
    {
        await using var db = await Open(cancellation);
        return Why(await db.Attachments.FirstOrDefaultAsync(a => a.Id == file, cancellation), owner, caller);
    }

    public static FileView View(AttachmentRow row, FileRow file, string? from) =>
        new(row.Id, row.Name, file.MediaType, file.Size, FileTexts.Size(file.Size), Local(row.UploadedAt).Iso(), from);

    private static Refusal? Why(AttachmentRow? row, string owner, Caller caller) =>
        row switch
        {
            null => FileRefusals.Unknown(),
            { Name: "" } => FileRefusals.Erased(),
            { Dossier: null } => row.UploadedBy == caller.User ? null : FileRefusals.NotYours(),
            _ => row.Owner is { } whose && whose == owner ? null : FileRefusals.NotYours(),
        };

    private string NameOf(string procedure, string? paper) =>
        publications.Newest(procedure)?.Procedure.Papers.FirstOrDefault(p => p.Id == paper)?.Name ?? paper ?? "";

    private static string Folded(string name) => SearchText.Fold(name);

    private static async Task<Dictionary<string, string?>> CodesOf(
        BpmDb db,
        IEnumerable<string?> attachments,
        CancellationToken cancellation
    )
    {
        var ids = attachments.OfType<string>().Distinct().ToList();
        return ids.Count == 0
            ? []
            : await db
                .Attachments.Where(a => ids.Contains(a.Id))
                .Join(db.Dossiers, a => a.Dossier, d => d.Id, (a, d) => new { a.Id, d.Code })
                .ToDictionaryAsync(r => r.Id, r => r.Code, cancellation);
    }

    private static LocalDateTime Local(long at) => ProvinceTime.ToLocal(Instant.FromUnixTimeMilliseconds(at));
}
