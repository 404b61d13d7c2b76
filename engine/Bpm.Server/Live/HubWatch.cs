using Bpm.Server.Hosting;
using Bpm.Server.Storage;

namespace Bpm.Server.Live;

/// <summary>
/// Cuts the connections of sign-ins that ended: at once for those ended on this node, and by a look at the rows for those
/// ended on another, disabled, or not used any more. A connection is judged once, when it is made; this judges it later.
/// </summary>
internal sealed class HubWatch(Followers followers, Sessions sessions, Tokens tokens, ILogger<HubWatch> log)
    : BackgroundService
{
    private const int Together = 500;

    /// <summary>Looks once at every open connection's sign-in.</summary>
    public async Task Look(CancellationToken cancellation)
    {
        await CutEnded(followers.Sessions, sessions.StillOpen, cancellation);
        await CutEnded(followers.Tokens, tokens.StillHold, cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        sessions.Ended += followers.Cut;
        tokens.Ended += followers.Cut;
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(Limits.SecondsBetweenHubLooks));
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await LookSafely(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
        finally
        {
            sessions.Ended -= followers.Cut;
            tokens.Ended -= followers.Cut;
        }
    }

    private async Task LookSafely(CancellationToken cancellation)
    {
        try
        {
            await Look(cancellation);
        }
        // The edge of the loop: a store that does not answer now is asked again soon.
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            log.LogWarning(error, "The sign-ins of live connections could not be looked at.");
        }
    }

    private async Task CutEnded(
        IReadOnlyCollection<string> open,
        Func<string[], CancellationToken, Task<HashSet<string>>> still,
        CancellationToken cancellation
    )
    {
        foreach (var some in open.Chunk(Together))
        {
            var good = await still(some, cancellation);
            foreach (var ended in some.Where(id => !good.Contains(id)))
            {
                followers.Cut(ended);
            }
        }
    }
}
