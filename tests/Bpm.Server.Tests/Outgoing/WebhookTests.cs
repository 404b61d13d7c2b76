using System.Net;
using System.Security.Cryptography;
using System.Text;
using Bpm.Engine.Events;
using Bpm.Server.Outgoing;
using Bpm.Server.Outgoing.Webhooks;
using Bpm.Server.Storage;
using Bpm.Server.Tests.Outgoing.Harness;
using Bpm.Server.Tests.Web.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Bpm.Server.Tests.Web.Harness.LandTransfer;

namespace Bpm.Server.Tests.Outgoing;

/// <summary>What other systems are told: signed, in order, again when it failed, and never at an address inside.</summary>
public sealed class WebhookTests
{
    private const string Sunday = "2027-02-28T10:00";

    [Fact]
    public async Task A_notice_is_signed_tried_again_and_can_be_replayed()
    {
        await using var receiver = await WebhookReceiver.Start();
        await using var server = await WebServer.Start(settings: Outside.LoopbackAllowed);
        server.At("2026-11-20T09:10");
        using var desk = await server.SignIn("tn1");
        var code = await Receive(desk, "Hồ Thị Không Gửi");
        (await GoOn(desk, code, "receive")).Ok();
        await server.Scan();
        using var administrator = await server.SignIn("qt1");
        var (id, secret) = await administrator.MakeWebhook($"{receiver.Address}hook", "notices", ["overdue"]);
        receiver.Answer = _ => HttpStatusCode.InternalServerError;
        server.At(Sunday);
        await server.Scan();
        (await server.SendNotices()).ShouldBe(0);
        receiver.Messages.Count.ShouldBe(1, "one failure lets the others of that receiver rest");
        var rows = await server.OutboxOf(code);
        rows.ShouldAllBe(r => r.State == Outbox.Waiting && r.Recipient == id && r.Kind == "overdue");

        receiver.Answer = _ => HttpStatusCode.OK;
        server.At("2027-02-28T11:00");
        (await server.SendNotices()).ShouldBeGreaterThan(0, "a machine has no quiet hours");
        var message = receiver.Messages.First(m => m.Key == rows[0].Id && m.Bytes.Length > 0);
        message.ContentType.ShouldStartWith("application/cloudevents+json");
        message.Json.GetProperty("specversion").GetString().ShouldBe("1.0");
        message.Json.GetProperty("id").GetString().ShouldBe(rows[0].Id);
        message.Json.GetProperty("type").GetString().ShouldBe("vn.bpm.notice.overdue.v1");
        message.Json.GetProperty("subject").GetString().ShouldBe(code);
        Encoding.UTF8.GetString(message.Bytes).ShouldNotContain("Không Gửi");
        Verify(message, secret).ShouldBeTrue();
        Verify(message with { Bytes = [.. message.Bytes, (byte)' '] }, secret).ShouldBeFalse();

        receiver.Messages.Clear();
        (await administrator.Post($"/outbox/{rows[0].Id}/replay")).Ok();
        (await server.SendNotices()).ShouldBe(1);
        receiver.Messages.Single().Key.ShouldBe(rows[0].Id);
        (await administrator.Delete($"/webhooks/{id}")).Ok();
        (await administrator.Post($"/outbox/{rows[0].Id}/replay")).Ok();
        (await server.SendNotices()).ShouldBe(0);
        (await administrator.Get("/webhooks")).Ok().Body.ToString().ShouldNotContain(secret);
    }

    [Fact]
    public async Task Events_come_in_order_without_people_and_can_be_sent_anew()
    {
        await using var receiver = await WebhookReceiver.Start();
        await using var server = await WebServer.Start(settings: Outside.LoopbackAllowed);
        server.At("2026-11-20T09:10");
        using var administrator = await server.SignIn("qt1");
        using var desk = await server.SignIn("tn1");
        using var land = await server.SignIn("xl1");
        var (id, secret) = await administrator.MakeWebhook($"{receiver.Address}events", "events");
        var code = await Receive(desk, "Hồ Thị Không Gửi");
        (await GoOn(desk, code, "receive")).Ok();
        var task = await TaskOf(land, code, "appraise");
        (await land.Post($"/tasks/{task}/claim")).Ok();

        // The third message fails, in the middle of a command: the same ids come again, none is left out.
        var failing = 0;
        receiver.Answer = _ =>
            Interlocked.Increment(ref failing) == 3 ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK;
        await server.SendEvents();
        (await server.SendEvents()).ShouldBe(0, "its time has not come");
        server.At("2026-11-20T09:11");
        await server.SendEvents();

        var all = receiver.Messages.ToList();
        all.ShouldAllBe(m => Verify(m, secret));
        var ids = all.Select(m => m.Key).Distinct().ToList();
        var dossier = ids[0].Split('.')[0];
        await using var db = await server.Db();
        var version = (
            await db.Dossiers.SingleAsync(d => d.Id == dossier, TestContext.Current.CancellationToken)
        ).Version;
        ids.ShouldBe(Enumerable.Range(1, version).Select(seq => $"{dossier}.{seq}"));
        all.Select(m => m.Json.GetProperty("sequence").GetString()!).Distinct().ShouldBeInOrder();
        var text = string.Join('\n', all.Select(m => Encoding.UTF8.GetString(m.Bytes)));
        text.ShouldNotContain("Không Gửi");
        text.ShouldNotContain("xl1");
        text.ShouldNotContain("tn1");
        text.ShouldContain("vn.bpm.task-claimed.v1");
        all.Select(m => m.Json.GetProperty("subject").GetString()).Distinct().ShouldBe([code]);

        receiver.Messages.Clear();
        var middle = long.Parse(all[^1].Json.GetProperty("sequence").GetString()!);
        (await administrator.Post($"/webhooks/{id}/replay", new { after = middle - 1 })).Ok();
        await server.SendEvents();
        receiver.Messages.Last().Bytes.ShouldBe(all[^1].Bytes, "byte for byte what it was");
        (await administrator.Post("/webhooks/none/replay", new { after = 0 })).Refused(
            HttpStatusCode.NotFound,
            "webhook-unknown"
        );

        // One that was set up to know people gets them.
        await using var trusted = await WebhookReceiver.Start();
        await administrator.MakeWebhook($"{trusted.Address}all", "events", ["task-released"], personal: true);
        (await land.Post($"/tasks/{task}/release")).Ok();
        await server.SendEvents();
        var one = trusted.Messages.Single();
        one.Json.GetProperty("actor").GetString().ShouldBe("xl1");
    }

    [Fact]
    public void Every_member_of_every_event_is_known_to_name_people_or_not()
    {
        var members = EventTypes
            .All.SelectMany(t => Members(t.Record))
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        members
            .Except(CloudEvents.Plain)
            .Except(CloudEvents.Personal)
            .ShouldBeEmpty("say in CloudEvents whether a new member may go out");
        CloudEvents.Plain.Concat(CloudEvents.Personal).Except(members).ShouldBeEmpty("no event has such a member");

        static IEnumerable<string> Members(Type type) =>
            type.GetProperties(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Instance)
                .SelectMany(p =>
                    Inner(p.PropertyType).Append(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(p.Name))
                );

        static IEnumerable<string> Inner(Type type)
        {
            var item = type.IsGenericType ? type.GetGenericArguments()[0] : type;
            return item.Namespace == "Bpm.Engine.Events" && !item.IsEnum ? Members(item) : [];
        }
    }

    [Theory]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("203.113.131.1", true)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00:ec2::254", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:169.254.169.254", false)]
    [InlineData("64:ff9b::a9fe:a9fe", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("2001:0:7f00:1::", false)]
    [InlineData("2405:4800::1", true)]
    public void Only_public_addresses_can_be_reached(string address, bool may)
    {
        new WebhookAddress(new OutgoingOptions()).MayReach(IPAddress.Parse(address)).ShouldBe(may);
        var open = new OutgoingOptions { PrivateNetworks = [IPNetwork.Parse("0.0.0.0/0")] };
        new WebhookAddress(open)
            .MayReach(IPAddress.Parse("169.254.169.254"))
            .ShouldBeFalse("whatever the operator allows");
    }

    [Theory]
    [InlineData("http://203.113.131.1/x")]
    [InlineData("https://127.0.0.1/x")]
    [InlineData("https://localhost/x")]
    [InlineData("https://[::1]/x")]
    [InlineData("https://2130706433/x")]
    [InlineData("https://0x7f000001/x")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://user:password@203.113.131.1/x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://203.113.131.1/")]
    [InlineData("https://no-such-host.invalid/x")]
    [InlineData("/relative")]
    [InlineData("")]
    public async Task An_address_that_leads_inside_is_refused_when_it_is_set_up(string url) =>
        (
            await new WebhookAddress(new OutgoingOptions()).Problem(url, TestContext.Current.CancellationToken)
        ).ShouldNotBeNull();

    [Fact]
    public async Task An_address_that_leads_inside_by_now_is_never_connected_to_and_a_redirect_not_followed()
    {
        await using var receiver = await WebhookReceiver.Start();
        await using var server = await WebServer.Start();
        server.At("2026-11-20T09:10");
        using var administrator = await server.SignIn("qt1");
        (
            await administrator.Post(
                "/webhooks",
                new
                {
                    name = "x",
                    url = receiver.Address,
                    sends = "events",
                }
            )
        ).Refused(HttpStatusCode.UnprocessableEntity, "input");

        // As if its name had answered otherwise when it was set up.
        var store = server.Services.GetRequiredService<WebhookStore>();
        var (row, _) = (
            await store.Make(
                "rebound",
                "x",
                $"http://localhost:{receiver.Address.Port}/",
                WebhookStore.Events,
                "",
                personal: false,
                "qt1",
                TestContext.Current.CancellationToken
            )
        )!.Value;
        using var desk = await server.SignIn("tn1");
        await Receive(desk);
        (await server.SendEvents()).ShouldBe(0);
        receiver.Messages.ShouldBeEmpty();
        (await store.Find(row.Id, TestContext.Current.CancellationToken))!
            .Why.ShouldNotBeNull()
            .ShouldContain("localhost");

        await using var open = await WebServer.Start(settings: Outside.LoopbackAllowed);
        open.At("2026-11-20T09:10");
        using var again = await open.SignIn("qt1");
        receiver.Answer = _ => HttpStatusCode.Redirect;
        await again.MakeWebhook($"{receiver.Address}moved", "events");
        using var other = await open.SignIn("tn1");
        await Receive(other);
        (await open.SendEvents()).ShouldBe(0);
        receiver.Messages.Select(m => m.Path).ShouldBe(["/moved"]);
    }

    /// <summary>What a receiver does.</summary>
    private static bool Verify(Received message, string secret)
    {
        var parts = message.Signature.Split(',').Select(p => p.Split('=', 2)).ToDictionary(p => p[0], p => p[1]);
        byte[] signed = [.. Encoding.ASCII.GetBytes($"{parts["t"]}."), .. message.Bytes];
        return Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed)) == parts["v1"];
    }
}
