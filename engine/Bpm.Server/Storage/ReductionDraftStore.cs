using Bpm.Server.Storage.Connections;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bpm.Server.Storage;

/// <summary>Drafts of decisions that cut processing times. They are working papers: rows that change, not events.</summary>
internal sealed class ReductionDraftStore(StoreConnections connections, IClock clock)
{
    /// <summary>Newest first.</summary>
    public async Task<List<ReductionDraftRow>> List(int take, CancellationToken cancellation)
    {
        await using var db = connections.Db();
        return await db
            .ReductionDrafts.OrderByDescending(d => d.ChangedAt)
            .ThenBy(d => d.Id)
            .Take(take)
            .ToListAsync(cancellation);
    }

    public async Task<ReductionDraftRow?> Find(string id, CancellationToken cancellation)
    {
        await using var db = connections.Db();
        return await db.ReductionDrafts.FirstOrDefaultAsync(d => d.Id == id, cancellation);
    }

    /// <param name="id">The id of the command: the same command again makes no second draft.</param>
    public async Task<ReductionDraftRow> Create(
        string id,
        string title,
        int? channel,
        string author,
        byte[] items,
        CancellationToken cancellation
    )
    {
        if (await Find(id, cancellation) is { } known)
        {
            return known;
        }

        var now = clock.GetCurrentInstant().ToUnixTimeMilliseconds();
        var row = new ReductionDraftRow
        {
            Id = id,
            Title = title,
            Channel = channel,
            Version = 1,
            Authors = author,
            Items = items,
            CreatedAt = now,
            ChangedAt = now,
        };
        await using var db = connections.Db();
        db.ReductionDrafts.Add(row);
        await db.SaveChangesAsync(cancellation);
        return row;
    }

    /// <summary>Puts cuts in place of those of a version.</summary>
    /// <returns>False when it was another version, or the draft is gone.</returns>
    public async Task<bool> Save(string id, int version, string authors, byte[] items, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant().ToUnixTimeMilliseconds();
        await using var db = connections.Db();
        return await db
                .ReductionDrafts.Where(d => d.Id == id && d.Version == version)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(d => d.Version, version + 1)
                            .SetProperty(d => d.Authors, authors)
                            .SetProperty(d => d.Items, items)
                            .SetProperty(d => d.ChangedAt, now),
                    cancellation
                ) == 1;
    }

    /// <returns>False when it was gone already.</returns>
    public async Task<bool> Delete(string id, CancellationToken cancellation)
    {
        await using var db = connections.Db();
        return await db.ReductionDrafts.Where(d => d.Id == id).ExecuteDeleteAsync(cancellation) == 1;
    }
}
