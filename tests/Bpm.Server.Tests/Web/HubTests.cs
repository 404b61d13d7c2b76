using System.Net.WebSockets;
using System.Text.Json;
using Bpm.Benchmarks.Hub;
using Bpm.Server.Hosting;
using Bpm.Server.Live;
using Bpm.Server.Storage;
using Bpm.Server.Tests.Web.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
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
        await using var hub = await HubSocket.Connect(land.Address, land.Cookies, limit.Token);

        (await GoOn(desk, code, "receive")).Ok();

        var notice = await hub.Changed(limit.Token);
        var change = notice.GetProperty("changes").EnumerateArray().ShouldHaveSingleItem();
        change.GetProperty("code").GetString().ShouldBe(code);
        TopicsOf(change).ShouldBe(["o:land-vinh:specialist"], "the desk's own are not for this reader");
        change.GetProperty("sequence").GetInt64().ShouldBeGreaterThan(sequence);
        notice.GetProperty("sequence").GetInt64().ShouldBe(change.GetProperty("sequence").GetInt64());
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
        await using var hub = await HubSocket.Connect(desk.Address, desk.Cookies, limit.Token);
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
        TopicsOf(first.GetProperty("changes")[0]).ShouldBe([$"d:{code}"]);
        var newest = (await land.Get("/inbox")).Ok()["sequence"].GetInt64();
        second.GetProperty("sequence").GetInt64().ShouldBe(newest, "six changes came in two notices");
        Sequences(first).Concat(Sequences(second)).ShouldBe(await SequencesSince(desk, Sequences(first)[0] - 1));
    }

    [Fact]
    public async Task Too_much_at_once_is_told_as_read_everything_again()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var land = await server.SignIn("xl1");
        await using var hub = await HubSocket.Connect(land.Address, land.Cookies, limit.Token);
        var followers = server.Services.GetRequiredService<Followers>();
        for (var i = 1; i <= Limits.MaxChanges + 2; i++)
        {
            followers.Tell(new ChangeView(i, "d", "c", ["o:land-vinh:specialist"]));
        }

        Sequences(await hub.Changed(limit.Token)).ShouldBe([1], "the first is told at once");
        var rest = await hub.Changed(limit.Token);
        rest.GetProperty("reset").GetBoolean().ShouldBeTrue();
        rest.GetProperty("sequence").GetInt64().ShouldBe(Limits.MaxChanges + 2);
        rest.GetProperty("changes").GetArrayLength().ShouldBe(0);

        followers.Tell(new ChangeView(5_000, "d", "c", ["o:land-vinh:specialist"]));
        var next = await hub.Changed(limit.Token);
        next.GetProperty("reset").GetBoolean().ShouldBeFalse();
        Sequences(next).ShouldBe([5_000]);
    }

    [Fact]
    public async Task A_sign_in_that_ends_cuts_its_connections_and_no_others()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        server.At("2026-11-20T09:10");
        using var lost = await server.SignIn("tk2");
        using var office = await server.SignIn("tk2");
        using var elsewhere = await server.SignIn("tk2");
        await using var lostHub = await HubSocket.Connect(lost.Address, lost.Cookies, limit.Token);
        await using var officeHub = await HubSocket.Connect(office.Address, office.Cookies, limit.Token);
        await using var elsewhereHub = await HubSocket.Connect(elsewhere.Address, elsewhere.Cookies, limit.Token);
        var followers = server.Services.GetRequiredService<Followers>();
        (await lost.Delete("/session")).Ok();
        await lostHub.Ended(limit.Token);
        followers.Sessions.Count.ShouldBeGreaterThanOrEqualTo(2);

        // Ended on another node: only the row says so.
        var current = (await elsewhere.Get("/sessions"))
            .Ok()
            .Body.EnumerateArray()
            .Single(s => s.GetProperty("current").GetBoolean())
            .GetProperty("id")
            .GetString()!;
        await using (
            var db = await server
                .Services.GetRequiredService<IDbContextFactory<BpmDb>>()
                .CreateDbContextAsync(limit.Token)
        )
        {
            await db
                .Sessions.Where(s => s.Id == current)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, 1L), limit.Token);
        }

        await server.Services.GetRequiredService<HubWatch>().Look(limit.Token);
        await elsewhereHub.Ended(limit.Token);
        followers.Sessions.ShouldNotContain(current);

        // The third heard on until its turn came.
        using var administrator = await server.SignIn("qt1");
        (await administrator.Delete("/accounts/tk2/sessions")).Ok();
        await officeHub.Ended(limit.Token);
        (await office.Get("/me")).Status.ShouldBe(System.Net.HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Across_a_restart_every_connection_gets_every_notice_once()
    {
        const int sockets = 100;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(4));
        var folder = Directory.CreateTempSubdirectory("bpm-hub-").FullName;
        await using (var fleet = new HubFleet())
        {
            Uri address;
            long since;
            await using (var first = await WebServer.Start(folder))
            {
                address = first.Address;
                using var desk = await first.SignIn("tn1");
                since = await Sequence(desk);
                // One person in two browsers: whatever the dossiers of her desk do concerns her, always.
                await fleet.Start(address, ["tn1", "tn1"], "demo", sockets, since, limit.Token);
                for (var i = 0; i < 5; i++)
                {
                    await Receive(desk);
                }

                await fleet.AllRead(await Sequence(desk), limit.Token);
            }

            await using var second = await WebServer.Start(folder, address: address.ToString());
            using var again = await second.SignIn("tn1");
            for (var i = 0; i < 5; i++)
            {
                // Some connections are back already, others are not.
                await Receive(again);
            }

            await fleet.AllConnected(sockets, limit.Token);
            await Receive(again);
            await fleet.AllRead(await Sequence(again), limit.Token);
            var (missed, twice, got) = await fleet.Compare(since);
            (missed, twice).ShouldBe((0, 0));
            got.ShouldBeGreaterThanOrEqualTo(11 * sockets);
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);

        static async Task<long> Sequence(Api api) => (await api.Get("/inbox")).Ok()["sequence"].GetInt64();
    }

    [Fact]
    public async Task Nobody_listens_without_a_sign_in()
    {
        using var anonymous = server.Anonymous();
        await Should.ThrowAsync<WebSocketException>(() =>
            HubSocket.Connect(anonymous.Address, anonymous.Cookies, TestContext.Current.CancellationToken)
        );
    }

    private static async Task<List<long>> SequencesSince(Api reader, long sequence) =>
        Sequences((await reader.Get($"/changes?since={sequence}")).Ok().Body);

    private static List<long> Sequences(JsonElement told) =>
        [.. told.GetProperty("changes").EnumerateArray().Select(c => c.GetProperty("sequence").GetInt64())];

    private static IEnumerable<string?> TopicsOf(JsonElement change) =>
        change.GetProperty("topics").EnumerateArray().Select(t => t.GetString());
}
