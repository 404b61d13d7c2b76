using Bpm.Server.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bpm.Server.Jobs;

/// <summary>
/// Removes what has served its turn: old notices. The record, and with it the ids of commands, stays for ever; a finished
/// dossier has neither tasks nor a next alarm left.
/// </summary>
internal sealed class Trimming(IDbContextFactory<BpmDb> databases, IClock clock) : IJobWork
{
    public async Task<int> Run(CancellationToken cancellation)
    {
        var before = clock.GetCurrentInstant().Minus(Duration.FromDays(JobLimits.NoticeDays)).ToUnixTimeMilliseconds();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        // The newest stays: clients compare its number with their own.
        var newest = await db.Notices.MaxAsync(n => (long?)n.Sequence, cancellation) ?? 0;
        return await db.Notices.Where(n => n.At < before && n.Sequence < newest).ExecuteDeleteAsync(cancellation);
    }
}
