using System.Text.Json;
using Bpm.Engine.Tests.Harness;
using Bpm.Server.Commands;
using Bpm.Server.Commands.Time;

namespace Bpm.Server.Tests.Commands;

/// <summary><c>bpm time</c> and <c>bpm calendar</c>, as a person or a program calls them.</summary>
public sealed class TimeCommandTests
{
    private const string G1 =
        """{"start":"2026-11-12T09:10","term":"5 working days","rule":"moment","pauses":[{"from":"2026-11-16T10:00","to":"2026-11-18T14:00","ground":"supplement","basis":"phiếu 12/YCBS","effect":"resume"}],"now":"2026-11-20T15:00"}""";

    [Fact]
    public async Task The_sketch_s_example_is_due_after_Tet()
    {
        var (code, output, errors) = await Bpm(
            "time",
            "add",
            "--calendar",
            "vn-office",
            "--from",
            "2026-02-12T09:10",
            "--term",
            "15 working days",
            "--start",
            "next-working-day"
        );

        (code, output, errors).ShouldBe((0, "2026-03-12T17:30\n", ""));
    }

    [Fact]
    public async Task Without_a_start_rule_a_term_counts_from_the_moment() =>
        (
            await Bpm("time", "add", "--calendar=vn-office", "--from=2026-11-12T09:10", "--term=5 working days")
        ).Output.ShouldBe("2026-11-19T09:10\n");

    [Fact]
    public async Task An_undecided_date_is_noted_beside_the_answer()
    {
        var (code, output, errors) = await Bpm(
            "time",
            "add",
            "--calendar",
            "vn-office",
            "--from",
            "2026-11-20T09:00",
            "--term",
            "3 working days"
        );

        (code, output).ShouldBe((0, "2026-11-25T09:00\n"));
        errors.ShouldStartWith("note: the calendar vn-office is provisional or undecided");
    }

    [Fact]
    public async Task A_proof_re_adds_to_its_total()
    {
        var add = await Bpm(
            "time",
            "add",
            "--calendar",
            "vn-office",
            "--from",
            "2026-02-12T09:10",
            "--term",
            "2 working days",
            "--start",
            "next-working-day",
            "--proof"
        );
        var count = await Bpm(
            "time",
            "count",
            "--calendar",
            "vn-office",
            "--from",
            "2026-11-12T09:10",
            "--to",
            "2026-11-16T12:00",
            "--proof"
        );

        add.Output.ShouldStartWith("2026-02-23T17:30\n\nfrom");
        add.Output.ShouldContain("not-charged     (380)         0  receipt-date");
        add.Output.ShouldContain("holiday, Tết Nguyên đán");
        Plusses(add.Output).ShouldBe(960);
        add.Output.ShouldContain("total 960 minutes in the calendar vn-office, version ");
        count.Output.ShouldStartWith("1100\n\nfrom");
        Plusses(count.Output).ShouldBe(1100);
    }

    [Fact]
    public async Task Answers_are_also_JSON()
    {
        var add = await Bpm(
            "time",
            "add",
            "--calendar",
            "vn-office",
            "--from",
            "2026-02-12T09:10",
            "--term",
            "4 working hours",
            "--json",
            "--proof"
        );
        var count = await Bpm(
            "time",
            "count",
            "--calendar",
            "vn-office",
            "--from",
            "2026-02-14T00:00",
            "--to",
            "2026-02-23T00:00",
            "--json",
            "--proof"
        );

        var due = Json(add.Output);
        due.GetProperty("due").GetString().ShouldBe("2026-02-12T15:10");
        due.GetProperty("proof")[0].GetProperty("minutes").GetInt64().ShouldBe(240);
        Json(count.Output).GetProperty("minutes").GetInt64().ShouldBe(0);
    }

    [Fact]
    public async Task Days_over_Tet_say_why_they_are_off()
    {
        var (code, output, _) = await Bpm(
            "time",
            "days",
            "--calendar",
            "vn-office",
            "--from",
            "2026-02-12",
            "--to",
            "2026-02-23"
        );

        code.ShouldBe(0);
        output
            .Split('\n')
            .ShouldBe([
                "2026-02-12\t07:30-11:30,13:30-17:30",
                "2026-02-13\t07:30-11:30,13:30-17:30",
                "2026-02-14\toff\tweekend",
                "2026-02-15\toff\tweekend",
                "2026-02-16\toff\tTết Nguyên đán",
                "2026-02-17\toff\tTết Nguyên đán",
                "2026-02-18\toff\tTết Nguyên đán",
                "2026-02-19\toff\tTết Nguyên đán",
                "2026-02-20\toff\tnghỉ bù Tết Nguyên đán",
                "2026-02-21\toff\tweekend",
                "2026-02-22\toff\tweekend",
                "2026-02-23\t07:30-11:30,13:30-17:30",
                "",
            ]);
    }

    [Fact]
    public async Task Days_as_JSON_tell_the_note_of_a_worked_Saturday()
    {
        var (_, output, _) = await Bpm(
            "time",
            "days",
            "--calendar",
            "vn-office",
            "--from",
            "2026-01-10",
            "--to",
            "2026-01-10",
            "--json"
        );

        var day = Json(output)[0];
        day.GetProperty("note").GetString().ShouldBe("làm bù cho 2/1/2026");
        day.GetProperty("sessions")[1].GetProperty("to").GetString().ShouldBe("17:30");
    }

    [Fact]
    public async Task A_bad_line_of_a_batch_is_answered_and_the_next_goes_on()
    {
        var (code, output, errors) = await Batch(
            "add\t2026-02-12T09:10\t15 working days\tnext-working-day\r\n"
                + "add\t2026-02-30T09:10\t3 working days\tmoment\n"
                + "add\t2026-02-12T09:10\t3 days\tmoment\n"
                + "add\t2026-02-12T09:10\t3 working days\tnow\n"
                + "count\t2026-03-03T09:00\t2026-03-02T09:00\n"
                + "add\t2055-02-12T09:10\t3 working days\tmoment\n"
                + "\n"
                + "add\t2026-02-12T09:10\n"
                + "count\t2026-03-02T07:30\t2026-03-02T17:30"
        );

        var lines = output.Split('\n');
        lines.Length.ShouldBe(10);
        lines[0].ShouldBe("2026-03-12T17:30");
        lines[1].ShouldBe("error: '2026-02-30T09:10' is not a date and time; write for example 2026-02-12T09:10");
        lines[2].ShouldStartWith("error: 'days' may mean two things; write '3 working days'");
        lines[3].ShouldBe("error: there is no start rule 'now'; write moment or next-working-day");
        lines[4].ShouldStartWith("error: the end 2026-03-02T09:00 is before the start 2026-03-03T09:00");
        lines[5].ShouldContain("error: The calendar vn-office covers");
        lines[6].ShouldStartWith("error: there is no ''");
        lines[7].ShouldStartWith("error: 'add' has three columns");
        lines[8].ShouldBe("480");
        (code, errors).ShouldBe((1, "bpm time batch: 7 of 9 lines had errors.\n"));
    }

    [Fact]
    public async Task A_batch_longer_than_a_block_has_one_answer_a_line()
    {
        const int Lines = 20_000;
        var input = string.Concat(Enumerable.Repeat("add\t2026-11-12T09:10\t5 working days\tmoment\n", Lines));

        var (code, output, _) = await Batch(input);

        code.ShouldBe(0);
        output.ShouldBe(string.Concat(Enumerable.Repeat("2026-11-19T09:10\n", Lines)));
    }

    [Fact]
    public async Task The_conformance_set_comes_out_the_same()
    {
        foreach (var rows in Rows("add.tsv").Where(row => row[4] == "-").GroupBy(row => row[0]))
        {
            var input = rows.Select(row => $"add\t{row[1]}\t{row[2]}\t{row[3]}\n");
            (await Batch(string.Concat(input), rows.Key)).Output.ShouldBe(
                string.Concat(rows.Select(row => $"{row[5]}\n"))
            );
        }

        foreach (var rows in Rows("count.tsv").GroupBy(row => row[0]))
        {
            var input = rows.Select(row => $"count\t{row[1]}\t{row[2]}\n");
            (await Batch(string.Concat(input), rows.Key)).Output.ShouldBe(
                string.Concat(rows.Select(row => $"{row[3]}\n"))
            );
        }

        foreach (var row in Rows("days.tsv"))
        {
            var (_, output, _) = await Bpm("time", "days", "--calendar", row[0], "--from", row[1], "--to", row[1]);
            output.ShouldBe(row[2] == "off" ? $"{row[1]}\toff\t{row[3]}\n" : $"{row[1]}\t{row[2]}\n");
        }
    }

    [Fact]
    public async Task The_conformance_set_of_clocks_comes_out_the_same()
    {
        foreach (var row in Rows("clock.tsv"))
        {
            var answer = Json((await Clock(FactsOf(row), row[0])).Output);

            answer.GetProperty("due").GetString().ShouldBe(row[7], string.Join(' ', row));
            answer.GetProperty("usedMinutes").GetInt64().ToString().ShouldBe(row[8], string.Join(' ', row));
            answer.GetProperty("remainingMinutes").GetInt64().ToString().ShouldBe(row[9], string.Join(' ', row));
            var shown = answer.GetProperty("verdict").GetString() ?? answer.GetProperty("state").GetString()!;
            shown
                .Replace("-", "", StringComparison.Ordinal)
                .ShouldBe(row[10].ToLowerInvariant(), string.Join(' ', row));
        }
    }

    [Fact]
    public async Task G1_is_due_on_Monday_and_its_ledger_adds_up()
    {
        var (code, output, errors) = await Clock(G1 + "\n");

        (code, errors).ShouldBe((0, ""));
        output.ShouldStartWith(
            """{"due":"2026-11-23T11:10","usedMinutes":2030,"remainingMinutes":370,"state":"running","verdict":null,"ledger":[{"holder":"unassigned","minutes":2030},{"holder":"lawful-pause","unit":"supplement","minutes":1080}],"elapsedMinutes":3110,"""
        );
    }

    [Fact]
    public async Task A_clock_with_holdings_debits_each_minute_once()
    {
        var line =
            G1.Replace(
                "\"effect\":\"resume\"",
                "\"effect\":\"resume\",\"holder\":\"applicant\"",
                StringComparison.Ordinal
            )[..^1]
            + ""","finished":"2026-11-23T11:11","holdings":[{"from":"2026-11-12T09:10","to":"2026-11-20T15:00","holder":"agency","unit":"land","branch":"a"},{"from":"2026-11-13T07:30","holder":"agency","unit":"tax","branch":"b","due":"2026-11-19T17:30"}]}""";
        line = line.Replace("2026-11-20T15:00\",\"finished", "2026-11-27T15:00\",\"finished", StringComparison.Ordinal);

        var (_, output, _) = await Clock(line, options: "--proof");

        var answer = Json(output);
        answer.GetProperty("verdict").GetString().ShouldBe("late");
        answer.GetProperty("state").GetString().ShouldBe("finished");
        var ledger = answer.GetProperty("ledger").EnumerateArray().ToList();
        ledger
            .Select(row => row.GetProperty("holder").GetString())
            .ShouldBe(["agency", "agency", "applicant"], ignoreOrder: true);
        ledger
            .Sum(row => row.GetProperty("minutes").GetInt64())
            .ShouldBe(answer.GetProperty("elapsedMinutes").GetInt64());
        answer.GetProperty("branches").GetArrayLength().ShouldBe(2);
        answer
            .GetProperty("proof")
            .EnumerateArray()
            .ShouldContain(row => row.GetProperty("kind").GetString() == "paused");
    }

    [Theory]
    [InlineData("{", "the line is not JSON")]
    [InlineData("[]", "a line is one JSON object")]
    [InlineData("{\"term\":\"5 working days\"}", "start is missing")]
    [InlineData("{\"start\":\"2026-11-12T09:10\",\"term\":5}", "term is 5; write a text in quotes")]
    [InlineData("{\"strat\":\"2026-11-12T09:10\"}", "there is no fact 'strat'; did you mean 'start'?")]
    [InlineData("{\"start\":\"2026-11-12T09:10\",\"start\":\"2026-11-12T09:10\"}", "the line is not JSON")]
    [InlineData("{\"start\":\"2026-11-12\",\"term\":\"same day\"}", "start '2026-11-12' is not a date and time")]
    [InlineData(
        "{\"start\":\"2026-11-12T09:10\",\"term\":\"same day\",\"rule\":\"moment\"}",
        "now is missing; write for example"
    )]
    [InlineData(
        "{\"start\":\"2026-11-12T09:10\",\"term\":\"same day\",\"rule\":\"moment\",\"finished\":\"2026-11-11T09:10\"}",
        "The finish 2026-11-11T09:10:00 is before the start 2026-11-12T09:10:00."
    )]
    public async Task A_bad_fact_names_itself_and_the_next_line_goes_on(string line, string wrong)
    {
        var (code, output, _) = await Clock($"{line}\n{G1}\n");

        code.ShouldBe(1);
        var answers = output.Split('\n');
        Json(answers[0]).GetProperty("error").GetString().ShouldStartWith(wrong);
        Json(answers[1]).GetProperty("due").GetString().ShouldBe("2026-11-23T11:10");
    }

    [Theory]
    [InlineData("there is no calendar 'vn-ofice'; did you mean 'vn-office'?", "--calendar", "vn-ofice")]
    [InlineData("--calendar is missing; write for example --calendar vn-office.")]
    [InlineData("there is no file 'nowhere/x.yaml'", "--calendar", "nowhere/x.yaml")]
    [InlineData("--from is missing", "--calendar", "vn-office")]
    [InlineData("--from '12/02/2026' is not a date and time", "--calendar", "vn-office", "--from", "12/02/2026")]
    [InlineData("--term: The number '3' has no unit", "--calendar=vn-office", "--from=2026-02-12T09:10", "--term=3")]
    [InlineData("there is no option '--form' here; did you mean 'from'?", "--form", "x")]
    [InlineData("--from has no value", "--from")]
    [InlineData("--from stands twice", "--from=1", "--from=2")]
    [InlineData("'working' belongs to no option", "--term", "3", "working", "days")]
    public async Task Wrong_usage_says_what_to_write(string wrong, params string[] arguments)
    {
        var (code, output, errors) = await Bpm(["time", "add", .. arguments]);

        (code, output).ShouldBe((2, ""));
        errors.ShouldStartWith($"bpm time add: {wrong}");
    }

    [Fact]
    public async Task Beyond_the_calendar_there_is_no_answer()
    {
        var (code, output, errors) = await Bpm(
            "time",
            "add",
            "--calendar",
            "vn-office",
            "--from",
            "2031-12-30T09:10",
            "--term",
            "30 working days"
        );

        (code, output).ShouldBe((1, ""));
        errors.ShouldContain("ends on 2031-12-31");
    }

    [Fact]
    public async Task A_calendar_file_may_extend_a_named_one_and_says_where_it_is_wrong()
    {
        var folder = Directory.CreateTempSubdirectory("bpm-calendar");
        try
        {
            var file = Path.Combine(folder.FullName, "storm.yaml");
            await File.WriteAllTextAsync(
                file,
                "calendar: storm\nextends: vn-office\nversion: 1\nclosures:\n  - from: 2026-03-03\n    to: 2026-03-04\n    reason: bão số 1\n"
            );
            var days = await Bpm("time", "days", "--calendar", file, "--from", "2026-03-03", "--to", "2026-03-05");
            await File.WriteAllTextAsync(file, "calendar: storm\nextends: vn-ofice\nversion: 1\n");
            var wrong = await Bpm("time", "days", "--calendar", file, "--from", "2026-03-03", "--to", "2026-03-05");

            days.Output.ShouldBe(
                "2026-03-03\toff\tbão số 1\n2026-03-04\toff\tbão số 1\n2026-03-05\t07:30-11:30,13:30-17:30\n"
            );
            wrong.Code.ShouldBe(1);
            wrong.Errors.ShouldContain("storm.yaml:2:");
            wrong.Errors.ShouldContain("did you mean 'vn-office'?");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("2030", "2030-02-04\toff\tTết Nguyên đán\n")]
    [InlineData("2045", null)]
    [InlineData("2060", null)]
    public async Task A_proposed_year_is_a_provisional_calendar_that_can_be_used(string year, string? fourthOfFebruary)
    {
        var folder = Directory.CreateTempSubdirectory("bpm-calendar");
        try
        {
            var (code, yaml, errors) = await Bpm("calendar", "propose", year);
            (code, errors).ShouldBe((0, ""));
            yaml.ShouldContain("    status: provisional\n");
            var file = Path.Combine(folder.FullName, "proposal.yaml");
            await File.WriteAllTextAsync(file, yaml);

            var day = $"{year}-02-04";
            var days = await Bpm("time", "days", "--calendar", file, "--from", day, "--to", day);
            var off = await Bpm(
                "time",
                "days",
                "--calendar",
                file,
                "--from",
                $"{year}-05-01",
                "--to",
                $"{year}-05-01",
                "--json"
            );

            (days.Code, days.Errors).ShouldBe((0, ""));
            days.Output.ShouldBe(fourthOfFebruary ?? days.Output);
            Json(off.Output)[0].GetProperty("status").GetString().ShouldBe("provisional");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("1999")]
    [InlineData("2061")]
    [InlineData("next")]
    public async Task A_year_outside_the_lunar_table_is_wrong_usage(string year)
    {
        var (code, _, errors) = await Bpm("calendar", "propose", year);

        code.ShouldBe(2);
        errors.ShouldBe(
            $"bpm calendar propose: '{year}' is no year of the lunar table; write one from 2000 to 2060.\n"
        );
    }

    [Fact]
    public async Task Help_is_there_for_each_verb_and_for_the_group()
    {
        var add = await Bpm("time", "add", "--help");
        var group = await Bpm("time", "--help");
        var alone = await Bpm("time");
        var wrong = await Bpm("time", "ad");

        (add.Code, group.Code, alone.Code, wrong.Code).ShouldBe((0, 0, 2, 2));
        add.Output.ShouldStartWith("bpm time add --calendar NAME|FILE.yaml --from MOMENT --term TERM");
        group.Output.ShouldContain("bpm time clock");
        group.Output.ShouldNotContain("bpm serve");
        alone.Errors.ShouldStartWith("bpm: 'time' needs a second word.\n");
        wrong.Errors.ShouldStartWith("bpm: there is no 'time ad'.\n");
    }

    private static async Task<(int Code, string Output, string Errors)> Bpm(params string[] args)
    {
        var (output, errors) = (Writer(), Writer());
        var code = await Verbs.Run(args, output, errors);
        return (code, output.ToString(), errors.ToString());
    }

    private static async Task<(int Code, string Output, string Errors)> Batch(
        string input,
        string calendar = "vn-office"
    )
    {
        var (output, errors) = (Writer(), Writer());
        var code = await TimeBatch.Run(["--calendar", calendar], new StringReader(input), output, errors);
        return (code, output.ToString(), errors.ToString());
    }

    private static async Task<(int Code, string Output, string Errors)> Clock(
        string input,
        string calendar = "vn-office",
        params string[] options
    )
    {
        var (output, errors) = (Writer(), Writer());
        string[] args = ["--calendar", calendar, .. options];
        var code = await TimeClock.Run(args, new StringReader(input), output, errors);
        return (code, output.ToString(), errors.ToString());
    }

    private static StringWriter Writer() => new() { NewLine = "\n" };

    private static JsonElement Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    private static IEnumerable<string[]> Rows(string file) =>
        File.ReadLines(Path.Combine(Repository.Root, "tests", "conformance", "working-time", file))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t'));

    private static string FactsOf(string[] row) =>
        JsonSerializer.Serialize(
            new
            {
                start = row[1],
                term = row[2],
                rule = row[3],
                pauses = row[4] == "-" ? [] : row[4].Split("; ").Select(PauseOf).ToArray(),
                finished = row[5] == "-" ? null : row[5],
                now = row[6],
            }
        );

    private static object PauseOf(string text)
    {
        var parts = text.Split([" ", ".."], StringSplitOptions.None);
        return new
        {
            from = parts[0],
            to = parts[1].Length == 0 ? null : parts[1],
            ground = "supplement",
            effect = parts[2],
        };
    }

    /// <summary>What a person does with a proof: adds the minutes with a plus.</summary>
    private static long Plusses(string table) =>
        table
            .Split('\n')
            .SelectMany(line => line.Split(' '))
            .Where(word => word.StartsWith('+'))
            .Sum(word => long.Parse(word[1..]));
}
