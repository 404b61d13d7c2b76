using System.Collections.Immutable;
using Bpm.Server.Storage.Connections;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bpm.Server.Storage;

/// <summary>What is put in force: files, and proposals that wait for a second person.</summary>
internal sealed class PublishingStore(StoreConnections connections, IClock clock)
{
    public const string Open = "open";
    public const string Published = "published";

    /// <summary>Number of the newest file; 0 when there is none.</summary>
    public int Newest()
    {
        using var db = connections.Db();
        return db.PublishedFiles.Max(f => (int?)f.Number) ?? 0;
    }

    /// <summary>Every file that was put in force, oldest first.</summary>
    public ImmutableArray<PublishedFileRow> Files()
    {
        using var db = connections.Db();
        return [.. db.PublishedFiles.OrderBy(f => f.Number)];
    }

    /// <summary>Puts files in force and closes the proposal that they come from, both or neither.</summary>
    /// <param name="proposal">Null when no second person is needed.</param>
    /// <returns>False when somebody else was quicker; nothing changes then.</returns>
    public async Task<bool> Publish(
        IReadOnlyList<NewFile> files,
        (string Id, string By)? proposal,
        CancellationToken cancellation
    )
    {
        await using var db = connections.Db();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var at = clock.GetCurrentInstant().ToUnixTimeMilliseconds();
        if (
            proposal is var (id, by)
            && await db
                .Proposals.Where(p => p.Id == id && p.State == Open)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(p => p.State, Published)
                            .SetProperty(p => p.ClosedBy, by)
                            .SetProperty(p => p.ClosedAt, at),
                    cancellation
                ) == 0
        )
        {
            return false;
        }

        var number = await db.PublishedFiles.MaxAsync(f => (int?)f.Number, cancellation) ?? 0;
        foreach (var file in files)
        {
            db.PublishedFiles.Add(
                new PublishedFileRow
                {
                    Number = ++number,
                    Path = file.Path,
                    Bytes = Gzip.Pack(file.Text.Span),
                    Hash = file.Hash,
                    Base = file.Base,
                    Kind = file.Kind,
                    Subject = file.Subject,
                    Author = file.Author,
                    Approver = file.Approver,
                    Reason = file.Reason,
                    At = at,
                }
            );
        }

        try
        {
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            return true;
        }
        catch (DbUpdateException) when (Newest() >= number)
        {
            // Another node took the same numbers in the same moment.
            return false;
        }
    }

    /// <summary>Keeps a new proposal; the same command again changes nothing.</summary>
    public async Task<ProposalRow> Propose(ProposalRow proposal, CancellationToken cancellation)
    {
        await using var db = connections.Db();
        if (await db.Proposals.FirstOrDefaultAsync(p => p.Id == proposal.Id, cancellation) is { } known)
        {
            return known;
        }

        db.Proposals.Add(proposal);
        await db.SaveChangesAsync(cancellation);
        return proposal;
    }

    public async Task<ProposalRow?> Proposal(string id, CancellationToken cancellation)
    {
        await using var db = connections.Db();
        return await db.Proposals.FirstOrDefaultAsync(p => p.Id == id, cancellation);
    }

    /// <summary>The open ones first, then the newest.</summary>
    public async Task<List<ProposalRow>> Proposals(string? draft, int take, CancellationToken cancellation)
    {
        await using var db = connections.Db();
        return await db
            .Proposals.Where(p => draft == null || p.Draft == draft)
            .OrderByDescending(p => p.State == Open)
            .ThenByDescending(p => p.At)
            .Take(take)
            .ToListAsync(cancellation);
    }

    /// <summary>Whether a draft waits for its second person.</summary>
    public async Task<bool> Waits(string draft, CancellationToken cancellation)
    {
        await using var db = connections.Db();
        return await db.Proposals.AnyAsync(p => p.Draft == draft && p.State == Open, cancellation);
    }

    /// <summary>Closes a proposal without putting anything in force.</summary>
    /// <returns>False when it was closed already.</returns>
    public async Task<bool> Close(string id, string state, string by, string reason, CancellationToken cancellation)
    {
        await using var db = connections.Db();
        var at = clock.GetCurrentInstant().ToUnixTimeMilliseconds();
        return await db
                .Proposals.Where(p => p.Id == id && p.State == Open)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(p => p.State, state)
                            .SetProperty(p => p.ClosedBy, by)
                            .SetProperty(p => p.ClosedAt, at)
                            .SetProperty(p => p.Reason, reason),
                    cancellation
                ) == 1;
    }
}

/// <param name="Base">Hash of the text that it takes the place of; null for a new file.</param>
internal sealed record NewFile(
    string Path,
    ReadOnlyMemory<byte> Text,
    string Hash,
    string? Base,
    string Kind,
    string Subject,
    string Author,
    string? Approver,
    string? Reason
);
