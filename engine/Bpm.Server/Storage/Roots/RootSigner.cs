using System.Data.Common;
using Bpm.Server.Storage.Connections;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bpm.Server.Storage.Roots;

/// <summary>Where the key and the log of roots lie.</summary>
/// <param name="KeyFile">PEM file of the private key; <c>Bpm:RootKey</c>, else <c>root-key.pem</c> in the data folder.</param>
internal sealed record RootFiles(string KeyFile)
{
    public RootLog Log => new(LogFile);

    public string LogFile => Path.ChangeExtension(KeyFile, ".roots.jsonl");
}

/// <summary>Makes the next root. Doing it twice, or on two nodes at once, makes one root more or none; never a wrong one.</summary>
internal sealed class RootSigner(StoreConnections connections, RootFiles files, IClock clock)
{
    /// <summary>When the last root was made; null when there is none.</summary>
    public async Task<Instant?> LastAt(CancellationToken cancellation = default)
    {
        await using var db = connections.Db();
        var at = await db.Roots.MaxAsync(r => (long?)r.At, cancellation);
        return at is { } made ? Instant.FromUnixTimeMilliseconds(made) : null;
    }

    /// <returns>The new root; null when nothing was recorded since the last one, or another node was quicker.</returns>
    public async Task<RootRow?> Sign(CancellationToken cancellation = default)
    {
        await using var db = connections.Db();
        var last = await db.Roots.OrderByDescending(r => r.Number).FirstOrDefaultAsync(cancellation);
        var position = await db.Events.MaxAsync(e => (long?)e.Position, cancellation) ?? 0;
        if (position == (last?.Position ?? 0))
        {
            return null;
        }

        using var key = RootKey.OpenOrCreate(files.KeyFile);
        var number = (last?.Number ?? 0) + 1;
        var at = clock.GetCurrentInstant().ToUnixTimeMilliseconds();
        using var connection = connections.Open();
        var rows = RootChain.Rows(connection, last?.Position ?? 0, position);
        var root = RootChain.Root(last?.Root ?? RootChain.Start, number, at, position, rows);
        var row = new RootRow
        {
            Number = number,
            At = at,
            Position = position,
            Root = root,
            Signature = key.Sign(root),
            KeyId = key.Id,
        };
        db.Roots.Add(row);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException error)
            when (error.InnerException is DbException inner && StoreErrors.BlameFor(inner) == Blame.Request)
        {
            // The number is taken: another node made this root.
            return null;
        }

        files.Log.Append(row);
        return row;
    }
}
