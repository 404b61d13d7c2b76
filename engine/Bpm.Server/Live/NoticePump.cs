using Bpm.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bpm.Server.Live;

/// <summary>Carries notices from the store to the connections, in order; fills in from the rows whatever was dropped.</summary>
internal sealed class NoticePump(LiveNotices notices, Followers followers, IDbContextFactory<BpmDb> databases)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Follow(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops, or did not start.
        }
    }

    private async Task Follow(CancellationToken stoppingToken)
    {
        using var subscription = notices.Subscribe();
        var last = 0L;
        await foreach (var notice in subscription.Notices.ReadAllAsync(stoppingToken))
        {
            if (notice.AfterGap)
            {
                await TellRows(last, notice.Sequence, stoppingToken);
            }

            followers.Tell(new ChangeView(notice.Sequence, notice.Dossier, notice.Code, notice.Topics));
            last = notice.Sequence;
        }
    }

    private async Task TellRows(long after, long before, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var missed = db
            .Notices.Where(n => n.Sequence > after && n.Sequence < before)
            .OrderBy(n => n.Sequence)
            .AsAsyncEnumerable();
        await foreach (var row in missed.WithCancellation(cancellation))
        {
            followers.Tell(new ChangeView(row.Sequence, row.Dossier, row.Code, row.Topics.Split(' ')));
        }
    }
}
