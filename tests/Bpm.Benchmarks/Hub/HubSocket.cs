using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Bpm.Benchmarks.Hub;

/// <summary>SignalR's JSON protocol over a raw WebSocket: just enough to hear notices and to send two words.</summary>
internal sealed class HubSocket : IAsyncDisposable
{
    private const char End = '\u001e';

    private readonly ClientWebSocket socket = new();
    private readonly StringBuilder read = new();
    private readonly byte[] buffer = new byte[1024];

    /// <summary>Comes back when the connection hears what happens from now on.</summary>
    public static async Task<HubSocket> Connect(Uri server, CookieContainer cookies, CancellationToken cancellation)
    {
        var hub = new HubSocket();
        hub.socket.Options.Cookies = new CookieContainer();
        hub.socket.Options.Cookies.Add(server, cookies.GetCookies(server));
        try
        {
            await hub.socket.ConnectAsync(
                new UriBuilder(server) { Scheme = "ws", Path = "/hubs/tasks" }.Uri,
                cancellation
            );
            await hub.Send("""{"protocol":"json","version":1}""", cancellation);
            var answer = await hub.Receive(cancellation);
            if (answer != "{}")
            {
                throw new WebSocketException($"The hub answered {answer}.");
            }

            await hub.Send("""{"type":1,"invocationId":"1","target":"Following","arguments":[]}""", cancellation);
            // What is told before the answer, the question for what was missed answers too.
            do
            {
                answer = await hub.Receive(cancellation);
            } while (!answer.Contains("\"invocationId\"", StringComparison.Ordinal));

            if (answer.Contains("\"error\"", StringComparison.Ordinal))
            {
                throw new WebSocketException($"The hub answered {answer}.");
            }

            return hub;
        }
        catch
        {
            await hub.DisposeAsync();
            throw;
        }
    }

    public Task Invoke(string method, string argument, CancellationToken cancellation) =>
        Send(
            JsonSerializer.Serialize(
                new
                {
                    type = 1,
                    target = method,
                    arguments = new[] { argument },
                }
            ),
            cancellation
        );

    /// <summary>Says that it is there: the server lets go of who is silent for half a minute. Not beside another word.</summary>
    public Task Ping(CancellationToken cancellation) => Send("""{"type":6}""", cancellation);

    /// <summary>The next <c>changed</c>, passing over pings.</summary>
    /// <exception cref="WebSocketException">The server ended the connection.</exception>
    public async Task<JsonElement> Changed(CancellationToken cancellation)
    {
        while (true)
        {
            var message = JsonDocument.Parse(await Receive(cancellation)).RootElement;
            if (message.TryGetProperty("target", out var target) && target.GetString() == "changed")
            {
                return message.GetProperty("arguments")[0];
            }
        }
    }

    /// <summary>Comes back when the server has ended the connection.</summary>
    public async Task Ended(CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                await Receive(cancellation);
            }
        }
        catch (WebSocketException)
        {
            // With a word or without.
        }
    }

    private Task Send(string text, CancellationToken cancellation) =>
        socket.SendAsync(
            Encoding.UTF8.GetBytes(text + End),
            WebSocketMessageType.Text,
            endOfMessage: true,
            cancellation
        );

    private async Task<string> Receive(CancellationToken cancellation)
    {
        while (true)
        {
            var all = read.ToString();
            var end = all.IndexOf(End, StringComparison.Ordinal);
            if (end >= 0)
            {
                read.Remove(0, end + 1);
                return all[..end];
            }

            var got = await socket.ReceiveAsync(buffer, cancellation);
            if (got.MessageType == WebSocketMessageType.Close)
            {
                throw new WebSocketException("The server closed the connection.");
            }

            read.Append(Encoding.UTF8.GetString(buffer, 0, got.Count));
        }
    }

    public ValueTask DisposeAsync()
    {
        socket.Dispose();
        return ValueTask.CompletedTask;
    }
}
