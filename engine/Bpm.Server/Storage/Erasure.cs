using Bpm.Engine.Dossiers;
using Bpm.Procedures.Workflows;
using Bpm.Server.Files;
using Bpm.Server.Storage.Connections;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bpm.Server.Storage;

/// <summary>
/// Erases what a dossier knows of people: applicant, form, notes, the words that search finds it by, whose its papers are
/// and what they are called, and what the applicant thought of it. Scans go with their rows when no other dossier uses
/// them. The record stays whole: it names the data by salted digests, and the salts go too.
/// </summary>
internal sealed class Erasure(
    StoreConnections connections,
    DossierReader reader,
    DossierCache cache,
    IFileStore files,
    IClock clock
)
{
    /// <param name="publication">Of the dossier, for the words that may stay.</param>
    /// <returns>False when there is no such dossier, or it is not at its end: what runs still needs the data.</returns>
    public async Task<bool> Erase(
        string dossier,
        Func<string, Publication?> publication,
        string by,
        CancellationToken cancellation = default
    )
    {
        if (await reader.ById(dossier, cancellation) is not { State: { Ended: true } state })
        {
            return false;
        }

        var words = Projection.Search(state, personal: null, publication(state.Publication)?.Procedure.Name);
        await using var db = connections.Db();
        await db.Database.OpenConnectionAsync(cancellation);
        // What is overwritten is overwritten in the file too, not only unlinked.
        if (db.Database.GetDbConnection() is SqliteConnection)
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA secure_delete = ON", cancellation);
        }

        await using (var transaction = await db.Database.BeginTransactionAsync(cancellation))
        {
            await Write(db, dossier, words, by, cancellation);
            if (connections.IsPostgres)
            {
                // Heard when the transaction commits, so no node can read the data again after it forgot them.
                await db.Database.ExecuteSqlAsync(
                    $"SELECT pg_notify({NodeChannel.Name}, {NodeChannel.WriteForget(dossier)})",
                    cancellation
                );
            }

            await transaction.CommitAsync(cancellation);
        }

        if (db.Database.GetDbConnection() is SqliteConnection)
        {
            // The log of changes still holds the pages as they were; a busy reader only puts this off.
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancellation);
        }

        cache.Forget(dossier);
        await RemoveScans(db, dossier, cancellation);
        return true;
    }

    /// <summary>After the rows: killed in between, a second erasure finds what is left.</summary>
    private async Task RemoveScans(BpmDb db, string dossier, CancellationToken cancellation)
    {
        var alone = await db
            .Attachments.Where(a => a.Dossier == dossier)
            .Where(a => !db.Attachments.Any(o => o.Hash == a.Hash && o.Name != ""))
            .Select(a => a.Hash)
            .Distinct()
            .ToListAsync(cancellation);
        foreach (var hash in alone)
        {
            await files.Remove(hash, cancellation);
        }
    }

    private async Task Write(BpmDb db, string dossier, string words, string by, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant().ToUnixTimeMilliseconds();
        await db
            .Personal.Where(p => p.Dossier == dossier && p.ErasedAt == null)
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(p => p.Data, (byte[]?)null)
                        .SetProperty(p => p.Salt, Array.Empty<byte>())
                        .SetProperty(p => p.ErasedBy, by)
                        .SetProperty(p => p.ErasedAt, now),
                cancellation
            );
        await db
            .Notes.Where(n => n.Dossier == dossier)
            .ExecuteUpdateAsync(row => row.SetProperty(n => n.Text, (string?)null), cancellation);
        await db
            .Attachments.Where(a => a.Dossier == dossier)
            .ExecuteUpdateAsync(
                row => row.SetProperty(a => a.Owner, (string?)null).SetProperty(a => a.Name, ""),
                cancellation
            );
        await db
            .Ratings.Where(r => r.Dossier == dossier)
            .ExecuteUpdateAsync(row => row.SetProperty(r => r.Comment, (string?)null), cancellation);
        await db
            .Search.Where(s => s.Dossier == dossier)
            .ExecuteUpdateAsync(row => row.SetProperty(s => s.Words, words), cancellation);
    }
}
