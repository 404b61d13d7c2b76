using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Bpm.Server.Hosting;
using Bpm.Server.Tests.Web.Harness;
using static Bpm.Server.Tests.Web.Harness.LandTransfer;

namespace Bpm.Server.Tests.Web;

/// <summary>What attackers try first: each is answered by a refusal, and nothing changes.</summary>
[Collection(nameof(WebCollection))]
public sealed class SecurityTests(SharedServer shared)
{
    private readonly WebServer server = shared.Server;

    [Fact]
    public async Task Markup_in_every_field_of_a_dossier_is_text_on_every_page()
    {
        server.At("2026-11-20T09:10");
        using var desk = await server.SignIn("tn1");
        const string Script = "<script>alert('xss')</script>";
        const string Image = "\"><img src=x onerror=alert(1)>";
        var application = new
        {
            procedure = Procedure,
            channel = "counter",
            unit = Desk,
            applicant = new
            {
                name = $"Hồ {Script}",
                identityNumber = "000000009999",
                phone = "0912345671",
                address = Image,
                by = new { name = Image, identityNumber = "000000008888" },
            },
            form = new
            {
                commune = "16681",
                filer = "buyer",
                project = Script,
                parcel = Image,
                asset = "house",
                area = 120,
                remote = false,
                obligationChanged = false,
            },
            papers = new[] { "application", "contract", "handover-minutes", "acceptance" }.Select(id => new
            {
                id,
                originals = 1,
                copies = 0,
            }),
        };
        var code = (await desk.Post("/dossiers", application)).Ok()["code"].GetString()!;
        (await desk.Post($"/dossiers/{code}/note", new { text = Script })).Ok();

        using var anyone = server.Anonymous();
        foreach (
            var (reader, path) in new[]
            {
                (desk, $"/in/receipt/{code}"),
                (anyone, $"/tra-cuu?code={code}&pin=5671"),
                (anyone, $"/tra-cuu?code={Uri.EscapeDataString(Script)}&pin=1234"),
                (anyone, $"/thu-tuc?q={Uri.EscapeDataString(Image)}"),
                (anyone, $"/thu-tuc/{Uri.EscapeDataString(Script)}"),
                (anyone, $"/tra-cuu?code={Uri.EscapeDataString(Image)}&pin={Uri.EscapeDataString(Image)}"),
            }
        )
        {
            var (_, html) = await reader.Page(path);
            html.ShouldContain("<html", customMessage: path);
            html.ShouldNotContain("<script>alert", customMessage: path);
            html.ShouldNotContain("<img src=x", customMessage: path);
        }

        var slip = await desk.Page($"/in/receipt/{code}");
        slip.Html.ShouldContain("&lt;script&gt;", customMessage: "the name is there, as text");
    }

    [Theory]
    [InlineData("/../appsettings.json")]
    [InlineData("/app/../../appsettings.json")]
    [InlineData("/app/..%2f..%2fappsettings.json")]
    [InlineData("/public/%2e%2e/%2e%2e/appsettings.json")]
    [InlineData("/public/..%5c..%5cappsettings.json")]
    [InlineData("/%2e%2e%2f%2e%2e%2fetc/passwd")]
    [InlineData("//etc/passwd")]
    [InlineData("/app/assets/%252e%252e/%252e%252e/appsettings.json")]
    [InlineData("/public/public.css%00.json")]
    public async Task No_path_leads_out_of_the_folder_of_files(string path)
    {
        var answer = await RawGet(path);
        answer.ShouldNotContain("root:");
        answer.ShouldNotContain("Logging");
        answer.ShouldNotContain("ConnectionString");
        answer[..12].ShouldNotContain(" 500");
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused_however_it_comes()
    {
        using var desk = await server.SignIn("tn1");
        var before = await server.Fingerprint();
        foreach (var chunked in new[] { false, true })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/dossiers", UriKind.Relative));
            request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
            request.Content = new StringContent(
                $"{{\"procedure\":\"{new string('x', Limits.MaxBody)}\"}}",
                Encoding.UTF8,
                "application/json"
            );
            request.Headers.TransferEncodingChunked = chunked;
            try
            {
                using var answer = await desk.Raw(request);
                answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
                (await answer.Content.ReadAsStringAsync()).ShouldContain("body-too-large");
            }
            catch (HttpRequestException error) when (error.InnerException is IOException or SocketException)
            {
                // The server closes the connection while the rest is still being sent: that is a refusal too.
            }
        }

        (await server.Fingerprint()).ShouldBe(before);
    }

    [Fact]
    public async Task A_form_of_another_site_changes_nothing()
    {
        using var desk = await server.SignIn("tn1");
        var before = await server.Fingerprint();
        foreach (var type in new[] { "application/x-www-form-urlencoded", "text/plain", "multipart/form-data" })
        {
            using var form = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/dossiers", UriKind.Relative));
            form.Headers.Add("Origin", "https://evil.example");
            form.Content = new StringContent("{\"procedure\":\"1.012787\"}");
            form.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
            using var answer = await desk.Raw(form);
            ((int)answer.StatusCode).ShouldBeInRange(400, 499, type);
        }

        // Even with the header, which no form can send: an answer from another origin is not readable there.
        using var foreign = new HttpRequestMessage(HttpMethod.Options, new Uri("/api/v1/dossiers", UriKind.Relative));
        foreign.Headers.Add("Origin", "https://evil.example");
        foreign.Headers.Add("Access-Control-Request-Method", "POST");
        foreign.Headers.Add("Access-Control-Request-Headers", "idempotency-key");
        using var preflight = await desk.Raw(foreign);
        preflight.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
        (await server.Fingerprint()).ShouldBe(before);
    }

    [Fact]
    public async Task A_sign_in_takes_no_cookie_that_was_there_before()
    {
        using var victim = server.Anonymous();
        victim.Cookies.Add(server.Address, new Cookie("bpm", "planted"));
        await victim.SignIn("xl1");
        var first = victim.Cookies.GetCookies(server.Address)["bpm"]!.Value;
        first.ShouldNotBe("planted");
        await victim.SignIn("xl1");
        victim.Cookies.GetCookies(server.Address)["bpm"]!.Value.ShouldNotBe(first);

        // A copy of the cookie is worth nothing once its owner has signed out.
        var current = victim.Cookies.GetCookies(server.Address)["bpm"]!.Value;
        using var thief = server.Anonymous();
        thief.Cookies.Add(server.Address, new Cookie("bpm", current));
        (await thief.Get("/me")).Ok();
        (await victim.Delete("/session")).Ok();
        (await thief.Get("/me")).Refused(HttpStatusCode.Unauthorized, "not-signed-in");
    }

    [Theory]
    [InlineData("/?lang=en&returnUrl=https://evil.example")]
    [InlineData("/app?returnUrl=//evil.example")]
    [InlineData("/app//evil.example")]
    [InlineData("/%2fevil.example/%2f..")]
    [InlineData("/in/receipt/x?ReturnUrl=https://evil.example")]
    [InlineData("/tra-cuu?lang=https://evil.example")]
    [InlineData("/loi/404?url=https://evil.example")]
    public async Task No_link_leads_to_another_site(string path)
    {
        using var api = server.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Address, path));
        request.Headers.Add("X-Forwarded-Host", "evil.example");
        using var answer = await api.Raw(request);
        if (answer.Headers.Location is { } to)
        {
            (to.IsAbsoluteUri && to.Host != server.Address.Host).ShouldBeFalse(to.ToString());
            to.ToString().ShouldNotStartWith("//");
        }
    }

    [Fact]
    public async Task Unknown_accounts_are_answered_as_known_ones_are()
    {
        // A server of its own: the tries count.
        await using var fresh = await WebServer.Start();
        using var api = fresh.Anonymous();
        async Task<List<string>> Tries(string user)
        {
            var answers = new List<string>();
            for (var i = 0; i < 7; i++)
            {
                var answer = await api.Post("/session", new { user, password = "wrong" });
                answers.Add($"{(int)answer.Status} {answer.Code} {answer["detail"].GetString()}");
            }

            return answers;
        }

        var known = await Tries("xd1");
        known[^1].ShouldContain("account-locked");
        (await Tries("nobody-at-all")).ShouldBe(known);
    }

    [Fact]
    public async Task Guessing_passwords_from_one_address_is_slowed_down()
    {
        await using var fresh = await WebServer.Start(
            settings: new() { ["Bpm:SignInsPerMinute"] = $"{Limits.SignInsPerMinute}" }
        );
        using var api = fresh.Anonymous();
        Answer answer;
        var tries = 0;
        do
        {
            answer = await api.Post("/session", new { user = $"guess-{tries}", password = "" });
        } while (answer.Code == "sign-in-failed" && ++tries < Limits.SignInsPerMinute + 1);

        answer.Refused(HttpStatusCode.TooManyRequests, "too-many-requests");
        tries.ShouldBe(Limits.SignInsPerMinute);
    }

    [Fact]
    public async Task A_store_with_demo_people_is_not_served_to_other_computers()
    {
        var data = Directory.CreateTempSubdirectory("bpm-demo-").FullName;
        try
        {
            await using (await WebServer.Start(data))
            {
                // Its people are made.
            }

            var error = await Should.ThrowAsync<CannotServeException>(() =>
                WebServer.Start(data, demo: false, address: "http://0.0.0.0:0")
            );
            error.Message.ShouldContain("demo accounts");
            await using var local = await WebServer.Start(data, demo: false);
            using var api = local.Anonymous();
            (await api.Post("/session", new { user = "xl1", password = "demo" })).Refused(
                HttpStatusCode.Unauthorized,
                "sign-in-failed"
            );
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(data, recursive: true);
        }
    }

    [Fact]
    public async Task Cookies_are_for_the_server_alone()
    {
        using var api = server.Anonymous();
        var answer = (await api.Post("/session", new { user = "xl1", password = "demo" })).Ok();
        foreach (var cookie in answer.Http.Headers.GetValues("Set-Cookie"))
        {
            cookie.ShouldContain("httponly");
            cookie.ShouldContain("samesite=lax");
            cookie.ShouldContain("path=/");
            cookie.ShouldNotContain("domain=");
        }

        answer.Http.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    /// <summary>The path as it stands: a client would tidy it up first.</summary>
    private async Task<string> RawGet(string path)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(server.Address.Host, server.Address.Port, TestContext.Current.CancellationToken);
        await using var stream = socket.GetStream();
        var request = $"GET {path} HTTP/1.1\r\nHost: {server.Address.Authority}\r\nConnection: close\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
