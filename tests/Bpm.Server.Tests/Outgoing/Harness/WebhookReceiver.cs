using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Bpm.Server.Tests.Outgoing.Harness;

/// <summary>One message that another system got.</summary>
internal sealed record Received(string Path, string Key, string Signature, string ContentType, byte[] Bytes)
{
    public JsonElement Json => JsonDocument.Parse(Bytes).RootElement;
}

/// <summary>Another system inside the test: keeps what it gets, and answers as it is told to.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication app;

    private WebhookReceiver(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.First());
    public ConcurrentQueue<Received> Messages { get; } = new();

    /// <summary>Chooses an answer to each message; 200 unless told.</summary>
    public Func<Received, HttpStatusCode> Answer { get; set; } = _ => HttpStatusCode.OK;

    public static async Task<WebhookReceiver> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var built = builder.Build();
        var receiver = new WebhookReceiver(built);
        built.Run(receiver.Take);
        await built.StartAsync();
        return receiver;
    }

    private async Task Take(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var received = new Received(
            http.Request.Path,
            http.Request.Headers["Idempotency-Key"].ToString(),
            http.Request.Headers["Bpm-Signature"].ToString(),
            http.Request.ContentType ?? "",
            body.ToArray()
        );
        Messages.Enqueue(received);
        http.Response.StatusCode = (int)Answer(received);
        http.Response.Headers.Location = "/elsewhere";
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
