using System.Collections.Concurrent;
using Bpm.Server.Storage.Connections;
using Bpm.WorkingTime;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bpm.Server.Storage;

/// <summary>
/// Notes who read whose personal data: the first time of a day, each way by itself. The note stands before the answer does.
/// </summary>
internal sealed class PersonalReads(StoreConnections connections, IClock clock)
{
    /// <summary>What this node has noted today; cleared with the day, and when it grows.</summary>
    private const int Remembered = 100_000;

    private readonly ConcurrentDictionary<(string Dossier, string User, string Way, bool Masked), long> noted = new();

    /// <param name="masked">Whether names and numbers were shown in part only.</param>
    public async Task Note(
        IEnumerable<string> dossiers,
        string user,
        string way,
        bool masked,
        CancellationToken cancellation
    )
    {
        var now = clock.GetCurrentInstant();
        var day = WallMinutes.DayOf(WallMinutes.Of(ProvinceTime.ToLocal(now)));
        var fresh = dossiers
            .Distinct(StringComparer.Ordinal)
            .Where(d => noted.GetValueOrDefault((d, user, way, masked), -1) != day)
            .ToList();
        if (fresh.Count == 0)
        {
            return;
        }

        await using var db = connections.Db();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        foreach (var dossier in fresh)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO personal_reads (dossier, user_id, way, day, first_at, masked)
                VALUES ({dossier}, {user}, {way}, {day}, {now.ToUnixTimeMilliseconds()}, {masked})
                ON CONFLICT DO NOTHING
                """,
                cancellation
            );
        }

        await transaction.CommitAsync(cancellation);
        if (noted.Count > Remembered)
        {
            noted.Clear();
        }

        foreach (var dossier in fresh)
        {
            noted[(dossier, user, way, masked)] = day;
        }
    }

    /// <summary>Who read a dossier, the newest first.</summary>
    public async Task<List<PersonalReadRow>> Of(string dossier, CancellationToken cancellation = default)
    {
        await using var db = connections.Db();
        return await db
            .PersonalReads.Where(r => r.Dossier == dossier)
            .OrderByDescending(r => r.FirstAt)
            .ThenBy(r => r.User)
            .ToListAsync(cancellation);
    }
}
