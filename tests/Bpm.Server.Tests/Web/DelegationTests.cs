using System.Net;
using System.Text.Json;
using Bpm.Server.Tests.Web.Harness;

namespace Bpm.Server.Tests.Web;

/// <summary>A role lent for some days: dated, scoped, never lent on, and no way around four eyes.</summary>
public sealed class DelegationTests
{
    [Fact]
    public async Task A_leader_lends_his_signature_and_both_names_stand_on_record()
    {
        await using var server = await WebServer.Start(now: "2026-11-23T08:00");
        using var desk = await server.SignIn("tn1");
        using var appraiser = await server.SignIn("xl1");
        using var deputy = await server.SignIn("xl2");
        using var leader = await server.SignIn("ld1");
        var code = await AtSigning(desk, appraiser);
        (await LandTransfer.GoOn(deputy, code, "sign")).Refused(HttpStatusCode.Forbidden, "role-missing");

        (await Give(leader, "ld1", "xl2", "leader")).Ok()["state"].GetString().ShouldBe("running");
        var task = (await LandTransfer.View(deputy, code)).GetProperty("tasks")[0];
        task.GetProperty("may").GetProperty("complete").GetBoolean().ShouldBeTrue();
        task.GetProperty("for").GetProperty("user").GetString().ShouldBe("ld1");
        (await deputy.Get("/me"))
            .Ok()["grants"]
            .EnumerateArray()
            .Single(g => g.GetProperty("role").GetString() == "leader")
            .GetProperty("for")
            .GetString()
            .ShouldBe("Võ Văn Lãnh Mẫu");
        (await deputy.Get("/inbox?view=sign")).Ok()["total"].GetInt32().ShouldBeGreaterThan(0);
        (await leader.Get($"/tasks/{task.GetProperty("task").GetString()}/candidates"))
            .Ok()
            .Body.EnumerateArray()
            .Select(c => c.GetProperty("user").GetString())
            .ShouldBe(["ld1", "xl2"], ignoreOrder: true);

        (await LandTransfer.GoOn(deputy, code, "sign")).Ok();
        var signed = (await LandTransfer.View(leader, code))
            .GetProperty("timeline")
            .EnumerateArray()
            .First(e => e.GetProperty("title").GetString() == "Ký kết quả");
        signed.GetProperty("actor").GetString().ShouldBe("Hoàng Thị Ví Dụ (thay Võ Văn Lãnh Mẫu)");
    }

    [Fact]
    public async Task Four_eyes_hold_whoever_lends_what_to_whom()
    {
        await using var server = await WebServer.Start(now: "2026-11-23T08:00");
        using var desk = await server.SignIn("tn1");
        using var appraiser = await server.SignIn("xl1");
        using var leader = await server.SignIn("ld1");
        var code = await AtSigning(desk, appraiser);
        (await Give(leader, "ld1", "xl1", "leader")).Ok();
        (await LandTransfer.GoOn(appraiser, code, "sign")).Refused(HttpStatusCode.Forbidden, "four-eyes");
        (await LandTransfer.View(appraiser, code))
            .GetProperty("tasks")[0]
            .GetProperty("mayNot")
            .GetString()
            .ShouldNotBeNullOrEmpty();
        (await LandTransfer.GoOn(leader, code, "sign")).Ok();
    }

    [Fact]
    public async Task Nobody_lends_what_he_does_not_hold_or_got_from_another()
    {
        await using var server = await WebServer.Start(now: "2026-11-23T08:00");
        using var leader = await server.SignIn("ld1");
        using var deputy = await server.SignIn("xl2");
        (await Give(deputy, "ld1", "xl2", "leader")).Refused(HttpStatusCode.Forbidden, "delegation-not-yours");
        (await Give(deputy, "xl2", "xl1", "leader")).Refused(HttpStatusCode.Conflict, "delegation-not-held");
        (await Give(leader, "ld1", "xl2", "leader")).Ok();
        (await Give(deputy, "xl2", "xl1", "leader")).Refused(HttpStatusCode.Conflict, "delegation-not-held");
        (await Give(deputy, "ld1", "xl1", "leader")).Refused(HttpStatusCode.Forbidden, "delegation-not-yours");
        (await Give(leader, "ld1", "xl2", "leader")).Refused(HttpStatusCode.Conflict, "delegation-overlaps");
        (await Give(leader, "ld1", "ld1", "leader")).Refused(HttpStatusCode.UnprocessableEntity, "delegation-receiver");
        (await Give(leader, "ld1", "tt1", "leader")).Refused(HttpStatusCode.UnprocessableEntity, "delegation-receiver");
        // A leader may lend for a colleague of his unit who is away.
        (await Give(leader, "vt1", "xl2", "clerk"))
            .Ok()["givenBy"]
            .GetProperty("user")
            .GetString()
            .ShouldBe("ld1");
        using var admin = await server.SignIn("qt1");
        (await Give(admin, "qt1", "xl2", "administrator", unit: "H41")).Refused(
            HttpStatusCode.Conflict,
            "delegation-role-fixed"
        );
    }

    [Fact]
    public async Task It_holds_on_its_days_for_its_procedures_and_until_it_is_ended()
    {
        await using var server = await WebServer.Start(now: "2026-11-23T08:00");
        using var desk = await server.SignIn("tn1");
        using var appraiser = await server.SignIn("xl1");
        using var deputy = await server.SignIn("xl2");
        using var leader = await server.SignIn("ld1");
        var code = await AtSigning(desk, appraiser);

        var other = (await Give(leader, "ld1", "xl2", "leader", procedures: ["1.013978"])).Ok();
        (await LandTransfer.GoOn(deputy, code, "sign")).Refused(HttpStatusCode.Forbidden, "role-missing");
        (await deputy.Post($"/delegations/{other["id"].GetString()}/end")).Ok()["state"].GetString().ShouldBe("ended");
        (await deputy.Post($"/delegations/{other["id"].GetString()}/end")).Refused(
            HttpStatusCode.Conflict,
            "delegation-ended"
        );

        var later = (await Give(leader, "ld1", "xl2", "leader", "2026-11-24", "2026-11-24")).Ok();
        later["state"].GetString().ShouldBe("planned");
        (await LandTransfer.GoOn(deputy, code, "sign")).Refused(HttpStatusCode.Forbidden, "role-missing");
        server.At("2026-11-25T08:00");
        (await LandTransfer.GoOn(deputy, code, "sign")).Refused(HttpStatusCode.Forbidden, "role-missing");
        server.At("2026-11-24T08:00");
        (await LandTransfer.GoOn(deputy, code, "sign")).Ok();

        using var tax = await server.SignIn("thue1");
        (await tax.Post($"/delegations/{later["id"].GetString()}/end")).Refused(
            HttpStatusCode.Forbidden,
            "delegation-not-yours"
        );
        (await tax.Get("/delegations")).Ok()["rows"].GetArrayLength().ShouldBe(0);
        (await leader.Get("/delegations")).Ok()["rows"].GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task Bad_days_are_said_at_their_fields_and_a_repetition_gives_one()
    {
        await using var server = await WebServer.Start(now: "2026-11-23T08:00");
        using var leader = await server.SignIn("ld1");
        (await Give(leader, "ld1", "xl2", "leader", "2026-11-22", "2026-11-21"))
            .Refused(HttpStatusCode.UnprocessableEntity, "input")["errors"]
            .EnumerateArray()
            .Select(e => e.GetProperty("field").GetString())
            .ShouldBe(["start", "end"]);
        (await Give(leader, "ld1", "xl2", "leader", "hôm nay", "2026-11-24", basis: " "))
            .Refused(HttpStatusCode.UnprocessableEntity, "input")["errors"]
            .EnumerateArray()
            .Select(e => e.GetProperty("field").GetString())
            .ShouldBe(["start", "basis"]);
        (await Give(leader, "ld1", "xl2", "leader", "2026-11-23", "2027-11-24")).Refused(
            HttpStatusCode.UnprocessableEntity,
            "input"
        );

        var key = Guid.NewGuid().ToString();
        var first = (await Give(leader, "ld1", "xl2", "leader", key: key)).Ok();
        (await Give(leader, "ld1", "xl2", "leader", key: key)).Ok()["id"].GetString().ShouldBe(first["id"].GetString());
        (await Give(leader, "ld1", "xl1", "leader", key: key)).Refused(
            HttpStatusCode.UnprocessableEntity,
            "command-id-reused"
        );
    }

    private static async Task<string> AtSigning(Api desk, Api appraiser)
    {
        var code = await LandTransfer.Receive(desk, "Người Thử Ủy Quyền");
        (await LandTransfer.GoOn(desk, code, "receive")).Ok();
        (await LandTransfer.Complete(appraiser, code, "appraise")).Ok();
        (await LandTransfer.GoOn(appraiser, code, "send-to-tax")).Ok();
        using var tax = new Api(desk.Address);
        await tax.SignIn("thue1");
        (await LandTransfer.Complete(tax, code, "tax", "nothing-due")).Ok();
        (await LandTransfer.GoOn(appraiser, code, "prepare")).Ok();
        return code;
    }

    private static Task<Answer> Give(
        Api who,
        string from,
        string to,
        string role,
        string start = "2026-11-23",
        string end = "2026-11-27",
        string unit = "land-vinh",
        string[]? procedures = null,
        string basis = "GUQ 12/2026",
        string? key = null
    ) =>
        who.Post(
            "/delegations",
            new
            {
                from,
                to,
                unit,
                role,
                start,
                end,
                basis,
                procedures,
            },
            key: key
        );
}
