using Bpm.Server.Hosting;

namespace Bpm.Server.Publishing;

/// <summary>Hears what other nodes put in force. Each node looks by itself, so this is no job of the cluster's.</summary>
internal sealed class PublishingWatch(Publications publications, ILogger<PublishingWatch> log) : BackgroundService
{
    /// <summary>Another node's publication is in use everywhere this much later, at most.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                Look();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private void Look()
    {
        try
        {
            publications.CatchUp();
        }
        // The store was away for a moment: the next look will do.
        catch (Exception error)
        {
            log.LogWarning(error, "What other nodes put in force could not be read.");
        }
    }
}
