using System.Net;
using System.Text;
using Bpm.Procedures.Reading;
using Bpm.Server.Commands;
using Bpm.Server.Hosting;
using Bpm.Server.Publishing;
using Bpm.Server.Tests.Web.Harness;
using Bpm.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace Bpm.Server.Tests.Web;

/// <summary>Versions of procedures: compared, put in force by a second person, written to the folder, never overwritten.</summary>
public sealed class PublishingTests : IDisposable
{
    private const string Author = "tk1";
    private const string Second = "tk2";

    /// <summary>No local decision touches it.</summary>
    private const string Other = "1.001612";
    private static readonly string[] s_other = [Other];
    private readonly string data = Directory.CreateTempSubdirectory("bpm-publishing-").FullName;
    private readonly string folder = Directory.CreateTempSubdirectory("bpm-folder-").FullName;

    [Fact]
    public async Task Version_two_is_for_new_dossiers_and_the_first_one_stays()
    {
        await using var server = await WebServer.Start(data);
        using var author = await server.SignIn(Author);
        using var second = await server.SignIn(Second);
        using var desk = await server.SignIn("tn1");
        var first = await LandTransfer.Receive(desk, "Người Thứ Nhất");
        var before = (await LandTransfer.View(desk, first)).GetProperty("promise").GetProperty("due").GetString();
        var draft = await Draft(
            author,
            text =>
                text.Replace(
                    "Hợp đồng chuyển nhượng,",
                    "Hợp đồng chuyển nhượng đã công chứng,",
                    StringComparison.Ordinal
                )
        );

        var comparison = (await author.Get($"/drafts/{draft}/comparison")).Ok();
        comparison["with"].GetInt32().ShouldBe(1);
        comparison["words"]
            .EnumerateArray()
            .Select(w => w.GetString())
            .ShouldContain(w => w!.Contains("đã công chứng", StringComparison.Ordinal));
        comparison["lines"].EnumerateArray().ShouldContain(l => l.GetProperty("mark").GetString() == "+");

        var state = (await author.Get($"/drafts/{draft}/publishing")).Ok();
        state["version"].GetInt32().ShouldBe(2);
        state["suggested"].GetString().ShouldBe("2026-11-23");

        var proposal = (await author.Post($"/drafts/{draft}/proposal", new { effect = "2026-11-20" }))
            .Ok()["id"]
            .GetString();
        (await author.Post($"/proposals/{proposal}/approval")).Refused(HttpStatusCode.Forbidden, "second-person");
        var view = (await second.Get($"/proposals/{proposal}")).Ok();
        view["mayPublish"].GetBoolean().ShouldBeTrue();
        view["subject"].GetString().ShouldBe($"{LandTransfer.Procedure}@2");
        (await second.Post($"/proposals/{proposal}/approval")).Ok()["state"].GetString().ShouldBe("published");

        var next = await LandTransfer.View(desk, await LandTransfer.Receive(desk, "Người Thứ Hai"));
        next.GetProperty("procedure").GetProperty("version").GetInt32().ShouldBe(2);
        var old = await LandTransfer.View(desk, first);
        old.GetProperty("procedure").GetProperty("version").GetInt32().ShouldBe(1);
        old.GetProperty("promise").GetProperty("due").GetString().ShouldBe(before);

        // A trial binds nobody.
        var procedure = server.Services.GetRequiredService<Publications>().Newest(LandTransfer.Procedure)!.Procedure;
        procedure.Confirmed.ShouldBeNull();
        procedure.Source.Kind.ShouldBe(Procedures.ProvenanceKind.Demo);
    }

    [Fact]
    public async Task Under_a_decision_the_second_person_confirms_and_the_file_is_locked()
    {
        await using var server = await WebServer.Start(data);
        using var author = await server.SignIn(Author);
        using var second = await server.SignIn(Second);
        var draft = await Draft(author, text => text, Other);
        var proposal = (await author.Post($"/drafts/{draft}/proposal", Ask("2026-11-20"))).Ok()["id"].GetString();
        (await second.Post($"/proposals/{proposal}/approval")).Ok();
        var procedure = server.Services.GetRequiredService<Publications>().Newest(Other)!.Procedure;
        procedure.Version.ShouldBe(2);
        procedure.Confirmed!.By.ShouldBe("Tăng Văn Soát Mẫu");
        procedure.Source.Decision.ShouldBe("9/QĐ-UBND");
        (await author.Post("/procedures/confirmation", new { procedures = s_other, why = "x" }))
            .Ok()["left"]
            .GetArrayLength()
            .ShouldBe(1);
    }

    [Fact]
    public async Task The_same_first_day_twice_overlaps_and_a_past_day_is_refused()
    {
        await using var server = await WebServer.Start(data);
        using var author = await server.SignIn(Author);
        using var second = await server.SignIn(Second);
        var draft = await Draft(author, text => text, Other);
        (await author.Post($"/drafts/{draft}/proposal", Ask("2026-11-19"))).Refused(
            HttpStatusCode.UnprocessableEntity,
            "effect-past"
        );
        var proposal = (await author.Post($"/drafts/{draft}/proposal", Ask("2026-11-25"))).Ok()["id"].GetString();
        (await author.Post($"/drafts/{draft}/proposal", Ask("2026-11-26"))).Refused(
            HttpStatusCode.Conflict,
            "proposal-waits"
        );
        (await second.Post($"/proposals/{proposal}/approval")).Ok();
        var another = await Draft(author, text => text, Other);
        (await author.Post($"/drafts/{another}/proposal", Ask("2026-11-25"))).Refused(
            HttpStatusCode.Conflict,
            "versions-overlap"
        );
        (await author.Post($"/drafts/{another}/proposal", Ask("2026-11-26")))
            .Ok()["subject"]
            .GetString()
            .ShouldBe($"{Other}@3");
    }

    [Fact]
    public async Task A_draft_with_errors_or_of_somebody_else_is_not_published()
    {
        await using var server = await WebServer.Start(data);
        using var author = await server.SignIn(Author);
        using var second = await server.SignIn(Second);
        var broken = await Draft(
            author,
            text => text.Replace("role: reception-officer", "role: nobody", StringComparison.Ordinal)
        );
        (await author.Post($"/drafts/{broken}/proposal", Ask("2026-11-25"))).Refused(
            HttpStatusCode.UnprocessableEntity,
            "has-errors"
        );
        (await second.Post($"/drafts/{broken}/proposal", Ask("2026-11-25"))).Refused(
            HttpStatusCode.Forbidden,
            "draft-not-yours"
        );
    }

    [Fact]
    public async Task The_folder_gets_it_and_refuses_a_changed_file_offline()
    {
        CopyFolder(SmallCatalogue.Folder, folder);
        await using (var server = await WebServer.Start(data, procedures: folder))
        {
            using var author = await server.SignIn(Author);
            using var second = await server.SignIn(Second);
            var draft = await Draft(author, text => text);
            var proposal = (await author.Post($"/drafts/{draft}/proposal", new { effect = "2026-11-20" }))
                .Ok()["id"]
                .GetString();
            (await second.Post($"/proposals/{proposal}/approval")).Ok();
            (await author.Post("/procedures/confirmation", new { procedures = s_other, why = "đối chiếu" }))
                .Ok()["confirmed"]
                .GetInt32()
                .ShouldBe(1);
        }

        var written = Path.Combine(folder, "catalogue", "land", $"{LandTransfer.Procedure}@2.yaml");
        File.Exists(written).ShouldBeFalse("serving writes nothing into the folder");
        (await Export()).ShouldBe((0, "3 written, 0 left"));
        File.ReadAllText(written).ShouldContain("version: 2");
        File.ReadAllText(Path.Combine(folder, "published.lock")).ShouldContain($"\"{LandTransfer.Procedure}\"");
        Directory
            .EnumerateFiles(folder, $"{Other}@1.yaml", SearchOption.AllDirectories)
            .Select(File.ReadAllText)
            .Single()
            .ShouldContain("# Confirmed: đối chiếu");
        (await Export()).ShouldBe((0, "0 written, 0 left"));

        File.AppendAllText(written, "\n# changed\n");
        var check = new StringWriter();
        (await Verbs.Run(["check", folder], check, new StringWriter())).ShouldBe(1);
        check.ToString().ShouldContain("BPM-V003");

        // Neither side overwrites the newer: the folder keeps its text, and the server goes on under what was published.
        (await Export()).ShouldBe((1, "0 written, 1 left"));
        await using var again = await WebServer.Start(data, procedures: folder);
        var publications = again.Services.GetRequiredService<Publications>();
        publications.Newest(LandTransfer.Procedure)!.Procedure.Version.ShouldBe(2);
        publications.Catalogue.Diagnostics.ShouldContain(d =>
            d.Code == Codes.LockChanged.Code && d.Message.En.Contains("published in the app", StringComparison.Ordinal)
        );
        Encoding
            .UTF8.GetString(
                publications
                    .Files.Files.Single(f =>
                        f.Path.EndsWith($"{LandTransfer.Procedure}@2.yaml", StringComparison.Ordinal)
                    )
                    .Bytes.Span
            )
            .ShouldNotContain("# changed");
    }

    [Fact]
    public async Task A_confirmation_does_not_survive_another_text_of_the_file()
    {
        CopyFolder(SmallCatalogue.Folder, folder);
        await using (var server = await WebServer.Start(data, procedures: folder))
        {
            using var author = await server.SignIn(Author);
            (await author.Post("/procedures/confirmation", new { procedures = s_other, why = "đối chiếu" })).Ok();
            (await Confirmed(author)).ShouldBeTrue();
        }

        var file = Directory.EnumerateFiles(folder, $"{Other}@1.yaml", SearchOption.AllDirectories).Single();
        File.AppendAllText(file, "\n# another text\n");
        await using var again = await WebServer.Start(data, procedures: folder);
        using var reader = await again.SignIn(Author);
        (await Confirmed(reader)).ShouldBeFalse();

        static async Task<bool> Confirmed(Api reader) =>
            (await reader.Get("/procedures/coverage"))
                .Ok()["rows"]
                .EnumerateArray()
                .Single(r => r.GetProperty("code").GetString() == Other)
                .GetProperty("confirmed")
                .GetBoolean();
    }

    [Fact]
    public async Task Only_designers_confirm_and_each_that_is_left_says_why()
    {
        await using var server = await WebServer.Start(data);
        using var officer = await server.SignIn("xl1");
        var ask = new { procedures = new[] { Other, "local.linked-birth", "9.9" }, why = "đối chiếu" };
        (await officer.Post("/procedures/confirmation", ask)).Refused(HttpStatusCode.Forbidden, "not-allowed");
        using var author = await server.SignIn(Author);
        (await author.Post("/procedures/confirmation", new { ask.procedures, why = " " })).Refused(
            HttpStatusCode.UnprocessableEntity,
            "input"
        );
        var answer = (await author.Post("/procedures/confirmation", ask)).Ok();
        answer["confirmed"].GetInt32().ShouldBe(1);
        answer["left"]
            .EnumerateArray()
            .Select(l => l.GetProperty("code").GetString())
            .ShouldBe(["local.linked-birth", "9.9"]);
        answer["left"].EnumerateArray().ShouldAllBe(l => l.GetProperty("text").GetString()!.Length > 0);
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(data, recursive: true);
        Directory.Delete(folder, recursive: true);
    }

    private static object Ask(string effect) =>
        new
        {
            effect,
            number = "9/QĐ-UBND",
            date = "2026-11-18",
        };

    private static async Task<string> Draft(
        Api author,
        Func<string, string> change,
        string procedure = LandTransfer.Procedure
    )
    {
        var draft = (await author.Post("/drafts", new { procedure })).Ok();
        var id = draft["id"].GetString()!;
        var text = draft["text"].GetString()!;
        var changed = change(text);
        if (changed != text)
        {
            using var request = new HttpRequestMessage(
                HttpMethod.Put,
                new Uri($"/api/v1/drafts/{id}", UriKind.Relative)
            )
            {
                Content = System.Net.Http.Json.JsonContent.Create(new { text = changed }),
            };
            request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{draft["rowVersion"].GetInt32()}\"");
            (await author.Raw(request)).EnsureSuccessStatusCode();
        }

        return id;
    }

    private async Task<(int Exit, string Last)> Export()
    {
        var output = new StringWriter();
        var exit = await Verbs.Run(["export", "--to-folder", folder, "--data", data], output, output);
        return (exit, output.ToString().TrimEnd().Split('\n')[^1]);
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
