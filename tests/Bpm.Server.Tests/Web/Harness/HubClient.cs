using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Bpm.Server.Tests.Web.Harness;

/// <summary>SignalR's JSON protocol over a raw WebSocket: just enough to hear notices and to send two words.</summary>
internal sealed class HubClient : IAsyncDisposable
{
    private const char End = '\u001e';

    private readonly ClientWebSocket socket = new();
    private readonly StringBuilder read = new();

    public static async Task<HubClient> Connect(Api api, CancellationToken cancellation)
    {
        var client = new HubClient();
        client.socket.Options.Cookies = new CookieContainer();
        client.socket.Options.Cookies.Add(api.Address, api.Cookies.GetCookies(api.Address));
        await client.socket.ConnectAsync(
            new UriBuilder(api.Address) { Scheme = "ws", Path = "/hubs/tasks" }.Uri,
            cancellation
        );
        await client.Send("""{"protocol":"json","version":1}""", cancellation);
        (await client.Receive(cancellation)).ShouldBe("{}");
        return client;
    }

    public Task Invoke(string method, string argument, CancellationToken cancellation) =>
        Send(
            JsonSerializer.Serialize(new { type = 1, target = method, arguments = new[] { argument } }),
            cancellation
        );

    /// <summary>The next <c>changed</c>, passing over pings.</summary>
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

    private Task Send(string text, CancellationToken cancellation) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text + End), WebSocketMessageType.Text, endOfMessage: true, cancellation);

    private async Task<string> Receive(CancellationToken cancellation)
    {
        var buffer = new byte[4096];
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
            got.MessageType.ShouldNotBe(WebSocketMessageType.Close);
            read.Append(Encoding.UTF8.GetString(buffer, 0, got.Count));
        }
    }

    public ValueTask DisposeAsync()
    {
        socket.Dispose();
        return ValueTask.CompletedTask;
    }
}
