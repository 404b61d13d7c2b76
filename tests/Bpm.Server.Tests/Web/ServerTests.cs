using System.Net;
using System.Text.Json;
using Bpm.Server.Commands;
using Bpm.Server.Features;
using Bpm.Server.Hosting;
using Bpm.Server.Tests.Web.Harness;
using Bpm.Tests.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using static Bpm.Server.Tests.Web.Harness.LandTransfer;

namespace Bpm.Server.Tests.Web;

/// <summary>The server around its features: sign-in, headers, document, verbs, start and restart.</summary>
[Collection(nameof(WebCollection))]
public sealed class ServerTests(SharedServer shared)
{
    private readonly WebServer server = shared.Server;

    [Fact]
    public async Task A_sign_in_is_a_cookie_that_scripts_and_other_sites_cannot_use()
    {
        using var api = server.Anonymous();
        (await api.Get("/me")).Refused(HttpStatusCode.Unauthorized, "not-signed-in");
        (await api.Post("/session", new { user = "xl1", password = "wrong" })).Refused(
            HttpStatusCode.Unauthorized,
            "sign-in-failed"
        );

        var answer = (await api.Post("/session", new { user = "xl1", password = "demo" })).Ok();
        var cookie = answer.Http.Headers.GetValues("Set-Cookie").Single();
        cookie.ShouldStartWith("bpm=");
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        (await api.Get("/me")).Ok()["name"].GetString().ShouldBe("Phạm Minh Thử");

        (await api.Delete("/session")).Ok();
        (await api.Get("/me")).Refused(HttpStatusCode.Unauthorized, "not-signed-in");
    }

    [Fact]
    public async Task Every_answer_carries_the_security_headers()
    {
        using var api = server.Anonymous();
        foreach (
            var path in new[]
            {
                "/",
                "/api/v1/me",
                "/health/live",
                "/openapi/v1.json",
                "/public/public.css",
                "/nowhere",
            }
        )
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
            var answer = await api.Raw(request);
            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            policy.ShouldContain("default-src 'self'");
            policy.ShouldContain("frame-ancestors 'none'");
            answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
            answer.Headers.Contains("Server").ShouldBeFalse();
        }
    }

    [Fact]
    public async Task The_OpenAPI_document_lists_every_mapped_route()
    {
        using var api = server.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/openapi/v1.json", UriKind.Relative));
        var served = await (await api.Raw(request)).Content.ReadAsStringAsync();
        var document = JsonDocument.Parse(served).RootElement;
        var listed = document
            .GetProperty("paths")
            .EnumerateObject()
            .SelectMany(path =>
                path.Value.EnumerateObject().Select(verb => $"{verb.Name.ToUpperInvariant()} {path.Name}")
            )
            .ToHashSet();
        var mapped = server
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.StartsWith(Routes.Api, StringComparison.Ordinal))
            .SelectMany(e =>
                e.Metadata.GetMetadata<HttpMethodMetadata>()!
                    .HttpMethods.Select(m => $"{m} {e.RoutePattern.RawText!.TrimEnd('/')}")
            )
            .ToHashSet();
        listed.ShouldBe(mapped, ignoreOrder: true);

        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            foreach (var verb in path.Value.EnumerateObject())
            {
                verb.Value.TryGetProperty("operationId", out _).ShouldBeTrue(path.Name);
                var responses = verb.Value.GetProperty("responses").EnumerateObject().Select(r => r.Name).ToList();
                responses.ShouldContain(r => r.StartsWith('2'), path.Name);
                if (verb.Name != "get")
                {
                    verb.Value.GetProperty("parameters").ToString().ShouldContain("Idempotency-Key");
                }
            }
        }

        // The verb prints the same, and the same each time.
        using var first = new StringWriter();
        using var second = new StringWriter();
        (await Verbs.Run(["openapi"], first, TextWriter.Null)).ShouldBe(ExitCode.Done);
        (await Verbs.Run(["openapi"], second, TextWriter.Null)).ShouldBe(ExitCode.Done);
        second.ToString().ShouldBe(first.ToString());
        JsonDocument
            .Parse(first.ToString())
            .RootElement.GetProperty("paths")
            .ToString()
            .ShouldBe(document.GetProperty("paths").ToString());
    }

    [Fact]
    public async Task A_broken_file_is_listed_in_log_app_and_check_and_the_rest_is_served()
    {
        var folder = Directory.CreateTempSubdirectory("bpm-broken-").FullName;
        try
        {
            Copy(SmallCatalogue.Folder, Path.Combine(folder, "procedures"));
            var broken = Path.Combine(folder, "procedures", "catalogue", "land", "9.000001@1.yaml");
            await File.WriteAllTextAsync(
                broken,
                "procedure: \"9.000001\"\nversion: 1\nname: Hỏng\nsteps: [\n",
                TestContext.Current.CancellationToken
            );
            await using var other = await WebServer.Start(procedures: Path.Combine(folder, "procedures"));
            using var designer = await other.SignIn("tk1");

            async Task<JsonElement> Broken() =>
                (await designer.Get("/procedures/findings"))
                    .Ok()
                    .Body.EnumerateArray()
                    .First(f => f.GetProperty("severity").GetString() == "error");

            var finding = await Broken();
            finding.GetProperty("title").GetString().ShouldBe("Sai cú pháp YAML");
            var vietnamese = finding.GetProperty("message").GetString()!;
            vietnamese.ShouldStartWith("sai cú pháp YAML");
            designer.Language = "en";
            var english = (await Broken()).GetProperty("message").GetString()!;
            english.ShouldStartWith("this is not YAML");
            finding.GetProperty("file").GetString()!.ShouldEndWith("9.000001@1.yaml");
            var place =
                $"9.000001@1.yaml:{finding.GetProperty("line").GetInt32()}:{finding.GetProperty("column").GetInt32()}";
            var code = finding.GetProperty("code").GetString()!;
            other.Log.Lines.ShouldContain(line => line.StartsWith("Error") && line.Contains($"{place} {code}"));
            (await designer.Get("/procedures")).Ok().Body.GetArrayLength().ShouldBe(SmallCatalogue.Count);

            using var output = new StringWriter();
            var exit = await Verbs.Run(["check", Path.Combine(folder, "procedures")], output, TextWriter.Null);
            exit.ShouldBe(ExitCode.FoundErrors);
            output.ToString().ShouldContain(place);
            output.ToString().ShouldContain(code);
            output.ToString().ShouldContain(english);
            using var told = new StringWriter();
            await Verbs.Run(["check", Path.Combine(folder, "procedures"), "--lang", "vi"], told, TextWriter.Null);
            told.ToString().ShouldContain($"lỗi {code}: {vietnamese}");
            told.ToString().ShouldNotContain(english);

            using var json = new StringWriter();
            await Verbs.Run(["check", Path.Combine(folder, "procedures"), "--json"], json, TextWriter.Null);
            var answer = JsonDocument.Parse(json.ToString()).RootElement;
            answer.GetProperty("errors").GetInt32().ShouldBeGreaterThan(0);
            var written = answer
                .GetProperty("diagnostics")
                .EnumerateArray()
                .First(d => d.GetProperty("code").GetString() == code);
            written.GetProperty("message").GetString().ShouldBe(vietnamese);
            written.GetProperty("messageEn").GetString().ShouldBe(english);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_restart_keeps_dossiers_tasks_clocks_and_sign_ins()
    {
        var data = Directory.CreateTempSubdirectory("bpm-restart-").FullName;
        try
        {
            string code;
            string before;
            string inbox;
            await using (var first = await WebServer.Start(data))
            {
                first.At("2026-11-20T09:10");
                using var desk = await first.SignIn("tn1");
                code = await Receive(desk);
                (await GoOn(desk, code, "receive")).Ok();
                before = (await View(desk, code)).ToString();
                inbox = (await desk.Get("/inbox?view=all")).Ok()["groups"].ToString();
            }

            await using var second = await WebServer.Start(data);
            second.At("2026-11-20T09:10");
            using var again = await second.SignIn("tn1");
            (await View(again, code)).ToString().ShouldBe(before);
            (await again.Get("/inbox?view=all")).Ok()["groups"].ToString().ShouldBe(inbox);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(data, recursive: true);
        }
    }

    [Fact]
    public async Task The_demo_has_dossiers_at_many_stages()
    {
        await using var fresh = await WebServer.Start(now: "2026-11-20T15:00");
        using var inspector = await fresh.SignIn("tt1");
        var rows = (await inspector.Get("/dossiers?take=200")).Ok()["rows"].EnumerateArray().ToList();
        rows.Count.ShouldBeGreaterThanOrEqualTo(12);
        rows.Select(r => r.GetProperty("status").GetProperty("code").GetString())
            .Distinct()
            .ShouldBe(["in-process", "awaiting-supplement", "awaiting-payment", "delivered"], ignoreOrder: true);
        fresh.Log.Lines.ShouldNotContain(line => line.Contains("Demo:"));
    }

    [Theory]
    [InlineData("http://0.0.0.0:5080", true, false)]
    [InlineData("http://*:5080", true, false)]
    [InlineData("http://127.0.0.1:5080;http://10.0.0.1:5080", true, false)]
    [InlineData("http://127.0.0.1:5080", true, true)]
    [InlineData("http://localhost:5080;http://[::1]:5080", true, true)]
    [InlineData("http://0.0.0.0:5080", false, true)]
    public void Demo_people_are_served_to_this_computer_only(string urls, bool demo, bool starts)
    {
        var options = ServerOptions.Read(
            new ConfigurationBuilder()
                .AddInMemoryCollection(
                    new Dictionary<string, string?> { ["urls"] = urls, ["Bpm:Demo"] = demo ? "true" : "false" }
                )
                .Build(),
            Path.GetTempPath()
        );
        (options.Problem is null).ShouldBe(starts);
    }

    [Theory]
    [InlineData("version", 0)]
    [InlineData("--help", 0)]
    [InlineData("check --help", 0)]
    [InlineData("check", 2)]
    [InlineData("check /no/such/folder", 2)]
    [InlineData("openapi now", 2)]
    [InlineData("serve --port 80", 2)]
    [InlineData("--storage paper", 2)]
    [InlineData("--urls http://0.0.0.0:0 --demo true", 2)]
    [InlineData("dance", 2)]
    public async Task Verbs_answer_with_their_exit_codes(string line, int exit)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        (await Verbs.Run(line.Split(' '), output, errors)).ShouldBe(exit);
        (exit == 0 ? output : errors).ToString().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Nobody_moves_the_clock_outside_the_environment_Test()
    {
        await using var real = await WebServer.Start(environment: "Production");
        using var api = await real.SignIn("xl1");
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/v1/me", UriKind.Relative));
        request.Headers.Add("X-Test-Now", "2001-01-01T08:00");
        var me = JsonDocument.Parse(await (await api.Raw(request)).Content.ReadAsStringAsync()).RootElement;
        me.GetProperty("today").GetString().ShouldNotStartWith("2001");
        real.Services.GetRequiredService<ServerClock>().Standing.ShouldBeNull();
    }

    [Fact]
    public async Task Wrong_passwords_lock_the_account_for_a_while()
    {
        using var api = server.Anonymous();
        Answer answer;
        var tries = 0;
        do
        {
            answer = await api.Post("/session", new { user = "xd2", password = "wrong" });
        } while (answer.Code == "sign-in-failed" && ++tries < 20);

        answer.Refused(HttpStatusCode.TooManyRequests, "account-locked");
        (await api.Post("/session", new { user = "xd2", password = "demo" })).Refused(
            HttpStatusCode.TooManyRequests,
            "account-locked"
        );
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
