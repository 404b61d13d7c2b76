using System.Net;
using Bpm.Server.Features.Session.OpenId;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Bpm.Server.Tests.Web.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bpm.Server.Tests.Web;

/// <summary>Sign-in by an identity provider: the right person gets a session, and nobody else anything.</summary>
public sealed class OpenIdTests
{
    private const string At = "2026-11-20T09:10";

    [Fact]
    public async Task Whoever_the_provider_knows_gets_a_session_that_can_be_ended()
    {
        await using var provider = await IdentityProvider.Start();
        await using var server = await Serve(provider);
        using var api = server.Anonymous();
        var page = (await api.Get("/sign-in")).Ok();
        page["local"].GetBoolean().ShouldBeTrue();
        page["provider"].GetProperty("name").GetString().ShouldBe("tỉnh Nghệ An");

        (await Travel(api, provider, "/app/inbox?view=unit")).ShouldBe("/app/inbox?view=unit");
        var me = (await api.Get("/me")).Ok();
        me["user"].GetString().ShouldBe("xl1");
        me["signOutUrl"].GetString().ShouldBe("/sign-out/openid");

        // One session like any other: listed, and ended by an administrator.
        (await api.Get("/sessions"))
            .Ok()
            .Body.GetArrayLength()
            .ShouldBe(1);
        using var administrator = await server.SignIn("qt1");
        (await administrator.Get("/me")).Ok()["signOutUrl"].ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        (await administrator.Delete("/accounts/xl1/sessions")).Ok();
        (await api.Get("/me")).Refused(HttpStatusCode.Unauthorized, "not-signed-in");

        // Signing out here, then there.
        await Travel(api, provider);
        (await api.Delete("/session")).Ok();
        (await api.Get("/me")).Refused(HttpStatusCode.Unauthorized, "not-signed-in");
        var leave = await Go(api, "/sign-out/openid");
        leave.ShouldStartWith($"{provider.Address}leave?client_id=bpm&post_logout_redirect_uri=");
    }

    [Theory]
    [InlineData("nobody-here")]
    [InlineData("")]
    [InlineData("XL1")]
    public async Task Somebody_without_an_account_is_told_so_and_gets_none(string person)
    {
        await using var provider = await IdentityProvider.Start();
        await using var server = await Serve(provider);
        using var api = server.Anonymous();
        var accounts = await Accounts(server);
        provider.Person = person;
        (await Travel(api, provider)).ShouldBe("/sign-in/problem?why=unknown&lang=vi");
        var (status, html) = await api.Page("/sign-in/problem?why=unknown&lang=vi");
        status.ShouldBe(HttpStatusCode.Forbidden);
        html.ShouldContain("Bạn chưa có tài khoản");
        (await api.Get("/me")).Refused(HttpStatusCode.Unauthorized, "not-signed-in");
        (await Accounts(server)).ShouldBe(accounts);
        (await api.Page("/sign-in/problem?why=<script>&lang=en")).Html.ShouldContain("does not answer");
    }

    [Fact]
    public async Task A_disabled_account_stays_outside()
    {
        await using var provider = await IdentityProvider.Start();
        await using var server = await Serve(provider);
        await using (var db = await Db(server))
        {
            await db
                .Accounts.Where(a => a.User == "xl1")
                .ExecuteUpdateAsync(
                    set => set.SetProperty(a => a.Disabled, true),
                    TestContext.Current.CancellationToken
                );
        }

        using var api = server.Anonymous();
        (await Travel(api, provider)).ShouldBe("/sign-in/problem?why=unknown&lang=vi");
    }

    [Fact]
    public async Task A_token_that_is_not_to_be_trusted_signs_nobody_in()
    {
        await using var provider = await IdentityProvider.Start();
        await using var server = await Serve(provider);
        await Fails("another sign-in's", c => c["nonce"] = "other");
        await Fails("without a nonce", c => c.Remove("nonce"));
        await Fails("another system's", c => c["aud"] = "other");
        await Fails("another provider's", c => c["iss"] = "https://evil.example");
        await Fails("over", c => c["exp"] = 1_000_000_000);
        await Fails("without an end", c => c.Remove("exp"));
        await Fails("not yet", c => c["nbf"] = 2_000_000_000);
        await Fails(
            "for two systems, made for the other",
            c =>
            {
                c["aud"] = new[] { "bpm", "other" };
                c["azp"] = "other";
            }
        );
        provider.Forge = true;
        await Fails("signed by somebody else", _ => { });
        provider.Forge = false;
        using var api = server.Anonymous();
        (await Travel(api, provider)).ShouldBe("/app");

        async Task Fails(string why, Action<Dictionary<string, object>> change)
        {
            provider.Change = change;
            using var browser = server.Anonymous();
            (await Travel(browser, provider)).ShouldBe("/sign-in/problem?why=provider&lang=vi", why);
            (await browser.Get("/me")).Refused(HttpStatusCode.Unauthorized, "not-signed-in");
            provider.Change = _ => { };
        }
    }

    [Fact]
    public async Task An_answer_is_good_once_in_the_browser_that_asked()
    {
        await using var provider = await IdentityProvider.Start();
        await using var server = await Serve(provider);
        using var mine = server.Anonymous();
        var back = await GoTo(provider, await Go(mine, "/sign-in/openid"));

        // Another browser, into which somebody slips the link.
        using var other = server.Anonymous();
        (await Go(other, back)).ShouldBe("/sign-in/problem?why=expired&lang=vi");
        (await Go(mine, back.Replace("state=", "state=x", StringComparison.Ordinal))).ShouldBe(
            "/sign-in/problem?why=expired&lang=vi"
        );
        (await Go(mine, back)).ShouldBe("/sign-in/problem?why=expired&lang=vi", "a trip is over after one return");

        var second = await GoTo(provider, await Go(mine, "/sign-in/openid"));
        (await Go(mine, second)).ShouldBe("/app");
        (await Go(mine, second)).ShouldBe("/sign-in/problem?why=expired&lang=vi");

        // A trip takes minutes, not hours; and whoever stops there is told so.
        provider.Person = null;
        (await Travel(mine, provider)).ShouldBe("/sign-in/problem?why=refused&lang=vi");
    }

    [Fact]
    public async Task New_keys_of_the_provider_are_learnt_and_a_provider_that_is_away_is_said_so()
    {
        await using var provider = await IdentityProvider.Start();
        await using var server = await Serve(provider);
        using var api = server.Anonymous();
        (await Travel(api, provider)).ShouldBe("/app");
        provider.Roll();
        (await Travel(api, provider)).ShouldBe("/sign-in/problem?why=provider&lang=vi", "asked only just now");
        server.At("2026-11-20T09:11");
        (await Travel(api, provider)).ShouldBe("/app");

        // After a day it is asked again what it is.
        provider.Away = true;
        server.At("2026-11-21T09:11");
        using var other = server.Anonymous();
        (await Go(other, "/sign-in/openid")).ShouldBe("/sign-in/problem?why=provider&lang=vi");
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/app\r\nSet-Cookie: x=y")]
    [InlineData("")]
    public void It_comes_back_to_this_site_alone(string path) => OpenIdSignIn.IsHere(path).ShouldBeFalse();

    [Fact]
    public async Task Local_sign_in_can_be_turned_off_but_not_the_last_way_in()
    {
        await using var provider = await IdentityProvider.Start();
        var settings = provider.Settings;
        settings["Bpm:LocalSignIn"] = "false";
        await using var server = await WebServer.Start(settings: settings, now: At);
        using var api = server.Anonymous();
        (await api.Post("/session", new { user = "xl1", password = "demo" })).Refused(
            HttpStatusCode.Forbidden,
            "local-sign-in-off"
        );
        (await api.Get("/sign-in")).Ok()["local"].GetBoolean().ShouldBeFalse();
        (await Travel(api, provider)).ShouldBe("/app");

        await Should.ThrowAsync<CannotServeException>(() =>
            WebServer.Start(settings: new Dictionary<string, string?> { ["Bpm:LocalSignIn"] = "false" })
        );
        await Should.ThrowAsync<CannotServeException>(() =>
            WebServer.Start(
                settings: new Dictionary<string, string?>
                {
                    ["Bpm:OpenId:Authority"] = "http://id.example.vn",
                    ["Bpm:OpenId:ClientId"] = "bpm",
                }
            )
        );
    }

    private static Task<WebServer> Serve(IdentityProvider provider) =>
        WebServer.Start(settings: provider.Settings, now: At);

    /// <summary>To the provider and back.</summary>
    /// <returns>Where the browser ends up.</returns>
    private static async Task<string> Travel(Api browser, IdentityProvider provider, string? to = null)
    {
        var begin = to is null ? "/sign-in/openid" : $"/sign-in/openid?return={Uri.EscapeDataString(to)}";
        return await Go(browser, await GoTo(provider, await Go(browser, begin)));
    }

    /// <returns>The address that a browser is sent to.</returns>
    private static async Task<string> Go(Api browser, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.RelativeOrAbsolute));
        using var answer = await browser.Raw(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        return answer.Headers.Location!.OriginalString;
    }

    private static async Task<string> GoTo(IdentityProvider provider, string address)
    {
        address.ShouldStartWith($"{provider.Address}authorize?");
        using var http = new HttpClient(
            new HttpClientHandler { AllowAutoRedirect = false, CheckCertificateRevocationList = true }
        );
        using var answer = await http.GetAsync(new Uri(address));
        return answer.Headers.Location!.OriginalString;
    }

    private static Task<BpmDb> Db(WebServer server) =>
        server
            .Services.GetRequiredService<IDbContextFactory<BpmDb>>()
            .CreateDbContextAsync(TestContext.Current.CancellationToken);

    private static async Task<int> Accounts(WebServer server)
    {
        await using var db = await Db(server);
        return await db.Accounts.CountAsync(TestContext.Current.CancellationToken);
    }
}
