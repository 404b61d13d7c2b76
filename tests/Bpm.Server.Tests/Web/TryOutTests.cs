using System.Net;
using System.Text.Json;
using Bpm.Server.Tests.Web.Harness;
using Bpm.Tests.Shared;

namespace Bpm.Server.Tests.Web;

/// <summary>A dossier of a draft, on a virtual clock, by the engine that real dossiers run on.</summary>
[Collection(nameof(WebCollection))]
public sealed class TryOutTests(SharedServer shared)
{
    private static readonly string s_land = File.ReadAllText(
        Directory.EnumerateFiles(SmallCatalogue.Folder, "1.012787@*.yaml", SearchOption.AllDirectories).Single()
    );

    private static readonly Dictionary<string, object> s_form = new()
    {
        ["commune"] = "16681",
        ["filer"] = "buyer",
        ["project"] = "Khu đô thị mẫu",
        ["parcel"] = "thửa 25, tờ 12",
        ["asset"] = "house",
        ["area"] = 120,
        ["remote"] = false,
        ["obligationChanged"] = false,
    };

    private readonly WebServer server = shared.Server;

    [Fact]
    public async Task A_try_out_promises_what_a_real_dossier_is_promised()
    {
        server.At(WebServer.Friday);
        using var designer = await server.SignIn("tk1");
        using var desk = await server.SignIn("tn1");
        var code = await LandTransfer.Receive(desk);
        var real = (await LandTransfer.View(desk, code)).GetProperty("promise").GetProperty("due").GetString();

        var state = (await Try(designer, WebServer.Friday)).Ok()["state"];
        state.GetProperty("promise").GetProperty("due").GetString().ShouldBe(real);
        Open(state).ShouldBe(["receive"]);
        state.GetProperty("clock").GetProperty("due").GetString().ShouldBe(real);
        state.GetProperty("clock").GetProperty("sum").GetProperty("agrees").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_supplement_and_a_payment_come_in_across_Tet()
    {
        using var designer = await server.SignIn("tk1");
        const string received = "2026-02-12T09:10";
        var before = (await Try(designer, received))
            .Ok()["state"]
            .GetProperty("promise")
            .GetProperty("due")
            .GetString();
        (string?, string?)[] asked = [("receive", null), ("appraise.ask-supplement", "2026-02-13T10:00")];
        var waiting = (await Try(designer, received, acts: asked)).Ok()["state"];
        var wait = waiting.GetProperty("waits").EnumerateArray().Single();
        wait.GetProperty("do").GetString().ShouldBe("supplement");
        waiting.GetProperty("status").GetProperty("code").GetString().ShouldBe("awaiting-supplement");

        (string?, string?)[] paid =
        [
            .. asked,
            ("supplement", "2026-02-24T08:00"),
            ("appraise.done", null),
            ("send-to-tax", null),
            ("tax.notice", null),
        ];
        var owing = (await Try(designer, received, acts: paid)).Ok()["state"];
        owing.GetProperty("waits").EnumerateArray().Single().GetProperty("do").GetString().ShouldBe("pay");
        var done = (await Try(designer, received, acts: [.. paid, ("pay", "2026-02-27T08:00")])).Ok();
        done["refusal"].ValueKind.ShouldBe(JsonValueKind.Null);
        var after = done["state"].GetProperty("promise").GetProperty("due").GetString();
        string.CompareOrdinal(after, before).ShouldBeGreaterThan(0, $"{before} was moved by two pauses");
        done["state"]
            .GetProperty("clock")
            .GetProperty("rows")
            .EnumerateArray()
            .Select(r => r.GetProperty("kind").GetString())
            .ShouldContain("not-charged");
    }

    [Fact]
    public async Task Time_jumps_to_the_next_deadline()
    {
        using var designer = await server.SignIn("tk1");
        var at = WebServer.Friday;
        var acts = new List<(string?, string?)>();
        var seen = new List<string>();
        for (var jump = 0; jump < 4; jump++)
        {
            var state = (await Try(designer, WebServer.Friday, acts: [.. acts])).Ok()["state"];
            var next = state.GetProperty("next");
            next.GetProperty("what").GetString().ShouldNotBeNullOrEmpty();
            string.CompareOrdinal(next.GetProperty("at").GetString(), at).ShouldBeGreaterThanOrEqualTo(0);
            at = next.GetProperty("at").GetString()!;
            acts.Add((null, at));
            seen.Add(at + next.GetProperty("what").GetString());
        }

        seen.ShouldBeUnique();
        var late = (await Try(designer, WebServer.Friday, acts: [(null, "2026-12-20T08:00")])).Ok()["state"];
        late.GetProperty("promise").GetProperty("band").GetString().ShouldBe("over");
    }

    [Fact]
    public async Task An_act_that_is_not_open_stops_there()
    {
        using var designer = await server.SignIn("tk1");
        var answer = (await Try(designer, WebServer.Friday, acts: [("receive", null), ("sign.sign", null)])).Ok();
        answer["stopped"].GetInt32().ShouldBe(1);
        answer["refusal"].GetString()!.ShouldContain("appraise");
        Open(answer["state"]).ShouldBe(["appraise"]);
        (await Try(designer, WebServer.Friday, acts: [("supplement", null)]))
            .Ok()["refusal"]
            .GetString()
            .ShouldBe("Hồ sơ không chờ bổ sung giấy tờ nào.");
    }

    [Fact]
    public async Task What_cannot_be_used_is_said()
    {
        using var designer = await server.SignIn("tk1");
        (await Try(designer, "mai")).Ok()["problems"][0].GetProperty("field").GetString().ShouldBe("received");
        (await Try(designer, WebServer.Friday, text: "steps: [")).Ok()["state"].ValueKind.ShouldBe(JsonValueKind.Null);
        using var officer = await server.SignIn("xl1");
        (await Try(officer, WebServer.Friday)).Refused(HttpStatusCode.Forbidden, "not-allowed");
    }

    [Fact]
    public async Task A_run_becomes_an_example_that_passes()
    {
        using var designer = await server.SignIn("tk1");
        var run = Run(
            "2026-02-12T09:10",
            [("receive", null), ("appraise.ask-supplement", "2026-02-13T10:00"), ("supplement", "2026-02-24T08:00")]
        );
        var saved = (
            await designer.Post(
                "/language/try/example",
                new
                {
                    text = s_land,
                    run,
                    name = "Bổ sung qua Tết",
                }
            )
        ).Ok();
        saved["problem"].ValueKind.ShouldBe(JsonValueKind.Null, saved.Body.ToString());
        var edit = saved["edits"].EnumerateArray().Single();
        var at = edit.GetProperty("from").GetInt32();
        edit.GetProperty("to").GetInt32().ShouldBe(at, "nothing is taken away");
        var text = s_land[..at] + edit.GetProperty("text").GetString() + s_land[at..];
        text.ShouldContain("name: Bổ sung qua Tết");
        text.ShouldContain("{ supplement: 2026-02-24T08:00 }");

        var sound = (await designer.Post("/language/picture", new { text })).Ok();
        Errors(sound).ShouldBeEmpty();
        // A change of a term is found by the example.
        var longer = text.Replace("statutory: 8 working days", "statutory: 9 working days", StringComparison.Ordinal);
        var failing = (await designer.Post("/language/picture", new { text = longer })).Ok();
        Errors(failing).ShouldContain("BPM-E003");
        (
            await designer.Post(
                "/language/try/example",
                new
                {
                    text,
                    run,
                    name = "Bổ sung qua Tết",
                }
            )
        ).Ok()["problem"].GetString().ShouldBe("id-taken");
    }

    private static IEnumerable<string> Errors(Answer picture) =>
        picture["findings"]
            .EnumerateArray()
            .Where(f => f.GetProperty("severity").GetString() == "error")
            .Select(f => f.GetProperty("code").GetString()!);

    private static IEnumerable<string?> Open(JsonElement state) =>
        state.GetProperty("tasks").EnumerateArray().Select(t => t.GetProperty("step").GetProperty("id").GetString());

    private static object Run(string received, params (string? Do, string? At)[] acts) =>
        new
        {
            received,
            channel = "counter",
            form = s_form,
            acts = acts.Select(a => new { @do = a.Do, at = a.At }),
        };

    private static Task<Answer> Try(
        Api designer,
        string received,
        string? text = null,
        params (string? Do, string? At)[] acts
    ) => designer.Post("/language/try", new { text = text ?? s_land, run = Run(received, acts) });
}
