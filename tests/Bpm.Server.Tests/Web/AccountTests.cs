using System.Net;
using System.Text.RegularExpressions;
using Bpm.Server.Commands;
using Bpm.Server.Tests.Web.Harness;
using Bpm.Tests.Shared;

namespace Bpm.Server.Tests.Web;

/// <summary>Accounts made, given roles, shut; and passwords that only their owners know.</summary>
public sealed class AccountTests
{
    private const string Own = "một câu dài của tôi";

    [Fact]
    public async Task A_given_password_opens_nothing_but_the_choice_of_another()
    {
        await using var server = await WebServer.Start();
        server.At("2026-11-20T09:10");
        using var administrator = await server.SignIn("qt1");
        var made = (
            await administrator.Post(
                "/accounts",
                new
                {
                    user = "moi.den",
                    name = "Người Mới Đến",
                    grants = new[] { new { unit = "16681-mc", role = "reception-officer" } },
                }
            )
        ).Ok();
        var given = made["password"].GetString()!;
        server.Log.Lines.ShouldNotContain(l => l.Contains(given, StringComparison.Ordinal));
        using var person = server.Anonymous();
        var me = (await person.Post("/session", new { user = "moi.den", password = given })).Ok();
        me["passwordUrl"].GetString().ShouldBe("/password");
        (await person.Get("/inbox")).Refused(HttpStatusCode.Forbidden, "password-change-needed");
        (await person.Post("/dossiers", LandTransfer.Application())).Refused(
            HttpStatusCode.Forbidden,
            "password-change-needed"
        );
        (await person.Get("/me")).Ok()["passwordUrl"].GetString().ShouldBe("/password");
        using var other = server.Anonymous();
        (await other.Post("/session", new { user = "moi.den", password = given })).Ok();

        await Wrong("next", given, "ngắn");
        await Wrong("next", given, given);
        await Wrong("next", given, "toi la moi.den day");
        await Wrong("current", "không phải", Own);
        (await person.Put("/me/password", new { current = given, next = Own })).Ok();

        (await person.Get("/inbox")).Ok();
        (await person.Get("/me")).Ok()["passwordUrl"].ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        (await other.Get("/me")).Refused(HttpStatusCode.Unauthorized, "not-signed-in");
        (await other.Post("/session", new { user = "moi.den", password = given })).Refused(
            HttpStatusCode.Unauthorized,
            "sign-in-failed"
        );
        (await LandTransfer.Receive(person)).ShouldNotBeEmpty();

        async Task Wrong(string field, string current, string next) =>
            (await person.Put("/me/password", new { current, next }))
                .Refused(HttpStatusCode.UnprocessableEntity, "input")["errors"][0]
                .GetProperty("field")
                .GetString()
                .ShouldBe(field);
    }

    [Fact]
    public async Task The_page_without_script_changes_it_too()
    {
        await using var server = await WebServer.Start();
        using var administrator = await server.SignIn("qt1");
        var given = await Make(administrator, "trang");
        using var person = server.Anonymous();
        (await person.Post("/session", new { user = "trang", password = given })).Ok();
        using var slip = new HttpRequestMessage(HttpMethod.Get, new Uri("/in/receipt/x", UriKind.Relative));
        using var sent = await person.Raw(slip);
        sent.Headers.Location!.OriginalString.ShouldBe("/password");
        var (_, html) = await person.Page("/password");
        var token = Regex.Match(html, "__RequestVerificationToken[^>]*value=\"(?<t>[^\"]+)\"").Groups["t"].Value;
        (await Post(Own, Own + "x")).Html.ShouldContain("không giống nhau");
        (await Post(Own, Own)).Status.ShouldBe(HttpStatusCode.Redirect);
        (await person.Get("/inbox")).Ok();
        using var nobody = server.Anonymous();
        (await nobody.Page("/password")).Status.ShouldBe(HttpStatusCode.Redirect);

        async Task<(HttpStatusCode Status, string Html)> Post(string next, string again)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/password", UriKind.Relative));
            request.Content = new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["current"] = given,
                    ["next"] = next,
                    ["again"] = again,
                    ["__RequestVerificationToken"] = token,
                }
            );
            using var answer = await person.Raw(request);
            return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
        }
    }

    [Fact]
    public async Task Roles_are_given_and_taken_by_the_day_and_accounts_shut_at_once()
    {
        await using var server = await WebServer.Start();
        server.At("2026-11-20T09:10");
        using var administrator = await server.SignIn("qt1");
        var given = await Make(administrator, "theo-ngay");
        using var person = server.Anonymous();
        (await person.Post("/session", new { user = "theo-ngay", password = given })).Ok();
        (await person.Put("/me/password", new { current = given, next = Own })).Ok();
        (await Units()).ShouldBeEmpty();

        var grant = new
        {
            unit = "land-vinh",
            role = "specialist",
            from = "2026-11-21",
            until = "2026-11-30",
        };
        (await administrator.Post("/accounts/theo-ngay/grants", grant)).Ok();
        (await Units()).ShouldBeEmpty("it begins tomorrow");
        server.At("2026-11-21T09:10");
        (await Units()).ShouldBe(["land-vinh"]);
        (
            await administrator.Post(
                "/accounts/theo-ngay/grants/end",
                new
                {
                    unit = "land-vinh",
                    role = "specialist",
                    from = "2026-11-22",
                }
            )
        ).Ok();
        (await Units()).ShouldBe(["land-vinh"]);
        server.At("2026-11-22T09:10");
        (await Units()).ShouldBeEmpty();
        var listed = (await administrator.Get("/accounts?q=theo-ngay")).Ok()["rows"][0];
        listed.GetProperty("grants")[0].GetProperty("until").GetString().ShouldBe("2026-11-21");
        (
            await administrator.Post("/accounts/theo-ngay/grants/end", new { unit = "land-vinh", role = "leader" })
        ).Refused(HttpStatusCode.NotFound, "grant-unknown");

        (await administrator.Post("/accounts/theo-ngay/disabled", new { disabled = true })).Ok();
        (await person.Get("/me")).Refused(HttpStatusCode.Unauthorized, "not-signed-in");
        (await person.Post("/session", new { user = "theo-ngay", password = Own })).Refused(
            HttpStatusCode.Unauthorized,
            "sign-in-failed"
        );
        (await administrator.Post("/accounts/theo-ngay/disabled", new { disabled = false })).Ok();
        var reset = (await administrator.Post("/accounts/theo-ngay/password")).Ok()["password"].GetString();
        (await person.Post("/session", new { user = "theo-ngay", password = reset }))
            .Ok()["passwordUrl"]
            .GetString()
            .ShouldBe("/password");

        async Task<List<string?>> Units() =>
            [
                .. (await person.Get("/me"))
                    .Ok()["grants"]
                    .EnumerateArray()
                    .Select(g => g.GetProperty("unit").GetString()),
            ];
    }

    [Fact]
    public async Task What_cannot_be_is_refused()
    {
        await using var server = await WebServer.Start();
        server.At("2026-11-20T09:10");
        using var administrator = await server.SignIn("qt1");
        await Make(administrator, "co-roi");
        (
            await administrator.Post(
                "/accounts",
                new
                {
                    user = "co-roi",
                    name = "x",
                    grants = Array.Empty<object>(),
                }
            )
        ).Refused(HttpStatusCode.Conflict, "account-exists");
        var wrong = (
            await administrator.Post(
                "/accounts",
                new
                {
                    user = "Có Dấu",
                    name = " ",
                    grants = new[]
                    {
                        new
                        {
                            unit = "nowhere",
                            role = "king",
                            from = "2026-02-30",
                            until = "2026-01-01",
                        },
                    },
                }
            )
        ).Refused(HttpStatusCode.UnprocessableEntity, "input");
        wrong["errors"]
            .EnumerateArray()
            .Select(e => e.GetProperty("field").GetString())
            .ShouldBe(["user", "name", "grants[0].unit", "grants[0].role", "grants[0].from", "grants[0].until"]);
        (await administrator.Post("/accounts/qt1/disabled", new { disabled = true })).Refused(
            HttpStatusCode.Conflict,
            "account-self"
        );
        (await administrator.Post("/accounts/qt1/grants/end", new { unit = "x", role = "administrator" })).Refused(
            HttpStatusCode.Conflict,
            "account-self"
        );
        (await administrator.Post("/accounts/tn1/password")).Refused(HttpStatusCode.Conflict, "account-demo");
        (await administrator.Put("/me/password", new { current = "demo", next = Own })).Refused(
            HttpStatusCode.Conflict,
            "account-demo"
        );
        (await administrator.Post("/accounts/none/disabled", new { disabled = true })).Refused(
            HttpStatusCode.NotFound,
            "account-unknown"
        );

        // Page by page, each once.
        var seen = new List<string>();
        for (string? after = ""; after is not null; )
        {
            var page = (await administrator.Get($"/accounts?take=7&after={after}")).Ok();
            seen.AddRange(page["rows"].EnumerateArray().Select(r => r.GetProperty("user").GetString()!));
            after = page["next"].GetString();
        }

        seen.ShouldBe(seen.Distinct().Order(StringComparer.Ordinal));
        seen.ShouldContain("co-roi");
    }

    [Fact]
    public async Task The_first_administrator_is_made_from_the_command_line()
    {
        var folder = Directory.CreateTempSubdirectory("bpm-first-").FullName;
        await using (await WebServer.Start(folder, demo: false, environment: "Production"))
        {
            // The store is made.
        }

        using var told = new StringWriter();
        using var errors = new StringWriter();
        string[] add =
        [
            "account",
            "add",
            "quantri",
            "--name",
            "Nguyễn Văn Đầu",
            "--grants",
            "administrator@16681-mc",
            "--data",
            folder,
            "--procedures",
            SmallCatalogue.Folder,
        ];
        (await Verbs.Run(add, told, errors)).ShouldBe(ExitCode.Done, errors.ToString());
        (await Verbs.Run(add, told, errors)).ShouldNotBe(ExitCode.Done);
        errors.ToString().ShouldContain("already");
        (await Verbs.Run([.. add[..2], "Bad Name"], told, errors)).ShouldNotBe(ExitCode.Done);
        var password = told.ToString().Trim().Split(": ")[1];
        await using (var server = await WebServer.Start(folder, demo: false, environment: "Production"))
        {
            using var first = server.Anonymous();
            (await first.Post("/session", new { user = "quantri", password })).Ok();
            (await first.Put("/me/password", new { current = password, next = Own })).Ok();
            (await first.Get("/accounts")).Ok();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("""{"a":"x\u0000"}""", true)]
    [InlineData("""{"a":"\\\u0000"}""", true)]
    [InlineData("""{"a":"\\u0000"}""", false)]
    [InlineData("""{"a":"\u00001"}""", true)]
    [InlineData("""{"a":"\u0001\u000a0000"}""", false)]
    [InlineData("""{"a":"u0000"}""", false)]
    public void A_text_with_nothing_in_it_is_found_in_any_pieces(string json, bool has)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(json);
        for (var size = 1; size <= bytes.Length; size++)
        {
            var spotter = new Bpm.Server.Features.Http.NulSpotter();
            foreach (var piece in bytes.Chunk(size))
            {
                spotter.Look(piece);
            }

            spotter.Found.ShouldBe(has);
        }
    }

    [Fact]
    public async Task One_account_shows_its_roles_over_time_and_where_it_is_signed_in()
    {
        await using var server = await WebServer.Start();
        server.At("2026-11-20T09:10");
        using var administrator = await server.SignIn("qt1");
        using var officer = await server.SignIn("xl1");
        await Give("so-tu-phap", "head", "2026-12-01", null);
        await Give("16681", "clerk", "2026-01-01", "2026-11-19");
        var detail = (await administrator.Get("/accounts/xl1")).Ok();
        var account = detail["account"];
        account.GetProperty("name").GetString().ShouldBe("Phạm Minh Thử");
        account
            .GetProperty("grants")
            .EnumerateArray()
            .Select(g => (g.GetProperty("unit").GetString(), g.GetProperty("state").GetString()))
            .ShouldBe([("16681", "over"), ("land-vinh", "running"), ("so-tu-phap", "planned")]);
        var session = detail["sessions"].EnumerateArray().ShouldHaveSingleItem();
        session.GetProperty("startedAt").GetString().ShouldBe("2026-11-20T09:10");
        session.GetProperty("current").GetBoolean().ShouldBeFalse();

        for (var i = 0; i < 5; i++)
        {
            using var other = server.Anonymous();
            (await other.Post("/session", new { user = "tp1", password = "sai" })).Status.ShouldNotBe(
                HttpStatusCode.OK
            );
        }

        (await administrator.Get("/accounts/tp1"))
            .Ok()["account"]
            .GetProperty("lockedUntil")
            .GetString()
            .ShouldStartWith("2026-11-20T09:");
        (await administrator.Get("/accounts/nobody")).Refused(HttpStatusCode.NotFound, "account-unknown");
        (await officer.Get("/accounts/xl1")).Refused(HttpStatusCode.Forbidden, "not-allowed");
        (await administrator.Get("/me")).Ok()["can"].ToString().ShouldContain("administer");
        (await officer.Get("/me")).Ok()["can"].ToString().ShouldNotContain("administer");

        async Task Give(string unit, string role, string from, string? until) =>
            (
                await administrator.Post(
                    "/accounts/xl1/grants",
                    new
                    {
                        unit,
                        role,
                        from,
                        until,
                    }
                )
            ).Ok();
    }

    private static async Task<string> Make(Api administrator, string user)
    {
        var body = new
        {
            user,
            name = $"Người {user}",
            grants = Array.Empty<object>(),
        };
        return (await administrator.Post("/accounts", body)).Ok()["password"].GetString()!;
    }
}
