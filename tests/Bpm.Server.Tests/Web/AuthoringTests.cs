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
        draft["doubts"].GetArrayLength().ShouldBe(0);
        var doubtful = await designer.Post(
            "/language/from-table",
            new
            {
                rows = Rows.Replace("Phòng Kinh tế", "Phòng TN&MT", StringComparison.Ordinal),
                name = "Thử",
                field = "construction",
            }
        );
        doubtful.Ok()["doubts"][0].GetString().ShouldNotBeNull().ShouldContain("chưa nhận ra đơn vị “Phòng TN&MT”");
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

    [Fact]
    public async Task Text_table_drawing_and_time_are_of_one_text()
    {
        using var designer = await server.SignIn("tk1");
        var text = await Draft(designer);
        var picture = (await designer.Post("/language/picture", new { text })).Ok();
        var rows = picture["table"].GetProperty("rows").EnumerateArray().Select(Id).ToList();
        picture["layout"]
            .GetProperty("boxes")
            .EnumerateArray()
            .Select(b => b.GetProperty("step").GetString())
            .Where(step => step is not null)
            .ShouldBe(rows, ignoreOrder: true);
        picture["isSound"].GetBoolean().ShouldBeTrue();
        picture["unready"].GetString().ShouldNotBeNull().ShouldContain("lưu một ví dụ");
        picture["head"].GetProperty("name").GetString().ShouldNotBeNullOrEmpty();
        var time = picture["time"];
        time.GetProperty("verdict").GetString().ShouldBe("fits");
        time.GetProperty("parts")
            .EnumerateArray()
            .Sum(p => p.GetProperty("share").GetDouble())
            .ShouldBe(11 / 12.0, 1e-9);

        // A mistake that leaves the flow whole is drawn all the same; one that breaks the text has nothing to draw.
        var wrong = text.Replace("role: specialist", "role: nobody", StringComparison.Ordinal);
        var sketch = (await designer.Post("/language/picture", new { text = wrong })).Ok();
        sketch["isSound"].GetBoolean().ShouldBeFalse();
        sketch["unready"].GetString().ShouldNotBeNull().ShouldContain("còn 1 lỗi");
        sketch["layout"].ValueKind.ShouldBe(JsonValueKind.Object);
        var broken = (await designer.Post("/language/picture", new { text = "steps: [" })).Ok();
        broken["layout"].ValueKind.ShouldBe(JsonValueKind.Null);
        broken["table"].GetProperty("isWhole").GetBoolean().ShouldBeFalse();
        broken["findings"].GetArrayLength().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task The_steps_of_a_template_are_shown_and_can_be_taken_over()
    {
        using var designer = await server.SignIn("tk1");
        var own = await Draft(designer);
        var text =
            own[..own.IndexOf("steps:", StringComparison.Ordinal)]
            + "use: { template: commune-leader-signs@1, with: { appraise: 3 working days } }\n";
        var table = (await designer.Post("/language/picture", new { text })).Ok()["table"];
        table.GetProperty("template").GetProperty("reference").GetString().ShouldBe("commune-leader-signs@1");
        Step(table, "appraise").GetProperty("within").GetString().ShouldBe("3 working days");
        Step(table, "sign").GetProperty("termParameter").GetString().ShouldBe("sign");

        var taken = (await designer.Post("/language/edit", new { text, operation = new { @do = "take-steps" } })).Ok();
        taken["problem"].ValueKind.ShouldBe(JsonValueKind.Null);
        taken["table"].GetProperty("template").ValueKind.ShouldBe(JsonValueKind.Null);
        Step(taken["table"], "appraise").GetProperty("within").GetString().ShouldBe("3 working days");
        taken["findings"].EnumerateArray().ShouldNotContain(f => f.GetProperty("severity").GetString() == "error");
    }

    [Fact]
    public async Task What_the_table_offers_can_be_set()
    {
        using var designer = await server.SignIn("tk1");
        var text = await Draft(designer);
        var choices = (await designer.Post("/language/choices", new { text })).Ok();
        foreach (var (list, key) in new[] { ("places", "at"), ("roles", "role") })
        {
            foreach (var choice in choices[list].EnumerateArray())
            {
                var value = choice.GetProperty("value").GetString();
                var operation = new
                {
                    @do = "set-step",
                    id = "giai-quyet",
                    key,
                    value,
                };
                var edited = (await designer.Post("/language/edit", new { text, operation })).Ok();
                edited["problem"].ValueKind.ShouldBe(JsonValueKind.Null);
                Step(edited["table"], "giai-quyet").GetProperty(key).GetString().ShouldBe(value);
                edited["findings"]
                    .EnumerateArray()
                    .Where(f => f.GetProperty("severity").GetString() == "error")
                    .ShouldBeEmpty($"{key}: {value}");
            }
        }

        choices["kinds"].EnumerateArray().Select(k => k.GetProperty("value").GetString()).ShouldContain("sign");
        choices["units"].GetArrayLength().ShouldBe(5);
    }

    [Fact]
    public async Task A_finding_speaks_its_readers_language()
    {
        using var designer = await server.SignIn("tk1");
        var text = (await Draft(designer)).Replace("role: specialist", "role: nobody", StringComparison.Ordinal);
        (await Found()).ShouldBe(("Không có vai trò này", "không có vai trò “nobody”"));
        designer.Language = "en";
        (await Found()).ShouldBe(("Unknown role", "there is no role 'nobody'"));

        async Task<(string?, string?)> Found()
        {
            var finding = (await designer.Post("/language/diagnostics", new { text }))
                .Ok()["findings"]
                .EnumerateArray()
                .First(f => f.GetProperty("code").GetString() == "BPM-R001");
            return (finding.GetProperty("title").GetString(), finding.GetProperty("message").GetString());
        }
    }

    [Fact]
    public async Task A_new_step_gets_an_id_from_its_name()
    {
        using var designer = await server.SignIn("tk1");
        var text = await Draft(designer);
        var operation = new
        {
            @do = "add-step",
            after = "giai-quyet",
            values = new Dictionary<string, string> { ["name"] = "Giải quyết", ["role"] = "leader" },
        };
        var edited = (await designer.Post("/language/edit", new { text, operation })).Ok();
        edited["table"]
            .GetProperty("rows")
            .EnumerateArray()
            .Select(Id)
            .ShouldBe(["receive", "giai-quyet", "giai-quyet-2", "hand-over"]);
    }

    [Theory]
    [InlineData("picture")]
    [InlineData("choices")]
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

    private static string? Id(JsonElement row) => row.GetProperty("id").GetString();

    private static JsonElement Step(JsonElement table, string id) =>
        table.GetProperty("rows").EnumerateArray().First(r => r.GetProperty("id").GetString() == id);
}
