using Bpm.Server.Outgoing;
using Bpm.Server.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bpm.Server.Jobs;

/// <summary>
/// Removes what has served its turn: old notices, what was sent long ago, sign-ins long gone. The record, and with it the ids of commands, stays for ever; a finished
/// dossier has neither tasks nor a next alarm left.
/// </summary>
internal sealed class Trimming(IDbContextFactory<BpmDb> databases, Sessions sessions, Outbox outbox, IClock clock)
    : IJobWork
{
    public async Task<int> Run(CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var forgotten = await sessions.Forget(now - Duration.FromDays(JobLimits.SessionDays), cancellation);
        forgotten += await outbox.Forget(now - Duration.FromDays(OutgoingLimits.OutboxDays), cancellation);
        var before = now.Minus(Duration.FromDays(JobLimits.NoticeDays)).ToUnixTimeMilliseconds();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        // The newest stays: clients compare its number with their own.
        var newest = await db.Notices.MaxAsync(n => (long?)n.Sequence, cancellation) ?? 0;
        return forgotten
            + await db.Notices.Where(n => n.At < before && n.Sequence < newest).ExecuteDeleteAsync(cancellation);
    }
}
