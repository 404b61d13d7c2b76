using System.Net;
using System.Text.Json;
using Bpm.Server.Tests.Web.Harness;

namespace Bpm.Server.Tests.Web;

/// <summary>What is submitted online waits in the desk's inbox, is completed, received, and then led by leaders over HTTP.</summary>
[Collection(nameof(WebCollection))]
public sealed class SubmissionPathTests(SharedServer shared)
{
    [Fact]
    public async Task A_submission_is_completed_received_and_can_be_explained()
    {
        shared.Server.At("2026-11-26T08:00");
        using var desk = await shared.Server.SignIn("tn1");
        var sent = (await desk.Post("/dossiers/submissions", Online("Lê Thị Trực Tuyến"))).Ok();
        var id = sent["dossier"].GetString()!;
        sent["answerBy"]
            .GetString()
            .ShouldStartWith("2026-11-27T08:00", Case.Sensitive, "seven and a half hours today, half an hour tomorrow");

        var view = await LandTransfer.View(desk, id);
        var inbox = (await desk.Get("/inbox?view=receive&take=200")).Ok();
        var row = inbox["rows"].EnumerateArray().Single(r => r.GetProperty("dossier").GetString() == id);
        row.GetProperty("address").GetString().ShouldBe(id, "there is no code yet");
        row.GetProperty("clock").GetProperty("due").GetString().ShouldBe(sent["answerBy"].GetString());
        var task = view.GetProperty("tasks").EnumerateArray().Single();
        var key = task.GetProperty("task").GetString()!;
        task.GetProperty("actions")
            .EnumerateArray()
            .Select(a => a.GetProperty("id").GetString())
            .ShouldBe(["receive", "ask-completion", "refuse"]);
        var receive = task.GetProperty("actions")[0];
        receive.GetProperty("takesPapers").GetBoolean().ShouldBeTrue();
        receive.GetProperty("effect").GetString()!.ShouldContain("07/12/2026");
        view.GetProperty("statuses").GetProperty("national").GetProperty("number").GetInt32().ShouldBe(1);

        (
            await desk.Post(
                $"/tasks/{key}/complete",
                new
                {
                    action = "ask-completion",
                    reason = "Đơn chưa ký",
                    papers = new[] { "application" },
                }
            )
        ).Ok();
        (await desk.Post($"/dossiers/{id}/completion", Online("Lê Thị Trực Tuyến"))).Ok();
        var again = (await LandTransfer.View(desk, id)).GetProperty("tasks").EnumerateArray().Single();
        string[] papers = ["application", "contract", "handover-minutes", "acceptance"];
        var received = (
            await desk.Post(
                $"/tasks/{again.GetProperty("task").GetString()}/complete",
                new { action = "receive", papers }
            )
        ).Ok();
        var code = received["code"].GetString()!;
        code.ShouldNotBeEmpty();

        var lateness = (await desk.Get($"/dossiers/{code}/lateness")).Ok();
        lateness["late"].GetBoolean().ShouldBeFalse();
        lateness["text"].GetString().ShouldNotBeNullOrEmpty();
        (await desk.Post($"/dossiers/{code}/stop", new { reason = "Thử" })).Refused(
            HttpStatusCode.Forbidden,
            "unit-wrong"
        );
        var wrong = new
        {
            extension = "x",
            by = "soon",
            reason = "x",
        };
        (await desk.Post($"/dossiers/{code}/extend", wrong)).Refused(HttpStatusCode.UnprocessableEntity, "input");
    }

    private static JsonElement Online(string name)
    {
        var application = JsonSerializer.SerializeToNode(LandTransfer.Application(name))!;
        application["channel"] = "online";
        return JsonSerializer.SerializeToElement(application);
    }
}
