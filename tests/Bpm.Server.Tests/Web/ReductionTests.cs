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

/// <summary>Decisions that cut processing times: who puts them in force, from when, and whom they touch.</summary>
public sealed class ReductionTests
{
    private const string Second = "qt2";
    private static readonly string[] s_transfer = [LandTransfer.Procedure];

    [Fact]
    public async Task A_second_person_puts_it_in_force_for_new_dossiers_and_running_ones_keep_theirs()
    {
        await using var server = await WebServer.Start();
        using var author = await server.SignIn(Cutting.Author);
        using var second = await server.SignIn(Second);
        using var desk = await server.SignIn("tn1");
        var running = await LandTransfer.Receive(desk, "Người Cũ");
        var before = await Promise(desk, running);
        var errors = Errors(server).ToList();

        var proposal = await Propose(author, "77/QĐ-UBND", "6,5", "2026-11-20");
        (await author.Post($"/proposals/{proposal}/approval")).Refused(HttpStatusCode.Forbidden, "second-person");
        using var designer = await server.SignIn("tk1");
        (await designer.Post($"/proposals/{proposal}/approval")).Refused(HttpStatusCode.Forbidden, "not-allowed");
        (await Promise(desk, await LandTransfer.Receive(desk, "Người Giữa"))).ShouldBe(before);

        var view = (await second.Post($"/proposals/{proposal}/approval")).Ok();
        view["state"].GetString().ShouldBe("published");
        (await second.Post($"/proposals/{proposal}/approval")).Refused(HttpStatusCode.Conflict, "proposal-closed");

        var after = await Promise(desk, await LandTransfer.Receive(desk, "Người Mới"));
        string.CompareOrdinal(after, before).ShouldBeLessThan(0, $"{after} is earlier than {before}");
        (await Promise(desk, running)).ShouldBe(before);
        var decision = (await author.Get("/reductions"))
            .Ok()["decisions"]
            .EnumerateArray()
            .Single(d => d.GetProperty("number").GetString() == "77/QĐ-UBND");
        decision.GetProperty("applied").GetBoolean().ShouldBeTrue();
        decision.GetProperty("file").GetString().ShouldBe("reductions/77-QD-UBND.yaml");
        Errors(server).ShouldBe(errors);
    }

    [Fact]
    public async Task It_survives_a_restart_and_a_later_effect_begins_by_itself()
    {
        var data = Directory.CreateTempSubdirectory("bpm-effect-").FullName;
        try
        {
            await using (var server = await WebServer.Start(data))
            {
                using var author = await server.SignIn(Cutting.Author);
                using var second = await server.SignIn(Second);
                var proposal = await Propose(author, "78/QĐ-UBND", "6,5", "2026-11-25");
                (await second.Post($"/proposals/{proposal}/approval")).Ok();
                (await Committed(author)).ShouldBe("8 ngày làm việc");
            }

            await using (var server = await WebServer.Start(data, now: "2026-11-24T16:00"))
            {
                using var author = await server.SignIn(Cutting.Author);
                (await Committed(author)).ShouldBe("8 ngày làm việc");
                server.At("2026-11-25T07:30");
                (await Committed(author)).ShouldBe("6,5 ngày làm việc");
            }
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(data, recursive: true);
        }
    }

    [Fact]
    public async Task What_waits_is_not_changed_and_comes_back_when_it_is_withdrawn_or_refused()
    {
        await using var server = await WebServer.Start();
        using var author = await server.SignIn(Cutting.Author);
        using var second = await server.SignIn(Second);
        var (id, version) = await Cutting.Draft(author);
        var cut = (
            await author.Post($"/reductions/drafts/{id}/cuts", new { procedures = s_transfer, percent = 10 }, version)
        ).Ok();
        var proposal = (await author.Post($"/reductions/drafts/{id}/proposal", Head("79/QĐ-UBND", "2026-11-20"))).Ok();
        (
            await author.Post(
                $"/reductions/drafts/{id}/cuts",
                new { procedures = s_transfer, percent = 20 },
                cut["version"].GetInt32()
            )
        ).Refused(HttpStatusCode.Conflict, "proposal-waits");
        (await author.Post($"/reductions/drafts/{id}/proposal", Head("80/QĐ-UBND", "2026-11-20"))).Refused(
            HttpStatusCode.Conflict,
            "proposal-waits"
        );
        var code = proposal["id"].GetString();
        (await second.Post($"/proposals/{code}/closing", new { reason = "Sai số" }))
            .Ok()["state"]
            .GetString()
            .ShouldBe("refused");
        (
            await author.Post(
                $"/reductions/drafts/{id}/cuts",
                new { procedures = s_transfer, percent = 20 },
                cut["version"].GetInt32()
            )
        ).Ok();
    }

    [Theory]
    [InlineData("2026-11-19", "2026-11-19", "effect-past")]
    [InlineData("2026-11-23", "2026-11-20", "decision-after-effect")]
    public async Task Dates_that_cannot_be_are_refused(string date, string effect, string code)
    {
        await using var server = await WebServer.Start();
        using var author = await server.SignIn(Cutting.Author);
        var (id, version) = await Cutting.Draft(author);
        (await author.Post($"/reductions/drafts/{id}/proposal", Head("81/QĐ-UBND", effect, date))).Refused(
            HttpStatusCode.UnprocessableEntity,
            "nothing-cut"
        );
        (
            await author.Post($"/reductions/drafts/{id}/cuts", new { procedures = s_transfer, percent = 10 }, version)
        ).Ok();
        (await author.Post($"/reductions/drafts/{id}/proposal", Head("81/QĐ-UBND", effect, date))).Refused(
            HttpStatusCode.UnprocessableEntity,
            code
        );
        (await author.Post($"/reductions/drafts/{id}/proposal", Head("DEMO-2026-01", "2026-11-20"))).Refused(
            HttpStatusCode.Conflict,
            "decision-taken"
        );
    }

    private static object Head(string number, string effect, string date = "2026-11-18") =>
        new
        {
            number,
            date,
            effect,
            signer = "Người ký mẫu",
        };

    private static async Task<string> Propose(Api author, string number, string to, string effect)
    {
        var (id, version) = await Cutting.Draft(author);
        (await author.Post($"/reductions/drafts/{id}/cuts", new { procedures = s_transfer, to }, version)).Ok();
        return (await author.Post($"/reductions/drafts/{id}/proposal", Head(number, effect))).Ok()["id"].GetString()!;
    }

    private static async Task<string?> Committed(Api author) =>
        (await Cutting.Rows(author))
            .Single(r => r.GetProperty("code").GetString() == LandTransfer.Procedure)
            .GetProperty("now")
            .GetString();

    private static async Task<string> Promise(Api reader, string code) =>
        (await LandTransfer.View(reader, code)).GetProperty("promise").GetProperty("due").GetString()!;

    private static IEnumerable<string> Errors(WebServer server) =>
        server
            .Services.GetRequiredService<Publications>()
            .Catalogue.Diagnostics.Where(d => d.Severity == Procedures.Reading.Severity.Error)
            .Select(d => $"{d.Position} {d.Message}");
}
