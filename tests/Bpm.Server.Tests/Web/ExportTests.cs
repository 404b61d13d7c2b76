using System.Globalization;
using System.Net;
using System.Text;
using Bpm.Server.Features.Http;
using Bpm.Server.Tests.Web.Harness;
using Bpm.Tests.Shared;
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

    [Fact]
    public async Task The_event_log_tells_what_the_ledger_tells_and_names_nobody_outside()
    {
        await using var own = await WebServer.Start();
        own.At("2026-11-20T09:10");
        using var desk = await own.SignIn("tn1");
        using var inspector = await own.SignIn("tt1");
        var code = await Receive(desk, "Đỗ Thị Nhật Ký");
        own.At("2026-11-20T10:40");
        (await GoOn(desk, code, "receive")).Ok();
        own.At("2026-11-23T09:00");

        var lines = Lines(await EventLog(inspector, "?from=2026-11-20&to=2026-11-20", own));
        lines[0].ShouldBe(Server.Reports.EventLog.Head.TrimEnd());
        string[] names = lines[0].Split(',');
        var mine = lines
            .Where(l => l.StartsWith(code, StringComparison.Ordinal))
            .Select(l => l.Split(',').Zip(names).ToDictionary(p => p.Second, p => p.First))
            .ToList();
        mine.Select(r => r["sequence"]).ShouldBe(Enumerable.Range(1, mine.Count).Select(n => $"{n}"));
        var receive = mine.Single(r => r["step"] == "receive");
        (receive["working_minutes"], receive["wall_minutes"], receive["resource"], receive["unit"]).ShouldBe(
            ("90", "90", "tn1", Desk)
        );
        (receive["opened"], receive["completed"]).ShouldBe(("2026-11-20 09:10:00", "2026-11-20 10:40:00"));
        mine.Single(r => r["activity_id"] == "received")["resource"].ShouldBe("tn1");

        // By unit the minutes are those of the ledger on the dossier's page.
        var shares = (await inspector.Get($"/dossiers/{code}/lateness")).Ok()["holders"].EnumerateArray().ToList();
        shares
            .Sum(h => h.GetProperty("minutes").GetInt64())
            .ShouldBe(
                mine.Where(r => r["activity_kind"] == "task").Sum(r => long.Parse(r["working_minutes"], Invariant))
            );
        shares[0].GetProperty("minutes").GetInt64().ShouldBe(90);

        var whole = string.Join('\n', lines);
        whole.ShouldNotContain("Nhật Ký");
        whole.ShouldNotContain("000000009999");

        Lines(await EventLog(inspector, "?from=2026-11-20&to=2026-11-20&procedure=none", own)).Count.ShouldBe(1);
        Lines(await EventLog(inspector, "?from=2026-11-20&to=2026-11-20&unit=none", own)).Count.ShouldBe(1);
        (await desk.Get("/reports/events.csv")).Refused(HttpStatusCode.Forbidden, "not-allowed");
        (await inspector.Get("/reports/events.csv?from=x&to=y")).Refused(HttpStatusCode.UnprocessableEntity, "input");

        // The verb writes the same, from the same store.
        var file = Path.Combine(own.Data, "events.csv");
        var said = new StringWriter();
        string[] verb =
        [
            .. "export events --from 2026-11-20 --to 2026-11-20 --out".Split(' '),
            file,
            "--data",
            own.Data,
            "--procedures",
            SmallCatalogue.Folder,
        ];
        (await Server.Commands.Verbs.Run(verb, said, TextWriter.Null)).ShouldBe(0, said.ToString());
        var written = Lines(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
        written.Count.ShouldBe(lines.Count);
        // What ended before counts no further, whenever it is asked.
        OfReceive(written).ShouldBe(OfReceive(lines));

        string OfReceive(List<string> all) =>
            all.Single(l =>
                l.StartsWith(code, StringComparison.Ordinal) && l.Contains(",receive.1,", StringComparison.Ordinal)
            );
    }

    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    private static async Task<byte[]> EventLog(Api who, string query, WebServer server)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            new Uri(server.Address, $"/api/v1/reports/events.csv{query}")
        );
        using var answer = await who.Raw(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble).ShouldBeTrue();
        return bytes;
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
