using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Bpm.Server.Outgoing.Channels;
using Bpm.Server.Storage;
using NodaTime;

namespace Bpm.Server.Outgoing.Webhooks;

/// <summary>
/// Posts a signed message to another system. The signature covers the moment and the body, so that neither can be changed
/// and an old message cannot be sent anew; the id lets the receiver pass over what it has already.
/// </summary>
internal sealed class WebhookSender : IDisposable
{
    /// <summary><c>t=</c> Unix seconds <c>,v1=</c> hex of HMAC-SHA256 with the secret over <c>t.body</c>.</summary>
    public const string SignatureHeader = "Bpm-Signature";

    public const string MediaType = "application/cloudevents+json";

    private readonly SocketsHttpHandler handler;
    private readonly HttpClient http;
    private readonly WebhookStore store;
    private readonly IClock clock;

    public WebhookSender(WebhookAddress addresses, WebhookStore store, IClock clock)
    {
        this.store = store;
        this.clock = clock;
        handler = new SocketsHttpHandler
        {
            // A redirect is an address that nobody looked at; a proxy would look up names by itself.
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ConnectTimeout = OutgoingLimits.ConnectPatience,
            // Names are looked up, and judged, again before long.
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            ConnectCallback = addresses.Connect,
        };
        http = new HttpClient(handler) { Timeout = OutgoingLimits.Patience };
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("bpm", "1"));
    }

    /// <param name="id">The same however often it is sent.</param>
    public async Task<SendAnswer> Send(WebhookRow webhook, string id, byte[] body, CancellationToken cancellation)
    {
        if (store.SecretOf(webhook) is not { } secret)
        {
            return new SendAnswer.NotNow(
                "The secret cannot be read with this server's keys: end the webhook and make it again.",
                WholeWay: true
            );
        }

        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(MediaType) { CharSet = "utf-8" };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(webhook.Url)) { Content = content };
        request.Headers.Add("Idempotency-Key", id);
        request.Headers.Add(SignatureHeader, Sign(secret, clock.GetCurrentInstant(), body));
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return answer switch
            {
                { IsSuccessStatusCode: true } => new SendAnswer.Sent(),
                { StatusCode: HttpStatusCode.Gone } => new SendAnswer.Never(Status(answer)),
                _ => new SendAnswer.NotNow(Status(answer), WholeWay: true),
            };
        }
        catch (HttpRequestException error)
        {
            return new SendAnswer.NotNow(error.Message, WholeWay: true);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new SendAnswer.NotNow("The receiver took too long.", WholeWay: true);
        }
    }

    public static string Sign(string secret, Instant at, ReadOnlySpan<byte> body)
    {
        var moment = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.ASCII.GetBytes($"{moment}."), .. body];
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed);
        return $"t={moment},v1={Convert.ToHexStringLower(signature)}";
    }

    public void Dispose()
    {
        http.Dispose();
        handler.Dispose();
    }

    private static string Status(HttpResponseMessage answer) =>
        string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)answer.StatusCode}");
}
