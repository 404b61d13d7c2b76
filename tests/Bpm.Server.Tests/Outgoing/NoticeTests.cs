using System.Net;
using Bpm.Server.Hosting;
using Bpm.Server.Outgoing;
using Bpm.Server.Outgoing.Channels;
using Bpm.Server.Tests.Outgoing.Harness;
using Bpm.Server.Tests.Storage.Harness;
using Bpm.Server.Tests.Web.Harness;
using Bpm.WorkingTime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using static Bpm.Server.Tests.Web.Harness.LandTransfer;

namespace Bpm.Server.Tests.Outgoing;

/// <summary>Alarms by other ways than the screen: once, to whom they concern, while they are true, in working hours.</summary>
public sealed class NoticeTests
{
    private const string LongAfter = "2027-03-01T08:30";
    private const string Saturday = "2027-02-27T10:00";
    private const string Mine = "xl1@example.vn";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_alarm_is_mailed_once_to_whoever_has_the_task(bool postgres)
    {
        await using var sink = new SmtpSink();
        await using var server = await WebServer.Start(
            settings: sink.Settings,
            postgres: postgres ? PostgresCluster.Shared.NewDatabase() : null
        );
        var code = await AtAppraisal(server);
        using var land = await server.SignIn("xl1");
        using var other = await server.SignIn("xl2");
        await land.Wants("email", Mine);
        await other.Wants("email", "xl2@example.vn");
        (await land.Post($"/tasks/{await TaskOf(land, code, "appraise")}/claim")).Ok();

        server.At(LongAfter);
        await server.Scan();
        await server.SendNotices();

        var mails = sink.Mails.Where(m => m.Subject.Contains(code, StringComparison.Ordinal)).ToList();
        mails.ShouldAllBe(m => m.To.Contains(Mine, StringComparison.Ordinal), "the task is in one person's hands");
        var late = mails.Where(m => m.Subject.StartsWith("Đã quá hạn", StringComparison.Ordinal)).ToList();
        late.Count.ShouldBe(2, "the step and the dossier");
        var mail = late.Single(m => m.Subject.Contains(" — ", StringComparison.Ordinal));
        mail.Body.ShouldContain($"https://mot-cua.example.vn/app/dossiers/{code}");
        mail.Body.ShouldContain("Hạn: ");
        mail.Raw.ShouldNotContain("Thử Đường");
        mail.Body.ShouldNotContain("Đường");
        mails.Select(m => m.Header("Message-ID")).ShouldBeUnique();
        mail.Header("Message-ID").ShouldEndWith("@example.vn>");
        // Due soon was said to the record too, but overdue has taken its place.
        mails.ShouldNotContain(m => m.Subject.StartsWith("Sắp đến hạn", StringComparison.Ordinal));

        var sent = sink.Mails.Count;
        (await server.SendNotices()).ShouldBe(0);
        await server.Scan();
        (await server.SendNotices()).ShouldBe(0);
        sink.Mails.Count.ShouldBe(sent);
    }

    [Fact]
    public async Task What_is_done_before_it_is_sent_is_not_sent()
    {
        await using var sink = new SmtpSink();
        await using var server = await WebServer.Start(settings: sink.Settings);
        var code = await AtAppraisal(server);
        using var land = await server.SignIn("xl1");
        await land.Wants("email", Mine);
        server.At(LongAfter);
        await server.Scan();
        await server.Services.GetRequiredService<NoticePlanner>().Run(TestContext.Current.CancellationToken);
        (await GoOn(land, code, "appraise")).Ok();

        await server.SendNotices();

        var rows = await server.OutboxOf(code);
        var ofTask = rows.Where(r => r.Subject.StartsWith("appraise", StringComparison.Ordinal)).ToList();
        ofTask.ShouldNotBeEmpty();
        ofTask.ShouldAllBe(r => r.State == Outbox.Dropped && r.Why == NoticeDelivery.NoLongerTrue);
    }

    [Fact]
    public async Task Outside_working_hours_it_waits_for_the_unit_s_next_opening()
    {
        await using var sink = new SmtpSink();
        await using var server = await WebServer.Start(settings: sink.Settings);
        var code = await AtAppraisal(server);
        using var land = await server.SignIn("xl1");
        await land.Wants("email", Mine);
        server.At(Saturday);
        await server.Scan();
        (await server.SendNotices()).ShouldBe(0);
        sink.Mails.ShouldBeEmpty();
        var calendar = server.Services.GetRequiredService<Publications>().CalendarOf("land-vinh")!;
        var opening = calendar.OpenOf(new LocalDate(2027, 3, 1));
        var waiting = (await server.OutboxOf(code)).Where(r => r.State == Outbox.Waiting).ToList();
        waiting.ShouldNotBeEmpty();
        waiting.ShouldAllBe(r => r.NextAt == ProvinceTime.ToInstant(opening).ToUnixTimeMilliseconds());

        server.At(LongAfter);
        (await server.SendNotices()).ShouldBeGreaterThan(0);
        sink.Mails.ShouldContain(m => m.Subject.Contains(code, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Work_that_changed_hands_meanwhile_is_told_to_its_new_holder()
    {
        await using var sink = new SmtpSink();
        await using var server = await WebServer.Start(settings: sink.Settings);
        var code = await AtAppraisal(server);
        using var land = await server.SignIn("xl1");
        using var other = await server.SignIn("xl2");
        await land.Wants("email", Mine);
        await other.Wants("email", "xl2@example.vn");
        var task = await TaskOf(land, code, "appraise");
        (await land.Post($"/tasks/{task}/claim")).Ok();
        server.At(Saturday);
        await server.Scan();
        await server.SendNotices();
        (await land.Post($"/tasks/{task}/release")).Ok();
        (await other.Post($"/tasks/{task}/claim")).Ok();

        server.At(LongAfter);
        await server.SendNotices();

        var about = sink.Mails.Where(m =>
            m.Subject.Contains(code, StringComparison.Ordinal) && m.Subject.Contains(" — ", StringComparison.Ordinal)
        );
        about.ShouldNotBeEmpty();
        about.ShouldAllBe(m => m.To.Contains("xl2@example.vn", StringComparison.Ordinal));
        (await server.OutboxOf(code)).ShouldContain(r =>
            r.Recipient == "xl1" && r.Why == NoticeDelivery.ConcernsOthers
        );
    }

    [Fact]
    public async Task A_server_that_is_down_is_tried_again_later_and_a_repeat_has_the_same_name()
    {
        await using var sink = new SmtpSink { Refusal = "451 later" };
        await using var server = await WebServer.Start(settings: sink.Settings);
        var code = await AtAppraisal(server);
        using var land = await server.SignIn("xl1");
        await land.Wants("email", Mine, "overdue");
        server.At(LongAfter);
        await server.Scan();
        (await server.SendNotices()).ShouldBe(0);
        sink.Mails.ShouldBeEmpty();
        var rows = await server.OutboxOf(code);
        rows.ShouldAllBe(r => r.State == Outbox.Waiting && r.Kind == "overdue");
        var now = server.Services.GetRequiredService<ServerClock>().GetCurrentInstant().ToUnixTimeMilliseconds();
        rows.ShouldAllBe(r => r.NextAt > now);

        sink.Refusal = null;
        (await server.SendNotices()).ShouldBe(0, "its time has not come");
        server.At("2027-03-01T09:30");
        await server.SendNotices();
        var first = sink.Mails.Where(m => m.Subject.Contains(code, StringComparison.Ordinal)).ToList();
        first.Count.ShouldBe(rows.Count);

        // Killed after it was sent and before that was noted: the row still waits.
        await using (var db = await server.Db())
        {
            await db.Outbox.ExecuteUpdateAsync(
                set => set.SetProperty(o => o.State, Outbox.Waiting).SetProperty(o => o.ClosedAt, (long?)null),
                TestContext.Current.CancellationToken
            );
        }

        sink.Mails.Clear();
        await server.SendNotices();
        var again = sink.Mails.Where(m => m.Subject.Contains(code, StringComparison.Ordinal)).ToList();
        again.Select(m => m.Header("Message-ID")).Order().ShouldBe(first.Select(m => m.Header("Message-ID")).Order());
    }

    [Fact]
    public async Task A_mailbox_that_does_not_exist_is_given_up_and_an_administrator_can_try_again()
    {
        await using var sink = new SmtpSink { RecipientRefusal = "550 no such mailbox" };
        await using var server = await WebServer.Start(settings: sink.Settings);
        var code = await AtAppraisal(server);
        using var land = await server.SignIn("xl1");
        using var administrator = await server.SignIn("qt1");
        await land.Wants("email", Mine, "overdue");
        server.At(LongAfter);
        await server.Scan();
        await server.SendNotices();
        var failed = (await administrator.Get("/outbox?state=failed&take=200")).Ok().Body.EnumerateArray().ToList();
        var mine = failed.Where(f => f.GetProperty("code").GetString() == code).ToList();
        mine.ShouldNotBeEmpty();
        var id = mine[0].GetProperty("id").GetString();
        (await land.Get("/outbox")).Refused(HttpStatusCode.Forbidden, "not-allowed");
        (await administrator.Get("/outbox?state=lost")).Refused(HttpStatusCode.UnprocessableEntity, "input");
        (await administrator.Post("/outbox/nothing/replay")).Refused(HttpStatusCode.NotFound, "notice-unknown");

        sink.RecipientRefusal = null;
        (await administrator.Post($"/outbox/{id}/replay")).Ok();
        (await server.SendNotices()).ShouldBe(1);
        sink.Mails.Single().Header("Message-ID").ShouldBe($"<{id}@example.vn>");
    }

    [Fact]
    public async Task A_person_chooses_what_and_how_and_only_among_what_is_there()
    {
        await using var sink = new SmtpSink();
        var settings = sink.Settings;
        settings["Bpm:Outgoing:Smtp:Domains"] = "example.vn";
        settings["Bpm:Outgoing:Sms:Gateway"] = "test";
        await using var server = await WebServer.Start(settings: settings);
        var code = await AtAppraisal(server);
        using var land = await server.SignIn("xl1");
        var offered = (await land.Get("/me/contacts")).Ok();
        offered["channels"].EnumerateArray().Select(c => c.GetString()).ShouldBe(["email", "sms"], ignoreOrder: true);
        await Wrong("zalo", "0912345678", "contacts[0].channel");
        await Wrong("email", "xl1@elsewhere.vn", "contacts[0].address");
        await Wrong("email", "xl1@example.vn\r\nBcc: x@example.vn", "contacts[0].address");
        await Wrong("email", "Tên <xl1@example.vn>", "contacts[0].address");
        await Wrong("sms", "một hai ba", "contacts[0].address");
        await Wrong("sms", "0912345678", "contacts[0].kinds", "birthdays");

        await land.Wants("sms", "0912345678", "escalation", "overdue");
        server.At(LongAfter);
        await server.Scan();
        await server.SendNotices();
        var gateway = server.Services.GetRequiredService<TestGateway>();
        var message = gateway.Last.First(m => m.Text.Contains(code, StringComparison.Ordinal));
        message.Number.ShouldBe("0912345678");
        gateway.Last.ShouldAllBe(m => m.Channel == "sms");
        sink.Mails.ShouldBeEmpty();
        server.Log.Lines.ShouldNotContain(l => l.Contains("0912345678", StringComparison.Ordinal));

        async Task Wrong(string channel, string address, string field, params string[] kinds)
        {
            var contacts = new[]
            {
                new
                {
                    channel,
                    address,
                    language = "vi",
                    kinds,
                },
            };
            var answer = (await land.Put("/me/contacts", new { contacts })).Refused(
                HttpStatusCode.UnprocessableEntity,
                "input"
            );
            answer["errors"].EnumerateArray().Select(e => e.GetProperty("field").GetString()).ShouldBe([field]);
        }
    }

    [Fact]
    public async Task Nobody_to_tell_costs_nothing_and_what_was_before_is_not_told_later()
    {
        await using var sink = new SmtpSink();
        await using var server = await WebServer.Start(settings: sink.Settings);
        server.At(LongAfter);
        await server.Scan();
        await server.SendNotices();
        await using var db = await server.Db();
        (await db.Outbox.CountAsync(TestContext.Current.CancellationToken)).ShouldBe(0);
        using var land = await server.SignIn("xl1");
        await land.Wants("email", Mine);
        (await server.SendNotices()).ShouldBe(0);
    }

    /// <summary>A dossier that the land office has to appraise.</summary>
    private static async Task<string> AtAppraisal(WebServer server)
    {
        server.At("2026-11-20T09:10");
        using var desk = await server.SignIn("tn1");
        var code = await Receive(desk);
        (await GoOn(desk, code, "receive")).Ok();
        // What the demo's own dossiers say is told before anybody listens.
        await server.Scan();
        await server.SendNotices();
        return code;
    }
}
