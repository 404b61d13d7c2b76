using System.Text.Json;
using Bpm.Server.Commands;
using Bpm.Server.Reports;
using Bpm.Server.Tests.Web.Harness;
using Bpm.Tests.Shared;
using Microsoft.Data.Sqlite;

namespace Bpm.Server.Tests.Commands;

/// <summary>
/// <c>bpm simulate</c>, its store, the report and the take-over from the command line: a small province, as the server
/// would have written it.
/// </summary>
public sealed class SimulationVerbTests : IDisposable
{
    private readonly string data = Directory.CreateTempSubdirectory("bpm-year-").FullName;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task A_simulated_store_is_sound_and_reports_what_the_simulation_counted()
    {
        var file = Path.Combine(data, "bpm.db");
        var (exit, text) = await Run("simulate", "--months", "2", "--dossiers", "60", "--json", "--into", file);
        exit.ShouldBe(ExitCode.Done, text);
        using var said = JsonDocument.Parse(text);
        said.RootElement.GetProperty("stuck").GetArrayLength().ShouldBe(0);
        (await Run("simulate", "--into", file)).Exit.ShouldBe(ExitCode.WrongUsage, "the store exists");

        (exit, text) = await Run("verify", "--data", data);
        exit.ShouldBe(ExitCode.Done, text);
        (exit, text) = await Run("doctor", "--data", data);
        exit.ShouldBe(ExitCode.Done, text);

        // A month that is over: rows and events tell what the simulation told.
        foreach (var month in said.RootElement.GetProperty("months").EnumerateArray())
        {
            var name = month.GetProperty("from").GetString()![..7];
            var (_, json) = await Run("report", "monthly", "--month", name, "--json", "--data", data);
            using var report = JsonDocument.Parse(json);
            var counts = report.RootElement.GetProperty("total").GetProperty("counts");
            foreach (
                var figure in new[]
                {
                    "received",
                    "new",
                    "new-online",
                    "carried",
                    "resolved",
                    "late",
                    "returned",
                    "in-process",
                }
            )
            {
                counts
                    .GetProperty(figure)
                    .GetInt64()
                    .ShouldBe(month.GetProperty(Camel(figure)).GetInt64(), $"{name} {figure}");
            }
        }

        static string Camel(string id) =>
            string.Concat(
                id.Split('-').Select((part, i) => i == 0 ? part : char.ToUpperInvariant(part[0]) + part[1..])
            );
    }

    [Fact]
    public async Task The_report_of_the_verb_is_that_of_the_route()
    {
        await using (var server = await WebServer.Start(data, now: "2026-12-20T08:00"))
        {
            using var inspector = await server.SignIn("tt1");
            var route = (await inspector.Get("/reports/monthly?from=2026-10-15&to=2026-11-14")).Ok();
            var (exit, text) = await Run("report", "monthly", "--reporting-month", "2026-11", "--json", "--data", data);
            exit.ShouldBe(ExitCode.Done, text);
            using var verb = JsonDocument.Parse(text);
            verb.RootElement.GetProperty("from").GetString().ShouldBe("2026-10-15");
            verb.RootElement.GetProperty("total").GetRawText().ShouldBe(route["total"].GetRawText());
            verb.RootElement.GetProperty("units").GetRawText().ShouldBe(route["units"].GetRawText());

            var workbook = Path.Combine(data, "report.xlsx");
            (exit, text) = await Run(
                "report",
                "monthly",
                "--from",
                "2026-10-15",
                "--to",
                "2026-11-14",
                "--xlsx",
                workbook,
                "--data",
                data
            );
            exit.ShouldBe(ExitCode.Done, text);
            new FileInfo(workbook).Length.ShouldBeGreaterThan(500);
        }

        (await Run("report", "monthly", "--data", data)).Exit.ShouldBe(ExitCode.WrongUsage);
        (await Run("report", "monthly", "--month", "5", "--data", data)).Exit.ShouldBe(ExitCode.WrongUsage);
        (await Run("report", "monthly", "--from", "2026-02-01", "--to", "2026-01-01", "--data", data)).Exit.ShouldBe(
            ExitCode.WrongUsage
        );
    }

    [Fact]
    public async Task Running_dossiers_are_taken_over_as_many_as_the_file_has()
    {
        await using (var server = await WebServer.Start(data))
        {
            server.Address.ShouldNotBeNull();
        }

        var file = Path.Combine(data, "cu.xlsx");
        Sheet(
            file,
            ["H41.CU-0001", "1.012787", "2026-11-02T09:00", "2026-11-30", "land-vinh", "appraise", "16681", ""],
            [
                "H41.CU-0002",
                "1.012787",
                "03/11/2026 10:00",
                "27/11/2026",
                "",
                "sign",
                "16681",
                "2026-11-05T08:00..2026-11-06T08:00 supplement",
            ]
        );
        var (exit, text) = await Run("import-dossiers", file, "--dry-run", "--data", data);
        exit.ShouldBe(ExitCode.Done, text);
        text.ShouldContain("promised 2026-11-30T17:30, due 2026-11-30T17:30, appraise at land-vinh");
        text.ShouldEndWith("2 rows = 2 can be taken over + 0 here already + 0 refused\n");

        (exit, text) = await Run("import-dossiers", file, "--json", "--system", "Một cửa cũ", "--data", data);
        exit.ShouldBe(ExitCode.Done, text);
        using var said = JsonDocument.Parse(text);
        said.RootElement.GetProperty("written").GetBoolean().ShouldBeTrue();

        (_, text) = await Run("import-dossiers", file, "--data", data);
        text.ShouldEndWith("2 rows = 0 taken over + 2 here already + 0 refused\n");
        (exit, text) = await Run("verify", "--data", data);
        exit.ShouldBe(ExitCode.Done, text);

        await using (var server = await WebServer.Start(data, now: "2026-11-23T08:00"))
        {
            using var officer = await server.SignIn("xl1");
            var dossier = (await officer.Get("/dossiers/H41.CU-0001")).Ok();
            dossier["code"].GetString().ShouldBe("H41.CU-0001");
            using var inspector = await server.SignIn("tt1");
            var report = (await inspector.Get("/reports/monthly?from=2026-11-01&to=2026-11-30&unit=land-vinh")).Ok();
            report["total"].GetProperty("counts").GetProperty("new").GetInt64().ShouldBeGreaterThanOrEqualTo(2);
        }
    }

    [Fact]
    public async Task One_wrong_row_refuses_the_file_and_says_why()
    {
        await using (var server = await WebServer.Start(data))
        {
            server.Address.ShouldNotBeNull();
        }

        var file = Path.Combine(data, "cu.xlsx");
        Sheet(
            file,
            ["H41.CU-0001", "1.012787", "2026-11-02T09:00", "2026-11-30", "land-vinh", "appraise", "16681", ""],
            ["H41.CU-0001", "1.012787", "2026-11-02T09:00", "2026-11-30", "land-vinh", "appraise", "16681", ""],
            ["H41.CU-0003", "1.012787", "hôm qua", "2026-11-30", "", "appraise", "16681", ""],
            ["H41.CU-0004", "1.012787", "2026-11-02T09:00", "2026-11-30", "", "nowhere", "16681", ""],
            ["H41.CU-0005", "9.999999", "2026-11-02T09:00", "2026-11-30", "", "appraise", "16681", ""]
        );
        var (exit, text) = await Run("import-dossiers", file, "--data", data);
        exit.ShouldBe(ExitCode.FoundErrors);
        text.ShouldContain("row 3: H41.CU-0001: its code stands in row 2 already");
        text.ShouldContain("row 4: H41.CU-0003: 'hôm qua' (received) is no date");
        text.ShouldContain("row 5: H41.CU-0004: It cannot be taken over: it cannot go on at step 'nowhere'");
        text.ShouldContain("row 6: H41.CU-0005: there is no procedure '9.999999' in force");
        text.ShouldEndWith("5 rows = 1 can be taken over + 0 here already + 4 refused\n");
        (await Run("import-dossiers", file, "--data", data)).Text.ShouldNotContain("here already + 3");
    }

    private static void Sheet(string file, params string[][] rows)
    {
        string[] heads =
        [
            "Mã hồ sơ",
            "Mã thủ tục",
            "Ngày tiếp nhận",
            "Ngày hẹn trả",
            "Đơn vị đang xử lý",
            "Bước",
            "Mã xã",
            "Tạm dừng",
        ];
        File.WriteAllBytes(file, Workbook.Write([heads, .. rows]));
    }

    private static async Task<(int Exit, string Text)> Run(params string[] args)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var exit = await Verbs.Run([.. args, "--procedures", SmallCatalogue.Folder], output, errors);
        return (exit, output.ToString() + errors);
    }
}
