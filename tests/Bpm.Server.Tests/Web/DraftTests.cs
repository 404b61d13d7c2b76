using System.Net;
using System.Text.Json;
using Bpm.Server.Tests.Web.Harness;

namespace Bpm.Server.Tests.Web;

/// <summary>Drafts of procedures: begun, kept, shared, thrown away.</summary>
[Collection(nameof(WebCollection))]
public sealed class DraftTests(SharedServer shared)
{
    private const string Procedure = "1.012787";

    private readonly WebServer server = shared.Server;

    [Fact]
    public async Task A_draft_of_a_procedure_is_its_next_version()
    {
        using var designer = await server.SignIn("tk1");
        var made = await designer.Post("/drafts", new { procedure = Procedure });
        made.Status.ShouldBe(HttpStatusCode.Created);
        var source = await File.ReadAllTextAsync(
            Directory
                .EnumerateFiles(
                    Bpm.Tests.Shared.SmallCatalogue.Folder,
                    $"{Procedure}@*.yaml",
                    SearchOption.AllDirectories
                )
                .Single(),
            TestContext.Current.CancellationToken
        );
        var text = made["text"].GetString()!;
        Changed(source, text).ShouldBe([("version: 1", "version: 2")]);
        made["baseVersion"].GetInt32().ShouldBe(1);
        made["baseHash"].GetString().ShouldNotBeNullOrEmpty();
        made["version"].GetInt32().ShouldBe(2);
        made["mine"].GetBoolean().ShouldBeTrue();
        made["path"].GetString()!.ShouldEndWith($"/{Procedure}@2.yaml");

        var rows = (await designer.Get("/drafts")).Ok().Body.EnumerateArray();
        var row = rows.Single(r => r.GetProperty("id").GetString() == made["id"].GetString());
        row.GetProperty("procedure").GetString().ShouldBe(Procedure);
        row.TryGetProperty("text", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task What_another_window_kept_is_not_overwritten()
    {
        using var designer = await server.SignIn("tk1");
        var id = await New(designer, "name: Một\n");
        var saved = (await designer.Put($"/drafts/{id}", new { text = "name: Hai\n" }, version: 1)).Ok();
        saved["rowVersion"].GetInt32().ShouldBe(2);

        (await designer.Put($"/drafts/{id}", new { text = "name: Ba\n" }, version: 1)).Refused(
            HttpStatusCode.PreconditionFailed,
            "draft-changed"
        );
        (await designer.Put($"/drafts/{id}", new { text = "name: Ba\n" })).Refused(
            HttpStatusCode.PreconditionRequired,
            "if-match-missing"
        );
        // The answer got lost: the same text again is no conflict.
        (await designer.Put($"/drafts/{id}", new { text = "name: Hai\n" }, version: 1))
            .Ok()["rowVersion"]
            .GetInt32()
            .ShouldBe(2);
        var draft = (await designer.Get($"/drafts/{id}")).Ok();
        draft["text"].GetString().ShouldBe("name: Hai\n");
        draft["name"].GetString().ShouldBe("Hai");
        draft.Http.Headers.ETag!.Tag.ShouldBe("\"2\"");
    }

    [Fact]
    public async Task Only_its_owner_changes_a_draft_and_others_copy_it()
    {
        using var designer = await server.SignIn("tk1");
        using var administrator = await server.SignIn("qt1");
        var id = await New(designer, "name: Của tk1\n");

        (await administrator.Get($"/drafts/{id}")).Ok()["mine"].GetBoolean().ShouldBeFalse();
        (await administrator.Put($"/drafts/{id}", new { text = "x" }, version: 1)).Refused(
            HttpStatusCode.Forbidden,
            "draft-not-yours"
        );
        (await administrator.Delete($"/drafts/{id}")).Refused(HttpStatusCode.Forbidden, "draft-not-yours");
        var copy = (await administrator.Post("/drafts", new { draft = id })).Ok();
        copy["mine"].GetBoolean().ShouldBeTrue();
        copy["text"].GetString().ShouldBe("name: Của tk1\n");

        (await designer.Delete($"/drafts/{id}")).Status.ShouldBe(HttpStatusCode.NoContent);
        (await designer.Get($"/drafts/{id}")).Refused(HttpStatusCode.NotFound, "draft-unknown");
    }

    [Fact]
    public async Task The_same_command_again_makes_no_second_draft()
    {
        using var designer = await server.SignIn("tk1");
        var key = Guid.NewGuid().ToString();
        var first = (await designer.Post("/drafts", new { text = "name: A\n" }, key: key)).Ok();
        var again = (await designer.Post("/drafts", new { text = "name: A\n" }, key: key)).Ok();
        again["id"].GetString().ShouldBe(first["id"].GetString());
        (await designer.Post("/drafts", new { text = "name: B\n" }, key: key)).Refused(
            HttpStatusCode.UnprocessableEntity,
            "command-id-reused"
        );
    }

    [Fact]
    public async Task A_draft_begins_in_one_way_that_there_is()
    {
        using var designer = await server.SignIn("tk1");
        (await designer.Post("/drafts", new { })).Refused(HttpStatusCode.UnprocessableEntity, "input");
        (await designer.Post("/drafts", new { text = "", draft = "x" })).Refused(
            HttpStatusCode.UnprocessableEntity,
            "input"
        );
        (await designer.Post("/drafts", new { procedure = "9.999999" })).Refused(
            HttpStatusCode.NotFound,
            "procedure-unknown"
        );
        (await designer.Post("/drafts", new { draft = "nothing" })).Refused(HttpStatusCode.NotFound, "draft-unknown");
        var table = new
        {
            rows = "",
            name = "Thủ tục mới",
            field = "land",
        };
        var made = (await designer.Post("/drafts", new { table })).Ok();
        made["procedure"].GetString().ShouldBe("local.thu-tuc-moi");
        made["baseVersion"].ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Officers_see_no_drafts()
    {
        using var designer = await server.SignIn("tk1");
        using var officer = await server.SignIn("xl1");
        var id = await New(designer, "name: Kín\n");
        (await officer.Get("/drafts")).Refused(HttpStatusCode.Forbidden, "not-allowed");
        (await officer.Get($"/drafts/{id}")).Refused(HttpStatusCode.Forbidden, "not-allowed");
        (await officer.Post("/drafts", new { draft = id })).Refused(HttpStatusCode.Forbidden, "not-allowed");
        (await officer.Put($"/drafts/{id}", new { text = "x" }, version: 1)).Refused(
            HttpStatusCode.Forbidden,
            "not-allowed"
        );
        (await officer.Delete($"/drafts/{id}")).Refused(HttpStatusCode.Forbidden, "not-allowed");
    }

    private static async Task<string> New(Api designer, string text) =>
        (await designer.Post("/drafts", new { text })).Ok()["id"].GetString()!;

    private static List<(string Before, string After)> Changed(string before, string after) =>
        [.. before.Split('\n').Zip(after.Split('\n')).Where(l => l.First != l.Second)];
}
