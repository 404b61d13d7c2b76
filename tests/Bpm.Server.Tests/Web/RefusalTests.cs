using System.Net;
using Bpm.Server.Storage;
using Bpm.Server.Tests.Web.Harness;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using static Bpm.Server.Tests.Web.Harness.LandTransfer;

namespace Bpm.Server.Tests.Web;

/// <summary>Each refusal with its own code; nothing changes in the store.</summary>
[Collection(nameof(WebCollection))]
public sealed class RefusalTests(SharedServer shared)
{
    private readonly WebServer server = shared.Server;

    [Fact]
    public async Task Wrong_role_at_the_right_unit()
    {
        var (code, _) = await AtAppraisal();
        using var leader = await server.SignIn("ld1");
        var task = await TaskOf(leader, code, "appraise");
        await Unchanged(() => leader.Post($"/tasks/{task}/claim"), HttpStatusCode.Forbidden, "role-missing");
    }

    [Fact]
    public async Task Wrong_unit()
    {
        var (code, desk) = await AtAppraisal();
        using var tax = await server.SignIn("thue1");
        var task = await TaskOf(desk, code, "appraise");
        await Unchanged(
            () => tax.Post($"/tasks/{task}/complete", new { action = "done" }),
            HttpStatusCode.Forbidden,
            "unit-wrong"
        );
        await Unchanged(() => tax.Get($"/dossiers/{code}"), HttpStatusCode.Forbidden, "dossier-not-yours");
        await Unchanged(
            () => tax.Post($"/dossiers/{code}/note", new { text = "x" }),
            HttpStatusCode.Forbidden,
            "dossier-not-yours"
        );
    }

    [Fact]
    public async Task Receiving_at_another_units_desk()
    {
        using var land = await server.SignIn("xl1");
        await Unchanged(() => land.Post("/dossiers", Application()), HttpStatusCode.Forbidden, "unit-wrong");
    }

    [Fact]
    public async Task Second_completion_of_the_same_task()
    {
        var (code, _) = await AtAppraisal();
        using var land = await server.SignIn("xl1");
        using var colleague = await server.SignIn("xl2");
        var task = await TaskOf(land, code, "appraise");
        (await land.Post($"/tasks/{task}/complete", new { action = "done" })).Ok();
        await Unchanged(
            () => colleague.Post($"/tasks/{task}/complete", new { action = "done" }),
            HttpStatusCode.Conflict,
            "task-done"
        );
    }

    [Fact]
    public async Task A_task_that_a_colleague_holds()
    {
        var (code, _) = await AtAppraisal();
        using var land = await server.SignIn("xl1");
        using var colleague = await server.SignIn("xl2");
        var task = await TaskOf(land, code, "appraise");
        (await land.Post($"/tasks/{task}/claim")).Ok();
        await Unchanged(() => colleague.Post($"/tasks/{task}/claim"), HttpStatusCode.Conflict, "task-held-by-another");
    }

    [Fact]
    public async Task Stale_version()
    {
        var (code, _) = await AtAppraisal();
        using var land = await server.SignIn("xl1");
        var task = await TaskOf(land, code, "appraise");
        var answer = await Unchanged(
            () => land.Post($"/tasks/{task}/claim", version: 1),
            HttpStatusCode.PreconditionFailed,
            "version-stale"
        );
        answer["current"].GetInt32().ShouldBe((await View(land, code)).GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task Unknown_dossier_task_and_procedure()
    {
        using var desk = await server.SignIn("tn1");
        await Unchanged(() => desk.Get("/dossiers/H41.0000-1"), HttpStatusCode.NotFound, "dossier-unknown");
        await Unchanged(() => desk.Post("/tasks/nothing/claim"), HttpStatusCode.NotFound, "task-unknown");
        await Unchanged(() => desk.Post("/tasks/nothing.receive.1/claim"), HttpStatusCode.NotFound, "dossier-unknown");
        await Unchanged(
            () => desk.Post("/dossiers", Application(procedure: "9.999999")),
            HttpStatusCode.NotFound,
            "procedure-unknown"
        );
        await Unchanged(() => desk.Get("/procedures/9.999999"), HttpStatusCode.NotFound, "procedure-unknown");
        await Unchanged(() => desk.Get("/nowhere"), HttpStatusCode.NotFound, "unknown-address");
    }

    [Fact]
    public async Task Unconfirmed_procedure_outside_demo_mode()
    {
        await using var serious = await WebServer.Start(demo: false);
        await serious
            .Services.GetRequiredService<Accounts>()
            .Create(
                new NewAccount(
                    "real",
                    "Cán bộ",
                    null,
                    Demo: false,
                    [new NewGrant(Desk, "reception-officer", new LocalDate(2020, 1, 1))]
                ),
                "demo",
                TestContext.Current.CancellationToken
            );
        using var desk = await serious.SignIn("real");
        var before = await serious.Fingerprint();

        (await desk.Post("/dossiers", Application())).Refused(HttpStatusCode.Conflict, "procedure-unconfirmed");
        (await desk.Get("/sign-in")).Ok()["demoSignIns"].GetArrayLength().ShouldBe(0);
        (await desk.Get($"/procedures/{Procedure}")).Ok()["receivable"].GetBoolean().ShouldBeFalse();

        (await serious.Fingerprint()).ShouldBe(before);
    }

    [Fact]
    public async Task Idempotency_key_missing_or_no_uuid()
    {
        using var desk = await server.SignIn("tn1");
        await Unchanged(
            () => desk.Post("/dossiers", Application(), key: ""),
            HttpStatusCode.BadRequest,
            "idempotency-key-missing"
        );
        await Unchanged(
            () => desk.Post("/dossiers", Application(), key: "seven"),
            HttpStatusCode.BadRequest,
            "idempotency-key-invalid"
        );
    }

    [Fact]
    public async Task The_same_key_repeats_the_answer_and_refuses_another_body()
    {
        using var desk = await server.SignIn("tn1");
        var key = Guid.NewGuid().ToString();
        var first = (await desk.Post("/dossiers", Application(), key: key)).Ok();
        var before = await server.Fingerprint();

        var again = (await desk.Post("/dossiers", Application(), key: key)).Ok();
        again["code"].GetString().ShouldBe(first["code"].GetString());
        again["promise"].GetProperty("due").GetString().ShouldBe(first["promise"].GetProperty("due").GetString());

        var other = await desk.Post("/dossiers", Application("Người Khác"), key: key);
        other.Refused(HttpStatusCode.UnprocessableEntity, "command-id-reused");
        (await server.Fingerprint()).ShouldBe(before);
    }

    [Fact]
    public async Task Four_eyes()
    {
        // Somebody with both roles appraised; he may not sign, although he could.
        await server
            .Services.GetRequiredService<Accounts>()
            .Create(
                new NewAccount(
                    "both",
                    "Kiêm nhiệm",
                    null,
                    Demo: true,
                    [
                        new NewGrant("land-vinh", "specialist", new LocalDate(2020, 1, 1)),
                        new NewGrant("land-vinh", "leader", new LocalDate(2020, 1, 1)),
                    ]
                ),
                "demo",
                TestContext.Current.CancellationToken
            );
        var (code, _) = await AtAppraisal();
        using var both = await server.SignIn("both");
        (await Complete(both, code, "appraise", "reject", "Không đủ điều kiện")).Ok();
        var task = await TaskOf(both, code, "sign");

        await Unchanged(
            () => both.Post($"/tasks/{task}/complete", new { action = "sign" }),
            HttpStatusCode.Forbidden,
            "four-eyes"
        );
        var view = await View(both, code);
        view.GetProperty("tasks")[0].GetProperty("may").GetProperty("complete").GetBoolean().ShouldBeFalse();
        view.GetProperty("tasks")[0].GetProperty("mayNot").GetString()!.ShouldContain("không được làm");
        using var leader = await server.SignIn("ld1");
        (await leader.Get($"/tasks/{task}/candidates"))
            .Ok()
            .Body.EnumerateArray()
            .Single(c => c.GetProperty("user").GetString() == "both")
            .GetProperty("excluded")
            .GetString()
            .ShouldNotBeNull();
    }

    [Fact]
    public async Task Papers_missing_and_input_of_the_wrong_kind()
    {
        using var desk = await server.SignIn("tn1");
        await Unchanged(
            () => desk.Post("/dossiers", Application(papers: ["application"])),
            HttpStatusCode.UnprocessableEntity,
            "papers-missing"
        );
        await Unchanged(
            () => desk.Post("/dossiers", Application(form: new { commune = "16681", unknown = 1 })),
            HttpStatusCode.UnprocessableEntity,
            "input"
        );
        await Unchanged(
            () => desk.Post("/dossiers", "{\"procedure\":1}"),
            HttpStatusCode.BadRequest,
            "body-unreadable"
        );
        await Unchanged(() => desk.Post("/dossiers", "not json"), HttpStatusCode.BadRequest, "body-unreadable");
        await Unchanged(
            () => desk.Post("/dossiers", $"{{\"procedure\":\"{new string('x', 300_000)}\"}}"),
            HttpStatusCode.RequestEntityTooLarge,
            "body-too-large"
        );
    }

    [Fact]
    public async Task An_inspector_reads_everything_masked_and_changes_nothing()
    {
        var (code, _) = await AtAppraisal();
        using var inspector = await server.SignIn("tt1");
        var view = await View(inspector, code);
        view.GetProperty("applicant").GetProperty("name").GetString().ShouldBe("Đỗ T. T. Đ.");
        view.GetProperty("applicant").GetProperty("phone").GetString().ShouldBe("*** *** 5678");
        var task = view.GetProperty("tasks")[0].GetProperty("task").GetString();
        await Unchanged(() => inspector.Post($"/tasks/{task}/claim"), HttpStatusCode.Forbidden, "unit-wrong");
        await Unchanged(
            () => inspector.Post($"/dossiers/{code}/note", new { text = "x" }),
            HttpStatusCode.Forbidden,
            "dossier-not-yours"
        );
    }

    [Fact]
    public async Task Refusals_speak_the_callers_language()
    {
        using var desk = await server.SignIn("tn1");
        var vietnamese = await desk.Get("/dossiers/none");
        desk.Language = "en";
        var english = await desk.Get("/dossiers/none");
        vietnamese["detail"].GetString().ShouldBe("Không có hồ sơ này.");
        english["detail"].GetString().ShouldBe("There is no such dossier.");
    }

    /// <summary>A dossier at the land office's appraisal, and the desk that received it.</summary>
    private async Task<(string Code, Api Desk)> AtAppraisal()
    {
        server.At("2026-11-20T09:10");
        var desk = await server.SignIn("tn1");
        var code = await Receive(desk);
        (await GoOn(desk, code, "receive")).Ok();
        return (code, desk);
    }

    private async Task<Answer> Unchanged(Func<Task<Answer>> act, HttpStatusCode status, string code)
    {
        var before = await server.Fingerprint();
        var answer = (await act()).Refused(status, code);
        (await server.Fingerprint()).ShouldBe(before);
        return answer;
    }
}
