using System.Net;
using System.Text.Json;
using Bpm.Server.Hosting;
using Bpm.Server.Tests.Web.Harness;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Bpm.Server.Tests.Web;

/// <summary>Calendars and legal numbers as they are read over HTTP: what the clocks go by, and how sure anybody is of it.</summary>
[Collection(nameof(WebCollection))]
public sealed class RulesTests(SharedServer shared)
{
    private readonly WebServer server = shared.Server;

    [Fact]
    public async Task Calendars_say_whose_they_are_and_how_sure_of_each_year()
    {
        using var officer = await server.SignIn("xl1");
        var rows = (await officer.Get("/calendars")).Ok().Body.EnumerateArray().ToList();
        rows[0].GetProperty("province").GetBoolean().ShouldBeTrue("the province's own stands first");
        rows[0].GetProperty("id").GetString().ShouldBe("nghe-an");
        rows.Count(r => r.GetProperty("province").GetBoolean()).ShouldBe(1);
        var years = rows[0].GetProperty("years").EnumerateArray().ToList();
        years.Select(y => y.GetProperty("status").GetString()).Distinct().ShouldBe(["decided", "provisional"]);
        years.ShouldAllBe(y => y.GetProperty("statusText").GetString()!.Length > 0);
        years
            .Single(y => y.GetProperty("year").GetInt32() == 2026)
            .GetProperty("decision")
            .GetString()
            .ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_year_shows_every_date_as_the_calendar_itself_counts_it()
    {
        server.At("2026-11-20T09:10");
        using var officer = await server.SignIn("xl1");
        var calendar = server.Services.GetRequiredService<Publications>().Catalogue.Calendars["nghe-an"];
        foreach (var year in calendar.Definition.Years.Select(y => y.Year))
        {
            var view = (await officer.Get($"/calendars/nghe-an?year={year}")).Ok();
            var first = new LocalDate(year, 1, 1);
            var days = Enumerable
                .Range(0, Period.DaysBetween(first, first.PlusYears(1)))
                .Select(i => first.PlusDays(i))
                .ToList();
            view["workingDays"].GetInt32().ShouldBe(calendar.CountDates(days[0], days[^1]));
            var shown = view["months"]
                .EnumerateArray()
                .SelectMany(m =>
                    m.GetProperty("days")
                        .EnumerateArray()
                        .Select(d =>
                            (
                                Date: new LocalDate(
                                    year,
                                    m.GetProperty("month").GetInt32(),
                                    d.GetProperty("day").GetInt32()
                                ),
                                Weekday: d.GetProperty("weekday").GetInt32(),
                                Counts: d.GetProperty("kind").GetString() is not ("weekend" or "off")
                            )
                        )
                )
                .ToList();
            shown.ShouldBe(days.Select(d => (d, (int)d.DayOfWeek, calendar.IsCounted(d))));
            view["months"]
                .EnumerateArray()
                .Sum(m => m.GetProperty("workingDays").GetInt32())
                .ShouldBe(view["workingDays"].GetInt32());
        }

        var now = (await officer.Get("/calendars/nghe-an")).Ok();
        now["year"].GetProperty("year").GetInt32().ShouldBe(2026, "this year unless another is asked for");
        now["week"]
            .EnumerateArray()
            .Select(d => d.GetProperty("hours").GetString())
            .ShouldBe([.. Enumerable.Repeat("07:30–11:30, 13:30–17:30", 5), null, null]);
        now["week"][0].GetProperty("weekday").GetString().ShouldBe("Thứ Hai");
        now["dayLength"].GetString().ShouldBe("8 giờ");
        var tet = Special(now, "2026-02-17");
        tet.GetProperty("kind").GetString().ShouldBe("off");
        tet.GetProperty("text").GetString().ShouldBe("Thứ Ba 17/02/2026");
        tet.GetProperty("reason").GetString().ShouldBe("Tết Nguyên đán");
        tet.GetProperty("hours").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_swapped_day_is_worked_and_desks_have_hours_of_their_own()
    {
        using var officer = await server.SignIn("xl1");
        officer.Language = "en";
        var swapped = (await officer.Get("/calendars/nghe-an?year=2024")).Ok();
        Special(swapped, "2024-04-29").GetProperty("kindText").GetString().ShouldBe("Off");
        var worked = Special(swapped, "2024-05-04");
        worked.GetProperty("kind").GetString().ShouldBe("swapped");
        worked.GetProperty("hours").GetString().ShouldBe("07:30–11:30, 13:30–17:30");
        worked.GetProperty("text").GetString().ShouldBe("Saturday 04/05/2024");
        var desk = (await officer.Get("/calendars/reception-saturday?year=2026")).Ok();
        desk["week"][5].GetProperty("hours").GetString().ShouldBe("07:30–11:30");
        desk["workingDays"]
            .GetInt32()
            .ShouldBeGreaterThan((await officer.Get("/calendars/nghe-an?year=2026")).Ok()["workingDays"].GetInt32());
    }

    [Fact]
    public async Task What_no_calendar_has_is_said_so()
    {
        using var officer = await server.SignIn("xl1");
        (await officer.Get("/calendars/nowhere")).Refused(HttpStatusCode.NotFound, "calendar-unknown");
        (await officer.Get("/calendars/nghe-an?year=1990")).Refused(HttpStatusCode.NotFound, "calendar-year-absent");
        (await officer.Get("/calendars/nghe-an?year=-5")).Refused(HttpStatusCode.NotFound, "calendar-year-absent");
    }

    [Fact]
    public async Task Legal_numbers_have_basis_day_and_whether_anybody_confirmed_them()
    {
        server.At("2026-11-20T09:10");
        using var officer = await server.SignIn("xl1");
        var policies = server.Services.GetRequiredService<Publications>().Catalogue.Policies;
        var list = (await officer.Get("/policies")).Ok();
        list["unconfirmed"]
            .GetInt32()
            .ShouldBe(policies.Grounds.Count(g => !g.Confirmed) + policies.Values.Count(v => !v.Confirmed));
        var values = list["values"].EnumerateArray().ToList();
        values.Count.ShouldBe(policies.Values.Length);
        Value("handover-cutoff").GetProperty("value").GetString().ShouldBe("15:00");
        Value("online-answer").GetProperty("value").GetString().ShouldBe("8 giờ làm việc");
        Value("max-supplements").GetProperty("value").GetString().ShouldBe("1");
        Value("max-supplements").GetProperty("from").GetString().ShouldBe("2018-06-21");
        Value("max-supplements").GetProperty("confirmed").GetBoolean().ShouldBeFalse();
        Value("pause-reminder").GetProperty("value").ValueKind.ShouldBe(JsonValueKind.Null, "no source gives one");
        values.ShouldAllBe(v => v.GetProperty("name").GetString() != v.GetProperty("id").GetString());
        values.ShouldAllBe(v => v.GetProperty("basis").GetString()!.Length > 0);
        values
            .GroupBy(v => v.GetProperty("id").GetString())
            .ShouldAllBe(g => g.Count(v => v.GetProperty("state").GetString() == "running") <= 1);

        var supplement = list["grounds"].EnumerateArray().Single(g => g.GetProperty("id").GetString() == "supplement");
        supplement
            .GetProperty("stops")
            .EnumerateArray()
            .Select(s => s.GetString())
            .ShouldBe(["statutory", "committed"]);
        supplement.GetProperty("effectText").GetString().ShouldBe("Tính tiếp phần còn lại");
        supplement.GetProperty("nationalStatus").GetInt32().ShouldBe(5);

        server.At("2018-01-02T09:00");
        (await officer.Get("/policies"))
            .Ok()["values"]
            .EnumerateArray()
            .Single(v => v.GetProperty("id").GetString() == "max-supplements")
            .GetProperty("state")
            .GetString()
            .ShouldBe("planned");
        server.At("2026-11-20T09:10");

        JsonElement Value(string id) => values.First(v => v.GetProperty("id").GetString() == id);
    }

    private static JsonElement Special(Answer year, string date) =>
        year["special"].EnumerateArray().Single(d => d.GetProperty("date").GetString() == date);
}
