using System.IO.Compression;
using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Bpm.Server.Tests.Web.Harness;
using static Bpm.Server.Tests.Web.Harness.LandTransfer;

namespace Bpm.Server.Tests.Web;

/// <summary>The monthly report: its parts add up, its lists are its figures, and the past doesn't change.</summary>
[Collection(nameof(WebCollection))]
public sealed class MonthlyReportTests(SharedServer shared)
{
    private const string Period = "from=2026-11-15&to=2026-12-14";
    private readonly WebServer server = shared.Server;

    [Fact]
    public async Task Every_figure_of_every_unit_counts_exactly_the_dossiers_of_its_list()
    {
        server.At("2026-12-11T15:00");
        using var inspector = await server.SignIn("tt1");
        var report = (await inspector.Get($"/reports/monthly?{Period}")).Ok();
        report["total"].GetProperty("counts").GetProperty("received").GetInt64().ShouldBePositive();
        foreach (var row in report["units"].EnumerateArray().Prepend(report["total"]))
        {
            var unit = row.GetProperty("unit").GetString();
            foreach (var figure in row.GetProperty("counts").EnumerateObject())
            {
                var codes = await Codes(inspector, $"{Period}&unit={unit}&figure={figure.Name}");
                codes.Count.ShouldBe(figure.Value.GetInt32(), $"{unit} {figure.Name}");
                codes.Distinct().Count().ShouldBe(codes.Count);
            }

            row.GetProperty("partition")
                .EnumerateArray()
                .Sum(p => p.GetProperty("count").GetInt64())
                .ShouldBe(row.GetProperty("counts").GetProperty("received").GetInt64(), unit);
        }
    }

    [Fact]
    public async Task A_day_that_is_over_tells_what_it_told_when_it_was_the_present()
    {
        const string day = "from=2026-11-20&to=2026-11-20";
        // A server of its own: the clock of the shared one goes back between tests, and rows know no future.
        await using var own = await WebServer.Start();
        own.At("2026-11-20T09:10");
        using var inspector = await own.SignIn("tt1");
        using var desk = await own.SignIn("tn1");
        var code = await Receive(desk, "Phan Thị Báo Cáo");
        own.At("2026-11-20T23:59");
        var then = (await inspector.Get($"/reports/monthly?{day}")).Ok();
        then["complete"].GetBoolean().ShouldBeFalse();

        // What happens later must not reach back.
        own.At("2026-11-23T09:00");
        (await desk.Post($"/dossiers/{code}/withdraw", new { reason = "Người nộp rút hồ sơ." })).Ok();
        var later = (await inspector.Get($"/reports/monthly?{day}")).Ok();
        later["complete"].GetBoolean().ShouldBeTrue();
        later["total"].GetRawText().ShouldBe(then["total"].GetRawText());
        later["units"].GetRawText().ShouldBe(then["units"].GetRawText());
        (await Codes(inspector, $"{day}&figure=in-process")).ShouldContain(code);
        (await Codes(inspector, "from=2026-11-20&to=2026-11-23&figure=returned")).ShouldContain(code);
    }

    [Fact]
    public async Task Who_holds_no_role_at_an_authority_counts_none_of_its_dossiers()
    {
        server.At("2026-12-11T15:00");
        using var inspector = await server.SignIn("tt1");
        using var desk = await server.SignIn("tn1");
        var all = await Units(inspector);
        var none = await Units(desk);
        all.ShouldNotBeEmpty();
        none.ShouldBeEmpty("the desk receives, but no dossier is decided there");
        foreach (var unit in all)
        {
            (await Codes(desk, $"{Period}&figure=received&unit={unit}")).ShouldBeEmpty(unit);
        }
    }

    [Fact]
    public async Task Without_dates_it_is_the_reporting_month_that_runs()
    {
        server.At("2026-12-11T15:00");
        using var inspector = await server.SignIn("tt1");
        var report = (await inspector.Get("/reports/monthly")).Ok();
        (report["from"].GetString(), report["to"].GetString()).ShouldBe(("2026-11-15", "2026-12-14"));
        report["periods"][0].GetProperty("name").GetString().ShouldBe("15/11 – 14/12/2026");
    }

    [Theory]
    [InlineData("from=2026-11-15")]
    [InlineData("from=2026-11-15&to=2026-11-14")]
    [InlineData("from=2027-11-15&to=2027-12-14")]
    [InlineData("from=2026-02-30&to=2026-03-14")]
    public async Task A_period_that_is_none_is_refused(string period)
    {
        server.At("2026-12-11T15:00");
        using var inspector = await server.SignIn("tt1");
        (await inspector.Get($"/reports/monthly?{period}")).Refused(HttpStatusCode.UnprocessableEntity, "input");
    }

    [Fact]
    public async Task The_workbook_holds_the_same_figures()
    {
        server.At("2026-12-11T15:00");
        using var inspector = await server.SignIn("tt1");
        var report = (await inspector.Get($"/reports/monthly?{Period}")).Ok();
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            new Uri($"/api/v1/reports/monthly.xlsx?{Period}", UriKind.Relative)
        );
        using var answer = await inspector.Raw(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        await using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        await using var part = await zip.GetEntry("xl/worksheets/sheet1.xml")!.OpenAsync();
        var rows = XDocument.Load(part).Descendants().Where(e => e.Name.LocalName == "row").Select(Cells).ToList();
        var head = rows.FindIndex(r => r.Length > 1);
        rows[head].Skip(1).Take(3).ShouldBe(["Tổng tiếp nhận", "Tiếp nhận mới", "Mới: trực tuyến"]);
        var total = report["total"].GetProperty("counts").EnumerateObject().Select(c => c.Value.GetRawText());
        rows[head + 1].Skip(1).Take(report["figures"].GetArrayLength()).ShouldBe(total);
        (rows.Count - head - 3).ShouldBe(report["units"].GetArrayLength());
    }

    private static async Task<List<string>> Units(Api api)
    {
        var report = (await api.Get($"/reports/monthly?{Period}")).Ok();
        return [.. report["units"].EnumerateArray().Select(u => u.GetProperty("unit").GetString()!)];
    }

    private static string[] Cells(XElement row) => [.. row.Elements().Select(c => c.Value)];

    /// <summary>The whole list, by small pages.</summary>
    private static async Task<List<string>> Codes(Api api, string query)
    {
        var codes = new List<string>();
        for (var after = ""; ; )
        {
            var page = (await api.Get($"/reports/monthly/dossiers?{query}&take=7&after={after}")).Ok();
            codes.AddRange(page["rows"].EnumerateArray().Select(r => r.GetProperty("code").GetString()!));
            if (page["next"].ValueKind == JsonValueKind.Null)
            {
                page["total"].GetInt32().ShouldBe(codes.Count);
                return codes;
            }

            after = page["next"].GetString()!;
        }
    }
}
