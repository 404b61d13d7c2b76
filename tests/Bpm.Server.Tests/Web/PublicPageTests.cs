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
        wrong
            .Html.Replace(code, "N", StringComparison.Ordinal)
            .ShouldBe(unknown.Html.Replace("H41.16681.MC-261120-9999", "N", StringComparison.Ordinal));

        // Any separators, small letters.
        var loose = await anyone.Page(
            $"/tra-cuu?code={code.ToLowerInvariant().Replace('-', ' ').Replace('.', ' ')}&pin=5678"
        );
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
    public async Task A_moved_date_is_explained_and_at_the_end_one_answer_counts()
    {
        using var desk = await server.SignIn("tn1");
        using var leader = await server.SignIn("ld1");
        server.At("2026-11-23T08:00");
        var code = await Receive(desk, "Vũ Thị Hài Lòng");
        var token = await TokenOf(code);
        using var anyone = server.Anonymous();
        (await anyone.Page($"/t/{token}")).Html.ShouldNotContain("Bạn có hài lòng");

        var again = new
        {
            @new = "2026-12-15T17:30",
            letter = "07/PXL",
            reason = "chờ xác minh nguồn gốc đất",
        };
        (await leader.Post($"/dossiers/{code}/reappoint", again)).Ok();
        var moved = (await anyone.Page($"/t/{token}")).Html;
        moved.ShouldContain("Ngày hẹn lại");
        moved.ShouldContain("15/12/2026");
        moved.ShouldContain("xin lỗi");
        moved.ShouldContain("chờ xác minh nguồn gốc đất");
        moved.ShouldContain("Vì sao ngày trả thay đổi từ 03/12?");

        (await desk.Post($"/dossiers/{code}/withdraw", new { reason = "Thôi" })).Ok();
        var asked = (await anyone.Page($"/t/{token}")).Html;
        asked.ShouldContain("Bạn có hài lòng");
        (await Rate(anyone, token, "9", asked)).ShouldBe(HttpStatusCode.NotFound);
        (await Rate(anyone, token, "1", "")).ShouldBe(HttpStatusCode.BadRequest, "a form of another site has no token");
        (await Rate(anyone, token, "1", asked)).ShouldBe(HttpStatusCode.Redirect);
        (await Rate(anyone, token, "3", asked)).ShouldBe(HttpStatusCode.Redirect);
        var thanks = (await anyone.Page($"/t/{token}")).Html;
        thanks.ShouldContain("Cảm ơn bạn đã đánh giá.");
        thanks.ShouldNotContain("Bạn có hài lòng");
        await using var db = await server
            .Services.GetRequiredService<Microsoft.EntityFrameworkCore.IDbContextFactory<BpmDb>>()
            .CreateDbContextAsync(TestContext.Current.CancellationToken);
        var dossier = db.Dossiers.Single(d => d.Code == code).Id;
        var rating = db.Ratings.Single(r => r.Dossier == dossier);
        rating.Score.ShouldBe(1, "the first answer counts");
        rating.Comment.ShouldBe("Chờ lâu quá");
    }

    private async Task<string> TokenOf(string code)
    {
        await using var db = await server
            .Services.GetRequiredService<Microsoft.EntityFrameworkCore.IDbContextFactory<BpmDb>>()
            .CreateDbContextAsync(TestContext.Current.CancellationToken);
        return db.Dossiers.Single(d => d.Code == code).TrackingToken;
    }

    /// <summary>Sends the form as a browser would, with the hidden value of the page that it stood on.</summary>
    private static async Task<HttpStatusCode> Rate(Api anyone, string token, string score, string page)
    {
        const string field = "__RequestVerificationToken";
        var at = page.IndexOf(field, StringComparison.Ordinal);
        var from = at < 0 ? -1 : page.IndexOf("value=\"", at, StringComparison.Ordinal) + 7;
        var hidden = at < 0 ? "" : page[from..page.IndexOf('"', from)];
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/t/{token}", UriKind.Relative))
        {
            Content = new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["score"] = score,
                    ["comment"] = "Chờ lâu quá",
                    [field] = hidden,
                }
            ),
        };
        return (await anyone.Raw(request)).StatusCode;
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
