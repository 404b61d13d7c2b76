using System.Net;
using System.Text;
using Bpm.Server.Features.Http;
using Bpm.Server.Tests.Web.Harness;
using static Bpm.Server.Tests.Web.Harness.LandTransfer;

namespace Bpm.Server.Tests.Web;

/// <summary>Lists as files for spreadsheets: the same rows and masks, and no cell that runs.</summary>
[Collection(nameof(WebCollection))]
public sealed class ExportTests(SharedServer shared)
{
    private readonly WebServer server = shared.Server;

    [Theory]
    [InlineData("Nguyễn Văn A", "Nguyễn Văn A")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a \"b\"", "\"a \"\"b\"\"\"")]
    [InlineData("hai\ndòng", "\"hai\ndòng\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+84912345678", "'+84912345678")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("  =1+1", "'  =1+1")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("=cmd|' /C calc'!\"A0\"", "\"'=cmd|' /C calc'!\"\"A0\"\"\"")]
    [InlineData("", "")]
    public void A_cell_says_what_it_said_and_runs_nothing(string cell, string written) =>
        CsvText.Line(cell, null).ShouldBe($"{written},\r\n");

    [Fact]
    public async Task The_register_is_what_the_list_is_to_the_same_reader()
    {
        server.At("2026-11-20T09:10");
        using var desk = await server.SignIn("tn1");
        using var inspector = await server.SignIn("tt1");
        var code = await Receive(desk, "=HYPERLINK(\"http://x\") Đường");
        var total = (await desk.Get("/dossiers")).Ok()["total"].GetInt32();

        var bytes = await Export(desk, "");
        bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble).ShouldBeTrue();
        var lines = Lines(bytes);
        lines[0].ShouldStartWith("Mã hồ sơ,Người nộp,");
        lines.Count.ShouldBe(total + 1);
        var mine = lines.Single(l => l.StartsWith(code, StringComparison.Ordinal));
        mine.ShouldContain(",\"'=HYPERLINK(\"\"http://x\"\") Đường\",1.012787,");
        mine.ShouldContain("2026-11-20 09:10");

        // More than one page, each dossier once.
        (await inspector.Get("/dossiers")).Ok();
        var all = Lines(await Export(inspector, "?state=open"));
        all.Skip(1).Select(l => l.Split(',')[0]).ShouldBeUnique();
        all.Single(l => l.StartsWith(code, StringComparison.Ordinal))
            .ShouldNotContain("Đường", Case.Sensitive, "masked as in the list");
        (await inspector.Get($"/dossiers/{code}/readers"))
            .Ok()
            .Body.EnumerateArray()
            .Select(r => $"{r.GetProperty("user").GetString()} {r.GetProperty("way").GetString()}")
            .ShouldContain("tt1 export");

        using var anonymous = server.Anonymous();
        (await anonymous.Get("/dossiers/export.csv")).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static List<string> Lines(byte[] bytes) =>
        [.. Encoding.UTF8.GetString(bytes).TrimStart('\ufeff').Split("\r\n", StringSplitOptions.RemoveEmptyEntries)];

    private static async Task<byte[]> Export(Api who, string query)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            new Uri($"/api/v1/dossiers/export.csv{query}", UriKind.Relative)
        );
        using var answer = await who.Raw(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8");
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("ho-so-20261120.csv");
        return await answer.Content.ReadAsByteArrayAsync();
    }
}
