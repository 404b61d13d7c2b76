using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Bpm.Server.Tests.Web.Harness;

/// <summary>One answer of the API.</summary>
internal sealed record Answer(HttpStatusCode Status, JsonElement Body, HttpResponseMessage Http)
{
    public string Code =>
        Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty("code", out var code) ? code.GetString()! : "";

    public JsonElement this[string name] => Body.GetProperty(name);

    public Answer Ok()
    {
        ((int)Status).ShouldBeInRange(200, 299, Body.ToString());
        return this;
    }

    /// <summary>A refusal with this status and code, as problem details with a trace id.</summary>
    public Answer Refused(HttpStatusCode status, string code)
    {
        Code.ShouldBe(code, Body.ToString());
        Status.ShouldBe(status);
        Http.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        Body.GetProperty("traceId").GetString().ShouldNotBeNullOrEmpty();
        Body.GetProperty("title").GetString().ShouldNotBeNullOrEmpty();
        Body.GetProperty("detail").GetString().ShouldNotBeNullOrEmpty();
        return this;
    }
}

/// <summary>A browser as the API sees it: a cookie jar and a language.</summary>
internal sealed class Api : IDisposable
{
    private readonly HttpClient http;

    public Api(Uri address)
    {
        Cookies = new CookieContainer();
        http = new HttpClient(
            new HttpClientHandler
            {
                CookieContainer = Cookies,
                UseCookies = true,
                AllowAutoRedirect = false,
                CheckCertificateRevocationList = true,
            }
        )
        {
            BaseAddress = address,
        };
    }

    public CookieContainer Cookies { get; }
    public string Language { get; set; } = "vi";
    public Uri Address => http.BaseAddress!;

    public async Task SignIn(string user) => (await Post("/session", new { user, password = "demo" })).Ok();

    public Task<Answer> Get(string path) => Send(HttpMethod.Get, path, null, null, null);

    /// <param name="key">The command id; a new one unless given, none when empty.</param>
    public Task<Answer> Post(string path, object? body = null, int? version = null, string? key = null) =>
        Send(HttpMethod.Post, path, body ?? new { }, version, key ?? Guid.NewGuid().ToString());

    public Task<Answer> Put(string path, object body, int? version = null) =>
        Send(HttpMethod.Put, path, body, version, Guid.NewGuid().ToString());

    public Task<Answer> Delete(string path) => Send(HttpMethod.Delete, path, null, null, Guid.NewGuid().ToString());

    /// <summary>A page for people.</summary>
    public async Task<(HttpStatusCode Status, string Html)> Page(string path)
    {
        var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public Task<HttpResponseMessage> Raw(HttpRequestMessage request) => http.SendAsync(request);

    private async Task<Answer> Send(HttpMethod method, string path, object? body, int? version, string? key)
    {
        using var request = new HttpRequestMessage(method, new Uri($"/api/v1{path}", UriKind.Relative));
        request.Headers.Add("Accept-Language", Language);
        if (!string.IsNullOrEmpty(key))
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        if (version is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        }

        if (body is string text)
        {
            request.Content = new StringContent(text, Encoding.UTF8, "application/json");
        }
        else if (body is not null)
        {
            request.Content = JsonContent.Create(body);
        }

        var answer = await http.SendAsync(request);
        var content = await answer.Content.ReadAsStringAsync();
        var json = content.Length == 0 ? default : JsonDocument.Parse(content).RootElement;
        return new Answer(answer.StatusCode, json, answer);
    }

    public void Dispose() => http.Dispose();
}
