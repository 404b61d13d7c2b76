using System.Net;
using System.Text.Json;
using Bpm.Server.Tests.Web.Harness;

namespace Bpm.Server.Tests.Web;

/// <summary>What the designer's screens ask about a text. Nothing is kept.</summary>
[Collection(nameof(WebCollection))]
public sealed class AuthoringTests(SharedServer shared)
{
    private const string Rows =
        "TT\tNội dung\tĐơn vị\tThời gian\n1\tTiếp nhận hồ sơ\tBộ phận TN&TKQ\t01 ngày\n2\tGiải quyết\tPhòng Kinh tế\t10 ngày\n3\tTrả kết quả\tBộ phận TN&TKQ\t01 ngày\n";

    private readonly WebServer server = shared.Server;

    [Fact]
    public async Task A_procedure_is_authored_from_its_paper_table()
    {
        using var designer = await server.SignIn("tk1");
        var draft = (
            await designer.Post(
                "/language/from-table",
                new
                {
                    rows = Rows,
                    name = "Cấp giấy phép thử",
                    field = "construction",
                    statutory = "12 working days",
                }
            )
        ).Ok();
        var (text, path) = (draft["text"].GetString()!, draft["path"].GetString()!);
        path.ShouldBe("catalogue/construction/local.cap-giay-phep-thu@1.yaml");
        draft["findings"]
            .EnumerateArray()
            .ShouldNotContain(f => f.GetProperty("severity").GetString() == "error", text);

        var edited = (
            await designer.Post(
                "/language/edit",
                new
                {
                    text,
                    path,
                    operation = new
                    {
                        @do = "set-step",
                        id = "giai-quyet",
                        key = "within",
                        value = "2 working days",
                    },
                }
            )
        ).Ok();
        edited["problem"].ValueKind.ShouldBe(JsonValueKind.Null);
        Step(edited["table"], "giai-quyet").GetProperty("within").GetString().ShouldBe("2 working days");
        edited["edits"].GetArrayLength().ShouldBe(1);

        var steps = (await designer.Post("/language/steps", new { text })).Ok();
        Step(steps.Body, "receive").GetProperty("role").GetString().ShouldBe("reception-officer");

        var formatted = (
            await designer.Post(
                "/language/format",
                new { text = text.Replace(": [", ":   [", StringComparison.Ordinal), path }
            )
        ).Ok();
        formatted["findings"].GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_mistake_is_found_explained_and_mended()
    {
        using var designer = await server.SignIn("tk1");
        var text = await Draft(designer);
        var broken = text.Replace("role: specialist", "role: specialst", StringComparison.Ordinal);
        var found = (await designer.Post("/language/diagnostics", new { text = broken }))
            .Ok()["findings"]
            .EnumerateArray()
            .First(f => f.GetProperty("code").GetString() == "BPM-R001");
        var (from, to) = (found.GetProperty("from").GetInt32(), found.GetProperty("to").GetInt32());
        broken[from..to].ShouldBe("specialst");

        var fix = (
            await designer.Post(
                "/language/fixes",
                new
                {
                    text = broken,
                    from,
                    to,
                }
            )
        ).Ok()["fixes"][0];
        var edit = fix.GetProperty("edits")[0];
        var mended =
            broken[..edit.GetProperty("from").GetInt32()]
            + edit.GetProperty("text").GetString()
            + broken[edit.GetProperty("to").GetInt32()..];
        mended.ShouldBe(text);

        var offset = text.IndexOf("specialist", StringComparison.Ordinal) + 2;
        var hover = (await designer.Post("/language/hover", new { text, offset })).Ok()["hover"];
        hover.GetProperty("vi").GetString().ShouldBe("Chuyên viên thụ lý");
        var place = (await designer.Post("/language/definition", new { text, offset })).Ok()["place"];
        place.GetProperty("file").GetString().ShouldNotBeNull().ShouldEndWith("organisation/roles.yaml");
        var items = (await designer.Post("/language/completion", new { text, offset })).Ok()["items"];
        items.EnumerateArray().Select(i => i.GetProperty("label").GetString()).ShouldContain("specialist");
        var symbols = (await designer.Post("/language/symbols", new { text })).Ok()["symbols"];
        symbols.EnumerateArray().Select(s => s.GetProperty("id").GetString()).ShouldContain("steps");
    }

    [Fact]
    public async Task What_the_table_cannot_do_is_said_in_the_callers_language()
    {
        using var designer = await server.SignIn("tk1");
        var text = await Draft(designer);
        var answer = (
            await designer.Post("/language/edit", new { text, operation = new { @do = "remove-step", id = "nothing" } })
        ).Ok();
        answer["problem"].GetString().ShouldBe("unknown-step");
        answer["message"].GetString().ShouldBe("Không có bước này.");
        answer["edits"].GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("diagnostics")]
    [InlineData("completion")]
    [InlineData("hover")]
    [InlineData("symbols")]
    [InlineData("definition")]
    [InlineData("fixes")]
    [InlineData("format")]
    [InlineData("steps")]
    [InlineData("edit")]
    [InlineData("from-table")]
    public async Task Only_designers_and_administrators_ask(string question)
    {
        object body = question switch
        {
            "from-table" => new
            {
                rows = "",
                name = "x",
                field = "y",
            },
            "edit" => new { text = "", operation = new { @do = "remove-step" } },
            "fixes" => new
            {
                text = "",
                from = 0,
                to = 0,
            },
            "completion" or "hover" or "definition" => new { text = "", offset = 0 },
            _ => new { text = "" },
        };
        using var officer = await server.SignIn("xl1");
        (await officer.Post($"/language/{question}", body)).Refused(HttpStatusCode.Forbidden, "not-allowed");
        using var administrator = await server.SignIn("qt1");
        (await administrator.Post($"/language/{question}", body)).Ok();
    }

    [Theory]
    [InlineData("x: [")]
    [InlineData("\u0000\t\r\n")]
    [InlineData("- - - -")]
    [InlineData("steps: [{ id: ")]
    public async Task Any_text_gets_an_answer(string text)
    {
        using var designer = await server.SignIn("tk1");
        foreach (var question in new[] { "completion", "hover", "definition" })
        {
            (await designer.Post($"/language/{question}", new { text, offset = int.MaxValue })).Ok();
        }

        foreach (var question in new[] { "diagnostics", "symbols", "format", "steps" })
        {
            (await designer.Post($"/language/{question}", new { text, path = "..\\templates/x@1.yaml" })).Ok();
        }

        (
            await designer.Post(
                "/language/fixes",
                new
                {
                    text,
                    from = -5,
                    to = int.MaxValue,
                }
            )
        ).Ok();
    }

    private static async Task<string> Draft(Api designer) => (
            await designer.Post(
                "/language/from-table",
                new
                {
                    rows = Rows,
                    name = "Cấp giấy phép thử",
                    field = "construction",
                }
            )
        ).Ok()["text"].GetString()!;

    private static JsonElement Step(JsonElement table, string id) =>
        table.GetProperty("rows").EnumerateArray().First(r => r.GetProperty("id").GetString() == id);
}
