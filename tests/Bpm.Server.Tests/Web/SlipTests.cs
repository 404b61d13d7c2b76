using System.Net;
using System.Text.Json;
using Bpm.Server.Tests.Web.Harness;

namespace Bpm.Server.Tests.Web;

/// <summary>The printed papers of a dossier: each there when it applies, with what the form asks, and not before.</summary>
[Collection(nameof(WebCollection))]
public sealed class SlipTests(SharedServer shared)
{
    private readonly WebServer server = shared.Server;

    [Fact]
    public async Task A_supplement_is_asked_on_paper_with_every_item_and_its_reason()
    {
        // No later than other tests look: what rests here would otherwise have begun to rest in their future.
        server.At("2026-11-20T08:00");
        using var desk = await server.SignIn("tn1");
        using var land = await server.SignIn("xl1");
        var code = await LandTransfer.Receive(desk, "Người Thử In Phiếu");
        (await LandTransfer.GoOn(desk, code, "receive")).Ok();
        Kinds(await LandTransfer.View(desk, code)).ShouldBe(["receipt", "control", "handover"]);
        (await desk.Page($"/in/supplement/{code}")).Status.ShouldBe(HttpStatusCode.NotFound);

        string[] papers = ["contract", "acceptance"];
        const string reason = "Hợp đồng thiếu trang ký <b>";
        (await LandTransfer.Complete(land, code, "appraise", "ask-supplement", reason, papers)).Ok();
        Kinds(await LandTransfer.View(desk, code)).ShouldContain("supplement");
        var html = await Text(desk, $"/in/supplement/{code}");
        html.ShouldContain("PHIẾU YÊU CẦU BỔ SUNG");
        html.ShouldContain(code);
        html.ShouldContain("Người Thử In Phiếu");
        html.ShouldContain("Hợp đồng chuyển nhượng");
        html.ShouldContain("thiếu trang ký &lt;b&gt;", Case.Sensitive, "what was typed is text");
        html.ShouldContain("Phạm Minh Thử");
        html.ShouldContain("supplement@1");
        html.ShouldContain("mẫu chưa đối chiếu");
        html.ShouldContain("<svg");
        html.ShouldNotContain("000000009999", Case.Sensitive, "a paper that needs no identity number has none");
    }

    [Fact]
    public async Task An_apology_names_both_dates_and_a_stop_its_reason()
    {
        server.At("2026-11-23T08:00");
        using var desk = await server.SignIn("tn1");
        using var leader = await server.SignIn("ld1");
        var code = await LandTransfer.Receive(desk);
        (await LandTransfer.GoOn(desk, code, "receive")).Ok();
        var promised = (await LandTransfer.View(desk, code))
            .GetProperty("promise")
            .GetProperty("original")
            .GetString()!;
        server.At("2026-12-08T08:00");
        var again = new
        {
            @new = "2026-12-15T17:30",
            letter = "07/PXL",
            reason = "Chờ xác minh nguồn gốc đất",
        };
        (await leader.Post($"/dossiers/{code}/reappoint", again)).Ok();
        var apology = await Text(desk, $"/in/apology/{code}");
        apology.ShouldContain("07/PXL");
        apology.ShouldContain("Chờ xác minh nguồn gốc đất");
        apology.ShouldContain("17 giờ 30, Thứ Ba 15/12/2026");
        promised.ShouldStartWith("2026-12-03", Case.Sensitive);
        apology.ShouldContain("17 giờ 30, Thứ Năm 03/12/2026");
        apology.ShouldContain("xin lỗi");
        apology.ShouldContain("Võ Văn Lãnh Mẫu");

        (
            await leader.Post($"/dossiers/{code}/stop", new { reason = "Thửa đất đang có tranh chấp", paper = "03/TB" })
        ).Ok();
        var stop = await Text(desk, $"/in/stop/{code}");
        stop.ShouldContain("THÔNG BÁO DỪNG");
        stop.ShouldContain("03/TB");
        stop.ShouldContain("Thửa đất đang có tranh chấp");
    }

    [Fact]
    public async Task The_control_sheet_has_a_row_a_step_and_the_hand_over_names_both_units()
    {
        server.At("2026-11-23T08:00");
        using var desk = await server.SignIn("tn1");
        using var land = await server.SignIn("xl1");
        var code = await LandTransfer.Receive(desk);
        server.At("2026-11-23T10:00");
        (await LandTransfer.GoOn(desk, code, "receive")).Ok();
        server.At("2026-11-25T10:00");
        (await LandTransfer.Complete(land, code, "appraise")).Ok();
        var control = await Text(desk, $"/in/control/{code}");
        control.ShouldContain("PHIẾU KIỂM SOÁT");
        control.ShouldContain("Lê Thị Thử Nghiệm");
        control.ShouldContain("Phạm Minh Thử");
        control.ShouldContain("Đúng hạn");
        control.ShouldContain("Quá hạn", Case.Sensitive, "one working day was allowed and two were used");
        control.ShouldContain("slip-tall.css");
        var handover = await Text(desk, $"/in/handover/{code}");
        handover.ShouldContain("PHIẾU BÀN GIAO");
        handover.ShouldContain("Chi nhánh Văn phòng Đăng ký đất đai khu vực Vinh");
        handover.ShouldContain("Mẫu của hệ thống");
    }

    [Fact]
    public async Task A_refused_submission_gets_its_paper_without_a_code()
    {
        server.At("2026-11-23T08:00");
        using var desk = await server.SignIn("tn1");
        var application = JsonSerializer.SerializeToNode(LandTransfer.Application("Người Nộp Nhầm"))!;
        application["channel"] = "online";
        var sent = (await desk.Post("/dossiers/submissions", application)).Ok();
        var id = sent["dossier"].GetString()!;
        var task = (await LandTransfer.View(desk, id)).GetProperty("tasks")[0].GetProperty("task").GetString();
        (await desk.Post($"/tasks/{task}/complete", new { action = "refuse", reason = "Không thuộc thẩm quyền" })).Ok();
        Kinds(await LandTransfer.View(desk, id)).ShouldBe(["refusal"]);
        var refusal = await Text(desk, $"/in/refusal/{id}");
        refusal.ShouldContain("PHIẾU TỪ CHỐI");
        refusal.ShouldContain("Không thuộc thẩm quyền");
    }

    [Fact]
    public async Task The_register_lists_the_day_of_one_desk_for_its_people()
    {
        server.At("2026-11-27T08:00");
        using var desk = await server.SignIn("tn1");
        var code = await LandTransfer.Receive(desk, "Người Trong Sổ");
        var register = await Text(desk, $"/in/register/{LandTransfer.Desk}?day=2026-11-27");
        register.ShouldContain(code);
        register.ShouldContain("Người Trong Sổ");
        (await Text(desk, $"/in/register/{LandTransfer.Desk}?day=2026-11-28")).ShouldContain("Không có hồ sơ nào");

        using var inspector = await server.SignIn("tt1");
        var masked = await Text(inspector, $"/in/register/{LandTransfer.Desk}?day=2026-11-27");
        masked.ShouldContain(code);
        masked.ShouldNotContain("Người Trong Sổ");
        using var tax = await server.SignIn("thue1");
        (await tax.Page($"/in/register/{LandTransfer.Desk}")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await tax.Page($"/in/control/{code}")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await desk.Page("/in/register/nowhere")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await desk.Page($"/in/nothing/{code}")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var anyone = server.Anonymous();
        (await anyone.Page($"/in/control/{code}")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    private static async Task<string> Text(Api who, string path)
    {
        var (status, html) = await who.Page(path);
        status.ShouldBe(HttpStatusCode.OK, path);
        return html;
    }

    private static IEnumerable<string> Kinds(JsonElement view) =>
        view.GetProperty("slips").EnumerateArray().Select(s => s.GetProperty("kind").GetString()!);
}
