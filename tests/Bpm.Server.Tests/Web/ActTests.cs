using System.Net;
using System.Text.Json;
using Bpm.Server.Tests.Web.Harness;

namespace Bpm.Server.Tests.Web;

/// <summary>What a dossier's page offers besides deciding a step, what it would do, and why not.</summary>
[Collection(nameof(WebCollection))]
public sealed class ActTests(SharedServer shared)
{
    private const string Correction = "1.004859";
    private readonly WebServer server = shared.Server;

    [Fact]
    public async Task A_leader_extends_after_seeing_what_it_does()
    {
        server.At("2026-11-23T08:00");
        var code = await ReceiveCorrection();
        using var leader = await server.SignIn("xald");
        var extend = Act(await LandTransfer.View(leader, code), "extend");
        extend.GetProperty("mayNot").ValueKind.ShouldBe(JsonValueKind.Null);
        FieldIds(extend).ShouldBe(["extension", "by", "paper", "reason"]);
        Field(extend, "by").GetProperty("value").GetString().ShouldBe("5 working days");
        Field(extend, "paper").GetProperty("required").GetBoolean().ShouldBeTrue();

        var body = new
        {
            extension = "verification",
            by = "2.5 working days",
            paper = "12/TB-UBND",
            reason = "Xác minh tại nơi đăng ký cũ",
        };
        var before = await server.Fingerprint();
        var preview = (await leader.Post(extend.GetProperty("preview").GetString()!, body)).Ok();
        (await server.Fingerprint()).ShouldBe(before, "a preview stores nothing");
        var promised = preview["dates"][0];
        promised.GetProperty("moved").GetBoolean().ShouldBeTrue();
        promised.GetProperty("before").GetString().ShouldBe("2026-11-26T17:30");

        (await leader.Post(extend.GetProperty("path").GetString()!, body)).Ok();
        var after = await LandTransfer.View(leader, code);
        after
            .GetProperty("promise")
            .GetProperty("due")
            .GetString()
            .ShouldBe(promised.GetProperty("after").GetString(), "the preview said so");
        Act(after, "extend").GetProperty("mayNot").GetString()!.ShouldContain("một lần");
    }

    [Fact]
    public async Task A_refusal_names_its_field_in_the_preview_and_in_the_act()
    {
        server.At("2026-11-23T08:00");
        var code = await ReceiveCorrection();
        using var leader = await server.SignIn("xald");
        var body = new
        {
            extension = "verification",
            by = "6 working days",
            paper = "12/TB-UBND",
            reason = "Xác minh",
        };
        foreach (var path in new[] { "extend", "acts/extend/preview" })
        {
            var refused = (await leader.Post($"/dossiers/{code}/{path}", body)).Refused(
                HttpStatusCode.UnprocessableEntity,
                "extension-too-long"
            );
            refused["errors"][0].GetProperty("field").GetString().ShouldBe("by");
        }

        var unreadable = new { extension = 5 };
        (await leader.Post($"/dossiers/{code}/acts/extend/preview", unreadable)).Refused(
            HttpStatusCode.BadRequest,
            "body-unreadable"
        );
        (await leader.Post($"/dossiers/{code}/acts/withdraw/preview", body)).Refused(
            HttpStatusCode.NotFound,
            "unknown-address"
        );
    }

    [Fact]
    public async Task Whoever_may_not_is_told_why()
    {
        server.At("2026-11-23T08:00");
        var code = await ReceiveCorrection();
        using var desk = await server.SignIn("tn1");
        var view = await LandTransfer.View(desk, code);
        Act(view, "extend").GetProperty("mayNot").GetString()!.ShouldContain("Phường Thành Vinh");
        Act(view, "extend").GetProperty("fields").GetArrayLength().ShouldBe(0);
        Act(view, "withdraw").GetProperty("mayNot").ValueKind.ShouldBe(JsonValueKind.Null);
        Ids(view).ShouldNotContain("resume", "nothing rests");
        Ids(view).ShouldNotContain("correct", "there is no result yet");

        using var inspector = await server.SignIn("tt1");
        foreach (var act in (await LandTransfer.View(inspector, code)).GetProperty("acts").EnumerateArray())
        {
            act.GetProperty("mayNot")
                .ValueKind.ShouldBe(JsonValueKind.String, $"an inspector changes nothing: {act.GetProperty("id")}");
        }
    }

    [Fact]
    public async Task A_pause_says_that_dates_go_on_moving_and_is_resumed()
    {
        server.At("2026-11-23T08:00");
        var code = await ReceiveCorrection();
        using var leader = await server.SignIn("xald");
        var pause = Act(await LandTransfer.View(leader, code), "pause");
        var ground = Field(pause, "ground").GetProperty("options")[0].GetProperty("value").GetString();
        var body = new { ground, reason = "Chờ giám định" };
        var preview = (await leader.Post(pause.GetProperty("preview").GetString()!, body)).Ok();
        preview["paused"].GetString().ShouldNotBeNullOrEmpty();
        (await leader.Post(pause.GetProperty("path").GetString()!, body)).Ok();

        var rests = await LandTransfer.View(leader, code);
        Act(rests, "suspend").GetProperty("mayNot").GetString()!.ShouldContain("tạm dừng");
        server.At("2026-11-25T08:00");
        var resume = (
            await leader.Post(pause.GetProperty("undo").GetString()!, new { reason = "Đã có kết luận" })
        ).Ok();
        resume["message"].GetString()!.ShouldContain("chạy tiếp");
        (await LandTransfer.View(leader, code))
            .GetProperty("promise")
            .GetProperty("due")
            .GetString()
            .ShouldBe("2026-11-30T17:30", "23, 24 and 25 are touched by the pause; 23 was not counted anyway");
    }

    [Fact]
    public async Task An_apology_keeps_the_first_date_and_shows_the_new_one()
    {
        server.At("2026-11-23T08:00");
        var code = await ReceiveCorrection();
        server.At("2026-11-27T08:00");
        using var leader = await server.SignIn("xald");
        var act = Act(await LandTransfer.View(leader, code), "reappoint");
        Field(act, "new").GetProperty("value").GetString().ShouldBe("2026-11-30T17:30");
        var early = new
        {
            @new = "2026-11-26T17:30",
            letter = "05/PXL",
            reason = "Chưa xác minh xong",
        };
        (await leader.Post(act.GetProperty("path").GetString()!, early)).Refused(
            HttpStatusCode.UnprocessableEntity,
            "new-date-too-early"
        );
        var again = new
        {
            @new = "2026-12-01T17:30",
            letter = "05/PXL",
            reason = "Chưa xác minh xong",
        };
        (await leader.Post(act.GetProperty("path").GetString()!, again)).Ok();
        var promise = (await LandTransfer.View(leader, code)).GetProperty("promise");
        promise.GetProperty("due").GetString().ShouldBe("2026-11-26T17:30");
        promise.GetProperty("band").GetString().ShouldBe("over", "an apology does not make it on time");
        promise.GetProperty("newDate").GetString().ShouldBe("2026-12-01T17:30");
    }

    [Fact]
    public async Task A_head_gives_a_task_and_a_specialist_sends_it_back()
    {
        server.At("2026-11-23T08:00");
        using var desk = await server.SignIn("tn1");
        var code = await LandTransfer.Receive(desk, "Người Thử Trả Lại");
        (await LandTransfer.GoOn(desk, code, "receive")).Ok();
        using var leader = await server.SignIn("ld1");
        var task = await LandTransfer.TaskOf(leader, code, "appraise");
        var view = await LandTransfer.View(leader, code);
        Act(view, "assign-evenly").GetProperty("task").GetString().ShouldBe(task);
        (await leader.Post(Act(view, "assign-evenly").GetProperty("path").GetString()!)).Ok();
        var held = await LandTransfer.View(leader, code);
        var holder = held.GetProperty("tasks")[0].GetProperty("assignee").GetProperty("user").GetString()!;
        Ids(held).ShouldNotContain("assign-evenly", "somebody holds it");

        using var land = await server.SignIn(holder);
        var back = Act(await LandTransfer.View(land, code), "return");
        back.GetProperty("mayNot").ValueKind.ShouldBe(JsonValueKind.Null);
        (await land.Post(back.GetProperty("path").GetString()!, new { reason = "Thiếu trang 2" })).Ok();
        (await LandTransfer.TaskOf(desk, code, "receive")).ShouldNotBeNullOrEmpty();
    }

    private async Task<string> ReceiveCorrection()
    {
        using var desk = await server.SignIn("tn1");
        var form = new
        {
            commune = "16681",
            kind = "correct",
            person = "Trần Thị Thử",
            personId = "000000000000",
            birthDate = "2001-02-03",
            minor = false,
            content = "Cải chính ngày sinh của mẹ",
            byAgent = false,
        };
        string[] papers = ["declaration", "civil-record", "proof"];
        var application = LandTransfer.Application("Trần Thị Cải Chính", Correction, form: form, papers: papers);
        return (await desk.Post("/dossiers", application)).Ok()["code"].GetString()!;
    }

    private static IEnumerable<string> Ids(JsonElement view) =>
        view.GetProperty("acts").EnumerateArray().Select(a => a.GetProperty("id").GetString()!);

    private static JsonElement Act(JsonElement view, string id) =>
        view.GetProperty("acts").EnumerateArray().Single(a => a.GetProperty("id").GetString() == id);

    private static JsonElement Field(JsonElement act, string id) =>
        act.GetProperty("fields").EnumerateArray().Single(f => f.GetProperty("id").GetString() == id);

    private static IEnumerable<string?> FieldIds(JsonElement act) =>
        act.GetProperty("fields").EnumerateArray().Select(f => f.GetProperty("id").GetString());
}
