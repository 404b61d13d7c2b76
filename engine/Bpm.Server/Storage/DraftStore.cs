using Bpm.Server.Storage.Connections;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bpm.Server.Storage;

/// <summary>What a draft's text says at its head.</summary>
/// <param name="Procedure">Its code; empty when it has none yet.</param>
internal sealed record DraftHead(string Procedure, int? Version, string Name);

/// <summary>A list row: everything but the text.</summary>
internal sealed record DraftSummary(
    string Id,
    DraftHead Head,
    int? BaseVersion,
    string? BaseHash,
    string Owner,
    Instant UpdatedAt,
    int RowVersion
);

/// <summary>Drafts of procedures. They are working papers: rows that change, not events.</summary>
internal sealed class DraftStore(StoreConnections connections, IClock clock)
{
    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<DraftSummary>> List(int take, CancellationToken cancellation = default)
    {
        await using var db = connections.Db();
        var rows = await db
            .Drafts.OrderByDescending(d => d.UpdatedAt)
            .ThenBy(d => d.Id)
            .Take(take)
            .Select(d => new
            {
                d.Id,
                d.Procedure,
                d.Version,
                d.Name,
                d.BaseVersion,
                d.BaseHash,
                d.Owner,
                d.UpdatedAt,
                d.RowVersion,
            })
            .ToListAsync(cancellation);
        return
        [
            .. rows.Select(d => new DraftSummary(
                d.Id,
                new DraftHead(d.Procedure, d.Version, d.Name),
                d.BaseVersion,
                d.BaseHash,
                d.Owner,
                Instant.FromUnixTimeMilliseconds(d.UpdatedAt),
                d.RowVersion
            )),
        ];
    }

    public async Task<DraftRow?> Find(string id, CancellationToken cancellation = default)
    {
        await using var db = connections.Db();
        return await db.Drafts.FirstOrDefaultAsync(d => d.Id == id, cancellation);
    }

    /// <summary>Keeps a new one. A draft of that id that is there already is given back as it is.</summary>
    /// <param name="id">The id of the command: the same command again makes no second draft.</param>
    public async Task<DraftRow> Create(
        string id,
        byte[] bodyHash,
        string owner,
        DraftHead head,
        string text,
        (int Version, string Hash)? from,
        CancellationToken cancellation = default
    )
    {
        if (await Find(id, cancellation) is { } known)
        {
            return known;
        }

        var now = clock.GetCurrentInstant().ToUnixTimeMilliseconds();
        var row = new DraftRow
        {
            Id = id,
            Procedure = head.Procedure,
            Version = head.Version,
            Name = head.Name,
            BaseVersion = from?.Version,
            BaseHash = from?.Hash,
            Text = text,
            Owner = owner,
            BodyHash = bodyHash,
            CreatedAt = now,
            UpdatedAt = now,
            RowVersion = 1,
        };
        await using var db = connections.Db();
        db.Drafts.Add(row);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return row;
        }
        catch (DbUpdateException)
        {
            // The same command at another node in the same moment; anything else is a failure.
            if (await Find(id, cancellation) is { } other)
            {
                return other;
            }

            throw;
        }
    }

    /// <summary>Puts a text in place of the one of that row version.</summary>
    /// <returns>The row version now; null when it was another one, or the draft is gone.</returns>
    public async Task<int?> Save(
        string id,
        int rowVersion,
        DraftHead head,
        string text,
        CancellationToken cancellation = default
    )
    {
        var now = clock.GetCurrentInstant().ToUnixTimeMilliseconds();
        await using var db = connections.Db();
        var changed = await db
            .Drafts.Where(d => d.Id == id && d.RowVersion == rowVersion)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(d => d.Text, text)
                        .SetProperty(d => d.Procedure, head.Procedure)
                        .SetProperty(d => d.Version, head.Version)
                        .SetProperty(d => d.Name, head.Name)
                        .SetProperty(d => d.UpdatedAt, now)
                        .SetProperty(d => d.RowVersion, rowVersion + 1),
                cancellation
            );
        return changed == 1 ? rowVersion + 1 : null;
    }

    /// <returns>False when it was gone already.</returns>
    public async Task<bool> Delete(string id, CancellationToken cancellation = default)
    {
        await using var db = connections.Db();
        return await db.Drafts.Where(d => d.Id == id).ExecuteDeleteAsync(cancellation) == 1;
    }
}
