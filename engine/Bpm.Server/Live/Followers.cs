using System.Collections.Concurrent;
using Bpm.Server.Hosting;
using Microsoft.AspNetCore.SignalR;

namespace Bpm.Server.Live;

/// <summary>The open connections and what each wants to hear. Each is told at most once a second; what comes between is put together.</summary>
internal sealed class Followers(IHubContext<TaskHub> hub, ILogger<Followers> log)
{
    private readonly ConcurrentDictionary<string, Follower> open = new(StringComparer.Ordinal);

    public int Count => open.Count;

    /// <summary>Sign-ins of browsers that hold a connection.</summary>
    public IReadOnlyCollection<string> Sessions => Of(f => f.Session);

    /// <summary>Tokens of machines that hold one.</summary>
    public IReadOnlyCollection<string> Tokens => Of(f => f.Token);

    /// <param name="session">The sign-in that it stands on; or</param>
    /// <param name="token">the token.</param>
    /// <param name="cut">Ends the connection.</param>
    public void Add(string connection, HashSet<string> topics, string? session, string? token, Action cut) =>
        open[connection] = new Follower(connection, topics, session, token, cut);

    /// <summary>Ends every connection that stands on a sign-in or a token.</summary>
    public void Cut(string ticket)
    {
        foreach (var follower in open.Values.Where(f => f.Session == ticket || f.Token == ticket))
        {
            // At once deaf, whatever the connection does.
            Remove(follower.Connection);
            follower.Cut();
        }
    }

    public void Remove(string connection) => open.TryRemove(connection, out _);

    public void Watch(string connection, string topic)
    {
        if (open.TryGetValue(connection, out var follower))
        {
            follower.Watch(topic);
        }
    }

    public void Unwatch(string connection, string topic)
    {
        if (open.TryGetValue(connection, out var follower))
        {
            follower.Unwatch(topic);
        }
    }

    /// <summary>Gives a change to whoever follows one of its topics.</summary>
    public void Tell(ChangeView change)
    {
        foreach (var (_, follower) in open)
        {
            if (follower.Take(change) is { } wait)
            {
                _ = Push(follower, wait);
            }
        }
    }

    private HashSet<string> Of(Func<Follower, string?> ticket) =>
        open.Values.Select(ticket).OfType<string>().ToHashSet(StringComparer.Ordinal);

    private async Task Push(Follower follower, TimeSpan wait)
    {
        try
        {
            await Task.Delay(wait);
            await hub.Clients.Client(follower.Connection).SendAsync("changed", follower.Give());
        }
        // A push is a courtesy; the client catches up by sequence.
        catch (Exception error)
        {
            log.LogDebug(error, "A client could not be told.");
        }
    }

    private sealed class Follower(string connection, HashSet<string> topics, string? session, string? token, Action cut)
    {
        private readonly Lock gate = new();
        private readonly HashSet<string> watched = new(StringComparer.Ordinal);
        private List<ChangeView> waiting = [];
        private bool tooMany;
        private long sequence;
        private long lastPush = Environment.TickCount64 - Limits.MillisecondsBetweenPushes;
        private bool scheduled;

        public string Connection => connection;
        public string? Session => session;
        public string? Token => token;

        public void Cut() => cut();

        public void Watch(string topic)
        {
            lock (gate)
            {
                if (watched.Count < Limits.MaxHeard)
                {
                    watched.Add(topic);
                }
            }
        }

        public void Unwatch(string topic)
        {
            lock (gate)
            {
                watched.Remove(topic);
            }
        }

        /// <returns>When to push, if nobody is about to; null when it concerns nobody here or is on its way.</returns>
        public TimeSpan? Take(ChangeView change)
        {
            lock (gate)
            {
                var mine = change.Topics.Where(topic => topics.Contains(topic) || watched.Contains(topic)).ToList();
                if (mine.Count == 0)
                {
                    return null;
                }

                sequence = Math.Max(sequence, change.Sequence);
                Keep(change with { Topics = mine });
                if (scheduled)
                {
                    return null;
                }

                scheduled = true;
                var since = Environment.TickCount64 - lastPush;
                return TimeSpan.FromMilliseconds(Math.Max(0, Limits.MillisecondsBetweenPushes - since));
            }
        }

        public ChangesView Give()
        {
            lock (gate)
            {
                var told = new ChangesView(sequence, tooMany, waiting);
                waiting = [];
                tooMany = false;
                scheduled = false;
                lastPush = Environment.TickCount64;
                return told;
            }
        }

        /// <summary>A calendar that dates every dossier anew must not fill the memory with what nobody reads one by one.</summary>
        private void Keep(ChangeView change)
        {
            tooMany |= waiting.Count == Limits.MaxChanges;
            if (tooMany)
            {
                waiting = [];
            }
            else
            {
                waiting.Add(change);
            }
        }
    }
}
