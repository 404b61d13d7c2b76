using System.Net;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Bpm.Server.Tests.Web.Harness;
using Microsoft.Extensions.DependencyInjection;
using static Bpm.Server.Tests.Web.Harness.LandTransfer;

namespace Bpm.Server.Tests.Web;

/// <summary>Pages for people without a sign-in, and the slip.</summary>
[Collection(nameof(WebCollection))]
public sealed class PublicPageTests(SharedServer shared)
{
    private readonly WebServer server = shared.Server;

    [Fact]
    public async Task Unknown_number_and_wrong_digits_get_the_same_answer()
    {
        using var desk = await server.SignIn("tn1");
        server.At("2026-11-20T09:10");
        var code = await Receive(desk, "Vũ Thị Tra Cứu");
        using var anyone = server.Anonymous();

        var right = await anyone.Page($"/tra-cuu?code={code}&pin=5678");
        right.Status.ShouldBe(HttpStatusCode.OK);
        right.Html.ShouldContain("Thứ Tư 02/12/2026, 17:30");
        right.Html.ShouldContain("Bạn không cần làm gì lúc này.");
        right.Html.ShouldNotContain("Vũ Thị");

        var wrong = await anyone.Page($"/tra-cuu?code={code}&pin=0000");
        var unknown = await anyone.Page("/tra-cuu?code=H41.16681.MC-261120-9999&pin=0000");
        wrong.Status.ShouldBe(HttpStatusCode.OK);
        wrong.Html.ShouldContain("Không có hồ sơ khớp");
        wrong.Html.Replace(code, "N", StringComparison.Ordinal)
            .ShouldBe(unknown.Html.Replace("H41.16681.MC-261120-9999", "N", StringComparison.Ordinal));

        // Any separators, small letters.
        var loose = await anyone.Page($"/tra-cuu?code={code.ToLowerInvariant().Replace('-', ' ').Replace('.', ' ')}&pin=5678");
        loose.Html.ShouldContain("Thứ Tư 02/12/2026, 17:30");
    }

    [Fact]
    public async Task The_sixth_try_at_a_number_must_wait()
    {
        using var anyone = server.Anonymous();
        for (var i = 0; i < Limits.TrackingTries; i++)
        {
            (await anyone.Page("/tra-cuu?code=H41.16681.MC-261120-7777&pin=1234")).Status.ShouldBe(HttpStatusCode.OK);
        }

        var page = await anyone.Page("/tra-cuu?code=H41.16681.MC-261120-7777&pin=1234");
        page.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        page.Html.ShouldContain("quá nhiều lần");
    }

    [Fact]
    public async Task Pages_work_without_script_in_both_languages()
    {
        using var anyone = server.Anonymous();
        foreach (var path in new[] { "/", "/thu-tuc", $"/thu-tuc/{Procedure}", "/tra-cuu", "/thu-tuc?q=dat+dai" })
        {
            var page = await anyone.Page(path);
            page.Status.ShouldBe(HttpStatusCode.OK, path);
            page.Html.ShouldContain("<html lang=\"vi\">");
            page.Html.ShouldNotContain("<script");
            page.Html.ShouldNotContain(" style=");
        }

        (await anyone.Page("/?lang=en")).Html.ShouldContain("Track your dossier");
        (await anyone.Page("/thu-tuc")).Html.ShouldContain("<html lang=\"en\">", customMessage: "the choice holds");
        var missing = await anyone.Page("/thu-tuc/9.999");
        missing.Status.ShouldBe(HttpStatusCode.NotFound);
        missing.Html.ShouldContain("Page not found");
    }

    [Fact]
    public async Task The_slip_has_every_field_and_a_code_that_tracks()
    {
        server.At("2026-11-20T09:10");
        using var desk = await server.SignIn("tn1");
        var code = await Receive(desk, "Mạc Văn Giấy Hẹn");

        var slip = await desk.Page($"/in/receipt/{code}");
        slip.Status.ShouldBe(HttpStatusCode.OK);
        foreach (
            var field in new[]
            {
                "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
                code,
                "Mạc Văn Giấy Hẹn",
                "000000009999",
                Phone,
                "Phường Thành Vinh",
                Procedure,
                "Hợp đồng chuyển nhượng (1 bản chính)",
                "01 bộ",
                "8 ngày làm việc",
                "09 giờ 10, Thứ Sáu 20/11/2026",
                "17 giờ 30, Thứ Tư 02/12/2026",
                "Lê Thị Thử Nghiệm",
                "mẫu chưa đối chiếu",
                "bản mẫu – không có giá trị pháp lý",
                "<svg",
            }
        )
        {
            slip.Html.ShouldContain(field);
        }

        using var anyone = server.Anonymous();
        (await anyone.Page($"/in/receipt/{code}")).Status.ShouldBe(HttpStatusCode.Redirect);
        using var tax = await server.SignIn("thue1");
        (await tax.Page($"/in/receipt/{code}")).Status.ShouldBe(HttpStatusCode.Forbidden);

        var stored = await server
            .Services.GetRequiredService<DossierReader>()
            .ByCode(code, TestContext.Current.CancellationToken);
        var tracked = await anyone.Page($"/t/{stored!.TrackingToken}");
        tracked.Html.ShouldContain(code);
        tracked.Html.ShouldNotContain("Mạc Văn");
        (await anyone.Page("/t/nothing")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_applicant_reads_what_to_bring_and_why_the_date_moved()
    {
        server.At("2026-11-20T09:10");
        using var desk = await server.SignIn("tn1");
        using var land = await server.SignIn("xl1");
        using var anyone = server.Anonymous();
        var code = await Receive(desk);
        (await GoOn(desk, code, "receive")).Ok();
        server.At("2026-11-23T10:00");
        (await Complete(land, code, "appraise", "ask-supplement", "Thiếu trang ký", ["contract"])).Ok();

        (await anyone.Page($"/tra-cuu?code={code}&pin=5678")).Html.ShouldContain("Bạn cần bổ sung:");

        server.At("2026-11-24T14:00");
        (await desk.Post($"/dossiers/{code}/supplement", new { papers = new[] { "contract" } })).Ok();
        var page = await anyone.Page($"/tra-cuu?code={code}&pin=5678");
        page.Html.ShouldContain("Vì sao ngày trả thay đổi từ 02/12?");
        page.Html.ShouldContain("không tính 2 ngày làm việc");
        page.Html.ShouldContain("Thứ Sáu 04/12/2026, 17:30");
    }
}
