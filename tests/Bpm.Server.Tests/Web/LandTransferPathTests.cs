using System.Text.Json;
using Bpm.Server.Tests.Web.Harness;
using static Bpm.Server.Tests.Web.Harness.LandTransfer;

namespace Bpm.Server.Tests.Web;

/// <summary>A land transfer from the desk to the result, over HTTP only.</summary>
[Collection(nameof(WebCollection))]
public sealed class LandTransferPathTests(SharedServer shared)
{
    private readonly WebServer server = shared.Server;

    [Fact]
    public async Task The_whole_path_with_supplement_hand_off_and_payment()
    {
        server.At("2026-11-20T09:10");
        using var desk = await server.SignIn("tn1");
        using var land = await server.SignIn("xl1");
        using var tax = await server.SignIn("thue1");
        using var leader = await server.SignIn("ld1");
        using var clerk = await server.SignIn("vt1");
        using var counter = await server.SignIn("tra1");

        // Received on Friday: 8 working days, the first is Monday.
        var received = (await desk.Post("/dossiers", Application())).Ok();
        var code = received["code"].GetString()!;
        received["promise"].GetProperty("due").GetString().ShouldBe("2026-12-02T17:30");
        received["promise"].GetProperty("term").GetString().ShouldBe("8 ngày làm việc");
        received["slip"].GetString().ShouldBe($"/in/receipt/{code}");
        await Holds(desk, code, Desk);

        (await GoOn(desk, code, "receive")).Ok()["message"].GetString()!.ShouldContain("Đăng ký đất đai");
        await Holds(desk, code, "land-vinh");

        // A supplement stops the dossier's clock; its return starts it again, two touched days later.
        server.At("2026-11-23T10:00");
        (await Complete(land, code, "appraise", "ask-supplement", "Thiếu trang ký", ["contract"])).Ok();
        var paused = await View(desk, code);
        Text(paused, "statuses", "business", "code").ShouldBe("awaiting-supplement");
        paused.GetProperty("statuses").GetProperty("national").GetProperty("number").GetInt32().ShouldBe(5);
        Text(paused, "promise", "band").ShouldBe("pause");
        paused.GetProperty("tasks")[0].GetProperty("open").GetBoolean().ShouldBeFalse();

        server.At("2026-11-24T14:00");
        (await desk.Post($"/dossiers/{code}/supplement", new { papers = new[] { "contract" } })).Ok();
        var resumed = await View(desk, code);
        Text(resumed, "statuses", "business", "code").ShouldBe("in-process");
        Text(resumed, "promise", "due").ShouldBe("2026-12-04T17:30");
        Text(resumed, "promise", "original").ShouldBe("2026-12-02T17:30");

        (await Complete(land, code, "appraise")).Ok();
        (await GoOn(land, code, "send-to-tax")).Ok();

        // Hand-off: the tax office holds the dossier, then the applicant is waited for, then it comes back.
        await Holds(tax, code, "tax-vinh");
        server.At("2026-11-25T08:00");
        (await Complete(tax, code, "tax", "notice")).Ok();
        Text(await View(tax, code), "statuses", "business", "code").ShouldBe("awaiting-payment");
        var wait = (await View(desk, code)).GetProperty("waits")[0];
        wait.GetProperty("canEnd").GetBoolean().ShouldBeTrue();
        server.At("2026-11-26T08:00");
        (
            await desk.Post(
                $"/dossiers/{code}/wait-done",
                new { wait = wait.GetProperty("id").GetString(), proof = "Giấy nộp tiền 0123" }
            )
        ).Ok();
        await Holds(land, code, "land-vinh");

        (await GoOn(land, code, "prepare")).Ok();
        (await Complete(leader, code, "sign", "sign")).Ok();
        (await GoOn(clerk, code, "issue")).Ok();
        var ready = await View(counter, code);
        Text(ready, "statuses", "business", "code").ShouldBe("finished");
        Text(ready, "statuses", "delivery", "code").ShouldBe("ready");
        ready.GetProperty("resultNumber").GetString().ShouldNotBeNullOrEmpty();
        (await GoOn(counter, code, "hand-over")).Ok();

        var done = await View(counter, code);
        Text(done, "statuses", "business", "code").ShouldBe("delivered");
        done.GetProperty("tasks").GetArrayLength().ShouldBe(0);
        done.GetProperty("ledger")
            .EnumerateArray()
            .Sum(e => e.GetProperty("share").GetDouble())
            .ShouldBe(1, tolerance: 1e-9);
        done.GetProperty("steps").EnumerateArray().Select(s => Text(s, "state")).ShouldAllBe(s => s == "done");
        done.GetProperty("handovers").GetArrayLength().ShouldBe(4);
    }

    [Fact]
    public async Task Every_clock_can_be_added_up_again()
    {
        server.At("2026-11-20T09:10");
        using var desk = await server.SignIn("tn1");
        using var land = await server.SignIn("xl1");
        var code = await Receive(desk);
        (await GoOn(desk, code, "receive")).Ok();
        server.At("2026-11-23T10:00");
        (await Complete(land, code, "appraise", "ask-supplement", "Thiếu trang ký", ["contract"])).Ok();
        server.At("2026-11-25T08:30");
        (await desk.Post($"/dossiers/{code}/supplement", new { papers = new[] { "contract" } })).Ok();
        var task = await TaskOf(land, code, "appraise");

        foreach (var clock in new[] { "committed", "statutory", $"task:{task}" })
        {
            var view = (await land.Get($"/dossiers/{code}/clock?clock={Uri.EscapeDataString(clock)}")).Ok().Body;
            var rows = view.GetProperty("rows").EnumerateArray().ToList();
            view.GetProperty("sum").GetProperty("agrees").GetBoolean().ShouldBeTrue(clock);
            rows.Sum(r => r.GetProperty("minutes").GetInt64()).ShouldBe(rows[^1].GetProperty("total").GetInt64(), clock);
            rows.ShouldAllBe(r => r.GetProperty("why").GetString() != null);
            Text(view, "counterfactual").ShouldStartWith("Nếu không tạm dừng");
        }

        (await land.Get($"/dossiers/{code}/clock?clock=moon")).Refused(System.Net.HttpStatusCode.NotFound, "clock-unknown");
    }

    [Fact]
    public async Task A_preview_promises_the_same_and_stores_nothing()
    {
        server.At("2026-11-20T09:10");
        using var desk = await server.SignIn("tn1");
        var before = await server.Fingerprint();

        var preview = (await desk.Post("/dossiers/preview", Application(papers: ["application"]))).Ok();

        preview["promise"].GetProperty("due").GetString().ShouldBe("2026-12-02T17:30");
        preview["papersMissing"]
            .EnumerateArray()
            .Select(p => Text(p, "id"))
            .ShouldBe(["contract", "handover-minutes", "acceptance"]);
        preview["problems"].GetArrayLength().ShouldBe(0);
        (await server.Fingerprint()).ShouldBe(before);

        var bad = (await desk.Post("/dossiers/preview", Application(form: new { commune = "16681", area = "x" }))).Ok();
        bad["promise"].ValueKind.ShouldBe(JsonValueKind.Null);
        bad["problems"].EnumerateArray().Select(p => Text(p, "field")).ShouldContain("area");
        bad["problems"].EnumerateArray().Select(p => Text(p, "field")).ShouldContain("project");
    }

    [Fact]
    public async Task A_withdrawn_dossier_leaves_every_inbox()
    {
        server.At("2026-11-20T09:10");
        using var desk = await server.SignIn("tn1");
        using var land = await server.SignIn("xl1");
        var code = await Receive(desk, "Lương Văn Rút");
        (await GoOn(desk, code, "receive")).Ok();

        (await desk.Post($"/dossiers/{code}/withdraw", new { reason = "Đổi ý" })).Ok();

        Text(await View(desk, code), "statuses", "business", "code").ShouldBe("withdrawn");
        (await land.Get($"/inbox?view=unit&q={code}")).Ok()["total"].GetInt32().ShouldBe(0);
    }

    private static async Task Holds(Api reader, string code, string unit)
    {
        var custody = (await View(reader, code)).GetProperty("custody").EnumerateArray().Single();
        Text(custody, "unit").ShouldBe(unit);
    }

    private static string Text(JsonElement element, params string[] path) =>
        path.Aggregate(element, (at, name) => at.GetProperty(name)).GetString()!;
}
