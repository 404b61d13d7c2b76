using System.Data.Common;
using System.Diagnostics;
using System.Threading.Channels;
using Bpm.Engine;
using Bpm.Engine.Commands;
using Bpm.Engine.Dossiers;
using Bpm.Server.Hosting.Telemetry;
using Bpm.Server.Storage.Commits;
using Bpm.Server.Storage.Connections;
using NodaTime;

namespace Bpm.Server.Storage;

/// <summary>
/// The only way in which dossiers change. One loop takes the commands that wait, up to
/// <see cref="StorageLimits.CommandsPerCommit"/>, runs them in one transaction and answers each once it is durable.
/// </summary>
internal sealed class CommandWriter : IHostedService, IAsyncDisposable
{
    private readonly Func<Dossier, Command, Facts, Instant, Decision> decide;
    private readonly StoreConnections connections;
    private readonly DossierCache cache;
    private readonly IClock clock;
    private readonly LiveNotices live;
    private readonly ILogger<CommandWriter> log;
    private readonly Channel<Waiting> queue = Channel.CreateBounded<Waiting>(
        new BoundedChannelOptions(StorageLimits.WaitingCommands)
        {
            SingleReader = true,
            FullMode = BoundedChannelFullMode.Wait,
        }
    );

    private WriterSession? session;
    private Task? loop;
    private volatile bool givenUp;
    private long commits;

    public CommandWriter(
        Func<Dossier, Command, Facts, Instant, Decision> decide,
        StoreConnections connections,
        DossierCache cache,
        IClock clock,
        LiveNotices live,
        ILogger<CommandWriter> log
    )
    {
        this.decide = decide;
        this.connections = connections;
        this.cache = cache;
        this.clock = clock;
        this.live = live;
        this.log = log;
    }

    /// <summary>Transactions committed since the start.</summary>
    public long Commits => Interlocked.Read(ref commits);

    /// <inheritdoc cref="Execute(CommandRequest, HeldDossier, CancellationToken)"/>
    public Task<CommandAnswer> Execute(CommandRequest request, CancellationToken cancellation = default) =>
        Execute(request, known: null, cancellation);

    /// <summary>
    /// Queues the command and waits for its answer. Cancelling works until the command's turn comes; later the answer
    /// comes all the same, and the same command id repeats it.
    /// </summary>
    /// <param name="known">The dossier as it was read just now, when it may be one that nobody has used lately.</param>
    /// <exception cref="StoreException">The store could not do it; see <see cref="StoreException.Fault"/>.</exception>
    public async Task<CommandAnswer> Execute(CommandRequest request, HeldDossier? known, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var span = Traces.Source.StartActivity(Traces.Command);
        var answer = await Queue(request, known, cancellation);
        Traces.Note(span, answer);
        return answer;
    }

    private async Task<CommandAnswer> Queue(CommandRequest request, HeldDossier? known, CancellationToken cancellation)
    {
        var decision = new CommandDecision(request, decide);
        decision.Ahead(request.DossierId is { } id ? cache.Newest(id) ?? known : null, clock.GetCurrentInstant());
        var waiting = new Waiting(decision, cancellation);
        try
        {
            await queue.Writer.WriteAsync(waiting, cancellation);
        }
        catch (ChannelClosedException error)
        {
            throw new StoreException(StoreFault.Closed, "The store is shutting down: nothing was written.", error);
        }

        return await waiting.Answer;
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // Open now, so that a store that cannot work stops the start and not the first caller.
        session ??= WriterSession.Open(connections);
        loop ??= Task.Run(Loop, CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <summary>Lets nobody in any more and answers all who wait; those left when the host loses patience get an error.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        queue.Writer.TryComplete();
        if (loop is not null)
        {
            await using var impatience = cancellationToken.Register(() => givenUp = true);
            await loop;
        }

        Discard();
    }

    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None);

    private async Task Loop()
    {
        var batch = new List<Waiting>(StorageLimits.CommandsPerCommit);
        while (await queue.Reader.WaitToReadAsync())
        {
            Take(batch);
            if (batch.Count > 0)
            {
                Serve(batch);
            }
        }
    }

    /// <summary>
    /// Takes who waits. Callers who got their answers from the last commit are about to come back: waiting for them for
    /// a moment, much shorter than a commit, lets them share the next one.
    /// </summary>
    private void Take(List<Waiting> batch)
    {
        var expected = Math.Min(batch.Count, StorageLimits.CommandsPerCommit);
        batch.Clear();
        var started = Stopwatch.GetTimestamp();
        do
        {
            while (batch.Count < StorageLimits.CommandsPerCommit && queue.Reader.TryRead(out var waiting))
            {
                if (!waiting.GivenUp())
                {
                    batch.Add(waiting);
                }
            }

            if (batch.Count >= expected)
            {
                return;
            }

            Thread.Yield();
        } while (Stopwatch.GetElapsedTime(started).TotalMicroseconds < StorageLimits.GatherMicroseconds);
    }

    /// <summary>Runs a batch; whatever happens, every caller is answered and the loop goes on.</summary>
    private void Serve(List<Waiting> batch)
    {
        try
        {
            if (givenUp)
            {
                throw new StoreException(StoreFault.Closed, "The store is shutting down: nothing was written.");
            }

            if (!TryCommit(batch, lastTry: false) && !TryCommit(batch, lastTry: false, savepoints: true))
            {
                TryCommit(batch, lastTry: true, savepoints: true);
            }
        }
        // The edge: one failure of the store must reach each caller who waits for it, and must not end the loop.
        catch (Exception error)
        {
            var failure = StoreErrors.Translate(error);
            log.LogError(error, "A commit of {Commands} commands failed: {Fault}.", batch.Count, failure.Fault);
            Discard();
            foreach (var waiting in batch)
            {
                waiting.Fail(failure);
            }
        }
    }

    /// <returns>
    /// False when the transaction must run once more: another node was quicker, or the database turned a command down
    /// and nothing kept it apart from its neighbours.
    /// </returns>
    private bool TryCommit(List<Waiting> batch, bool lastTry, bool savepoints = false)
    {
        session ??= WriterSession.Open(connections);
        var outcomes = new (CommandAnswer? Answer, Exception? Error)[batch.Count];
        CommitUnit unit;
        try
        {
            unit = new CommitUnit(session, cache, batch, savepoints);
            var now = clock.GetCurrentInstant();
            for (var i = 0; i < batch.Count; i++)
            {
                using var span = Traces.Source.StartActivity(Traces.Decide, ActivityKind.Internal, batch[i].Trace);
                outcomes[i] = RunOne(unit, batch[i].Decision, now, savepoints);
            }
        }
        catch (Exception error) when (!lastTry && MayRunAgain(error, savepoints))
        {
            Discard();
            return false;
        }

        using (Traces.CommitOf(batch))
        {
            if (!Commit(unit, mayFail: !savepoints))
            {
                Discard();
                return false;
            }
        }

        for (var i = 0; i < batch.Count; i++)
        {
            if (outcomes[i].Error is { } error)
            {
                batch[i].Fail(error);
            }
            else
            {
                batch[i].Give(outcomes[i].Answer!);
            }
        }

        live.Publish(unit.Notices);
        return true;
    }

    private static bool MayRunAgain(Exception error, bool savepoints) =>
        StoreErrors.BlameFor(error) is var blame && (blame == Blame.Race || (blame == Blame.Request && !savepoints));

    private (CommandAnswer? Answer, Exception? Error) RunOne(
        CommitUnit unit,
        CommandDecision decision,
        Instant now,
        bool savepoints
    )
    {
        try
        {
            return (unit.Run(decision, now), null);
        }
        // The edge of one command: what is wrong with it alone must not fail its neighbours.
        catch (Exception error)
            when (StoreErrors.BlameFor(error) == Blame.Request && (savepoints || error is DelegateException))
        {
            var cause = error is DelegateException { InnerException: { } inner } ? inner : error;
            log.LogError(cause, "Command {Command} failed.", decision.Request.CommandId);
            return (null, cause is DbException ? StoreErrors.Translate(cause) : cause);
        }
    }

    /// <param name="mayFail">A write that the database turns down now is nobody's yet: then nothing was committed.</param>
    private bool Commit(CommitUnit unit, bool mayFail)
    {
        try
        {
            unit.Write(live.Node);
        }
        catch (Exception error) when (mayFail && MayRunAgain(error, savepoints: false))
        {
            return false;
        }

        try
        {
            unit.Commit();
            Interlocked.Increment(ref commits);
            return true;
        }
        catch (Exception error)
        {
            throw StoreErrors.TranslateCommit(error);
        }
    }

    /// <summary>Ends the connection, and with it whatever transaction it had; the next batch opens a new one.</summary>
    private void Discard()
    {
        try
        {
            session?.Dispose();
        }
        // The connection is broken already; only its end matters.
        catch (Exception error)
        {
            log.LogWarning(error, "The writer's connection did not close cleanly.");
        }

        session = null;
    }
}
