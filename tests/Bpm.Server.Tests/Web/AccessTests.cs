using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Bpm.Server.Storage;
using Bpm.Server.Tests.Web.Harness;
using Microsoft.Extensions.DependencyInjection;
using static Bpm.Server.Tests.Web.Harness.LandTransfer;

namespace Bpm.Server.Tests.Web;

/// <summary>Sign-ins that can be ended, tokens of machines, and who read whose data.</summary>
[Collection(nameof(WebCollection))]
public sealed class AccessTests(SharedServer shared)
{
    private readonly WebServer server = shared.Server;

    [Fact]
    public async Task Sign_ins_are_listed_and_one_can_be_ended_from_another()
    {
        using var office = await server.SignIn("tp3");
        using var lost = await server.SignIn("tp3");
        using var other = await server.SignIn("tp2");
        var mine = (await office.Get("/sessions")).Ok().Body.EnumerateArray().ToList();
        mine.Count.ShouldBe(2);
        mine.Count(s => s.GetProperty("current").GetBoolean()).ShouldBe(1);
        var away = mine.Single(s => !s.GetProperty("current").GetBoolean()).GetProperty("id").GetString();

        (await other.Delete($"/sessions/{away}")).Refused(HttpStatusCode.NotFound, "session-unknown");
        (await lost.Get("/me")).Ok();
        (await office.Delete($"/sessions/{away}")).Ok();
        (await lost.Get("/me")).Refused(HttpStatusCode.Unauthorized, "not-signed-in");
        (await office.Get("/sessions")).Ok().Body.GetArrayLength().ShouldBe(1);

        using var administrator = await server.SignIn("qt1");
        (await other.Delete("/accounts/tp3/sessions")).Refused(HttpStatusCode.Forbidden, "not-allowed");
        (await administrator.Delete("/accounts/nobody/sessions")).Refused(HttpStatusCode.NotFound, "account-unknown");
        (await administrator.Delete("/accounts/tp3/sessions")).Ok();
        (await office.Get("/me")).Refused(HttpStatusCode.Unauthorized, "not-signed-in");
    }

    [Fact]
    public async Task A_machine_does_what_its_token_covers_until_it_ends()
    {
        server.At("2026-11-20T09:10");
        using var administrator = await server.SignIn("qt1");
        using var desk = await server.SignIn("tn1");
        var request = new
        {
            user = "tn1",
            name = "Cổng dịch vụ",
            scopes = new[] { "read" },
            days = 30,
        };
        (await desk.Post("/tokens", request)).Refused(HttpStatusCode.Forbidden, "not-allowed");
        var key = Guid.NewGuid().ToString();
        var made = (await administrator.Post("/tokens", request, key: key)).Ok();
        var secret = made["secret"].GetString()!;
        (await administrator.Post("/tokens", request, key: key)).Refused(HttpStatusCode.Conflict, "token-made-already");
        var listed = (await administrator.Get("/tokens")).Ok().Body;
        listed.ToString().ShouldNotContain(secret.Split('.')[1]);
        (
            await administrator.Post(
                "/tokens",
                new
                {
                    user = "tn1",
                    name = "x",
                    scopes = new[] { "all" },
                    days = 1,
                }
            )
        ).Refused(HttpStatusCode.UnprocessableEntity, "input");

        (await Machine(HttpMethod.Get, "/api/v1/dossiers", secret)).ShouldBe((HttpStatusCode.OK, ""));
        (await Machine(HttpMethod.Post, "/api/v1/dossiers", secret)).ShouldBe(
            (HttpStatusCode.Forbidden, "scope-missing")
        );
        (await Machine(HttpMethod.Get, "/api/v1/sessions", secret)).ShouldBe(
            (HttpStatusCode.Forbidden, "scope-missing")
        );
        (await Machine(HttpMethod.Get, "/api/v1/dossiers", secret + "x")).ShouldBe(
            (HttpStatusCode.Unauthorized, "not-signed-in")
        );
        var writer = (await administrator.Post("/tokens", request with { scopes = ["read", "write"], days = 1 })).Ok();
        var writes = writer["secret"].GetString()!;
        (await Machine(HttpMethod.Post, "/api/v1/dossiers", writes, Application())).ShouldBe(
            (HttpStatusCode.Created, "")
        );

        server.At("2026-11-21T09:11");
        (await Machine(HttpMethod.Get, "/api/v1/dossiers", writes)).ShouldBe(
            (HttpStatusCode.Unauthorized, "not-signed-in"),
            "its day is over"
        );
        server.At("2026-11-20T09:10");
        using var again = await server.SignIn("qt1");
        (await again.Delete($"/tokens/{made["token"].GetProperty("id").GetString()}")).Ok();
        (await Machine(HttpMethod.Get, "/api/v1/dossiers", secret)).ShouldBe(
            (HttpStatusCode.Unauthorized, "not-signed-in")
        );
    }

    [Fact]
    public async Task Every_read_of_personal_data_is_noted_and_those_who_need_not_know_see_less()
    {
        server.At("2026-11-20T09:10");
        using var desk = await server.SignIn("tn1");
        using var land = await server.SignIn("xl1");
        using var inspector = await server.SignIn("tt1");
        var code = await Receive(desk, "Lưu Thị Đọc Thử");
        (await GoOn(desk, code, "receive")).Ok();

        var atDesk = (await View(desk, code)).GetProperty("applicant");
        atDesk.GetProperty("identityNumber").GetString().ShouldBe("000000009999");
        var atLand = (await View(land, code)).GetProperty("applicant");
        atLand.GetProperty("name").GetString().ShouldBe("Lưu Thị Đọc Thử");
        atLand.GetProperty("identityNumber").GetString().ShouldBe("*** *** 9999");
        var afar = (await View(inspector, code)).GetProperty("applicant");
        afar.GetProperty("name").GetString().ShouldBe("Lưu T. Đ. T.");
        await View(land, code);
        await desk.Page($"/in/receipt/{code}");
        (await land.Get("/inbox?view=unit&q=luu+thi+doc")).Ok();
        (await inspector.Get("/dossiers?q=luu+thi+doc")).Ok();

        (await desk.Get($"/dossiers/{code}/readers")).Refused(HttpStatusCode.Forbidden, "not-allowed");
        var reads = (await inspector.Get($"/dossiers/{code}/readers")).Ok().Body.EnumerateArray();
        reads
            .Select(r =>
                $"{r.GetProperty("user").GetString()} {r.GetProperty("way").GetString()} {r.GetProperty("masked").GetBoolean()}"
            )
            .Order(StringComparer.Ordinal)
            .ShouldBe([
                "tn1 dossier False",
                "tn1 slip False",
                "tt1 dossier True",
                "tt1 list True",
                "xl1 dossier True",
                "xl1 inbox False",
            ]);
    }

    private async Task<(HttpStatusCode, string)> Machine(
        HttpMethod method,
        string path,
        string secret,
        object? body = null
    )
    {
        using var http = new HttpClient { BaseAddress = server.Address };
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        if (method != HttpMethod.Get)
        {
            request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
            request.Content = System.Net.Http.Json.JsonContent.Create(body ?? new { });
        }

        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        var json = JsonDocument.Parse(text).RootElement;
        return (
            answer.StatusCode,
            json.ValueKind == JsonValueKind.Object && json.TryGetProperty("traceId", out _)
                ? json.GetProperty("code").GetString()!
                : ""
        );
    }
}
