using System.Net.WebSockets;
using Bpm.Server.Tests.Web.Harness;
using static Bpm.Server.Tests.Web.Harness.LandTransfer;

namespace Bpm.Server.Tests.Web;

/// <summary>Live notices: numbers and codes, to those whom they concern, never personal data.</summary>
[Collection(nameof(WebCollection))]
public sealed class HubTests(SharedServer shared)
{
    private readonly WebServer server = shared.Server;

    [Fact]
    public async Task A_task_that_arrives_is_told_to_the_unit_that_gets_it()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        server.At("2026-11-20T09:10");
        using var desk = await server.SignIn("tn1");
        using var land = await server.SignIn("xl1");
        var code = await Receive(desk, "Trịnh Thị Thông Báo");
        var sequence = (await land.Get("/inbox")).Ok()["sequence"].GetInt64();
        await using var hub = await HubClient.Connect(land, limit.Token);

        (await GoOn(desk, code, "receive")).Ok();

        var notice = await hub.Changed(limit.Token);
        notice.GetProperty("dossiers").EnumerateArray().Select(d => d.GetString()).ShouldBe([code]);
        notice.GetProperty("topics").EnumerateArray().Select(t => t.GetString()).ShouldBe(["o:land-vinh:specialist"]);
        notice.GetProperty("sequence").GetInt64().ShouldBeGreaterThan(sequence);
        notice.ToString().ShouldNotContain("Trịnh");

        // Whoever was not connected catches up by number.
        var missed = (await land.Get($"/changes?since={sequence}")).Ok();
        missed["reset"].GetBoolean().ShouldBeFalse();
        missed["changes"].EnumerateArray().Select(c => c.GetProperty("code").GetString()).ShouldContain(code);
        (await land.Get("/changes?since=999999999")).Ok()["reset"].GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_watched_dossier_is_told_too_and_several_changes_come_together()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        server.At("2026-11-20T09:10");
        using var desk = await server.SignIn("tn1");
        using var land = await server.SignIn("xl1");
        var code = await Receive(desk);
        (await GoOn(desk, code, "receive")).Ok();
        await using var hub = await HubClient.Connect(desk, limit.Token);
        await hub.Invoke("Watch", code, limit.Token);
        await Task.Delay(300, limit.Token);

        var task = await TaskOf(land, code, "appraise");
        for (var i = 0; i < 3; i++)
        {
            (await land.Post($"/tasks/{task}/claim")).Ok();
            (await land.Post($"/tasks/{task}/release")).Ok();
        }

        var first = await hub.Changed(limit.Token);
        var second = await hub.Changed(limit.Token);
        first.GetProperty("topics").EnumerateArray().Select(t => t.GetString()).ShouldBe([$"d:{code}"]);
        var newest = (await land.Get("/inbox")).Ok()["sequence"].GetInt64();
        second.GetProperty("sequence").GetInt64().ShouldBe(newest, "six changes came in two notices");
    }

    [Fact]
    public async Task Nobody_listens_without_a_sign_in()
    {
        using var anonymous = server.Anonymous();
        await Should.ThrowAsync<WebSocketException>(() =>
            HubClient.Connect(anonymous, TestContext.Current.CancellationToken)
        );
    }
}
