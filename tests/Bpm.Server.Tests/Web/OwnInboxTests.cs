using System.Net;
using Bpm.Server.Commands;
using Bpm.Server.Hosting;
using Bpm.Server.Storage;
using Bpm.Server.Tests.Web.Harness;
using Bpm.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using static Bpm.Server.Tests.Web.Harness.LandTransfer;

namespace Bpm.Server.Tests.Web;

/// <summary>What an officer keeps for himself in the inbox: filters under names, and dossiers that he watches.</summary>
public sealed class OwnInboxTests
{
    private const string Password = "a-Long-one-2026";

    [Fact]
    public async Task A_filter_is_kept_under_a_name_renamed_and_removed()
    {
        await using var server = await WebServer.Start();
        using var officer = await server.SignIn("xl1");
        var late = (await Save(officer, "  Trễ của đơn vị ")).Ok();
        late["name"].GetString().ShouldBe("Trễ của đơn vị");
        (
            await Save(
                officer,
                "Đất đai",
                new
                {
                    view = "mine",
                    procedure = Procedure,
                    order = "start",
                }
            )
        ).Ok();
        (await Save(officer, "Bưu chính", new { view = "all", channel = "post" })).Ok();
        (await Names(officer)).ShouldBe(["Bưu chính", "Đất đai", "Trễ của đơn vị"], "as Vietnamese is sorted");
        var kept = (await officer.Get("/inbox/filters")).Ok().Body[1];
        kept.GetProperty("view").GetString().ShouldBe("mine");
        kept.GetProperty("procedure").GetString().ShouldBe(Procedure);
        kept.GetProperty("order").GetString().ShouldBe("start");

        var address = $"/inbox/filters/{late["id"].GetString()}";
        (await officer.Put(address, new { name = "Quá hạn" })).Ok()["view"].GetString().ShouldBe("unit");
        (await officer.Put(address, new { name = "Quá hạn" })).Ok();
        (await officer.Put(address, new { name = "Đất đai" })).Refused(HttpStatusCode.Conflict, "filter-name-taken");
        (await Save(officer, "Quá hạn")).Refused(HttpStatusCode.Conflict, "filter-name-taken");
        (await Names(officer)).ShouldBe(["Bưu chính", "Đất đai", "Quá hạn"]);
        (await officer.Delete(address)).Ok();
        (await officer.Delete(address)).Refused(HttpStatusCode.NotFound, "filter-unknown");
        (await Names(officer)).ShouldBe(["Bưu chính", "Đất đai"]);
    }

    [Fact]
    public async Task Another_persons_filters_are_neither_seen_nor_touched()
    {
        await using var server = await WebServer.Start();
        using var officer = await server.SignIn("xl1");
        using var colleague = await server.SignIn("xl2");
        var address = $"/inbox/filters/{(await Save(officer, "Của tôi")).Ok()["id"].GetString()}";
        (await Names(colleague)).ShouldBeEmpty();
        (await colleague.Put(address, new { name = "Của tôi chứ" })).Refused(HttpStatusCode.NotFound, "filter-unknown");
        (await colleague.Delete(address)).Refused(HttpStatusCode.NotFound, "filter-unknown");
        (await Save(colleague, "Của tôi")).Ok();
        (await Names(officer)).ShouldBe(["Của tôi"]);
    }

    [Fact]
    public async Task Filters_are_bounded_in_number_and_length_and_repeated_commands_keep_one()
    {
        await using var server = await WebServer.Start();
        using var officer = await server.SignIn("xl1");
        var key = Guid.NewGuid().ToString();
        var first = (await Save(officer, "Bộ lọc 0", key: key)).Ok();
        (await Save(officer, "Bộ lọc 0", key: key)).Ok()["id"].GetString().ShouldBe(first["id"].GetString());
        (await Save(officer, "Khác", key: key)).Refused(HttpStatusCode.UnprocessableEntity, "command-id-reused");
        for (var i = 1; i < Limits.MaxSavedFilters; i++)
        {
            (await Save(officer, $"Bộ lọc {i}")).Ok();
        }

        (await Save(officer, "Một bộ nữa")).Refused(HttpStatusCode.Conflict, "filters-full");
        await Wrong("name", " ", new { view = "unit", band = "over" });
        await Wrong("name", new string('x', Limits.MaxFilterName + 1), new { view = "unit", band = "over" });
        await Wrong("view", "x", new { view = "everything", band = "over" });
        await Wrong("view", "Không lọc gì", new { view = "unit" });
        await Wrong("band", "x", new { view = "unit", band = "red" });
        await Wrong("channel", "x", new { view = "unit", channel = "1" });
        await Wrong("order", "x", new { view = "unit", order = "name" });
        await Wrong("procedure", "x", new { view = "unit", procedure = new string('1', Limits.MaxName + 1) });

        async Task Wrong(string field, string name, object choice) =>
            (await Save(officer, name, choice))
                .Refused(HttpStatusCode.UnprocessableEntity, "input")["errors"][0]
                .GetProperty("field")
                .GetString()
                .ShouldBe(field);
    }

    [Fact]
    public async Task A_watched_dossier_shows_its_open_tasks_whoever_has_them()
    {
        await using var server = await WebServer.Start();
        server.At("2026-11-20T09:10");
        using var desk = await server.SignIn("tn1");
        using var colleague = await server.SignIn("tra1");
        using var appraiser = await server.SignIn("xl1");
        var (code, other) = (await Receive(desk, "Trần Thị Theo Dõi"), await Receive(desk, "Lê Thị Không Theo Dõi"));
        (await desk.Put($"/dossiers/{code}/watch", new { })).Ok();
        (await desk.Put($"/dossiers/{code}/watch", new { })).Ok();
        (await View(desk, code)).GetProperty("watched").GetBoolean().ShouldBeTrue();
        (await View(colleague, code)).GetProperty("watched").GetBoolean().ShouldBeFalse();
        (await Watched(desk)).ShouldBe([(code, "receive")]);

        (await GoOn(desk, code, "receive")).Ok();
        (await Watched(desk)).ShouldBe([(code, "appraise")], "it left the desk, and is seen still");
        (await appraiser.Post($"/tasks/{await TaskOf(appraiser, code, "appraise")}/claim")).Ok();
        var page = (await desk.Get("/inbox?view=watched")).Ok();
        page["rows"][0].GetProperty("assignee").GetProperty("user").GetString().ShouldBe("xl1");
        page["rows"][0].GetProperty("watched").GetBoolean().ShouldBeTrue();
        CountOf(page).ShouldBe(1);
        page["groups"].EnumerateArray().Sum(g => g.GetProperty("count").GetInt32()).ShouldBe(1);
        page["filters"].GetProperty("steps")[0].GetProperty("id").GetString().ShouldBe("appraise");
        (await Watched(desk, "&q=theo+doi")).ShouldBe([(code, "appraise")]);
        (await Watched(desk, "&step=receive")).ShouldBeEmpty();
        (await Watched(desk, "&band=ok")).Concat(await Watched(desk, "&band=soon")).ShouldBe([(code, "appraise")]);
        var rows = (await desk.Get("/inbox?view=unit&take=200")).Ok()["rows"].EnumerateArray();
        rows.Single(r => r.GetProperty("code").GetString() == other)
            .GetProperty("watched")
            .GetBoolean()
            .ShouldBeFalse();

        (await Watched(colleague)).ShouldBeEmpty("watching is one person's own");
        (await Watched(appraiser)).ShouldBeEmpty();
        (await colleague.Delete($"/dossiers/{code}/watch")).Ok();
        (await Watched(desk)).Count.ShouldBe(1);
        (await desk.Delete($"/dossiers/{code}/watch")).Ok();
        (await Watched(desk)).ShouldBeEmpty();
        (await desk.Delete($"/dossiers/{code}/watch")).Ok();
    }

    [Fact]
    public async Task Pages_of_watched_dossiers_hold_every_row_once()
    {
        await using var server = await WebServer.Start();
        server.At("2026-11-20T09:10");
        using var desk = await server.SignIn("tn1");
        var codes = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            codes.Add(await Receive(desk, $"Theo Dõi Số {i}"));
            (await desk.Put($"/dossiers/{codes[^1]}/watch", new { })).Ok();
        }

        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = (await desk.Get($"/inbox?view=watched&take=2&after={cursor}")).Ok();
            page["total"].GetInt32().ShouldBe(5);
            seen.AddRange(page["rows"].EnumerateArray().Select(r => r.GetProperty("code").GetString()!));
            cursor = page["next"].GetString();
        } while (cursor is not null);

        seen.ShouldBe(codes, ignoreOrder: true);
    }

    [Fact]
    public async Task Whoever_worked_on_it_once_still_sees_what_becomes_of_it()
    {
        await using var server = await WebServer.Start();
        server.At("2026-11-20T09:10");
        using var desk = await server.SignIn("tn1");
        using var appraiser = await server.SignIn("xl1");
        using var tax = await server.SignIn("thue1");
        var code = await Receive(desk);
        (await GoOn(desk, code, "receive")).Ok();
        (await tax.Put($"/dossiers/{code}/watch", new { })).Refused(HttpStatusCode.Forbidden, "dossier-not-yours");
        (await Complete(appraiser, code, "appraise")).Ok();
        (await Complete(appraiser, code, "send-to-tax")).Ok();
        (await tax.Put($"/dossiers/{code}/watch", new { })).Ok();
        (await Complete(tax, code, "tax", "nothing-due")).Ok();
        (await Watched(tax)).ShouldBe([(code, "prepare")], "no row names the tax office any more, its history does");
        (await tax.Get("/dossiers?state=watched")).Ok()["total"].GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Who_loses_the_right_to_read_sees_nothing_and_has_it_again_with_the_right()
    {
        await using var server = await WebServer.Start();
        server.At("2026-11-20T09:10");
        using var desk = await server.SignIn("tn1");
        var accounts = server.Services.GetRequiredService<Accounts>();
        var role = new NewGrant("land-vinh", "specialist", new LocalDate(2020, 1, 1));
        await accounts.Create(new NewAccount("doi.viec", "Người Đổi Việc", null, Demo: false, [role]), Password);
        using var person = server.Anonymous();
        (await person.Post("/session", new { user = "doi.viec", password = Password })).Ok();
        var code = await Receive(desk);
        (await GoOn(desk, code, "receive")).Ok();
        (await person.Put($"/dossiers/{code}/watch", new { })).Ok();
        (await Watched(person)).ShouldBe([(code, "appraise")]);

        await accounts.Take("doi.viec", "land-vinh", "specialist", new LocalDate(2026, 11, 20));
        await accounts.Give("doi.viec", new NewGrant("so-tu-phap", "specialist", new LocalDate(2026, 11, 20)));
        (await Watched(person)).ShouldBeEmpty();
        CountOf((await person.Get("/inbox?view=watched")).Ok()).ShouldBe(0);
        (await person.Get("/dossiers?state=watched")).Ok()["total"].GetInt32().ShouldBe(0);
        (await person.Page("/api/v1/dossiers/export.csv?state=watched")).Html.ShouldNotContain(code);

        await accounts.Give("doi.viec", role);
        (await Watched(person)).ShouldBe([(code, "appraise")]);
        await accounts.Take("doi.viec", "land-vinh", "specialist", new LocalDate(2026, 11, 20));
        (await person.Delete($"/dossiers/{code}/watch")).Ok();
        await accounts.Give("doi.viec", role);
        (await Watched(person)).ShouldBeEmpty("he let go of it while he could not see it");
    }

    [Fact]
    public async Task An_ended_dossier_stays_watched_and_shows_nothing_to_do()
    {
        await using var server = await WebServer.Start();
        server.At("2026-11-20T09:10");
        using var desk = await server.SignIn("tn1");
        using var administrator = await server.SignIn("qt1");
        var code = await Receive(desk, "Ngân Thị Rút Đơn");
        (await desk.Put($"/dossiers/{code}/watch", new { })).Ok();
        (await desk.Post($"/dossiers/{code}/withdraw", new { reason = "Thôi" })).Ok();
        (await Watched(desk)).ShouldBeEmpty();
        (await View(desk, code)).GetProperty("watched").GetBoolean().ShouldBeTrue();
        var listed = (await desk.Get("/dossiers?state=watched")).Ok();
        listed["rows"][0].GetProperty("code").GetString().ShouldBe(code);

        // Neither an erasure nor a check of the store trips over it.
        (await administrator.Post($"/dossiers/{code}/erasure", new { basis = "12/QĐ" })).Ok();
        (await desk.Get("/dossiers?state=watched")).Ok()["total"].GetInt32().ShouldBe(1);
        using var told = new StringWriter();
        (
            await Verbs.Run(["verify", "--data", server.Data, "--procedures", SmallCatalogue.Folder], told, told)
        ).ShouldBe(ExitCode.Done, told.ToString());
        (await desk.Delete($"/dossiers/{code}/watch")).Ok();
        (await desk.Get("/dossiers?state=watched")).Ok()["total"].GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task Watching_is_bounded_and_what_cannot_be_read_any_more_makes_room()
    {
        await using var server = await WebServer.Start(settings: new() { ["Bpm:DemoDossiers"] = "120" });
        using var desk = await server.SignIn("tn1");
        using var inspector = await server.SignIn("tt1");
        var code = await Receive(desk);
        var ids = (await inspector.Get("/dossiers?take=200"))
            .Ok()["rows"]
            .EnumerateArray()
            .Select(r => r.GetProperty("code").GetString()!)
            .Where(c => c != code)
            .Take(Limits.MaxWatches)
            .ToList();
        foreach (var each in ids)
        {
            (await inspector.Put($"/dossiers/{each}/watch", new { })).Ok();
        }

        (await inspector.Put($"/dossiers/{ids[0]}/watch", new { })).Ok();
        (await inspector.Put($"/dossiers/{code}/watch", new { })).Refused(HttpStatusCode.Conflict, "watches-full");
        (await inspector.Get("/dossiers?state=watched&take=200")).Ok()["total"].GetInt32().ShouldBe(Limits.MaxWatches);

        // Now an officer of one desk: the province's dossiers are none of his business any more.
        var accounts = server.Services.GetRequiredService<Accounts>();
        var today = new LocalDate(2026, 11, 20);
        await accounts.Take("tt1", "thanh-tra-tinh", "inspector", today);
        await accounts.Give("tt1", new NewGrant(Desk, "reception-officer", today));
        (await inspector.Put($"/dossiers/{code}/watch", new { })).Ok();
        (await Watched(inspector)).ShouldContain((code, "receive"));
    }

    private static Task<Answer> Save(Api api, string name, object? choice = null, string? key = null)
    {
        var body = System.Text.Json.JsonSerializer.SerializeToNode(choice ?? new { view = "unit", band = "over" })!;
        body["name"] = name;
        return api.Post("/inbox/filters", body, key: key);
    }

    private static async Task<List<string?>> Names(Api api) =>
        [
            .. (await api.Get("/inbox/filters"))
                .Ok()
                .Body.EnumerateArray()
                .Select(f => f.GetProperty("name").GetString()),
        ];

    /// <summary>Code and step of every row of the watched view.</summary>
    private static async Task<List<(string Code, string Step)>> Watched(Api api, string more = "") =>
        [
            .. (await api.Get($"/inbox?view=watched&take=200{more}"))
                .Ok()["rows"]
                .EnumerateArray()
                .Select(r =>
                    (r.GetProperty("code").GetString()!, r.GetProperty("step").GetProperty("id").GetString()!)
                ),
        ];

    private static int CountOf(Answer page) =>
        page["views"]
            .EnumerateArray()
            .Single(v => v.GetProperty("view").GetString() == "watched")
            .GetProperty("count")
            .GetInt32();
}
