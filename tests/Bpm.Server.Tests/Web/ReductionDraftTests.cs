using System.Net;
using System.Text.Json;
using Bpm.Procedures.Reductions;
using Bpm.Server.Hosting;
using Bpm.Server.Reductions;
using Bpm.Server.Tests.Web.Harness;
using Bpm.Tests.Shared;
using Bpm.WorkingTime;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Bpm.Server.Tests.Web;

/// <summary>Cutting processing times in a draft: what is allowed, and what it adds up to.</summary>
[Collection(nameof(WebCollection))]
public sealed class ReductionDraftTests(SharedServer shared)
{
    private static readonly string[] s_transfer = [LandTransfer.Procedure];

    [Fact]
    public async Task Every_procedure_is_there_with_law_promise_and_dossiers()
    {
        var server = shared.Server;
        using var author = await server.SignIn(Cutting.Author);
        var overview = (await author.Get("/reductions")).Ok().Body;
        var rows = overview.GetProperty("rows").EnumerateArray().ToList();
        rows.Count.ShouldBe(SmallCatalogue.Count);
        var transfer = rows.Single(r => r.GetProperty("code").GetString() == LandTransfer.Procedure);
        transfer.GetProperty("law").GetString().ShouldBe("8 ngày làm việc");
        transfer.GetProperty("lawAmount").GetDecimal().ShouldBe(8);
        transfer.GetProperty("received").GetInt32().ShouldBePositive();
        transfer.GetProperty("finished").GetInt32().ShouldBePositive();
        transfer.GetProperty("p90").GetDecimal().ShouldBePositive();
        overview.GetProperty("historyNote").GetString()!.ShouldContain("Dữ liệu mẫu");
    }

    [Fact]
    public async Task Only_an_administrator_may()
    {
        var server = shared.Server;
        foreach (var user in new[] { "tk1", "xl1", "tt1" })
        {
            using var other = await server.SignIn(user);
            (await other.Get("/reductions")).Refused(HttpStatusCode.Forbidden, "not-allowed");
            (await other.Post("/reductions/drafts", new { title = "Thử" })).Refused(
                HttpStatusCode.Forbidden,
                "not-allowed"
            );
        }
    }

    [Fact]
    public async Task Percent_days_and_a_cell_are_rounded_and_totals_are_the_sum_of_the_cuts()
    {
        var server = shared.Server;
        using var author = await server.SignIn(Cutting.Author);
        var (id, version) = await Cutting.Draft(author);
        string[] all = [.. (await Cutting.Rows(author)).Select(r => r.GetProperty("code").GetString()!)];
        var cut = (
            await author.Post($"/reductions/drafts/{id}/cuts", new { procedures = all, percent = 30 }, version)
        ).Ok();
        var cuts = cut["cuts"].EnumerateArray().ToList();
        cuts.ShouldNotBeEmpty();
        (cuts.Count + cut["refused"].GetArrayLength()).ShouldBe(all.Length);

        // The same sum by the rules themselves.
        var rooms = server.Services.GetRequiredService<CutRooms>().On(new LocalDate(2026, 11, 20), channel: null);
        var expected = CutTotals.Of(
            cuts.Select(c =>
                rooms[c.GetProperty("code").GetString()!]
                    .Cut(CutRoom.WithoutPercent(rooms[c.GetProperty("code").GetString()!].Law!.Value, 30)!.Value)
            )
        );
        cut["total"].GetProperty("procedures").GetInt32().ShouldBe(expected.Procedures);
        cut["total"].GetProperty("text").GetString().ShouldBe(Content.CutTexts.Total(expected, Language.Vietnamese));

        var transfer = cuts.Single(c => c.GetProperty("code").GetString() == LandTransfer.Procedure);
        transfer.GetProperty("proposedText").GetString().ShouldBe("6 ngày làm việc");
        transfer.GetProperty("cut").GetString().ShouldBe("2");

        var cell = (
            await author.Post(
                $"/reductions/drafts/{id}/cuts",
                new { procedures = s_transfer, to = "7,5" },
                cut["version"].GetInt32()
            )
        ).Ok();
        cell["cuts"][0].GetProperty("proposedText").GetString().ShouldBe("7,5 ngày làm việc");
        var days = (
            await author.Post(
                $"/reductions/drafts/{id}/cuts",
                new { procedures = s_transfer, days = 1.7 },
                cell["version"].GetInt32()
            )
        ).Ok();
        days["cuts"][0].GetProperty("proposedText").GetString().ShouldBe("6,5 ngày làm việc");
        var read = (await author.Get($"/reductions/drafts/{id}")).Ok();
        read["total"].GetProperty("text").GetString().ShouldBe(days["total"].GetProperty("text").GetString());
    }

    [Theory]
    [InlineData(LandTransfer.Procedure, "8,5", "over-law")]
    [InlineData(LandTransfer.Procedure, "0", "nothing-left")]
    [InlineData(LandTransfer.Procedure, "5 ngày", "other-unit")]
    [InlineData(LandTransfer.Procedure, "2", "set-by")]
    [InlineData(LandTransfer.Procedure, "hai", "not-a-number")]
    [InlineData("9.999999", "2", "not-in-force")]
    public async Task The_law_and_other_agencies_forbid_with_a_reason(string code, string to, string reason)
    {
        var server = shared.Server;
        using var author = await server.SignIn(Cutting.Author);
        var (id, version) = await Cutting.Draft(author);
        var answer = (
            await author.Post($"/reductions/drafts/{id}/cuts", new { procedures = new[] { code }, to }, version)
        ).Ok();
        answer["cuts"].GetArrayLength().ShouldBe(0);
        answer["refused"][0].GetProperty("reason").GetString().ShouldBe(reason);
        answer["refused"][0].GetProperty("text").GetString().ShouldNotBeNullOrEmpty();
        answer["total"].GetProperty("procedures").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task The_term_that_an_agency_sets_cannot_be_written_over()
    {
        var server = shared.Server;
        using var author = await server.SignIn(Cutting.Author);
        var (id, version) = await Cutting.Draft(author);
        var cut = (
            await author.Post($"/reductions/drafts/{id}/cuts", new { procedures = s_transfer, to = "6,5" }, version)
        ).Ok();
        var steps = (await author.Get($"/reductions/drafts/{id}/procedures/{LandTransfer.Procedure}")).Ok();
        var tax = steps["steps"].EnumerateArray().Single(s => s.GetProperty("id").GetString() == "tax");
        tax.GetProperty("setBy").GetString().ShouldBe("tax");
        tax.GetProperty("proposed").GetString().ShouldBe(tax.GetProperty("now").GetString());
        // Many hours are told in days too.
        foreach (var step in steps["steps"].EnumerateArray())
        {
            var words = step.GetProperty("proposed").GetString()!.Split(' ', 2);
            var isLong = words is [var hours, "giờ làm việc"] && hours.Length > 1;
            (step.GetProperty("inDays").GetString() is not null).ShouldBe(isLong, step.ToString());
        }

        (
            await author.Post(
                $"/reductions/drafts/{id}/steps",
                new
                {
                    procedure = LandTransfer.Procedure,
                    step = "tax",
                    term = "1",
                },
                cut["version"].GetInt32()
            )
        ).Refused(HttpStatusCode.UnprocessableEntity, "step-set-by");
    }

    [Fact]
    public async Task Two_windows_never_overwrite_each_other()
    {
        var server = shared.Server;
        using var author = await server.SignIn(Cutting.Author);
        var (id, version) = await Cutting.Draft(author);
        (
            await author.Post($"/reductions/drafts/{id}/cuts", new { procedures = s_transfer, percent = 10 }, version)
        ).Ok();
        (
            await author.Post($"/reductions/drafts/{id}/cuts", new { procedures = s_transfer, percent = 20 }, version)
        ).Refused(HttpStatusCode.PreconditionFailed, "draft-changed");
        (
            await author.Post($"/reductions/drafts/{id}/cuts", new { procedures = s_transfer, percent = 20 })
        ).Code.ShouldBe("if-match-missing");
    }
}
