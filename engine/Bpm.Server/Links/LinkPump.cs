using System.Threading.Channels;
using Bpm.Engine;
using Bpm.Engine.Dossiers;
using Bpm.Procedures.Steps;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bpm.Server.Links;

/// <summary>
/// Keeps linked dossiers and their parents talking: at once after a commit that said something, and for all of them at
/// start-up and every minute, so that nothing said by another node, a job or a process that died is missed.
/// </summary>
internal sealed class LinkPump(
    LinkDelivery delivery,
    Publications publications,
    IDbContextFactory<BpmDb> databases,
    ILogger<LinkPump> log
) : BackgroundService
{
    private static readonly TimeSpan Sweep = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan UntilReady = TimeSpan.FromMilliseconds(200);

    private static readonly string[] Ended =
    [
        nameof(BusinessStatus.Delivered),
        nameof(BusinessStatus.Withdrawn),
        nameof(BusinessStatus.Stopped),
        nameof(BusinessStatus.RefusedAtReception),
    ];

    private readonly Channel<string> parents = Channel.CreateUnbounded<string>(
        new UnboundedChannelOptions { SingleReader = true }
    );

    /// <summary>Takes note of what a command said; costs nothing where nobody is linked.</summary>
    public void Notice(CommandAnswer.Accepted answer)
    {
        if (answer.Events.Any(e => Messages.Of(e, answer.After) is not null))
        {
            parents.Writer.TryWrite(answer.After.Parent?.Dossier ?? answer.DossierId);
        }
    }

    /// <summary>
    /// Every open dossier that may have linked ones, and every one, ended or not, that an open dossier is a part of.
    /// </summary>
    public async Task SettleAll(CancellationToken cancellation)
    {
        var codes = publications
            .Catalogue.Publications.Where(p => p.Workflow.Nodes.Any(n => n.Step is ChildStep))
            .Select(p => p.Procedure.Code)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var open = await db
            .Dossiers.Where(d => codes.Contains(d.Procedure) && !Ended.Contains(d.Status))
            .Select(d => d.Id)
            .ToListAsync(cancellation);
        var wholes = await db
            .Dossiers.Where(d => d.Parent != null && !Ended.Contains(d.Status))
            .Select(d => d.Parent!)
            .Distinct()
            .ToListAsync(cancellation);
        foreach (var id in open.Union(wholes))
        {
            await Settle(id, cancellation);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!publications.Ready)
            {
                await Task.Delay(UntilReady, stoppingToken);
            }

            while (!stoppingToken.IsCancellationRequested)
            {
                await SettleAll(stoppingToken);
                await Follow(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    /// <summary>Delivers what is said, until it is time to look at all of them again.</summary>
    private async Task Follow(CancellationToken stoppingToken)
    {
        using var until = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        until.CancelAfter(Sweep);
        try
        {
            await foreach (var parent in parents.Reader.ReadAllAsync(until.Token))
            {
                await Settle(parent, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
        {
            // Time to look at all of them.
        }
    }

    private async Task Settle(string parent, CancellationToken cancellation)
    {
        try
        {
            await delivery.Settle(parent, cancellation);
        }
        // The edge: one dossier that cannot be settled must not keep the others waiting; the next sweep tries again.
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogError(error, "The linked dossiers of {Dossier} could not be settled.", parent);
        }
    }
}
