using System.Text.Json;

namespace Bpm.Server.Tests.Web.Harness;

/// <summary>A land transfer at the ward's desk, and the acts of its people.</summary>
internal static class LandTransfer
{
    public const string Procedure = "1.012787";
    public const string Desk = "16681-mc";
    public const string Phone = "0912 345 678";

    private static readonly string[] Papers = ["application", "contract", "handover-minutes", "acceptance"];

    public static object Application(
        string applicant = "Đỗ Thị Thử Đường",
        string procedure = Procedure,
        string unit = Desk,
        object? form = null,
        string[]? papers = null
    ) =>
        new
        {
            procedure,
            channel = "counter",
            unit,
            applicant = new
            {
                name = applicant,
                identityNumber = "000000009999",
                phone = Phone,
                address = "Phường Thành Vinh",
            },
            form = form
                ?? new
                {
                    commune = "16681",
                    filer = "buyer",
                    project = "Khu đô thị mẫu",
                    parcel = "thửa 25, tờ 12",
                    asset = "house",
                    area = 120,
                    remote = false,
                    obligationChanged = false,
                },
            papers = (papers ?? Papers).Select(id => new { id, originals = 1, copies = 0 }),
        };

    /// <summary>Receives one; gives its code.</summary>
    public static async Task<string> Receive(Api desk, string applicant = "Đỗ Thị Thử Đường")
    {
        var answer = (await desk.Post("/dossiers", Application(applicant))).Ok();
        return answer["code"].GetString()!;
    }

    public static async Task<JsonElement> View(Api reader, string code) =>
        (await reader.Get($"/dossiers/{code}")).Ok().Body;

    /// <summary>Id of the open task of a step.</summary>
    public static async Task<string> TaskOf(Api reader, string code, string step)
    {
        var view = await View(reader, code);
        return view.GetProperty("tasks")
            .EnumerateArray()
            .Single(t => t.GetProperty("step").GetProperty("id").GetString() == step)
            .GetProperty("task")
            .GetString()!;
    }

    public static async Task<Answer> Complete(
        Api officer,
        string code,
        string step,
        string action = "done",
        string? reason = null,
        string[]? papers = null
    )
    {
        var task = await TaskOf(officer, code, step);
        return await officer.Post($"/tasks/{task}/complete", new { action, reason, papers });
    }

    /// <summary>First action of a step, whatever it is called.</summary>
    public static async Task<Answer> GoOn(Api officer, string code, string step)
    {
        var view = await View(officer, code);
        var task = view.GetProperty("tasks")
            .EnumerateArray()
            .Single(t => t.GetProperty("step").GetProperty("id").GetString() == step);
        var action = task.GetProperty("actions")[0].GetProperty("id").GetString();
        return await officer.Post($"/tasks/{task.GetProperty("task").GetString()}/complete", new { action });
    }
}
