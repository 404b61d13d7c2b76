using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;

namespace Bpm.Benchmarks.Hub;

/// <summary>
/// Very many live connections of a few people, each doing what the staff app does: it connects, reads what it missed by
/// number, and from then on takes what it is told; when the connection breaks it comes back.
/// </summary>
internal sealed class HubFleet : IAsyncDisposable
{
    private readonly List<Client> clients = [];
    private readonly List<Person> people = [];
    private readonly CancellationTokenSource end = new();
    private readonly List<Task> running = [];

    /// <summary>A browser in which somebody has signed in.</summary>
    public sealed class Person : IDisposable
    {
        private readonly Uri server;
        private readonly HttpClient http;

        private Person(Uri server)
        {
            this.server = server;
            http = new HttpClient(
                new HttpClientHandler { CookieContainer = Cookies, CheckCertificateRevocationList = true }
            )
            {
                BaseAddress = server,
                Timeout = TimeSpan.FromMinutes(2),
            };
        }

        public CookieContainer Cookies { get; } = new();
        public Uri Server => server;

        public static async Task<Person> SignIn(Uri server, string user, string password)
        {
            var person = new Person(server);
            using var answer = await person.Post("/api/v1/session", new { user, password });
            answer.EnsureSuccessStatusCode();
            return person;
        }

        public async Task<HttpResponseMessage> Post(string path, object body)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative))
            {
                Content = JsonContent.Create(body),
            };
            request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
            return await http.SendAsync(request);
        }

        public async Task<JsonElement> Get(string path)
        {
            await using var stream = await http.GetStreamAsync(new Uri(path, UriKind.Relative));
            using var json = await JsonDocument.ParseAsync(stream);
            return json.RootElement.Clone();
        }

        /// <summary>Sequence numbers after one that concern this person, and where to go on.</summary>
        public async Task<(long Sequence, List<long> Changes)> Changes(long since) =>
            Read(await Get(string.Create(CultureInfo.InvariantCulture, $"/api/v1/changes?since={since}")));

        /// <summary>Where the store stands.</summary>
        public async Task<long> Newest()
        {
            // A number from the future is answered with the newest.
            var future = long.MaxValue / 2;
            var answer = await Get(string.Create(CultureInfo.InvariantCulture, $"/api/v1/changes?since={future}"));
            return answer.GetProperty("sequence").GetInt64();
        }

        public void Dispose() => http.Dispose();
    }

    public int Connected => clients.Count(c => c.IsConnected);

    /// <summary>What is told and what is asked for have the same words.</summary>
    private static (long Sequence, List<long> Changes) Read(JsonElement told) =>
        told.GetProperty("reset").GetBoolean()
            ? throw new InvalidOperationException("Too much at once: this client counts every change.")
            : (
                told.GetProperty("sequence").GetInt64(),
                [.. told.GetProperty("changes").EnumerateArray().Select(c => c.GetProperty("sequence").GetInt64())]
            );

    /// <summary>Signs people in and lets every one of them open many connections; waits until all stand.</summary>
    /// <param name="since">What was before is not asked for.</param>
    public async Task Start(
        Uri server,
        IReadOnlyList<string> users,
        string password,
        int connections,
        long since,
        CancellationToken cancellation
    )
    {
        foreach (var user in users)
        {
            people.Add(await Person.SignIn(server, user, password));
        }

        for (var i = 0; i < connections; i++)
        {
            var client = new Client(people[i % people.Count], since);
            clients.Add(client);
            running.Add(Task.Run(() => client.Run(end.Token), cancellation));
            // A listen queue holds some hundred; browsers do not come in the same millisecond either.
            if (i % 50 == 49)
            {
                await AllConnected(i + 1, cancellation);
            }
        }

        await AllConnected(connections, cancellation);
    }

    public async Task AllConnected(int connections, CancellationToken cancellation)
    {
        while (Connected < connections)
        {
            await Broken();
            await Task.Delay(20, cancellation);
        }
    }

    /// <summary>Waits until every connection has read up to a sequence number.</summary>
    public async Task AllRead(long sequence, CancellationToken cancellation)
    {
        while (clients.Any(c => c.Last < sequence))
        {
            await Broken();
            await Task.Delay(20, cancellation);
        }
    }

    /// <summary>A connection that fell over, and did not merely break, is an error of what is measured.</summary>
    private Task Broken() => running.FirstOrDefault(r => r.IsFaulted) ?? Task.CompletedTask;

    /// <summary>From a moment to when each connection was told of a sequence number or a later one; those that were.</summary>
    public IEnumerable<TimeSpan> Told(long sequence, long since) =>
        clients
            .Select(c => c.Told.Where(t => t.Sequence >= sequence).Select(t => (long?)t.At).Min())
            .OfType<long>()
            .Select(at => Stopwatch.GetElapsedTime(since, at));

    /// <summary>Sequences that a connection did not get, and that it got more than once; the truth is asked for each person.</summary>
    public async Task<(int Missed, int Twice, int Got)> Compare(long since)
    {
        var (missed, twice, got) = (0, 0, 0);
        foreach (var group in clients.GroupBy(c => c.Person))
        {
            var (_, truth) = await group.Key.Changes(since);
            foreach (var client in group)
            {
                missed += truth.Except(client.Sequences).Count();
                twice += client.Sequences.Count - client.Sequences.Distinct().Count();
                got += client.Sequences.Count;
            }
        }

        return (missed, twice, got);
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await Task.WhenAll(running);
        people.ForEach(p => p.Dispose());
        end.Dispose();
    }

    private sealed class Client(Person person, long since)
    {
        private long last = since;

        public Person Person => person;
        public bool IsConnected { get; private set; }
        public long Last => Interlocked.Read(ref last);

        /// <summary>What it got, in order.</summary>
        public List<long> Sequences { get; } = [];

        /// <summary>When it was told of what.</summary>
        public ConcurrentQueue<(long Sequence, long At)> Told { get; } = new();

        public async Task Run(CancellationToken cancellation)
        {
            while (!cancellation.IsCancellationRequested)
            {
                try
                {
                    await using var hub = await HubSocket.Connect(person.Server, person.Cookies, cancellation);
                    using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
                    var alive = KeepAlive(hub, over.Token);
                    try
                    {
                        await Follow(hub, cancellation);
                    }
                    finally
                    {
                        await over.CancelAsync();
                        await alive;
                    }
                }
                catch (Exception error) when (IsBreak(error))
                {
                    IsConnected = false;
                    await Task.Delay(Random.Shared.Next(50, 500), CancellationToken.None);
                }
            }
        }

        private async Task Follow(HubSocket hub, CancellationToken cancellation)
        {
            // First the ear, then the question: between them nothing falls through.
            Take(await person.Changes(last));
            IsConnected = true;
            while (true)
            {
                var told = Read(await hub.Changed(cancellation));
                Told.Enqueue((told.Sequence, Stopwatch.GetTimestamp()));
                Take(told);
            }
        }

        /// <summary>What every client of SignalR does by itself.</summary>
        private static async Task KeepAlive(HubSocket hub, CancellationToken cancellation)
        {
            try
            {
                while (true)
                {
                    await Task.Delay(TimeSpan.FromSeconds(10), cancellation);
                    await hub.Ping(cancellation);
                }
            }
            catch (Exception error) when (IsBreak(error))
            {
                // Whoever listens notices it.
            }
        }

        private void Take((long Sequence, List<long> Changes) told)
        {
            // What was told while the question was on its way is known by its number.
            Sequences.AddRange(told.Changes.Where(sequence => sequence > last));
            Interlocked.Exchange(ref last, Math.Max(last, told.Sequence));
        }

        private static bool IsBreak(Exception error) =>
            error is WebSocketException or HttpRequestException or IOException or OperationCanceledException;
    }
}
