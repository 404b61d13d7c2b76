using System.Net;
using Bpm.Server.Tests.Web.Harness;
using static Bpm.Server.Tests.Web.Harness.LandTransfer;

namespace Bpm.Server.Tests.Web;

/// <summary>The inbox: groups, exact counts, search, pages.</summary>
[Collection(nameof(WebCollection))]
public sealed class InboxTests(SharedServer shared)
{
    private readonly WebServer server = shared.Server;

    [Fact]
    public async Task Counts_of_groups_and_views_add_up_and_the_next_working_day_has_a_name()
    {
        server.At("2026-11-20T15:00");
        using var land = await server.SignIn("xl1");
        foreach (var view in new[] { "mine", "unit", "sign", "receive", "watched", "all" })
        {
            var page = (await land.Get($"/inbox?view={view}&take=200")).Ok();
            var groups = page["groups"].EnumerateArray().ToList();
            groups
                .Select(g => g.GetProperty("key").GetString())
                .ShouldBe(["overdue", "today", "next", "week", "later", "paused"]);
            groups.Sum(g => g.GetProperty("count").GetInt32()).ShouldBe(page["total"].GetInt32());
            page["rows"].GetArrayLength().ShouldBe(page["total"].GetInt32());
            page["views"]
                .EnumerateArray()
                .Single(v => v.GetProperty("view").GetString() == view)
                .GetProperty("count")
                .GetInt32()
                .ShouldBe(page["total"].GetInt32());
            foreach (var group in groups)
            {
                var key = group.GetProperty("key").GetString();
                page["rows"]
                    .EnumerateArray()
                    .Count(r => r.GetProperty("group").GetString() == key)
                    .ShouldBe(group.GetProperty("count").GetInt32(), key);
            }

            groups[2].GetProperty("label").GetString().ShouldBe("Ngày làm việc tới — Thứ Hai 23/11");
        }
    }

    [Fact]
    public async Task Search_finds_with_and_without_marks_by_applicant_and_by_code()
    {
        server.At("2026-11-20T09:10");
        using var desk = await server.SignIn("tn1");
        var code = await Receive(desk, "Đặng Thị Đường Thẳng");
        foreach (var q in new[] { "duong thang", "Đường Thẳng", "thang đường", code, code.ToLowerInvariant() })
        {
            var rows = (await desk.Get($"/inbox?view=unit&q={Uri.EscapeDataString(q)}")).Ok()["rows"];
            rows.EnumerateArray().Select(r => r.GetProperty("code").GetString()).ShouldBe([code], q);
        }

        (await desk.Get("/inbox?view=unit&q=%25")).Ok()["total"].GetInt32().ShouldBe(0, "a wildcard is only a letter");
    }

    [Fact]
    public async Task Pages_hold_every_row_once()
    {
        server.At("2026-11-20T09:10");
        using var desk = await server.SignIn("tn1");
        for (var i = 0; i < 5; i++)
        {
            await Receive(desk, $"Trang Số {i}");
        }

        var all = (await desk.Get("/inbox?view=unit&take=200")).Ok();
        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = (await desk.Get($"/inbox?view=unit&take=2&after={cursor}")).Ok();
            seen.AddRange(page["rows"].EnumerateArray().Select(r => r.GetProperty("task").GetString()!));
            cursor = page["next"].GetString();
        } while (cursor is not null);

        seen.ShouldBe(all["rows"].EnumerateArray().Select(r => r.GetProperty("task").GetString()!));
        (await desk.Get("/inbox?after=nonsense!")).Refused(HttpStatusCode.UnprocessableEntity, "cursor-invalid");
    }

    [Fact]
    public async Task Bands_filter_as_they_are_shown()
    {
        server.At("2026-11-20T15:00");
        using var inspector = await server.SignIn("tt1");
        var all = (await inspector.Get("/inbox?view=all&take=200")).Ok()["rows"].EnumerateArray().ToList();
        foreach (var band in new[] { "over", "soon", "ok", "pause" })
        {
            var filtered = (await inspector.Get($"/inbox?view=all&take=200&band={band}")).Ok()["rows"];
            filtered
                .EnumerateArray()
                .Select(r => r.GetProperty("task").GetString())
                .ShouldBe(
                    all.Where(r => r.GetProperty("clock").GetProperty("band").GetString() == band)
                        .Select(r => r.GetProperty("task").GetString()),
                    band
                );
        }
    }

    [Fact]
    public async Task A_row_and_the_dossier_show_the_same_time()
    {
        // A server of its own: on the shared one other tests have been in the future.
        await using var fresh = await WebServer.Start(now: "2026-11-20T15:00");
        using var land = await fresh.SignIn("xl1");
        var rows = (await land.Get("/inbox?view=unit&take=200")).Ok()["rows"].EnumerateArray().ToList();
        rows.ShouldNotBeEmpty();
        foreach (var row in rows)
        {
            var view = await View(land, row.GetProperty("code").GetString()!);
            var task = view.GetProperty("tasks")
                .EnumerateArray()
                .Single(t => t.GetProperty("task").GetString() == row.GetProperty("task").GetString());
            row.GetProperty("clock")
                .GetProperty("text")
                .GetString()
                .ShouldBe(task.GetProperty("clock").GetProperty("text").GetString());
            row.GetProperty("clock")
                .GetProperty("band")
                .GetString()
                .ShouldBe(task.GetProperty("clock").GetProperty("band").GetString());
            row.GetProperty("promise")
                .GetProperty("text")
                .GetString()
                .ShouldBe(view.GetProperty("promise").GetProperty("text").GetString());
        }
    }

    [Fact]
    public async Task Dossiers_are_listed_and_found_and_others_are_not()
    {
        server.At("2026-11-20T09:10");
        using var desk = await server.SignIn("tn1");
        using var tax = await server.SignIn("thue1");
        var code = await Receive(desk, "Kiều Văn Danh Sách");
        var found = (await desk.Get("/dossiers?q=kieu+van+danh+sach")).Ok();
        found["rows"].EnumerateArray().Select(r => r.GetProperty("code").GetString()).ShouldBe([code]);
        found["total"].GetInt32().ShouldBe(1);
        (await tax.Get("/dossiers?q=kieu+van+danh+sach")).Ok()["total"].GetInt32().ShouldBe(0);

        var first = (await desk.Get("/dossiers?take=1")).Ok();
        var second = (await desk.Get($"/dossiers?take=1&after={first["next"].GetString()}")).Ok();
        second["rows"][0].GetProperty("code").GetString().ShouldNotBe(first["rows"][0].GetProperty("code").GetString());
    }
}
