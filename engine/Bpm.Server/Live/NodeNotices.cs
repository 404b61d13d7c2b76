using Bpm.Server.Storage;
using Bpm.Server.Storage.Connections;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Bpm.Server.Live;

/// <summary>
/// Hears what other nodes committed (PostgreSQL's LISTEN) and gives their notices to this node's connections. The rows
/// are what counts: after a break it reads whatever came meanwhile. A person that another node erased is forgotten here.
/// </summary>
internal sealed class NodeNotices(
    StoreConnections connections,
    LiveNotices live,
    DossierCache cache,
    ILogger<NodeNotices> log
) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly TaskCompletionSource listening = new();
    private long heard = -1;

    /// <summary>Done once the first LISTEN stands.</summary>
    public Task Listening => listening.Task;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Listen(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            // Whatever broke the connection: clients catch up by sequence, and it is opened again.
            catch (Exception error)
            {
                log.LogWarning(error, "Notices of other nodes are not heard for a moment.");
                await Task.Delay(Patience, stoppingToken);
            }
        }
    }

    private async Task Listen(CancellationToken cancellation)
    {
        await using var connection = connections.OpenPostgres();
        connection.Notification += (_, said) => Hear(said.Payload);
        await using (var command = new NpgsqlCommand($"LISTEN {NodeChannel.Name}", connection))
        {
            await command.ExecuteNonQueryAsync(cancellation);
        }

        // Whose data were erased while nobody listened is not told again; nothing is held that may be one of them.
        cache.Clear();
        await CatchUp(cancellation);
        listening.TrySetResult();
        while (true)
        {
            await connection.WaitAsync(cancellation);
            await Tell(cancellation);
        }
    }

    private readonly Queue<(long From, long To)> waiting = new();

    private void Hear(string payload)
    {
        if (NodeChannel.ReadForget(payload) is { } dossier)
        {
            cache.Forget(dossier);
        }
        else if (NodeChannel.Read(payload) is { } said && said.Node != live.Node)
        {
            waiting.Enqueue((said.From, said.To));
        }
    }

    private async Task Tell(CancellationToken cancellation)
    {
        while (waiting.TryDequeue(out var range))
        {
            await Publish(range.From, range.To, cancellation);
        }
    }

    /// <summary>What came while nobody listened; at the first time nothing, for nobody was connected yet.</summary>
    private async Task CatchUp(CancellationToken cancellation)
    {
        await using var db = connections.Db();
        var newest = await db.Notices.MaxAsync(n => (long?)n.Sequence, cancellation) ?? 0;
        if (heard >= 0 && newest > heard)
        {
            await Publish(heard + 1, newest, cancellation);
        }

        heard = Math.Max(heard, newest);
    }

    private async Task Publish(long from, long to, CancellationToken cancellation)
    {
        await using var db = connections.Db();
        var rows = await db
            .Notices.Where(n => n.Sequence >= from && n.Sequence <= to)
            .OrderBy(n => n.Sequence)
            .ToListAsync(cancellation);
        live.Publish(rows);
        heard = Math.Max(heard, to);
    }
}
